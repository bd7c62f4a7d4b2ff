use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, was(a: u8, default = 1, upcast = f))]
    c: u32,
}

fn main() {}
