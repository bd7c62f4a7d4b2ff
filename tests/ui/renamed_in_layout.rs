use perennial::Layout;

#[derive(Layout)]
struct Point {
    #[layout(renamed(from = "left", since = 2))]
    x: u8,
}

#[derive(Layout)]
struct Line {
    a: u8,
    #[layout(renamed(from = "a"))]
    b: u8,
}

fn main() {}
