use perennial::Versioned;

#[derive(Versioned)]
#[versioned(latest = 2)]
enum Event {
    #[versioned(renamed(from = "Made", since = 1))]
    Created,
    #[versioned(renamed(from = "Gone-away"))]
    Left,
    #[versioned(renamed(from = "Sold", since = 3))]
    Traded,
    #[versioned(since = 2, renamed(from = "Lost"), renamed(from = "Missed"))]
    Vanished,
}

fn main() {}
