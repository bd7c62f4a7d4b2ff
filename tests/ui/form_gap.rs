use perennial::{Layout, Versioned};

#[derive(Versioned)]
#[versioned(view = User)]
enum VersionedUser {
    V1(UserV1),
    V3(User),
}

#[derive(Layout)]
struct UserV1 {
    a: u8,
}

#[derive(Layout)]
struct User {
    a: u16,
}

impl From<UserV1> for User {
    fn from(old: UserV1) -> Self {
        Self { a: old.a.into() }
    }
}

fn main() {}
