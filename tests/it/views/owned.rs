//! Whatever a view gives, as the owned value it stands for.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use perennial::{
    DecodeError, Layout,
    entity::{Entities, Nested},
    layout::{Map, Seq, Set, Viewed},
    wire::Wire,
};

pub trait Owned<T> {
    fn owned(self) -> Result<T, DecodeError>;
}

macro_rules! itself {
    ($($type:ty),*) => { $(
        impl Owned<$type> for $type {
            fn owned(self) -> Result<$type, DecodeError> {
                Ok(self)
            }
        }
    )* };
}

itself!(u8, u16, u32, u64, u128, i64, bool, [u16; 3]);

impl Owned<String> for &str {
    fn owned(self) -> Result<String, DecodeError> {
        Ok(self.to_owned())
    }
}

impl Owned<Vec<u8>> for &[u8] {
    fn owned(self) -> Result<Vec<u8>, DecodeError> {
        Ok(self.to_vec())
    }
}

impl<const N: usize> Owned<[u8; N]> for &[u8; N] {
    fn owned(self) -> Result<[u8; N], DecodeError> {
        Ok(*self)
    }
}

impl Owned<[String; 2]> for [&str; 2] {
    fn owned(self) -> Result<[String; 2], DecodeError> {
        Ok(self.map(str::to_owned))
    }
}

impl<T, V: Owned<T>> Owned<Option<T>> for Option<V> {
    fn owned(self) -> Result<Option<T>, DecodeError> {
        self.map(V::owned).transpose()
    }
}

impl<A, B, V: Owned<A>, U: Owned<B>> Owned<(A, B)> for (V, U) {
    fn owned(self) -> Result<(A, B), DecodeError> {
        Ok((self.0.owned()?, self.1.owned()?))
    }
}

impl<A, B, V: Owned<A>, U: Owned<B>> Owned<Result<A, B>> for Result<V, U> {
    fn owned(self) -> Result<Result<A, B>, DecodeError> {
        Ok(match self {
            Ok(value) => Ok(value.owned()?),
            Err(error) => Err(error.owned()?),
        })
    }
}

impl<T, V: Owned<T>> Owned<T> for Viewed<V, T> {
    fn owned(self) -> Result<T, DecodeError> {
        match self {
            Self::Stored(view) => view.owned(),
            Self::Made(made) => Ok(made),
        }
    }
}

impl<'a, T: Layout, W: Wire> Owned<Vec<T>> for Seq<'a, T, W>
where
    T::View<'a, W>: Owned<T>,
{
    fn owned(self) -> Result<Vec<T>, DecodeError> {
        let items: Vec<T> = self.iter().map(|item| item?.owned()).collect::<Result<_, _>>()?;
        assert_eq!(items.len(), self.len());
        for index in 0..self.len() {
            assert!(self.get(index).is_some_and(|item| item.is_ok()));
        }
        assert!(self.get(self.len()).is_none());
        Ok(items)
    }
}

impl<'a, T: Layout, W: Wire> Owned<VecDeque<T>> for Seq<'a, T, W>
where
    T::View<'a, W>: Owned<T>,
{
    fn owned(self) -> Result<VecDeque<T>, DecodeError> {
        self.iter().map(|item| item?.owned()).collect()
    }
}

impl<'a, T: Layout + Ord, W: Wire> Owned<BTreeSet<T>> for Set<'a, T, W>
where
    T::View<'a, W>: Owned<T>,
{
    fn owned(self) -> Result<BTreeSet<T>, DecodeError> {
        let items = self.iter().map(|item| item?.owned()).collect::<Result<Vec<T>, _>>()?;
        // Of a damaged set nothing more is asked than that it does not panic.
        let is_sound = items.is_sorted_by(|a, b| a < b);
        for item in &items {
            assert!(self.contains(item)? || !is_sound);
        }
        Ok(BTreeSet::from_iter(items))
    }
}

impl<'a, K: Layout + Ord, V: Layout, W: Wire> Owned<BTreeMap<K, V>> for Map<'a, K, V, W>
where
    K::View<'a, W>: Owned<K>,
    V::View<'a, W>: Owned<V>,
{
    fn owned(self) -> Result<BTreeMap<K, V>, DecodeError> {
        let entries = self.iter().map(|entry| {
            let (key, value) = entry?;
            Ok((key.owned()?, value.owned()?))
        });
        let entries = entries.collect::<Result<Vec<(K, V)>, DecodeError>>()?;
        let is_sound = entries.is_sorted_by(|(a, _), (b, _)| a < b);
        for (key, _) in &entries {
            assert!(self.get(key)?.is_some() || !is_sound);
        }
        Ok(BTreeMap::from_iter(entries))
    }
}

impl<'a, T: Nested, W: Wire> Owned<Vec<T>> for Entities<'a, T, W>
where
    T::View<'a, W>: Owned<T>,
{
    fn owned(self) -> Result<Vec<T>, DecodeError> {
        let items: Vec<T> = self.iter().map(|item| item?.owned()).collect::<Result<_, _>>()?;
        for index in 0..self.len() {
            assert!(self.get(index).is_some_and(|item| item.is_ok()));
        }
        Ok(items)
    }
}
