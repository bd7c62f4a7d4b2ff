use perennial::{Scale, Version, Versioned, entity};

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
    list: Vec<Box<Marker>>,
}

fn main() {
    let outer = Outer { list: vec![Box::default()] };
    let _ = entity::encode_as::<Scale, _>(&outer, Version::FIRST);
}
