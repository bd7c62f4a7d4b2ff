use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7, retired(Late = 300))]
enum Fault {
    NotFound = 256,
}

fn main() {}
