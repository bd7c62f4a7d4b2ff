use perennial::Layout;

#[derive(Layout)]
#[layout(history = "history")]
struct Point {
    x: u8,
}

fn main() {}
