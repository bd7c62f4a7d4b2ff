use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
struct User {
    name: String,
    #[versioned(sinc = 2)]
    karma: u32,
}

fn main() {}
