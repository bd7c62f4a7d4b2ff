use perennial::ErrorCodes;

#[derive(ErrorCodes)]
enum Fault {
    NotFound = 0,
}

fn main() {}
