use perennial::Layout;

#[derive(Layout)]
#[layout(check = 7)]
struct Even {
    value: u8,
}

fn main() {}
