use perennial::{Scale, Versioned, entity};

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
struct User {
    id: u64,
    #[versioned(since = 2)]
    karma: u32,
}

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 5, 3 = 6))]
struct Org<T> {
    #[versioned(nested(1 = 1, 2 = 2))]
    owner: T,
    #[versioned(since = 3)]
    open: bool,
}

fn main() {
    let org = Org { owner: User { id: 1, karma: 0 }, open: false };
    let _ = entity::encode::<Scale, _>(&org).unwrap();
}
