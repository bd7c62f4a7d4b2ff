//! A table's typed calls on a store in memory, behind bytes: for checks that do not know its types.
//!
//! Each goes the way of the typed call of its name. A *body* comes as a stored value, tag in front; a
//! view goes out as the stored value of the latest version that it makes.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::{Store, Table, TableHandle, TableInfo, WriteError};
use crate::{
    backend::Memory,
    entity::{self, Entity, IfWritten, VersionedEntity, WriteEntity, caught},
    error::DowncastError,
    key::KeyScheme,
    version::{SpecVersion, Version},
    wire::Wire,
};

/// A row of a store, and the runtime that writes there; without one, the store's spec version of the
/// moment decides.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) store: &'a Store<Memory>,
    pub(crate) runtime: Option<SpecVersion>,
    /// Bytes that begin with the key: see [`KeyScheme::key_in`].
    pub(crate) key: &'a [u8],
}

/// Why a call fails.
#[derive(Debug)]
pub(crate) enum Refused {
    /// What is stored, or was to be stored, is not read.
    Unreadable(String),
    /// The store does not write it.
    Unwritten(Box<WriteError>),
    /// There is no such call to make, or the types' own code panics.
    Impossible(String),
}

type Tried<T> = Result<T, Refused>;

#[cfg(feature = "cli")]
impl Refused {
    /// The reason.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Unreadable(text) | Self::Impossible(text) => text.clone(),
            Self::Unwritten(error) => error.to_string(),
        }
    }
}

/// What a row reads as.
pub(crate) struct RowRead {
    /// Its bytes.
    pub(crate) raw: Vec<u8>,
    /// As it was stored, written again.
    pub(crate) versioned: Vec<u8>,
    /// As the latest view; `None` if views are only read.
    pub(crate) latest: Option<Vec<u8>>,
    /// As it was stored, and then all the way up.
    pub(crate) lifted: Option<Vec<u8>>,
}

/// The calls of one table's types.
#[derive(Clone, Copy)]
pub(super) struct Calls {
    key: fn(&[u8]) -> Option<Vec<u8>>,
    view: fn(&[u8]) -> Tried<Option<Vec<u8>>>,
    put: fn(&TableInfo, Place<'_>, &[u8]) -> Tried<Option<Version>>,
    put_versioned: fn(&TableInfo, Place<'_>, &[u8]) -> Tried<Version>,
    rewrite: fn(&TableInfo, Place<'_>) -> Tried<bool>,
    read: fn(&TableInfo, Place<'_>) -> Tried<Option<RowRead>>,
}

impl Calls {
    pub(super) fn of<K, V, C, S>() -> Self
    where
        V: Entity,
        C: Wire,
        S: KeyScheme<K>,
    {
        Self {
            key: key::<K, S>,
            view: |stored| calm(|| view::<V, C>(&decoded::<V, C>(stored)?)),
            put: |info, place, stored| calm(|| put::<K, V, C, S>(info, place, stored)),
            put_versioned: |info, place, stored| {
                calm(|| put_versioned::<K, V, C, S>(info, place, stored))
            },
            rewrite: |info, place| calm(|| rewrite::<K, V, C, S>(info, place)),
            read: |info, place| calm(|| read::<K, V, C, S>(info, place)),
        }
    }
}

impl TableInfo {
    /// Where the key that some bytes begin with lies in the engine.
    pub(crate) fn probe_key(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let key = (self.calls().key)(bytes)?;
        Some([self.prefix(), &key].concat())
    }

    /// What a stored value reads as; `None` if views are only read.
    pub(crate) fn probe_view(&self, stored: &[u8]) -> Tried<Option<Vec<u8>>> {
        (self.calls().view)(stored)
    }

    /// [`TableHandle::put`] of what a stored value reads as; `None` if views are only read.
    pub(crate) fn probe_put(&self, place: Place<'_>, stored: &[u8]) -> Tried<Option<Version>> {
        (self.calls().put)(self, place, stored)
    }

    /// [`TableHandle::put_versioned`] of a stored value.
    pub(crate) fn probe_put_versioned(&self, place: Place<'_>, stored: &[u8]) -> Tried<Version> {
        (self.calls().put_versioned)(self, place, stored)
    }

    /// [`TableHandle::update`] that changes nothing. Says whether views can be written.
    pub(crate) fn probe_rewrite(&self, place: Place<'_>) -> Tried<bool> {
        (self.calls().rewrite)(self, place)
    }

    /// What a row reads as, by `get_raw`, `get_versioned` and `get`.
    pub(crate) fn probe_read(&self, place: Place<'_>) -> Tried<Option<RowRead>> {
        (self.calls().read)(self, place)
    }
}

/// The types' own code may panic; a check goes on.
fn calm<T>(ask: impl FnOnce() -> Tried<T>) -> Tried<T> {
    caught(ask).unwrap_or_else(|text| Err(Refused::Impossible(text)))
}

fn key<K, S: KeyScheme<K>>(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut written = Vec::new();
    let found = caught(|| S::write(&S::key_in(bytes)?, &mut written).ok()).ok().flatten();
    found.map(|()| written)
}

fn decoded<V: Entity, C: Wire>(stored: &[u8]) -> Tried<V> {
    entity::decode::<C, V>(stored).map_err(unreadable)
}

fn unreadable(error: impl ToString) -> Refused {
    Refused::Unreadable(error.to_string())
}

fn impossible(error: impl ToString) -> Refused {
    Refused::Impossible(error.to_string())
}

fn unwritten(error: WriteError) -> Refused {
    match error {
        WriteError::Undecodable(error) => unreadable(error),
        error => Refused::Unwritten(Box::new(error)),
    }
}

/// The stored value of a view.
struct Encode<'a, V, C>(&'a V, core::marker::PhantomData<C>);

impl<V, C: Wire> IfWritten<V> for Encode<'_, V, C> {
    type Done = Result<Vec<u8>, DowncastError>;

    fn go_on(self) -> Self::Done
    where
        V: WriteEntity,
    {
        entity::encode::<C, V>(self.0)
    }
}

fn view<V: Entity, C: Wire>(view: &V) -> Tried<Option<Vec<u8>>> {
    let encoded = V::if_written(Encode::<V, C>(view, core::marker::PhantomData)).transpose();
    encoded.map_err(unreadable)
}

type Handle<'a, K, V, C, S> = TableHandle<'a, Memory, K, V, C, S>;

/// The table's handle, and the key.
fn open<'a, K, V, C, S>(info: &TableInfo, place: Place<'a>) -> Tried<(Handle<'a, K, V, C, S>, K)>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    let table: Table<K, V, C, S> = Table::known(info.name(), info.path());
    let handle = match place.runtime {
        Some(spec) => place.store.runtime(spec).map_err(impossible)?.table(table),
        None => place.store.table(table),
    };
    let key = S::key_in(place.key).ok_or_else(|| impossible("there is no key in the bytes"))?;
    Ok((handle.map_err(impossible)?, key))
}

/// What to write where.
struct Put<'a, K, V, C, S> {
    table: Handle<'a, K, V, C, S>,
    key: &'a K,
    value: &'a V,
}

impl<K, V, C, S> IfWritten<V> for Put<'_, K, V, C, S>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    type Done = Result<Version, WriteError>;

    fn go_on(self) -> Self::Done
    where
        V: WriteEntity,
    {
        self.table.put(self.key, self.value)
    }
}

fn put<K, V, C, S>(info: &TableInfo, place: Place<'_>, stored: &[u8]) -> Tried<Option<Version>>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    let (table, key) = open::<K, V, C, S>(info, place)?;
    let value = decoded::<V, C>(stored)?;
    let put = V::if_written(Put { table, key: &key, value: &value });
    put.transpose().map_err(unwritten)
}

fn put_versioned<K, V, C, S>(info: &TableInfo, place: Place<'_>, stored: &[u8]) -> Tried<Version>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    let (table, key) = open::<K, V, C, S>(info, place)?;
    let value = entity::decode_versioned::<C, V>(stored).map_err(unreadable)?;
    table.put_versioned(&key, &value).map_err(unwritten)
}

/// A row to write as it is.
struct Rewrite<'a, K, V, C, S> {
    table: Handle<'a, K, V, C, S>,
    key: &'a K,
}

impl<K, V, C, S> IfWritten<V> for Rewrite<'_, K, V, C, S>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    type Done = Result<(), WriteError>;

    fn go_on(self) -> Self::Done
    where
        V: WriteEntity,
    {
        self.table.update(self.key, |value| value).map(drop)
    }
}

fn rewrite<K, V, C, S>(info: &TableInfo, place: Place<'_>) -> Tried<bool>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    let (table, key) = open::<K, V, C, S>(info, place)?;
    let done = V::if_written(Rewrite { table, key: &key });
    done.transpose().map_err(unwritten).map(|done| done.is_some())
}

fn read<K, V, C, S>(info: &TableInfo, place: Place<'_>) -> Tried<Option<RowRead>>
where
    V: Entity,
    C: Wire,
    S: KeyScheme<K>,
{
    let (table, key) = open::<K, V, C, S>(info, place)?;
    let Some(raw) = table.get_raw(&key).map_err(unreadable)? else { return Ok(None) };
    let raw = raw.bytes().to_vec();
    let gone = || unreadable("the row is there and is not read");
    let latest = table.get(&key).map_err(unreadable)?.ok_or_else(gone)?;
    let value = table.get_versioned(&key).map_err(unreadable)?.ok_or_else(gone)?;
    let versioned = entity::encode_versioned::<C, V>(&value).map_err(unreadable)?;
    let lifted = value.try_into_latest().map_err(unreadable)?;
    Ok(Some(RowRead {
        raw,
        versioned,
        latest: view::<V, C>(&latest)?,
        lifted: view::<V, C>(&lifted)?,
    }))
}

/// As [`Erased`](super::erased::Erased): the types' names tell them apart.
impl PartialEq for Calls {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Calls {}

impl core::fmt::Debug for Calls {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Calls")
    }
}
