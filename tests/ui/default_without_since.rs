use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1)]
struct User {
    #[versioned(default = 1)]
    karma: u32,
}

fn main() {}
