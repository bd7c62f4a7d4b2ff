use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, was(age: u8, upcast = wide))]
    age: u32,
}

fn main() {}
