use perennial::ErrorCodes;

const FIRST: isize = 0;

#[derive(ErrorCodes)]
#[codes(module = 7)]
enum Fault {
    NotFound = FIRST,
    Poor = -1,
}

fn main() {}
