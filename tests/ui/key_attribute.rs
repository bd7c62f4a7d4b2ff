use perennial::Key;

#[derive(Key)]
#[key(check = f)]
struct Id(u8);

fn main() {}
