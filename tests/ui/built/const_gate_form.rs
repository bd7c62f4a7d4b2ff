//! A runtime whose spec version is a constant writes a version that is newer.

use perennial::{Scale, Versioned, gate::ConstGate};

#[derive(Versioned)]
#[versioned(latest = 3, activates(2 = 6, 3 = 9))]
pub struct User {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3)]
    pub badge: u8,
}

fn main() {
    let user = UserV2 { name: String::new(), karma: 1 };
    let _ = ConstGate::<5>.encode_form::<Scale, User, 2>(&user);
}
