use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7)]
enum Fault {
    NotFound = 0,
    Poor = 0,
}

fn main() {}
