use perennial::{Layout, Versioned};

#[derive(Layout)]
pub struct UserV1 {
    a: u8,
}

#[derive(Versioned)]
#[versioned(view = UserV1, borrowed = UserRef)]
pub enum VersionedUser {
    V1(UserV1),
}

fn main() {}
