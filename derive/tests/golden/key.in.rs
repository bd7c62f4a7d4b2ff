#[derive(Key)]
#[key(crate = eternal)]
struct Place<T> {
    id: u32,
    name: T,
}

#[derive(Key)]
struct Id([u8; 32]);
