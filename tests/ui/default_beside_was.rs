use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    #[versioned(since = 2, default = 1, was(a: u8, upcast = u32::from))]
    karma: u32,
}

fn main() {}
