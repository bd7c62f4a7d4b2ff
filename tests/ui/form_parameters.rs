use perennial::{Layout, Versioned};

#[derive(Versioned)]
#[versioned(view = User)]
enum VersionedUser<T> {
    V1(T),
}

#[derive(Layout)]
struct User {
    a: u8,
}

fn main() {}
