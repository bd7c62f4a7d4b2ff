//! The body of a stored value, borrowed.

use core::{fmt, marker::PhantomData};

use crate::{
    entity::{
        Entity, Form,
        stored::{decode_error, read_version},
    },
    error::DecodeError,
    layout::{Known, Places, Size},
    version::Version,
    wire::{Fault, FaultKind, Reader, Source, Wire},
};

/// A stored value in place: what all generated views are made of, and the view of an enum.
///
/// Making one reads the tag alone. Nothing behind it is known to be valid until it is read;
/// [`validate`](Self::validate) reads it all.
///
/// A view remembers where it has been, so it can be sent to another thread but not shared between
/// two: each takes a clone, or makes a view of the same bytes.
pub struct StoredView<'a, E, W> {
    body: &'a [u8],
    /// The version's number, as wide as its neighbours: a view is copied word by word, and reading
    /// back a word of which only a byte was just written takes a processor as long as a late field.
    version: usize,
    /// How many bytes of tag lie before the body: none inside another value.
    tag_bytes: usize,
    known: Known,
    types: PhantomData<fn() -> (E, W)>,
}

/// The fields of version `N` of an entity.
struct FormPlaces<E, const N: u8>(PhantomData<E>);

impl<E: Form<N>, const N: u8> Places for FormPlaces<E, N> {
    const SIZES: &'static [Size] = <E as Form<N>>::SIZES;

    #[inline(always)]
    fn seek<W: Wire, S: Source>(source: &mut S, from: usize, to: usize) -> Result<(), Fault> {
        <E as Form<N>>::seek::<W, S>(source, from, to)
    }
}

/// Views a stored value of any version.
///
/// # Errors
///
/// [`DecodeError`] if the value is empty or its tag is unknown. What lies behind the tag is checked
/// by the accessors, each for its own field.
///
/// # Examples
///
/// ```
/// use perennial::{Scale, Versioned, entity};
///
/// #[derive(Versioned)]
/// #[versioned(latest = 2)]
/// struct User {
///     name: String,
///     #[versioned(since = 2)]
///     karma: u32,
/// }
///
/// let older = b"\x01\x0cada"; // version 1: a name, no karma
/// let user = entity::view::<Scale, User>(older)?;
/// assert_eq!(user.name()?, "ada");
/// assert_eq!(user.karma()?, 0);
/// assert_eq!(user.version().get(), 1);
/// # Ok::<(), perennial::DecodeError>(())
/// ```
#[inline]
pub fn view<W: Wire, E: Entity>(stored: &[u8]) -> Result<E::View<'_, W>, DecodeError> {
    let mut reader = Reader::new(stored);
    match read_version::<E>(&mut reader) {
        Ok(version) => Ok(StoredView::new(version, reader.rest(), 1).into()),
        Err(fault) => Err(decode_error::<E>(stored, fault)),
    }
}

#[inline]
pub(super) fn stored_view<W: Wire, E: Entity>(
    stored: &[u8],
) -> Result<StoredView<'_, E, W>, DecodeError> {
    let mut reader = Reader::new(stored);
    match read_version::<E>(&mut reader) {
        Ok(version) => Ok(StoredView::new(version, reader.rest(), 1)),
        Err(fault) => Err(decode_error::<E>(stored, fault)),
    }
}

impl<'a, E, W> StoredView<'a, E, W> {
    #[inline]
    pub(crate) fn new(version: Version, body: &'a [u8], tag_bytes: usize) -> Self {
        let version = usize::from(version.get());
        Self { body, version, tag_bytes, known: Known::default(), types: PhantomData }
    }

    /// The version it was stored as.
    #[inline]
    #[must_use]
    pub const fn version(&self) -> Version {
        match Version::new(self.version as u8) {
            Some(version) => version,
            None => Version::FIRST,
        }
    }

    /// The bytes of the body, without the tag.
    #[inline]
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }
}

impl<'a, E: Entity, W: Wire> StoredView<'a, E, W> {
    /// Succeeds for exactly the values that decode: reads all fields, as strictly as decoding does,
    /// but keeps none of them.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] as decoding gives.
    pub fn validate(&self) -> Result<(), DecodeError> {
        self.all(|version, reader| E::check::<W>(version, reader))
    }

    /// The latest view, decoded.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the value does not decode.
    pub fn to_owned(&self) -> Result<E, DecodeError> {
        E::decode_body::<W>(self.version(), self.body, self.tag_bytes)
    }

    /// What `read` makes of the body, all of which it must read.
    #[inline]
    fn all<T>(
        &self,
        read: impl FnOnce(Version, &mut Reader<'a>) -> Result<T, Fault>,
    ) -> Result<T, DecodeError> {
        let mut reader = Reader::new(self.body);
        match read(self.version(), &mut reader).and_then(|value| reader.finish().map(|()| value)) {
            Ok(value) => Ok(value),
            Err(fault) => Err(self.error(fault)),
        }
    }

    /// What `read` makes of the field at `PLACE` of version `N`, which this value must be of, or
    /// of one that begins with the same fields.
    #[doc(hidden)]
    #[inline(always)]
    pub fn at<const N: u8, const PLACE: usize, T>(
        &self,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, Fault>,
    ) -> Result<T, DecodeError>
    where
        E: Form<N>,
    {
        match self.known.at::<FormPlaces<E, N>, W, PLACE, T>(self.body, read) {
            Ok(value) => Ok(value),
            Err(fault) => Err(self.error(fault)),
        }
    }

    /// What `make` makes of a field that the value does not store.
    #[doc(hidden)]
    #[inline(always)]
    pub fn make<T>(
        &self,
        make: impl FnOnce(&mut Reader<'a>) -> Result<T, Fault>,
    ) -> Result<T, DecodeError> {
        match make(&mut Reader::new(self.body)) {
            Ok(value) => Ok(value),
            Err(fault) => Err(self.error(fault)),
        }
    }

    /// A version that no accessor knows, which a view cannot hold.
    #[doc(hidden)]
    #[cold]
    pub fn unknown(&self) -> DecodeError {
        let (version, latest) = (self.version().get(), E::LATEST.get());
        self.error(Fault::new(FaultKind::UnknownVersion { version, latest }, self.body.len()))
    }

    #[cold]
    fn error(&self, fault: Fault) -> DecodeError {
        let len = self.body.len() + self.tag_bytes;
        DecodeError::of_entity(E::NAME, Some(self.version()), len, fault)
    }
}

impl<'a, E, W> AsRef<Self> for StoredView<'a, E, W> {
    #[inline]
    fn as_ref(&self) -> &Self {
        self
    }
}

impl<E, W> Clone for StoredView<'_, E, W> {
    #[inline]
    fn clone(&self) -> Self {
        Self { known: self.known.clone(), ..Self::new(self.version(), self.body, self.tag_bytes) }
    }
}

impl<E: Entity, W> fmt::Debug for StoredView<'_, E, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, version, bytes) = (E::NAME, self.version(), self.body.len());
        write!(f, "{name} {version} in {bytes} bytes")
    }
}
