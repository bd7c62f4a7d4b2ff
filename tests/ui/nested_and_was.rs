use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, nested(2 = 1), was(old: u8, upcast = new))]
    inner: Vec<User>,
}

fn main() {}
