use perennial::{Bincode, Versioned, entity};

#[derive(parity_scale_codec::Encode, parity_scale_codec::Decode)]
struct Hash([u8; 32]);

#[derive(Versioned)]
#[versioned(latest = 1)]
struct Block {
    #[versioned(foreign_scale = "Hash")]
    hash: Hash,
}

fn main() {
    let _ = entity::decode::<Bincode, Block>(&[]);
}
