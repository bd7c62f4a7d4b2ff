use perennial::Layout;

#[derive(Layout)]
enum Choice {
    A,
    #[layout(index = 0)]
    B,
}

fn main() {}
