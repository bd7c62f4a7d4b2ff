//! An entity with two versions, its traits written out by hand as the derive macro would.

use perennial::{
    DowncastError, Entity, Layout, SpecVersion, Store, Table, Tag, UpcastError, Version,
    VersionedEntity, WriteEntity,
    backend::{Backend, Memory, WriteBatch, WriteOp},
    entity::{StoredView, VersionInfo},
    error::DowncastKind,
    layout::shape::form_fingerprint,
    registry,
    schema::{Describer, TypeRef},
    wire::{Bincode, Fault, Reader, Source, Wire, Writer},
};

pub const V1: Version = Version::of::<1>();
pub const V2: Version = Version::of::<2>();
/// From here on V2 may be written.
pub const SPEC_V2: SpecVersion = SpecVersion(6);

pub const USERS: Table<String, User> = Table::new("users");
pub const DRAFTS: Table<(u32, String), User, Bincode> = Table::new("drafts");

/// V1 had the name alone; V2 has karma, which older values read as 0.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub name: String,
    pub karma: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct UserV1 {
    pub name: String,
}

#[derive(Clone, Debug, PartialEq)]
pub enum VersionedUser {
    V1(UserV1),
    V2(User),
}

/// The same, derived: what the schemas say.
mod derived {
    use perennial::Versioned;

    #[derive(Versioned)]
    #[versioned(latest = 2)]
    pub struct User {
        pub name: String,
        #[versioned(since = 2)]
        pub karma: u32,
    }
}

impl Entity for User {
    const NAME: &'static str = "User";
    const VERSIONS: &'static [VersionInfo] = &[
        VersionInfo {
            version: V1,
            tag: Tag(1),
            activates: SpecVersion::ZERO,
            fingerprint: form_fingerprint::<derived::User, 1>(),
        },
        VersionInfo {
            version: V2,
            tag: Tag(2),
            activates: SPEC_V2,
            fingerprint: form_fingerprint::<derived::User, 2>(),
        },
    ];
    const LATEST: Version = V2;

    type Versioned = VersionedUser;
    type View<'a, W: Wire> = StoredView<'a, Self, W>;

    fn version_of_tag(tag: Tag) -> Option<Version> {
        match tag.0 {
            1 => Some(V1),
            2 => Some(V2),
            _ => None,
        }
    }

    fn describe(version: Version, describer: &mut Describer) -> Option<TypeRef> {
        derived::User::describe(version, describer)
    }

    fn read_latest<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let name = String::read::<W>(reader)?;
        let karma = if version == V1 { 0 } else { u32::read::<W>(reader)? };
        Ok(Self { name, karma })
    }

    fn skip<W: Wire, S: Source>(version: Version, source: &mut S) -> Result<(), Fault> {
        String::skip::<W, S>(source)?;
        if version == V1 { Ok(()) } else { u32::skip::<W, S>(source) }
    }
}

impl WriteEntity for User {
    fn write_as<W: Wire>(
        &self,
        version: Version,
        writer: &mut Writer,
    ) -> Result<(), DowncastError> {
        self.name.write::<W>(writer);
        if version == V2 {
            self.karma.write::<W>(writer);
        } else if self.karma != 0 {
            let kind = DowncastKind::Lost { field: "karma", needs: V2 };
            return Err(DowncastError::new(Self::NAME, version, kind));
        }
        Ok(())
    }
}

impl VersionedEntity for VersionedUser {
    type Latest = User;

    fn version(&self) -> Version {
        match self {
            Self::V1(_) => V1,
            Self::V2(_) => V2,
        }
    }

    fn read<W: Wire>(version: Version, reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let user = User::read_latest::<W>(version, reader)?;
        Ok(if version == V1 { Self::V1(UserV1 { name: user.name }) } else { Self::V2(user) })
    }

    fn write<W: Wire>(&self, writer: &mut Writer) -> Result<(), DowncastError> {
        match self {
            Self::V1(user) => user.name.write::<W>(writer),
            Self::V2(user) => {
                user.name.write::<W>(writer);
                user.karma.write::<W>(writer);
            }
        }
        Ok(())
    }

    fn upcast(self) -> Result<Self, UpcastError> {
        self.try_into_latest().map(Self::V2)
    }

    fn try_into_latest(self) -> Result<User, UpcastError> {
        Ok(match self {
            Self::V1(UserV1 { name }) => User { name, karma: 0 },
            Self::V2(user) => user,
        })
    }
}

pub fn user(name: &str, karma: u32) -> User {
    User { name: name.into(), karma }
}

pub fn v1(name: &str) -> VersionedUser {
    VersionedUser::V1(UserV1 { name: name.into() })
}

pub fn key(name: &str) -> String {
    name.into()
}

/// A store at a spec version.
pub fn store_at(spec: SpecVersion) -> Store<Memory> {
    let store = Store::open(Memory::new(), registry![USERS, DRAFTS]).unwrap();
    store.raise_spec_version(spec).unwrap();
    store
}

/// A store where both versions may be written.
pub fn store() -> Store<Memory> {
    store_at(SPEC_V2)
}

/// Puts bytes under a key behind the store's back.
pub fn plant<B: Backend>(backend: &B, table: &'static str, key: &[u8], value: &[u8]) {
    let mut batch = WriteBatch::new();
    batch.push(WriteOp::Put { table, key: key.to_vec(), value: value.to_vec() });
    backend.commit(&batch).unwrap();
}
