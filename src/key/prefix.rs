//! The beginnings of ordered keys.

use alloc::{string::String, vec::Vec};

use super::{KeyPart, Place};

/// The beginning of keys of shape `S`: of a text or byte string any beginning, of a tuple or struct
/// its first fields, whole.
///
/// # Laws
///
/// A key's bytes begin with the prefix's bytes if and only if the key begins with the prefix.
///
/// # Examples
///
/// ```
/// use perennial::key::{self, Key, KeyPrefix};
///
/// fn begins<K: Key>(key: &K, prefix: &(impl KeyPrefix<K::Shape> + ?Sized)) -> bool {
///     let mut bytes = Vec::new();
///     prefix.write_prefix(&mut bytes);
///     key::encode(key).starts_with(&bytes)
/// }
///
/// assert!(begins(&"satoshi".to_string(), "sat"));
///
/// let key = ("acme".to_string(), 7_u32, true);
/// assert!(begins(&key, &("acme",)));
/// assert!(begins(&key, &("acme", 7_u32)));
/// assert!(!begins(&key, &("ac",)));       // fields count whole
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no beginning of keys of shape `{S}`",
    label = "not a prefix of `{S}`",
    note = "a prefix is `str` for `String`, `[u8]` for bytes, and for a tuple or struct the tuple \
            of its first fields: `(a,)` or `(a, b)` for `(A, B, C)`"
)]
pub trait KeyPrefix<S: ?Sized> {
    /// Appends the bytes that all keys with this beginning begin with.
    fn write_prefix(&self, out: &mut Vec<u8>);
}

macro_rules! raw {
    ($([$($generics:tt)*] $prefix:ty => $shape:ty;)*) => { $(
        impl<$($generics)*> KeyPrefix<$shape> for $prefix {
            #[inline]
            fn write_prefix(&self, out: &mut Vec<u8>) {
                let bytes: &[u8] = self.as_ref();
                out.extend_from_slice(bytes);
            }
        }
    )* };
}

raw! {
    [] str => String;
    [] &str => String;
    [] String => String;
    [] [u8] => Vec<u8>;
    [] &[u8] => Vec<u8>;
    [] Vec<u8> => Vec<u8>;
    [const M: usize] [u8; M] => Vec<u8>;
    [const N: usize] [u8] => [u8; N];
    [const N: usize] &[u8] => [u8; N];
    [const N: usize] Vec<u8> => [u8; N];
    [const N: usize, const M: usize] [u8; M] => [u8; N];
}

/// The tuple of the parts in the first list is a prefix of the shapes in both.
macro_rules! tuple {
    ([$(($Part:ident $Shape:ident $part:ident))+] [$(($_Part:ident $Rest:ident $_part:ident))+]) => {
        impl<$($Part, $Shape,)+ $($Rest,)+> KeyPrefix<($($Shape,)+ $($Rest,)+)> for ($($Part,)+)
        where
            $($Part: KeyPart<$Shape>,)+
        {
            #[inline]
            fn write_prefix(&self, out: &mut Vec<u8>) {
                let ($($part,)+) = self;
                $($part.write_part(out, Place::Inner);)+
            }
        }
    };
}

/// All prefixes of one tuple: moves the fields one by one into the first list.
macro_rules! tuples {
    ([$($done:tt)*] $last:tt) => {};
    ([$($done:tt)*] $next:tt $($rest:tt)+) => {
        tuple! { [$($done)* $next] [$($rest)+] }
        tuples! { [$($done)* $next] $($rest)+ }
    };
}

tuples! { [] (A S a) (B T b) }
tuples! { [] (A S a) (B T b) (C U c) }
tuples! { [] (A S a) (B T b) (C U c) (D V d) }
tuples! { [] (A S a) (B T b) (C U c) (D V d) (E W e) }
tuples! { [] (A S a) (B T b) (C U c) (D V d) (E W e) (F X f) }
tuples! { [] (A S a) (B T b) (C U c) (D V d) (E W e) (F X f) (G Y g) }
tuples! { [] (A S a) (B T b) (C U c) (D V d) (E W e) (F X f) (G Y g) (H Z h) }
