use perennial::{Layout, Versioned};

#[derive(Layout)]
struct User {
    name: String,
}

#[derive(Versioned)]
#[versioned(view = User)]
enum VersionedUser {
    #[versioned(renamed(from = "First"))]
    V1(User),
}

fn main() {}
