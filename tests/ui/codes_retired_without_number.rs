use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7, retired(Late))]
enum Fault {
    NotFound = 0,
}

fn main() {}
