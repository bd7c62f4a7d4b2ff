use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7, retired(Late = 1))]
enum Fault {}

fn main() {}
