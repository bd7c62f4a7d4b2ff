//! What holds for every stored value of every entity, in both codecs.

use std::fmt::Debug;

use perennial::{
    Bincode, DowncastError, Entity, Scale, Version, VersionedEntity, WriteEntity,
    entity::{decode, decode_prefix, decode_versioned, encode_as, encode_versioned},
    error::DowncastKind,
    wire::{FaultKind, Reader, Source, Wire},
};

pub fn version(number: u8) -> Version {
    Version::new(number).unwrap()
}

/// Checks the stored value and gives back what it reads as.
pub fn stored<W: Wire, E: Entity + PartialEq + Debug>(bytes: &[u8]) -> E {
    let latest: E = decode::<W, E>(bytes).unwrap();
    let own = || decode_versioned::<W, E>(bytes).unwrap();
    assert_eq!(encode_versioned::<W, E>(&own()).unwrap(), bytes, "a version is what it was");
    assert_eq!(own().try_into_latest().unwrap(), latest, "all at once");
    let mut stepped = own();
    while stepped.version() < E::LATEST {
        let next = stepped.version().get() + 1;
        stepped = stepped.upcast().unwrap();
        assert_eq!(stepped.version().get(), next);
    }
    let stays = stepped.upcast().unwrap();
    assert_eq!(stays.version(), E::LATEST);
    assert_eq!(stays.try_into_latest().unwrap(), latest, "step by step");
    skips_exactly::<W, E>(own().version(), bytes);
    for len in 0..bytes.len() {
        assert!(decode::<W, E>(&bytes[..len]).is_err(), "{len} bytes of {bytes:?} decode");
        assert!(decode_versioned::<W, E>(&bytes[..len]).is_err());
    }
    let longer = [bytes, &[0]].concat();
    let trailing = FaultKind::TrailingBytes { count: 1 };
    assert_eq!(decode::<W, E>(&longer).unwrap_err().kind, trailing);
    assert_eq!(decode_versioned::<W, E>(&longer).err().unwrap().kind, trailing);
    assert_eq!(decode_prefix::<W, E>(&longer).unwrap(), (decode::<W, E>(bytes).unwrap(), &[0][..]));
    latest
}

fn skips_exactly<W: Wire, E: Entity>(version: Version, bytes: &[u8]) {
    let longer = [bytes, &[0xEE; 3]].concat();
    let mut reader = Reader::new(&longer[1..]);
    E::skip::<W, _>(version, &mut reader).unwrap();
    assert_eq!(reader.remaining(), 3, "skipping walks over the body alone");
}

/// Writes the view as the version, in both codecs, and reads it back.
pub fn kept<E: WriteEntity + PartialEq + Debug>(view: &E, number: u8) {
    let scale = encode_as::<Scale, E>(view, version(number)).unwrap();
    assert_eq!(&stored::<Scale, E>(&scale), view, "version {number}");
    let bincode = encode_as::<Bincode, E>(view, version(number)).unwrap();
    assert_eq!(&stored::<Bincode, E>(&bincode), view, "version {number}");
}

/// The view can be written as all versions.
pub fn kept_in_all<E: WriteEntity + PartialEq + Debug>(view: &E) {
    for info in E::VERSIONS {
        kept(view, info.version.get());
    }
}

/// Why the view cannot be written as the version; both codecs agree.
pub fn refused<E: WriteEntity>(view: &E, number: u8) -> DowncastKind {
    let scale: DowncastError = encode_as::<Scale, E>(view, version(number)).unwrap_err();
    let bincode = encode_as::<Bincode, E>(view, version(number)).unwrap_err();
    assert_eq!(scale, bincode);
    assert_eq!((scale.entity, scale.version.get()), (E::NAME, number));
    scale.into_details().kind
}

/// The field would be lost, and needs this version.
pub fn lost(field: &'static str, needs: u8) -> DowncastKind {
    DowncastKind::Lost { field, needs: version(needs) }
}

/// A value of any version reads as this view, in both codecs.
pub fn reads_as<E: Entity + PartialEq + Debug>(value: &E::Versioned, view: &E) {
    let scale = encode_versioned::<Scale, E>(value).unwrap();
    assert_eq!(&stored::<Scale, E>(&scale), view);
    let bincode = encode_versioned::<Bincode, E>(value).unwrap();
    assert_eq!(&stored::<Bincode, E>(&bincode), view);
}
