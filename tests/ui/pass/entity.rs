//! Makes the cases beside it be built, not only checked: their mistakes show when code is generated.
use perennial::{Scale, Versioned, entity};

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {
    let user = User { name: "ada".into(), karma: 7 };
    let bytes = entity::encode::<Scale, _>(&user).unwrap();
    let back: User = entity::decode::<Scale, _>(&bytes).unwrap();
    assert_eq!((back.name.as_str(), back.karma), ("ada", 7));
}
