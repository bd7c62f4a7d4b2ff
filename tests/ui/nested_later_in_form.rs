use perennial::{Layout, Versioned};

#[derive(Layout)]
struct UserV1(u8);

#[derive(Layout)]
struct UserV2(u16);

impl From<UserV1> for UserV2 {
    fn from(old: UserV1) -> Self {
        Self(old.0.into())
    }
}

#[derive(Versioned)]
#[versioned(view = UserV2, activates(2 = 6))]
enum User {
    V1(UserV1),
    V2(UserV2),
}

#[derive(Versioned)]
#[versioned(latest = 2, activates(2 = 5))]
struct Org {
    #[versioned(nested(1 = 1, 2 = 2))]
    owner: UserV2,
}

fn main() {}
