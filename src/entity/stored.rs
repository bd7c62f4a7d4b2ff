//! Stored values: tag and body, without any store.
//!
//! Bytes flow in through [`decode`]: the tag selects the version, whose body is read straight into
//! the latest view and must end where the bytes end. Views flow out through [`encode`]. Nothing here
//! knows of tables or activation, so a chain's runtime uses these functions as they are.

use alloc::vec::Vec;

use super::{Entity, Form, VersionedEntity, WriteEntity, traits::BODY_ROOM_BYTES};
use crate::{
    error::{DecodeError, DowncastError, DowncastKind},
    version::{Tag, Version},
    wire::{EncodeError, Fault, FaultKind, Reader, Source, Wire, Writer},
};

/// The tag of a stored value, or `None` if the value is empty.
#[inline]
#[must_use]
pub fn tag_of(stored: &[u8]) -> Option<Tag> {
    stored.first().map(|&tag| Tag(tag))
}

/// The stored value of a view, as the latest version.
///
/// # Errors
///
/// [`DowncastError`] if the codec cannot hold the value, or an entity inside does not fit its pinned
/// version.
pub fn encode<W: Wire, E: WriteEntity>(entity: &E) -> Result<Vec<u8>, DowncastError> {
    write::<W, E>(entity, E::LATEST)
}

/// The stored value of a view, as the given version.
///
/// # Errors
///
/// [`DowncastError`] as for [`encode`], and if the version is not known or would lose something.
pub fn encode_as<W: Wire, E: WriteEntity>(
    entity: &E,
    version: Version,
) -> Result<Vec<u8>, DowncastError> {
    write::<W, E>(entity, version)
}

/// Always inlined, so that nothing is left to choose where the version is the latest.
#[inline(always)]
fn write<W: Wire, E: WriteEntity>(entity: &E, version: Version) -> Result<Vec<u8>, DowncastError> {
    let mut writer = begin::<E>(version, entity.room::<W>())?;
    entity.write_as::<W>(version, &mut writer)?;
    finish::<E>(version, writer)
}

/// The stored value of a value in its own version.
///
/// # Errors
///
/// [`DowncastError`] as for [`encode`].
pub fn encode_versioned<W: Wire, E: Entity>(
    value: &E::Versioned,
) -> Result<Vec<u8>, DowncastError> {
    let version = value.version();
    let mut writer = begin::<E>(version, BODY_ROOM_BYTES)?;
    value.write::<W>(&mut writer)?;
    finish::<E>(version, writer)
}

/// The stored value of a value of version `N`.
///
/// # Errors
///
/// [`DowncastError`] as for [`encode`].
#[inline]
pub fn encode_form<W: Wire, E: Entity + Form<N>, const N: u8>(
    form: &<E as Form<N>>::Type,
) -> Result<Vec<u8>, DowncastError> {
    let version = const { Version::of::<N>() };
    let mut writer = begin::<E>(version, BODY_ROOM_BYTES)?;
    <E as Form<N>>::write_form::<W>(form, &mut writer)?;
    finish::<E>(version, writer)
}

/// A writer that holds the version's tag.
#[inline]
fn begin<E: Entity>(version: Version, room: usize) -> Result<Writer, DowncastError> {
    let Some(info) = E::version_info(version) else {
        let kind = DowncastKind::UnknownVersion { latest: E::LATEST };
        return Err(DowncastError::new(E::NAME, version, kind));
    };
    let mut writer = Writer::with_room(room.saturating_add(1));
    writer.byte(info.tag.0);
    Ok(writer)
}

#[inline]
fn finish<E: Entity>(version: Version, writer: Writer) -> Result<Vec<u8>, DowncastError> {
    writer.finish().map_err(|error| unencodable::<E>(version, error))
}

#[cold]
fn unencodable<E: Entity>(version: Version, error: EncodeError) -> DowncastError {
    DowncastError::new(E::NAME, version, error.into())
}

/// Reads a stored value of any version into the latest view.
///
/// # Errors
///
/// [`DecodeError`], also if the tag is unknown or bytes are left.
#[inline(always)]
pub fn decode<W: Wire, E: Entity>(stored: &[u8]) -> Result<E, DecodeError> {
    // A small value is read faster than it is handed on by a function of its own.
    match const { size_of::<E>() <= SMALL_BYTES } {
        true => decode_here::<W, E>(stored),
        false => decode_apart::<W, E>(stored),
    }
}

/// What counts as a small value, in memory.
const SMALL_BYTES: usize = 64;

#[inline]
fn decode_apart<W: Wire, E: Entity>(stored: &[u8]) -> Result<E, DecodeError> {
    decode_here::<W, E>(stored)
}

#[inline(always)]
fn decode_here<W: Wire, E: Entity>(stored: &[u8]) -> Result<E, DecodeError> {
    let [tag, body @ ..] = stored else { return Err(unknown::<E>(stored)) };
    // Asked for first, since most values are of the latest version in most tables.
    if *tag == const { latest_tag::<E>() } {
        return E::decode_body::<W>(E::LATEST, body, 1);
    }
    match E::version_of_tag(Tag(*tag)) {
        Some(version) => E::decode_body::<W>(version, body, 1),
        None => Err(unknown::<E>(stored)),
    }
}

/// The tag of the latest version.
const fn latest_tag<E: Entity>() -> u8 {
    match E::VERSIONS {
        [.., latest] => latest.tag.0,
        [] => 0,
    }
}

/// The error of bytes that do not begin with the tag of a version.
#[cold]
fn unknown<E: Entity>(stored: &[u8]) -> DecodeError {
    let kind = tag_of(stored).map_or(FaultKind::Empty, |tag| unknown_tag::<E>(tag.0));
    decode_error::<E>(stored, Fault::new(kind, stored.len()))
}

/// The error of a body in a stored value of `len` bytes.
#[cold]
#[inline(never)]
pub(crate) fn body_error<E: Entity>(version: Version, len: usize, fault: Fault) -> DecodeError {
    DecodeError::of_entity(E::NAME, Some(version), len, fault)
}

/// Reads a stored value from the front of `bytes` and returns what lies behind it.
///
/// # Errors
///
/// [`DecodeError`] as for [`decode`], but for the bytes that are left.
#[inline]
pub fn decode_prefix<W: Wire, E: Entity>(bytes: &[u8]) -> Result<(E, &[u8]), DecodeError> {
    let mut reader = Reader::new(bytes);
    match read_latest::<W, E>(&mut reader) {
        Ok(value) => Ok((value, reader.rest())),
        Err(fault) => Err(decode_error::<E>(bytes, fault)),
    }
}

/// Reads a stored value as the version that it is.
///
/// # Errors
///
/// [`DecodeError`] as for [`decode`].
#[inline]
pub fn decode_versioned<W: Wire, E: Entity>(stored: &[u8]) -> Result<E::Versioned, DecodeError> {
    let mut reader = Reader::new(stored);
    match read_versioned::<W, E>(&mut reader).and_then(|value| reader.finish().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(fault) => Err(decode_error::<E>(stored, fault)),
    }
}

/// Reads tag and body from a reader into the latest view, and leaves what lies behind.
///
/// # Errors
///
/// A [`Fault`]; the version it happened in follows from the tag.
#[inline(always)]
pub fn read_latest<W: Wire, E: Entity>(reader: &mut Reader<'_>) -> Result<E, Fault> {
    let version = read_version::<E>(reader)?;
    E::read_latest::<W>(version, reader)
}

/// Reads tag and body from a reader as the version that it is, and leaves what lies behind.
///
/// # Errors
///
/// A [`Fault`]; the version it happened in follows from the tag.
#[inline]
pub fn read_versioned<W: Wire, E: Entity>(reader: &mut Reader<'_>) -> Result<E::Versioned, Fault> {
    let version = read_version::<E>(reader)?;
    E::Versioned::read::<W>(version, reader)
}

#[inline]
pub(super) fn read_version<E: Entity>(reader: &mut Reader<'_>) -> Result<Version, Fault> {
    let tag = match reader.rest() {
        [tag, ..] => *tag,
        [] => return Err(reader.fault(FaultKind::Empty)),
    };
    match E::version_of_tag(Tag(tag)) {
        Some(version) => {
            reader.advance(1)?;
            Ok(version)
        }
        None => Err(reader.fault(unknown_tag::<E>(tag))),
    }
}

/// The fault of a tag that no version has.
#[cold]
pub(super) fn unknown_tag<E: Entity>(tag: u8) -> FaultKind {
    FaultKind::UnknownTag { tag, latest: E::LATEST.get() }
}

/// The error of bytes that begin with a stored value. The version is looked up again, so that
/// valid bytes do not pay for carrying it along.
#[cold]
pub(crate) fn decode_error<E: Entity>(stored: &[u8], fault: Fault) -> DecodeError {
    let version = tag_of(stored).and_then(E::version_of_tag);
    DecodeError::of_entity(E::NAME, version, stored.len(), fault)
}
