use perennial::{Scale, Versioned, entity};

#[derive(Default, Versioned)]
#[versioned(latest = 2)]
struct Marker {
    #[versioned(since = 2)]
    set: bool,
}

#[derive(Versioned)]
#[versioned(latest = 2)]
struct Outer {
    #[versioned(nested(1 = 1, 2 = 2))]
    list: Vec<Marker>,
}

fn main() {
    let _ = entity::view::<Scale, Outer>(&[1, 0]).unwrap().list();
}
