//! The types' fingerprints, found by the compiler.
//!
//! A type that holds itself has no end, and the compiler no way to notice that it turns in a
//! circle. So every type is hashed at a level: so many more may lie below it, and each type that
//! has parts hashes them one level down ([`Level::Of`]). Below the last level [`Bottom`] stands
//! for whatever comes. Nothing but numbers flows between the types, or constants that share their
//! parts would grow with every level.

use core::{marker::PhantomData, num::NonZero, time::Duration};

use parity_scale_codec::Compact;

use super::Layout;
use crate::schema::{
    Describer, Fingerprint, LEVELS, Schema, TypeRef,
    shape::{self, Hashed},
};

/// How many levels a type stands above the last one that is hashed.
pub trait Level {
    /// The level in numbers.
    const ABOVE: usize;
    /// A part, one level below.
    type Of<T: Layout>: Hashed;
    /// A part that holds an entity, one level below.
    type Form<T: Shaped<N>, const N: u8>: Hashed;
}

/// The last level: parts are hashed as [`shape::CUT`].
pub struct Bottom;

/// The level above `D`.
pub struct Above<D>(PhantomData<D>);

impl Hashed for Bottom {
    const HASH: u128 = shape::CUT;
}

impl Level for Bottom {
    const ABOVE: usize = 0;
    type Of<T: Layout> = Self;
    type Form<T: Shaped<N>, const N: u8> = Self;
}

impl<D: Level> Level for Above<D> {
    const ABOVE: usize = D::ABOVE + 1;
    type Of<T: Layout> = T::Shape<D>;
    type Form<T: Shaped<N>, const N: u8> = T::Shape<D>;
}

type Above8<D> = Above<Above<Above<Above<Above<Above<Above<Above<D>>>>>>>>;

/// The level of a root.
pub type Top = Above8<Above8<Above8<Bottom>>>;

const _: () = assert!(Top::ABOVE == LEVELS, "the root stands where schemas as data put it");

/// A type that holds entities, each at version `N`: what a [`Layout`] says of itself, said of one
/// version.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no entity that has a version {N}",
    label = "has no version {N}"
)]
pub trait Shaped<const N: u8> {
    /// The hash of the type, `D` levels above the last.
    type Shape<D: Level>: Hashed;

    /// Describes the type as data.
    fn describe(describer: &mut Describer) -> TypeRef;
}

/// The fingerprint of a type.
///
/// # Examples
///
/// ```
/// use perennial::layout::fingerprint;
///
/// const OF_TEXT: perennial::schema::Fingerprint = fingerprint::<String>();
/// assert_eq!(OF_TEXT, fingerprint::<Box<String>>());
/// assert_ne!(OF_TEXT, fingerprint::<Vec<u8>>());
/// ```
#[must_use]
pub const fn fingerprint<T: Layout>() -> Fingerprint {
    Fingerprint(<T::Shape<Top> as Hashed>::HASH)
}

/// The fingerprint of a type that holds entities at version `N`.
#[must_use]
pub const fn form_fingerprint<T: Shaped<N>, const N: u8>() -> Fingerprint {
    Fingerprint(<T::Shape<Top> as Hashed>::HASH)
}

/// The schema of a type.
///
/// # Examples
///
/// ```
/// assert_eq!(perennial::layout::schema::<Vec<u32>>().to_json(), r#"[{"list":1},"u32"]"#);
/// ```
#[must_use]
pub fn schema<T: Layout>() -> Schema {
    Describer::schema(T::describe)
}

/// The hash of a foreign part, as the level `D` sees it.
#[must_use]
pub const fn foreign_part<D: Level>(name: &str) -> u128 {
    if D::ABOVE == 0 { shape::CUT } else { shape::foreign(name) }
}

/// What the name of a kind is.
pub trait Kind {
    /// The name.
    const NAME: &'static str;
}

macro_rules! kinds {
    ($($kind:ident = $name:literal;)*) => { $(
        pub struct $kind;
        impl Kind for $kind {
            const NAME: &'static str = $name;
        }
    )* };
}

kinds! {
    OptionKind = "option";
    ResultKind = "result";
    ListKind = "list";
    SetKind = "set";
    MapKind = "map";
}

/// A type with one part.
pub struct One<K, S>(PhantomData<(K, S)>);

impl<K: Kind, S: Hashed> Hashed for One<K, S> {
    const HASH: u128 = shape::one(K::NAME, S::HASH);
}

/// A type with two parts.
pub struct Two<K, A, B>(PhantomData<(K, A, B)>);

impl<K: Kind, A: Hashed, B: Hashed> Hashed for Two<K, A, B> {
    const HASH: u128 = shape::two(K::NAME, A::HASH, B::HASH);
}

/// An array.
pub struct ArrayOf<S, const N: usize>(PhantomData<S>);

impl<S: Hashed, const N: usize> Hashed for ArrayOf<S, N> {
    const HASH: u128 = shape::array(S::HASH, N as u64);
}

/// Types without parts are their own shape.
macro_rules! leaves {
    ($($type:ty = $name:literal;)*) => { $(
        impl Hashed for $type {
            const HASH: u128 = shape::leaf($name);
        }
    )* };
}

leaves! {
    bool = "bool";
    f32 = "f32";
    f64 = "f64";
    char = "char";
    alloc::string::String = "string";
    Duration = "duration";
}

macro_rules! integers {
    ($($type:ident)*) => { $(
        impl Hashed for $type {
            const HASH: u128 = shape::leaf(stringify!($type));
        }

        impl Hashed for NonZero<$type> {
            const HASH: u128 = shape::one("nonzero", shape::leaf(stringify!($type)));
        }

        impl Hashed for Compact<$type> {
            const HASH: u128 = shape::one("compact", shape::leaf(stringify!($type)));
        }
    )* };
}

integers!(u8 u16 u32 u64 u128 i8 i16 i32 i64 i128);

macro_rules! tuples {
    ($($name:ident)*) => {
        impl<$($name: Hashed),*> Hashed for ($($name,)*) {
            const HASH: u128 = shape::tuple(&[$($name::HASH),*]);
        }
    };
}

tuples!();
tuples!(A);
tuples!(A B);
tuples!(A B C);
tuples!(A B C D);
tuples!(A B C D E);
tuples!(A B C D E F);
tuples!(A B C D E F G);
tuples!(A B C D E F G H);
tuples!(A B C D E F G H I);
tuples!(A B C D E F G H I J);
tuples!(A B C D E F G H I J K);
tuples!(A B C D E F G H I J K L);

/// The shape of a type without parts, inside its `impl Layout`.
macro_rules! leaf {
    ($type:expr) => {
        type Shape<D: crate::layout::Level> = Self;

        fn describe(describer: &mut crate::schema::Describer) -> crate::schema::TypeRef {
            describer.place::<Self>(const { crate::layout::fingerprint::<Self>() }, |_| $type)
        }
    };
}

/// The shape of a type that lies as another one does, inside its `impl Layout`.
///
/// # Examples
///
/// ```
/// use perennial::{Layout, layout::{self, Size}, wire::{Fault, Reader, Source, Wire, Writer}};
///
/// struct Even(u32);
///
/// impl Layout for Even {
///     const SIZE: Size = u32::SIZE;
///
///     perennial::viewed_by_value!();
///     perennial::shaped_as!(u32);
///
///     fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
///         u32::read::<W>(reader).map(|half| Self(half * 2))
///     }
///
///     fn write<W: Wire>(&self, writer: &mut Writer) {
///         (self.0 / 2).write::<W>(writer);
///     }
///
///     fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
///         u32::skip::<W, S>(source)
///     }
/// }
///
/// assert_eq!(layout::fingerprint::<Even>(), layout::fingerprint::<u32>());
/// ```
#[macro_export]
macro_rules! shaped_as {
    ($type:ty) => {
        type Shape<D: $crate::layout::Level> = <$type as $crate::layout::Layout>::Shape<D>;

        fn describe(describer: &mut $crate::schema::Describer) -> $crate::schema::TypeRef {
            <$type as $crate::layout::Layout>::describe(describer)
        }
    };
}

pub(super) use {leaf, shaped_as};
