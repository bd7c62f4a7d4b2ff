use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 1, bincode(BorrowDecode))]
struct User {
    a: u8,
}

fn main() {}
