use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7, retired(Late = 1, Early = 1, Late = 2))]
enum Fault {
    NotFound = 0,
}

fn main() {}
