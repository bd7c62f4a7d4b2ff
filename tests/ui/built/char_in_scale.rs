use perennial::{Scale, Versioned, entity};

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    initial: char,
}

fn main() {
    let _ = entity::encode::<Scale, _>(&User { initial: 'a' });
}
