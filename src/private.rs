//! What generated code calls. Not part of the public interface.

use alloc::{borrow::Cow, string::ToString};
use core::fmt::Display;

pub use alloc::vec::Vec;
pub use bincode;
pub use parity_scale_codec;
#[cfg(feature = "scale-info")]
pub use scale_info;

use crate::{
    entity::{Entity, Form, StoredView, VersionInfo, body_error},
    error::{DecodeError, DowncastError, DowncastKind, UpcastError},
    layout::{
        Layout,
        shape::{Shaped, form_fingerprint},
    },
    schema::{Describer, Field, Fields, Fingerprint, Type, TypeRef, Variant, shape},
    version::Version,
    wire::{Fault, FaultKind, Memory, Reader, Source, Wire, Writer},
};

/// Describes version `N` of an entity, whose body `body` describes.
pub fn describe_entity<E: Entity + Shaped<N>, const N: u8>(
    describer: &mut Describer,
    body: impl FnOnce(&mut Describer) -> TypeRef,
) -> TypeRef {
    #[cfg(feature = "history")]
    describer.meet(crate::entity::hooks::<E>());
    describer.place::<E>(const { form_fingerprint::<E, N>() }, |describer| Type::Entity {
        name: E::NAME.to_string(),
        version: Version::of::<N>(),
        body: body(describer),
    })
}

/// Describes a foreign type.
pub fn describe_foreign(describer: &mut Describer, name: &str) -> TypeRef {
    let fingerprint = Fingerprint(shape::foreign(name));
    describer.place::<str>(fingerprint, |_| Type::Foreign { name: name.to_string() })
}

/// The parts of a type. A function of ours: a user's trait may have a `from`, too.
pub fn described<T, const N: usize>(parts: [T; N]) -> Vec<T> {
    Vec::from(parts)
}

/// Describes a field.
pub fn described_field(name: &str, of: TypeRef) -> Field {
    Field { name: name.to_string(), of }
}

/// Describes a variant.
pub fn described_variant(index: u32, name: &str, fields: Fields) -> Variant {
    Variant { index, name: name.to_string(), fields }
}

/// The view of an entity inside another value, at the version that is pinned there.
#[inline]
pub fn view_entity<'a, W: Wire, E: Entity>(
    version: Version,
    reader: &mut Reader<'a>,
) -> Result<E::View<'a, W>, Fault> {
    let before = reader.rest();
    E::skip::<W, _>(version, reader)?;
    Ok(StoredView::new(version, reader.read_since(before), 0).into())
}

/// Reads all of a body of version `N`.
#[inline(always)]
pub fn body<E: Entity + Form<N>, const N: u8, W: Wire>(
    body: &[u8],
    tag_bytes: usize,
) -> Result<E, DecodeError> {
    match const { is_light::<E>() } {
        true => body_here::<E, N, W>(body, tag_bytes),
        false => body_apart::<E, N, W>(body, tag_bytes),
    }
}

/// Whether all versions together are so little code that it may stand wherever a value is decoded.
/// Then the value stays in registers; to hand it on through memory takes as long as to read it.
const fn is_light<E: Entity>() -> bool {
    size_of::<E>() <= 64 && E::VERSIONS.len() <= 4
}

/// A function of its own for each version, so that none of them lies in another's way.
#[inline(never)]
fn body_apart<E: Entity + Form<N>, const N: u8, W: Wire>(
    body: &[u8],
    tag_bytes: usize,
) -> Result<E, DecodeError> {
    body_here::<E, N, W>(body, tag_bytes)
}

#[inline(always)]
fn body_here<E: Entity + Form<N>, const N: u8, W: Wire>(
    body: &[u8],
    tag_bytes: usize,
) -> Result<E, DecodeError> {
    match <E as Form<N>>::read_until::<W, true>(&mut Reader::new(body)) {
        Ok(value) => Ok(value),
        Err(fault) => Err(body_error::<E>(Version::of::<N>(), body.len() + tag_bytes, fault)),
    }
}

/// A version that this binary does not know, of a body.
#[cold]
pub fn unknown_body<E: Entity>(version: Version, body: &[u8], tag_bytes: usize) -> DecodeError {
    let fault = unknown_version::<E>(version, &mut Reader::new(body));
    body_error::<E>(version, body.len() + tag_bytes, fault)
}

/// About how many bytes a value takes, of what its fields take.
#[inline]
pub fn room(fields: &[usize]) -> usize {
    fields.iter().fold(0, |total: usize, field| total.saturating_add(*field))
}

/// Walks over a field: with the run of fixed size that it begins, not at all inside of one, or by
/// looking for its end. A macro and no function: a closure that is not inlined would keep the source
/// in memory.
#[doc(hidden)]
#[macro_export]
macro_rules! __perennial_walk {
    ($source:expr, $known:expr, $look:expr) => {
        match $known {
            ::core::option::Option::Some(0) => {}
            ::core::option::Option::Some(bytes) => $crate::wire::Source::advance($source, bytes)?,
            ::core::option::Option::None => $look?,
        }
    };
}

/// An enum's index that this version does not have.
#[cold]
pub fn unknown_variant<S: Source>(type_name: &'static str, index: u32, source: &mut S) -> Fault {
    source.fault(FaultKind::UnknownVariant { type_name, index })
}

/// What the versions of a payload are to the message that carries it.
pub enum Judged {
    /// Each is sent from some spec version on.
    Fits,
    /// The first one is not active when the message comes.
    First,
    /// A later one is active when the message comes.
    Early,
    /// One becomes active after the message went.
    Late,
    /// Two become active together.
    Same,
}

/// Holds the versions of a payload against the first and last spec version that know the message.
#[must_use]
pub const fn judge_payload(versions: &[VersionInfo], since: u32, until: u32) -> Judged {
    let [first, later @ ..] = versions else { return Judged::Fits };
    if first.activates.0 > since {
        return Judged::First;
    }
    let (mut rest, mut before) = (later, since);
    while let [version, others @ ..] = rest {
        let activates = version.activates.0;
        if activates <= since {
            return Judged::Early;
        }
        if activates <= before {
            return Judged::Same;
        }
        if activates > until {
            return Judged::Late;
        }
        (rest, before) = (others, activates);
    }
    Judged::Fits
}

/// A version that this binary does not know, asked for by number.
#[cold]
pub fn unknown_version<E: Entity>(version: Version, source: &mut impl Source) -> Fault {
    source.fault(FaultKind::UnknownVersion { version: version.get(), latest: E::LATEST.get() })
}

/// A value that its type's own check refuses.
#[cold]
pub fn refused_value(
    type_name: &'static str,
    reason: impl Display,
    reader: &mut Reader<'_>,
) -> Fault {
    reader.fault(FaultKind::Refused { type_name, reason: Cow::Owned(reason.to_string()) })
}

/// Writing as a version that this binary does not know.
#[cold]
pub fn unknown_downcast<E: Entity>(version: Version) -> DowncastError {
    DowncastError::new(E::NAME, version, DowncastKind::UnknownVersion { latest: E::LATEST })
}

macro_rules! unfit {
    ($($(#[$doc:meta])* $name:ident $kind:ident;)*) => { $(
        $(#[$doc])*
        ///
        /// # Errors
        ///
        /// Always; so that generated code has one short line for it.
        #[cold]
        pub fn $name<E: Entity, const N: u8, const NEEDS: u8>(
            field: &'static str,
        ) -> Result<(), DowncastError> {
            let kind = DowncastKind::$kind { field, needs: Version::of::<NEEDS>() };
            Err(DowncastError::new(E::NAME, Version::of::<N>(), kind))
        }
    )* };
}

unfit! {
    /// A field that version `N` would lose.
    lost Lost;
    /// A field that version `N` needs and the view no longer has.
    removed Removed;
    /// A field of another type in version `N`, without a way down.
    no_downcast NoDowncast;
}

/// A downcast that refused the value.
#[cold]
pub fn refused_downcast(
    entity: &'static str,
    version: Version,
    field: &'static str,
    reason: impl Display,
) -> DowncastError {
    let reason = Cow::Owned(reason.to_string());
    DowncastError::new(entity, version, DowncastKind::Refused { field, reason })
}

/// An entity inside that does not fit its pinned version.
#[cold]
pub fn nested_downcast<E: Entity, const N: u8>(
    field: &'static str,
    error: DowncastError,
) -> DowncastError {
    let kind = DowncastKind::Nested { field, source: error };
    DowncastError::new(E::NAME, Version::of::<N>(), kind)
}

/// What an older version that was just written reads back as; `None` if writing has failed, which
/// is reported at its end, or if nobody minds what the version cannot hold.
pub fn read_back<E: Entity + Form<N>, const N: u8, W: Wire>(
    entity: &'static str,
    version: Version,
    field: &'static str,
    writer: &Writer,
    start: usize,
) -> Result<Option<E>, DowncastError> {
    if writer.has_failed() || writer.is_lossy() {
        return Ok(None);
    }
    let bytes = writer.as_bytes().get(start..).unwrap_or_default();
    match body_apart::<E, N, W>(bytes, 0) {
        Ok(back) => Ok(Some(back)),
        Err(error) => Err(refused_downcast(entity, version, field, &error.kind)),
    }
}

/// Whether two values have the same bytes.
pub fn same<T: Layout, W: Wire>(a: &T, b: &T) -> bool {
    same_bytes(|writer, first| if first { a } else { b }.write::<W>(writer))
}

/// Whether two entities, written as their pinned version, have the same bytes.
pub fn same_form<T: Form<N>, const N: u8, W: Wire>(a: &T, b: &T) -> bool {
    let mut fits = true;
    let same = same_bytes(|writer, first| {
        fits &= if first { a } else { b }.write_latest::<W>(writer).is_ok();
    });
    same && fits
}

/// Whether `write` writes the same twice, first the one value and then the other.
pub fn same_bytes(mut write: impl FnMut(&mut Writer, bool)) -> bool {
    let (mut first, mut second) = (Writer::new(), Writer::new());
    write(&mut first, true);
    write(&mut second, false);
    first.as_bytes() == second.as_bytes()
}

/// The default of an entity inside, as an older version of the entity around it holds it: without
/// what its pinned version cannot hold, since a value that lacks it must be read all the same.
pub fn default_form<T: Form<N>, const N: u8>(
    entity: &'static str,
    field: &'static str,
    to: Version,
    latest: &T,
) -> Result<T::Type, UpcastError> {
    let mut writer = Writer::lossy();
    latest
        .write_latest::<Memory>(&mut writer)
        .map_err(|error| UpcastError::new(entity, field, to, error))?;
    let bytes = writer.finish().map_err(|error| UpcastError::new(entity, field, to, error))?;
    T::read_form::<Memory>(&mut Reader::new(&bytes))
        .map_err(|fault| UpcastError::new(entity, field, to, fault.kind()))
}

/// What versions without a field read as, unless the attribute says.
#[diagnostic::on_unimplemented(
    message = "older versions lack this field, and `{Self}` has no `Default`",
    label = "what do older versions read as?",
    note = "say it: `#[versioned(since = …, default = EXPR)]`, or `upcast = path` from the older version"
)]
pub trait Lacked {
    /// The default.
    fn lacked() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> Lacked for T {
    #[inline]
    fn lacked() -> Self {
        Self::default()
    }
}
