//! A runtime whose spec version is a constant writes a view of which the latest version is newer.

use perennial::{Scale, Versioned, gate::ConstGate};

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 6))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

fn main() {
    let _ = ConstGate::<5>.encode::<Scale, User>(&User { name: String::new(), karma: 1 });
}
