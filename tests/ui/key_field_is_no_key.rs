use perennial::Key;

#[derive(Key)]
struct Id(u8, f32);

fn main() {}
