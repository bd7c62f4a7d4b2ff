use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(module = 7)]
#[repr(u8)]
enum Fault {
    NotFound(u32) = 0,
}

fn main() {}
