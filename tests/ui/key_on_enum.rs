use perennial::Key;

#[derive(Key)]
enum Id {
    A(u8),
}

fn encode(id: &Id) -> Vec<u8> {
    perennial::key::encode(id)
}

fn main() {}
