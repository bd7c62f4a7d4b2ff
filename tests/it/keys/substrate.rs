//! What the hashers of storage maps keep, check and refuse.

use std::fmt::Debug;

use perennial::{
    key::{
        Blake2_128, Blake2_128Concat, Blake2_256, HashedKey, Identity, KeyFault, KeyHasher,
        KeyScheme, Ordered, Substrate, Twox64Concat, Twox128, Twox256,
        hash::{blake2_128, blake2_256, twox_64, twox_128, twox_256},
    },
    wire::{EncodeError, FaultKind},
};

use super::domain::{Id, Unwritable};

fn write<S: KeyScheme<K>, K>(key: &K) -> Vec<u8> {
    let mut bytes = Vec::new();
    S::write(key, &mut bytes).unwrap();
    bytes
}

fn read<S: KeyScheme<K>, K>(bytes: &[u8]) -> Result<S::Read, KeyFault> {
    S::read(bytes)
}

const ENCODED: &[u8] = b"\x14alice";

fn alice() -> Id {
    Id::new("alice")
}

fn is_readable<H: KeyHasher<Read<Id> = Id>>(hash: &[u8]) {
    let bytes = write::<Substrate<H>, Id>(&alice());
    assert_eq!(bytes, [hash, ENCODED].concat());
    assert_eq!(read::<Substrate<H>, Id>(&bytes), Ok(alice()));
    for at in 0..hash.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1;
        let fault = KeyFault::HashMismatch { hasher: H::NAME };
        assert_eq!(read::<Substrate<H>, Id>(&damaged), Err(fault));
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(read::<Substrate<H>, Id>(&longer), Err(KeyFault::TrailingBytes { count: 1 }));
    for len in 0..bytes.len() {
        assert!(read::<Substrate<H>, Id>(&bytes[..len]).is_err());
    }
}

fn is_opaque<H: KeyHasher<Read<Id> = HashedKey>>(hash: &[u8]) {
    let bytes = write::<Substrate<H>, Id>(&alice());
    assert_eq!(bytes, hash);
    assert_eq!(read::<Substrate<H>, Id>(&bytes).unwrap().as_bytes(), hash);
    let longer = [hash, &[0]].concat();
    assert_eq!(read::<Substrate<H>, Id>(&longer), Err(KeyFault::TrailingBytes { count: 1 }));
    let shorter = &hash[1..];
    assert_eq!(read::<Substrate<H>, Id>(shorter), Err(KeyFault::UnexpectedEnd { missing: 1 }));
}

#[test]
fn concat_hashers_read_back_and_check_the_hash() {
    is_readable::<Blake2_128Concat>(&blake2_128(ENCODED));
    is_readable::<Twox64Concat>(&twox_64(ENCODED));
    is_readable::<Identity>(&[]);
}

#[test]
fn opaque_hashers_give_back_the_hash() {
    is_opaque::<Blake2_128>(&blake2_128(ENCODED));
    is_opaque::<Blake2_256>(&blake2_256(ENCODED));
    is_opaque::<Twox128>(&twox_128(ENCODED));
    is_opaque::<Twox256>(&twox_256(ENCODED));
}

#[test]
fn double_maps_read_back_what_their_hashers_keep() {
    let key = (alice(), Id::new("bob"));
    let bob = b"\x0cbob";

    type Both = Substrate<(Blake2_128Concat, Twox64Concat)>;
    let bytes = write::<Both, _>(&key);
    assert_eq!(bytes, [&blake2_128(ENCODED), ENCODED, &twox_64(bob), bob].concat());
    assert_eq!(read::<Both, (Id, Id)>(&bytes), Ok(key.clone()));
    let mut damaged = bytes.clone();
    damaged[16 + ENCODED.len()] ^= 1;
    assert_eq!(
        read::<Both, (Id, Id)>(&damaged),
        Err(KeyFault::HashMismatch { hasher: "twox_64_concat" })
    );
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(read::<Both, (Id, Id)>(&longer), Err(KeyFault::TrailingBytes { count: 1 }));

    type Half = Substrate<(Blake2_256, Identity)>;
    let bytes = write::<Half, _>(&key);
    assert_eq!(bytes, [blake2_256(ENCODED).as_slice(), bob].concat());
    let (first, second) = read::<Half, (Id, Id)>(&bytes).unwrap();
    assert_eq!(first.as_bytes(), blake2_256(ENCODED));
    assert_eq!(second, key.1);
}

#[test]
fn keys_that_do_not_decode_are_refused_with_the_place() {
    let Err(KeyFault::Layout(error)) = read::<Substrate<Identity>, Id>(b"\x14ali") else {
        panic!("a short key must not decode")
    };
    assert_eq!(error.kind, FaultKind::UnexpectedEnd { missing: 2 });
    assert_eq!(error.offset, 1);
    let Err(KeyFault::Layout(error)) = read::<Substrate<Identity>, Id>(b"\x01\x00") else {
        panic!("a length in two bytes that fits in one must not decode")
    };
    assert_eq!(error.kind, FaultKind::NonCanonical { what: "compact integer" });
}

#[test]
fn keys_that_cannot_be_encoded_leave_the_buffer_alone() {
    let mut out = vec![1, 2, 3];
    let fault = KeyFault::Encode(EncodeError::VariantIndex { index: 256 });
    let single = <Substrate<Twox64Concat> as KeyScheme<Unwritable>>::write(&Unwritable, &mut out);
    assert_eq!(single, Err(fault.clone()));
    let double = <Substrate<(Identity, Identity)>>::write(&(alice(), Unwritable), &mut out);
    assert_eq!(double, Err(fault));
    assert_eq!(out, [1, 2, 3]);
}

fn name<S: KeyScheme<K>, K>() -> &'static str {
    S::NAME
}

#[test]
fn schemes_have_their_names() {
    assert_eq!(name::<Ordered, String>(), "ordered");
    assert_eq!(name::<Substrate<Blake2_128Concat>, Id>(), "substrate/blake2_128_concat");
    assert_eq!(name::<Substrate<Twox64Concat>, Id>(), "substrate/twox_64_concat");
    assert_eq!(name::<Substrate<Identity>, Id>(), "substrate/identity");
    assert_eq!(name::<Substrate<Blake2_128>, Id>(), "substrate/blake2_128");
    assert_eq!(name::<Substrate<Blake2_256>, Id>(), "substrate/blake2_256");
    assert_eq!(name::<Substrate<Twox128>, Id>(), "substrate/twox_128");
    assert_eq!(name::<Substrate<Twox256>, Id>(), "substrate/twox_256");
    assert_eq!(
        name::<Substrate<(Blake2_128Concat, Blake2_128Concat)>, (Id, Id)>(),
        "substrate/blake2_128_concat+blake2_128_concat"
    );
}

#[test]
fn ordered_tables_have_no_prefix_and_take_whole_keys() {
    assert!(<Ordered as KeyScheme<u8>>::table_prefix(Some(("A", "B"))).is_empty());
    assert!(<Substrate<Identity> as KeyScheme<Id>>::table_prefix(None).is_empty());
    assert_eq!(write::<Ordered, _>(&(1_u8, "a".to_string())), b"\x01a");
    assert_eq!(read::<Ordered, (u8, String)>(b"\x01a"), Ok((1, "a".to_string())));
    assert_eq!(read::<Ordered, u8>(&[1, 2]), Err(KeyFault::TrailingBytes { count: 1 }));
}

#[test]
fn hashed_keys_show_as_hexadecimal() {
    let key = read::<Substrate<Blake2_128>, Id>(&[0xab; 16]).unwrap();
    assert_eq!(key.to_string(), format!("0x{}", "ab".repeat(16)));
    assert_eq!(format!("{key:?}"), format!("HashedKey(0x{})", "ab".repeat(16)));
}

#[test]
fn reading_needs_no_more_of_a_key_than_debug() {
    fn shows<S: KeyScheme<K>, K>(bytes: &[u8]) -> impl Debug {
        S::read(bytes).unwrap()
    }
    assert_eq!(format!("{:?}", shows::<Ordered, u8>(&[7])), "7");
}
