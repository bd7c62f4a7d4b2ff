//! What the derive macro says of an entity.

use super::{StoredView, stored::body_error};
use crate::{
    error::{DecodeError, DowncastError, UpcastError},
    schema::{Describer, Fingerprint, Schema, TypeRef},
    version::{SpecVersion, Tag, Version},
    wire::{Fault, Reader, Source, Wire, Writer},
};

/// One version of an entity: its number, its tag, and from when it may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VersionInfo {
    /// The number.
    pub version: Version,
    /// The first byte of its stored values.
    pub tag: Tag,
    /// The spec version from which it may be written; zero means from the beginning.
    pub activates: SpecVersion,
    /// What stands for its layout.
    pub fingerprint: Fingerprint,
}

/// A type that is stored, declared as its latest view.
///
/// Derive it with [`Versioned`](derive@crate::Versioned).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an entity",
    label = "not an entity",
    note = "derive it: `#[derive(perennial::Versioned)] #[versioned(latest = 1)]`"
)]
pub trait Entity: Sized {
    /// The entity's name in errors, the history and the catalog.
    const NAME: &'static str;

    /// All versions, ascending and without a gap; never empty.
    const VERSIONS: &'static [VersionInfo];

    /// The latest version.
    const LATEST: Version;

    /// Whether the layouts depend on parameters, so that there are many entities of this name.
    #[doc(hidden)]
    const GENERIC: bool = false;

    /// The enum of all versions, for values as they were stored.
    type Versioned: VersionedEntity<Latest = Self>;

    /// A stored value of any version, read in place: `UserView<'_, C>` for a struct `User`.
    type View<'a, W: Wire>: From<StoredView<'a, Self, W>> + AsRef<StoredView<'a, Self, W>>;

    /// The version that a tag stands for.
    fn version_of_tag(tag: Tag) -> Option<Version>;

    /// What the bodies of a version mean, as data, or `None` if it is newer than this binary.
    #[must_use]
    fn schema(version: Version) -> Option<Schema> {
        let mut describer = Describer::default();
        Self::describe(version, &mut describer)?;
        Some(describer.finish())
    }

    /// Describes a version's bodies as data; `None` if it is newer than this binary.
    fn describe(version: Version, describer: &mut Describer) -> Option<TypeRef>;

    /// Reads a body of the given version straight into the latest view.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no body of that version.
    fn read_latest<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Reads a body of the given version, all of it, straight into the latest view. It lies behind
    /// `tag_bytes` of tag, which errors count.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] for bytes that are no body of that version, also if some are left.
    #[doc(hidden)]
    #[inline(always)]
    fn decode_body<W: Wire>(
        version: Version,
        body: &[u8],
        tag_bytes: usize,
    ) -> Result<Self, DecodeError> {
        let mut reader = Reader::new(body);
        let fault = match Self::read_latest::<W>(version, &mut reader) {
            Ok(value) => match reader.finish() {
                Ok(()) => return Ok(value),
                Err(fault) => fault,
            },
            Err(fault) => fault,
        };
        Err(body_error::<Self>(version, body.len() + tag_bytes, fault))
    }

    /// Walks over a body of the given version and refuses all that `read_latest` refuses.
    ///
    /// # Errors
    ///
    /// A [`Fault`] as `read_latest` gives.
    fn check<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<(), Fault> {
        Self::read_latest::<W>(version, reader).map(drop)
    }

    /// Walks over a body of the given version.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if its end cannot be found.
    fn skip<W: Wire, S: Source>(version: Version, source: &mut S) -> Result<(), Fault>;

    /// Goes on as an entity whose views can be written, if they can: `None` where they are only read.
    /// Who knows no more of the type than that it is an entity asks here. The derive macro says it; a
    /// [`WriteEntity`] that is written by hand gives `Some(then.go_on())`.
    #[doc(hidden)]
    fn if_written<T: IfWritten<Self>>(then: T) -> Option<T::Done> {
        let _ = then;
        None
    }

    /// What is known of a version, or `None` if it is newer than this binary.
    #[must_use]
    fn version_info(version: Version) -> Option<&'static VersionInfo> {
        Self::VERSIONS.get(usize::from(version.get()) - 1)
    }

    /// The newest version that may be written at a spec version; the first one if there is none, since
    /// the entity came later.
    #[must_use]
    fn newest_active(spec: SpecVersion) -> Version {
        let active = Self::VERSIONS.iter().rev().find(|info| info.activates <= spec);
        active.map_or(Version::FIRST, |info| info.version)
    }
}

/// Room for a body of which nothing is known.
pub(super) const BODY_ROOM_BYTES: usize = 63;

/// An entity whose view can be written, as the latest version or as an older one.
#[diagnostic::on_unimplemented(
    message = "the view `{Self}` cannot be written",
    label = "reading only",
    note = "in the enum form, implement `From<{Self}>` for the newest version and say \
            `#[versioned(view = …, write)]`; or write versions with `put_versioned`"
)]
pub trait WriteEntity: Entity {
    /// About how many bytes the body takes.
    #[doc(hidden)]
    #[inline]
    fn room<W: Wire>(&self) -> usize {
        BODY_ROOM_BYTES
    }

    /// Writes the body of this view as the given version.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if the version is older than the latest and would lose something, or is
    /// not known. The writer then holds bytes that must be thrown away.
    fn write_as<W: Wire>(&self, version: Version, writer: &mut Writer)
    -> Result<(), DowncastError>;
}

/// What goes on where the views of an entity can be written: see [`Entity::if_written`].
#[doc(hidden)]
pub trait IfWritten<E> {
    /// What comes of it.
    type Done;

    /// Goes on.
    fn go_on(self) -> Self::Done
    where
        E: WriteEntity;
}

/// A value as it was stored: the enum of an entity's versions.
pub trait VersionedEntity: Sized {
    /// The latest view.
    type Latest: Entity<Versioned = Self>;

    /// Which version this value is.
    fn version(&self) -> Version;

    /// Reads a body of the given version.
    ///
    /// # Errors
    ///
    /// A [`Fault`] for bytes that are no body of that version.
    fn read<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault>;

    /// Writes the body.
    ///
    /// # Errors
    ///
    /// [`DowncastError`] if a nested entity does not fit its pinned version.
    fn write<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError>;

    /// One version up; the latest stays what it is.
    ///
    /// # Errors
    ///
    /// [`UpcastError`] if a fallible upcast refuses the value.
    fn upcast(self) -> Result<Self, UpcastError>;

    /// All the way up.
    ///
    /// # Errors
    ///
    /// [`UpcastError`] if a fallible upcast refuses the value.
    fn try_into_latest(self) -> Result<Self::Latest, UpcastError>;
}
