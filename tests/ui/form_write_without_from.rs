use perennial::{Layout, Versioned};

#[derive(Versioned)]
#[versioned(view = User, write)]
enum VersionedUser {
    V1(UserV1),
}

#[derive(Layout)]
struct UserV1 {
    a: u8,
}

#[derive(Clone)]
struct User;

impl From<UserV1> for User {
    fn from(_: UserV1) -> Self {
        Self
    }
}

fn main() {}
