use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 256)]
enum Fault {
    NotFound = 0,
}

fn main() {}
