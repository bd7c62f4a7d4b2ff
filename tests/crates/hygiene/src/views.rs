//! Views of fields under the names that views use themselves.

use crate::names::String;

/// A plain struct with a view and with their parameters' names.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::eternal::Layout)]
#[layout(crate = ::eternal, view = PointView)]
pub struct Point<'a, C, Codec, const N: usize> {
    /// A text that may be borrowed.
    pub text: ::std::borrow::Cow<'a, str>,
    /// Not a codec.
    pub to_owned: C,
    /// Not one either.
    pub validate: [Codec; N],
    /// The same inside.
    pub as_bytes: ::core::option::Option<::std::boxed::Box<Self>>,
}

/// A tuple with a view.
#[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::eternal::Layout)]
#[layout(crate = ::eternal, view = TwoView)]
pub struct Two(pub u8, u16);

impl Two {
    /// What nobody sees.
    #[must_use]
    pub const fn second(&self) -> u16 {
        self.1
    }
}

/// An entity whose accessors hide what its view can do besides.
#[derive(::core::fmt::Debug, ::eternal::Versioned)]
#[versioned(latest = 2, crate = ::eternal)]
pub struct Hiding<'a, C, Codec> {
    /// Not the version.
    pub version: u8,
    /// Not the owned value.
    pub to_owned: C,
    /// Not a check.
    pub validate: ::std::vec::Vec<Codec>,
    /// Not the body.
    pub body: ::std::borrow::Cow<'a, str>,
    /// A keyword.
    #[versioned(since = 2)]
    pub r#type: u32,
    /// The expansion's own.
    #[versioned(since = 2)]
    pub __view: u8,
    /// Another.
    #[versioned(since = 2)]
    pub __reader: u8,
    /// Ours.
    pub string: String,
}

/// Reads what is hidden, and what hides it.
///
/// # Errors
///
/// `DecodeError` if the bytes are not such an entity.
pub fn read(bytes: &[u8]) -> ::core::result::Result<(u8, u8), ::eternal::DecodeError> {
    let view = match ::eternal::entity::view::<::eternal::Scale, Hiding<'_, u8, u8>>(bytes) {
        ::core::result::Result::Ok(view) => view,
        ::core::result::Result::Err(error) => return ::core::result::Result::Err(error),
    };
    let stored: &::eternal::entity::StoredView<'_, Hiding<'_, u8, u8>, ::eternal::Scale> = &view;
    let version = stored.version().get();
    match view.version() {
        ::core::result::Result::Ok(field) => ::core::result::Result::Ok((version, field)),
        ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
    }
}
