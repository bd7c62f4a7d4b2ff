use perennial::{Layout, Versioned};

#[derive(Versioned)]
#[versioned(view = User)]
enum VersionedUser {
    V1(UserV1),
    V2(User),
}

struct UserV1;

#[derive(Layout)]
struct User {
    a: u8,
}

impl From<UserV1> for User {
    fn from(_: UserV1) -> Self {
        Self { a: 0 }
    }
}

fn main() {}
