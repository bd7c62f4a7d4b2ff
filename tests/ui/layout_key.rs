use perennial::Layout;

#[derive(Layout)]
struct Even {
    #[layout(since = 2)]
    value: u8,
}

fn main() {}
