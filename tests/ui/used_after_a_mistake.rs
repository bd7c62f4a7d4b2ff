use perennial::{Versioned, VersionedEntity, WriteEntity};

#[derive(Clone, Debug, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug), first_tag = 0xFF)]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
}

#[derive(Clone, Debug, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug))]
struct Holder {
    #[versioned(nested(1 = 2))]
    users: Vec<User>,
}

fn put<E: WriteEntity>(_entity: &E) {}

fn all(user: &User, old: VersionedUser, first: UserV1) {
    put(user);
    println!("{:?}{:?}", old.clone().upcast(), first.clone());
}

fn main() {}
