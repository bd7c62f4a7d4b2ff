//! Hashes against values known from elsewhere.

use perennial::key::hash::{blake2_128, blake2_256, twox_64, twox_128, twox_256};

use super::radicle::hex;

#[test]
fn twox_128_gives_the_prefixes_of_every_substrate_chain() {
    assert_eq!(twox_128(b"System").to_vec(), hex("26aa394eea5630e07c48ae0c9558cef7"));
    assert_eq!(twox_128(b"Account").to_vec(), hex("b99d880ec681799c0cf30e8886371da9"));
    assert_eq!(twox_128(b"Balances").to_vec(), hex("c2261276cc9d1f8598ea4b6a74b15c2f"));
    assert_eq!(twox_128(b"TotalIssuance").to_vec(), hex("57c875e4cff74148e4628f264b974c80"));
}

#[test]
fn twox_hashes_are_xxhash64_with_growing_seeds() {
    // xxHash64 of nothing with seed 0, a test value of the xxHash project.
    assert_eq!(twox_64(b""), 0xef46_db37_51d8_e999_u64.to_le_bytes());
    assert_eq!(twox_128(b"abc")[..8], twox_64(b"abc"));
    assert_eq!(twox_256(b"abc")[..16], twox_128(b"abc"));
    // From a second implementation, written after the specification.
    assert_eq!(
        twox_256(b"").to_vec(),
        hex("99e9d85137db46ef4bbea33613baafd56f963c64b1f3685a4eb4abd67ff6203a")
    );
    let more_than_one_stripe: Vec<u8> = (0..100).collect();
    assert_eq!(
        twox_256(&more_than_one_stripe).to_vec(),
        hex("9765163280e5c16a23708a09a2a3193d44c1d7fcf25cd859033ed69339cbc25d")
    );
}

#[test]
fn blake2_hashes_have_their_length_in_the_parameter_block() {
    // Python's hashlib.blake2b with digest_size 16 and 32.
    assert_eq!(blake2_128(b"").to_vec(), hex("cae66941d9efbd404e4d88758ea67670"));
    assert_eq!(blake2_128(b"abc").to_vec(), hex("cf4ab791c62b8d2b2109c90275287816"));
    assert_eq!(
        blake2_256(b"").to_vec(),
        hex("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8")
    );
}
