use perennial::{DowncastError, Layout, Scale, Versioned, entity};

#[derive(Versioned)]
#[versioned(view = User)]
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

fn write(user: &User) -> Result<Vec<u8>, DowncastError> {
    entity::encode::<Scale, User>(user)
}

fn main() {}
