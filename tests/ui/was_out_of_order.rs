use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 3)]
struct User {
    #[versioned(since = 3, was(a: u8, since = 2, upcast = f), was(b: u16, upcast = g))]
    c: u32,
}

fn main() {}
