#[derive(Versioned)]
#[versioned(view = User, write)]
pub enum VersionedUser {
    #[versioned(downcast)]
    V1(UserV1),
    V2(UserV2),
}
