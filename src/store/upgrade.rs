//! Rewriting stored values as the newest active version, behind bytes: for tools that do not know a
//! table's types. Reading never needs it.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, marker::PhantomData};

use super::{
    NewerVersion, OpenError, Registry, Store, TableError, TableInfo, WriteError,
    catalog::{self, FirstWrites, TableState},
};
use crate::{
    backend::{Backend, WriteBatch, WriteOp},
    entity::{self, Entity, IfWritten, WriteEntity, caught},
    error::DecodeError,
    gate::{Encoded, Gate},
    version::{SpecVersion, Version},
    wire::Wire,
};

/// Why a value is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// It is none of its entity's values.
    Unreadable(DecodeError),
    /// It can be read, and not be written without loss.
    Unwritable(String),
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(f),
            Self::Unwritable(why) => f.write_str(why),
        }
    }
}

/// A stored value as the newest active version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Upgraded {
    pub(crate) encoded: Encoded,
    /// Whether there is no way back from the latest view to these bytes: they hold what it does not show,
    /// or a conversion has no downcast.
    pub(crate) is_one_way: bool,
}

/// A table's way to [`Upgraded`] values.
#[derive(Clone, Copy)]
pub(super) struct Upgrading(fn(&[u8], Gate) -> Result<Upgraded, Left>);

impl Upgrading {
    pub(super) fn of<V: Entity, C: Wire>() -> Self {
        Self(|stored, gate| {
            let tried = caught(|| upgraded::<V, C>(stored, gate));
            tried.unwrap_or_else(|panic| Err(Left::Unwritable(panic)))
        })
    }
}

/// As [`Erased`](super::erased::Erased): the types' names tell them apart.
impl PartialEq for Upgrading {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Upgrading {}

impl fmt::Debug for Upgrading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upgrading")
    }
}

fn upgraded<V: Entity, C: Wire>(stored: &[u8], gate: Gate) -> Result<Upgraded, Left> {
    let view = entity::decode::<C, V>(stored).map_err(Left::Unreadable)?;
    let rewritten =
        V::if_written(Rewrite::<V, C> { stored, view: &view, gate, codec: PhantomData });
    rewritten.unwrap_or_else(|| {
        let why = "views of this entity are only read, so it is not known how to write them";
        Err(Left::Unwritable(why.to_string()))
    })
}

struct Rewrite<'a, V, C> {
    stored: &'a [u8],
    view: &'a V,
    gate: Gate,
    codec: PhantomData<C>,
}

impl<V: Entity, C: Wire> IfWritten<V> for Rewrite<'_, V, C> {
    type Done = Result<Upgraded, Left>;

    fn go_on(self) -> Self::Done
    where
        V: WriteEntity,
    {
        let refused = |why: &dyn ToString| Left::Unwritable(why.to_string());
        let encoded = self.gate.encode::<C, V>(self.view).map_err(|error| refused(&error))?;
        // The gate refuses what would be lost; types of hand-written code are held to it here.
        let again = entity::decode::<C, V>(&encoded.bytes)
            .map_err(|error| refused(&alloc::format!("it would not be read again: {error}")))?;
        let bytes = |view| entity::encode::<C, V>(view).map_err(|error| refused(&error));
        if bytes(self.view)? != bytes(&again)? {
            let version = encoded.version;
            return Err(refused(&alloc::format!("as V{version} it would read as another value")));
        }
        let from = entity::tag_of(self.stored)
            .and_then(|tag| V::VERSIONS.iter().find(|info| info.tag == tag));
        let back = from.and_then(|from| entity::encode_as::<C, V>(self.view, from.version).ok());
        Ok(Upgraded { encoded, is_one_way: back.as_deref() != Some(self.stored) })
    }
}

impl TableInfo {
    /// The newest version that may be written at a spec version; none if the entity came later.
    pub(crate) fn newest_active(&self, spec: SpecVersion) -> Option<Version> {
        let active = self.versions().iter().filter(|info| info.activates <= spec);
        active.map(|info| info.version).max()
    }

    /// A stored value as the newest version that may be written at a spec version. Its latest view is
    /// the same.
    pub(crate) fn upgraded(&self, stored: &[u8], spec: SpecVersion) -> Result<Upgraded, Left> {
        (self.upgrading().0)(stored, Gate::new(spec))
    }
}

/// A row to rewrite.
pub(crate) struct Rewritten {
    /// As the engine has it.
    pub(crate) key: Vec<u8>,
    /// What was read there.
    pub(crate) before: Vec<u8>,
    pub(crate) after: Encoded,
}

impl<B: Backend> Store<B> {
    /// Rewrites rows of a table, all or none, and says of each whether it was: one that somebody else
    /// has written by now is passed over. The versions' entries in the catalog come with them.
    pub(crate) fn rewrite(
        &self,
        table: &'static str,
        rows: Vec<Rewritten>,
    ) -> Result<Vec<bool>, WriteError> {
        let _alone = self.writing().write();
        let (info, state) = self.named(table)?;
        state.check_writable()?;
        let (mut first, mut batch) = (FirstWrites::new(), WriteBatch::new());
        let mut are_same = Vec::with_capacity(rows.len());
        for Rewritten { key, before, after } in rows {
            let now = self.backend().get(table, &key)?;
            let is_same = now.is_some_and(|now| now.as_ref() == before.as_slice());
            are_same.push(is_same);
            if is_same {
                first.note(info, state, after.version);
                batch.push(WriteOp::Put { table, key, value: after.bytes });
            }
        }
        if !batch.is_empty() {
            first.commit(self.backend(), self.spec_version(), batch)?;
        }
        Ok(are_same)
    }

    fn named(&self, table: &'static str) -> Result<(&TableInfo, &TableState), TableError> {
        let mut tables = self.registry().tables().iter().zip(self.states());
        let found = tables.find(|(info, _)| info.name() == table);
        found.ok_or(TableError::NotRegistered { table })
    }
}

/// Holds a registry against a database's catalog as [`Store::open`] does, and writes nothing. Gives the
/// tables that hold versions newer than this binary knows.
pub(crate) fn survey<B: Backend>(
    backend: &B,
    registry: &Registry,
) -> Result<Vec<NewerVersion>, OpenError> {
    registry.check_names()?;
    let states = catalog::check(backend, registry)?.finish()?;
    Ok(states.iter().filter_map(TableState::newer).copied().collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use alloc::{string::String, vec, vec::Vec};

    use super::{Left, Rewritten};
    use crate::{
        backend::{Memory, ReadEngine},
        entity,
        layout::{Layout, Size},
        store::{Registry, Store, Table, TableInfo},
        version::SpecVersion,
        wire::{Fault, Reader, Scale, Source, Wire, Writer},
    };

    /// A number that is halved on its way out: no type may do so, and none is trusted not to.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Halved(u8);

    impl Layout for Halved {
        const SIZE: Size = <u8 as Layout>::SIZE;

        perennial::viewed_by_value!();
        perennial::shaped_as!(u8);

        fn read<W: Wire>(reader: &mut Reader<'_>) -> Result<Self, Fault> {
            u8::read::<W>(reader).map(Self)
        }

        fn write<W: Wire>(&self, writer: &mut Writer) {
            (self.0 / 2).write::<W>(writer);
        }

        fn skip<W: Wire, S: Source>(source: &mut S) -> Result<(), Fault> {
            u8::skip::<W, S>(source)
        }
    }

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    pub(super) struct Odd {
        pub(super) number: Halved,
        #[versioned(since = 2)]
        pub(super) more: u8,
    }

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 2, activates(2 = 6))]
    pub(super) struct User {
        pub(super) name: String,
        #[versioned(since = 2)]
        pub(super) karma: u8,
    }

    const USERS: Table<u8, User> = Table::new("users");

    #[test]
    fn what_types_lose_by_themselves_is_found() {
        let table = TableInfo::of(Table::<u8, Odd>::new("odds"));
        let odd = |number: u8| table.upgraded(&[1, number], SpecVersion(6));
        assert_eq!(odd(0).unwrap().encoded.bytes, [2, 0, 0]);
        assert!(matches!(odd(10), Err(Left::Unwritable(why)) if why.contains("another value")));
        assert!(matches!(table.upgraded(&[1], SpecVersion(6)), Err(Left::Unreadable(_))));
    }

    #[test]
    fn a_row_that_has_changed_meanwhile_is_passed_over() {
        let store = Store::open(Memory::new(), Registry::new().with(USERS)).unwrap();
        let users = store.table(USERS).unwrap();
        let user = |name: &str| User { name: name.into(), karma: 0 };
        let rows: Vec<_> = (0..3)
            .map(|key| {
                users.put(&key, &user("ada")).unwrap();
                let before =
                    entity::encode_as::<Scale, User>(&user("ada"), crate::version::Version::FIRST);
                let before = before.unwrap();
                let table = store.registry().tables().first().unwrap();
                let after = table.upgraded(&before, SpecVersion(6)).unwrap().encoded;
                Rewritten { key: vec![key], before, after }
            })
            .collect();
        store.raise_spec_version(SpecVersion(6)).unwrap();
        users.put(&1, &user("bob")).unwrap();
        users.remove(&2).unwrap();
        assert_eq!(store.rewrite("users", rows).unwrap(), [true, false, false]);
        let stored =
            |key: u8| store.backend().get("users", &[key]).unwrap().map(|row| row.to_vec());
        assert_eq!(stored(0), Some(b"\x02\x0cada\0".to_vec()));
        assert_eq!(stored(1), Some(b"\x02\x0cbob\0".to_vec()));
        assert_eq!(stored(2), None);
        assert!(store.rewrite("others", Vec::new()).is_err());
    }
}
