use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7)]
struct Fault;

fn main() {}
