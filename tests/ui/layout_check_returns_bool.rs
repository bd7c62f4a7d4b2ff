use perennial::Layout;

#[derive(Layout)]
#[layout(check = |even: &Even| even.value % 2 == 0)]
struct Even {
    value: u8,
}

fn main() {}
