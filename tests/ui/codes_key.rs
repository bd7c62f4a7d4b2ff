use perennial::ErrorCodes;

#[derive(ErrorCodes)]
#[codes(modul = 7)]
enum Fault {
    #[codes(index = 0)]
    NotFound = 0,
}

fn main() {}
