use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2, first_tag = 0xFF, nam = "user")]
#[versioned(removed(nick: String, in = 1))]
struct User {
    #[versioned(since = 3)]
    a: u8,
    #[versioned(default = 1)]
    b: u8,
}

fn main() {}
