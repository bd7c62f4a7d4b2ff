use std::fmt::Debug;

use bincode::config::Configuration;
use perennial::{Version, WriteEntity, entity, wire::Wire};

/// The configuration whose bytes our bincode bodies are.
pub fn bincode_standard() -> Configuration {
    bincode::config::standard()
}

/// The version of this number.
pub fn version(number: u8) -> Version {
    Version::new(number).expect("versions are numbered from 1")
}

/// The stored value of an entity in one of its versions.
pub fn stored<C: Wire, E: WriteEntity>(value: &E, number: u8) -> Vec<u8> {
    entity::encode_as::<C, E>(value, version(number)).expect("the value fits the version")
}

/// An entity with its samples, and what one would write by hand instead of using this library.
pub trait Fixture: WriteEntity + Clone + PartialEq + Debug + 'static {
    /// The latest view as a struct with the derives of parity-scale-codec and bincode.
    type Plain: parity_scale_codec::Codec
        + bincode::Encode
        + bincode::Decode<()>
        + Clone
        + From<Self>
        + Into<Self>;
    /// All versions as an enum with the derive of parity-scale-codec, tagged as our stored values.
    type PlainVersioned: parity_scale_codec::Codec;

    /// The value that is measured in the latest version.
    fn sample() -> Self;

    /// The same as a version stores it: what came later has its default.
    fn sample_of(number: u8) -> Self;

    /// A version of the hand-written enum.
    fn plain_versioned(value: Self, number: u8) -> Self::PlainVersioned;

    /// The hand-written upcasts, from any version to the latest.
    fn plain_latest(versioned: Self::PlainVersioned) -> Self::Plain;
}
