use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, first_tag = 0xFE)]
struct User {
    #[versioned(since = 2)]
    karma: u32,
}

fn main() {}
