use perennial::{Layout, Versioned};

#[derive(Versioned)]
#[versioned(view = User)]
enum VersionedUser {
    V1(UserV1),
    V2(User),
}

#[derive(Layout)]
struct UserV1 {
    a: u8,
}

#[derive(Layout)]
struct User {
    a: u16,
}

fn main() {}
