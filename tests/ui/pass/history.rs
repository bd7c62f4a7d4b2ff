use perennial::Versioned;

/// Released with two versions; the third is not released yet.
#[derive(Versioned)]
#[versioned(latest = 3, history = "history")]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3)]
    age: u8,
}

/// Never released.
#[derive(Versioned)]
#[versioned(latest = 1, history = "history")]
struct Org {
    name: String,
}

fn main() {
    let user = User { name: String::new(), karma: 0, age: 0 };
    let _ = (user.name, user.karma, user.age, Org { name: String::new() }.name);
}
