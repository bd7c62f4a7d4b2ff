//! Fields by name, for reading one and no other.

use core::{fmt, marker::PhantomData};

use super::StoredView;
use crate::{entity::Entity, error::DecodeError, wire::Wire};

/// A field of the latest view, as a value: `User::KARMA`.
///
/// The derive macro gives each field one, an associated constant with the field's name in capitals.
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
/// let user = User { name: "ada".to_string(), karma: 77 };
/// let stored = entity::encode::<Scale, _>(&user)?;
/// assert_eq!(User::KARMA.read::<Scale>(&stored)?, 77);
/// assert_eq!(User::KARMA.name(), "karma");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Field<E, F>(PhantomData<fn() -> (E, F)>);

/// An entity that has the field `F`. The derive macro implements it, and makes a type to stand for
/// each field, as visible as the field is; `F` is that type beside the field's own, so that the impl
/// is no more visible than what the field holds.
pub trait HasField<F>: Entity {
    /// The field's type in the latest view.
    type Value;

    /// What a view gives of the field.
    type View<'a, W: Wire>;

    /// The field's name in the latest view.
    const FIELD: &'static str;

    /// Views the field of a value of any version.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] as for `read_field`.
    fn view_field<'a, W: Wire>(
        view: &StoredView<'a, Self, W>,
    ) -> Result<<Self as HasField<F>>::View<'a, W>, DecodeError>;

    /// Reads the field of a value of any version, and no other field.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the field does not decode, or one before it that must be walked over.
    fn read_field<W: Wire>(view: &StoredView<'_, Self, W>) -> Result<Self::Value, DecodeError>;
}

impl<E, F> Field<E, F> {
    #[doc(hidden)]
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<E: HasField<F>, F> Field<E, F> {
    /// The field's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        E::FIELD
    }

    /// The field of a stored value of any version.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the tag is unknown, or the field does not decode.
    #[inline]
    pub fn read<W: Wire>(self, stored: &[u8]) -> Result<E::Value, DecodeError> {
        E::read_field(&super::stored::stored_view::<W, E>(stored)?)
    }
}

impl<E, F> Default for Field<E, F> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E, F> Clone for Field<E, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E, F> Copy for Field<E, F> {}

impl<E: HasField<F>, F> fmt::Debug for Field<E, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", E::NAME, E::FIELD)
    }
}
