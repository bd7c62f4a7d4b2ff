//! Entities in the hands of parity-scale-codec and bincode.
//!
//! The impls that the derive macro writes for an enum of versions call these functions, so that it
//! is a storage value for FRAME and a field for anything else that derives those crates' traits.
//! Writing hands over the bytes of the stored value. Reading takes the tag from the other codec's
//! input, walks over the body through a [`Recorder`], which takes not one byte too many, and reads
//! the recorded bytes as strictly as those of any stored value.

use alloc::{string::ToString, vec::Vec};

use parity_scale_codec::{Input, Output};

use super::{
    Entity,
    stored::{self, unknown_tag},
};
use crate::{
    error::DecodeError,
    version::Tag,
    wire::{Bincode, Fault, Reader, Recorder, Scale, Source, Wire},
};

/// `parity_scale_codec::Encode::encode_to` of an enum of versions.
///
/// # Panics
///
/// If the codec cannot hold the value, as for parity-scale-codec's own types: that trait knows no
/// errors, and a hole in its output would be read as something else. Use
/// [`encode_versioned`](super::encode_versioned) to get the error instead.
pub fn scale_encode_to<E: Entity, O: Output + ?Sized>(value: &E::Versioned, output: &mut O) {
    output.write(&scale_encode::<E>(value));
}

/// `parity_scale_codec::Encode::encode` of an enum of versions.
///
/// # Panics
///
/// As [`scale_encode_to`].
#[must_use]
pub fn scale_encode<E: Entity>(value: &E::Versioned) -> Vec<u8> {
    match stored::encode_versioned::<Scale, E>(value) {
        Ok(bytes) => bytes,
        #[expect(clippy::panic, reason = "`Encode` has no error, and less output is corruption")]
        Err(error) => panic!("{error}"),
    }
}

/// `parity_scale_codec::Decode::decode` of an enum of versions.
///
/// # Errors
///
/// What the input says, or the text of a [`DecodeError`].
pub fn scale_decode<E: Entity, I: Input>(
    input: &mut I,
) -> Result<E::Versioned, parity_scale_codec::Error> {
    let mut input_error = None;
    let fill = |buffer: &mut [u8]| {
        input.read(buffer).map_err(|error| {
            input_error.get_or_insert(error);
        })
    };
    match cut_out::<Scale, E>(fill) {
        Ok(value) => Ok(value),
        Err(error) => Err(input_error
            .unwrap_or_else(|| "stored value does not decode".into())
            .chain(error.to_string())),
    }
}

/// `bincode::Encode::encode` of an enum of versions. The bytes are those of bincode's standard
/// configuration, whatever the encoder's own is: they are the entity's, not the message's.
///
/// # Errors
///
/// What the writer says, or the text of a [`DowncastError`](crate::DowncastError).
pub fn bincode_encode<E: Entity, N: bincode::enc::Encoder>(
    value: &E::Versioned,
    encoder: &mut N,
) -> Result<(), bincode::error::EncodeError> {
    use bincode::{enc::write::Writer, error::EncodeError};
    let bytes = stored::encode_versioned::<Bincode, E>(value)
        .map_err(|error| EncodeError::OtherString(error.to_string()))?;
    encoder.writer().write(&bytes)
}

/// `bincode::Decode::decode` and `bincode::BorrowDecode::borrow_decode` of an enum of versions.
///
/// # Errors
///
/// What the reader or the decoder's limit says, or the text of a [`DecodeError`].
pub fn bincode_decode<E: Entity, D: bincode::de::Decoder>(
    decoder: &mut D,
) -> Result<E::Versioned, bincode::error::DecodeError> {
    use bincode::{de::read::Reader, error::DecodeError};
    let mut input_error = None;
    let fill = |buffer: &mut [u8]| {
        let claimed = decoder.claim_bytes_read(buffer.len());
        claimed.and_then(|()| decoder.reader().read(buffer)).map_err(|error| {
            input_error.get_or_insert(error);
        })
    };
    cut_out::<Bincode, E>(fill)
        .map_err(|error| input_error.unwrap_or_else(|| DecodeError::OtherString(error.to_string())))
}

/// Cuts one stored value out of a stream and reads it.
fn cut_out<W: Wire, E: Entity>(
    fill: impl FnMut(&mut [u8]) -> Result<(), ()>,
) -> Result<E::Versioned, DecodeError> {
    let mut recorder = Recorder::new(fill);
    let mut version = None;
    let mut skip = || -> Result<(), Fault> {
        let tag = recorder.byte()?;
        let known = E::version_of_tag(Tag(tag));
        let known = known.ok_or_else(|| recorder.fault(unknown_tag::<E>(tag)))?;
        version = Some(known);
        E::skip::<W, _>(known, &mut recorder)
    };
    let skipped = skip();
    let bytes = recorder.into_bytes();
    if let Err(fault) = skipped {
        return Err(DecodeError::of_entity(E::NAME, version, bytes.len(), fault));
    }
    let mut reader = Reader::new(&bytes);
    stored::read_versioned::<W, E>(&mut reader)
        .and_then(|value| reader.finish().map(|()| value))
        .map_err(|fault| stored::decode_error::<E>(&bytes, fault))
}
