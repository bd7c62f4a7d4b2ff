use perennial::Layout;

#[derive(Layout)]
union User {
    a: u8,
    b: i8,
}

fn main() {}
