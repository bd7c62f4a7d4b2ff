use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7, retired(Late = 1))]
enum Fault {
    NotFound = 0,
    Late = 2,
}

fn main() {}
