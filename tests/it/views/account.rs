//! An entity with every kind of field, in four versions.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use perennial::{DecodeError, Layout, Versioned, layout::Viewed, wire::Wire};

use super::owned::Owned;

/// A plain value inside, viewed as itself.
#[derive(Clone, Debug, PartialEq, Layout)]
pub enum Rank {
    None,
    Some { stars: u8, title: String },
}

impl Default for Rank {
    fn default() -> Self {
        Self::Some { stars: 1, title: "new".into() }
    }
}

impl Owned<Self> for Rank {
    fn owned(self) -> Result<Self, DecodeError> {
        Ok(self)
    }
}

/// A plain value inside, with a view of its own.
#[derive(Clone, Debug, Default, PartialEq, Layout)]
#[layout(view = AddressView)]
pub struct Address<T> {
    pub number: u32,
    pub street: String,
    pub rooms: Vec<T>,
    pub country: [u8; 2],
    pub inner: Option<Box<Self>>,
}

impl<'a, W: Wire, T: Layout> Owned<Address<T>> for AddressView<'a, W, T>
where
    T::Items<'a, W>: Owned<Vec<T>>,
{
    fn owned(self) -> Result<Address<T>, DecodeError> {
        // Out of order: the view finds its way back.
        let country = *self.country()?;
        let address = Address {
            number: self.number()?,
            street: self.street()?.to_owned(),
            rooms: self.rooms()?.owned()?,
            country,
            inner: self.inner()?.map(Owned::<Address<T>>::owned).transpose()?.map(Box::new),
        };
        self.validate()?;
        assert_eq!(self.to_owned()?.street, address.street);
        Ok(address)
    }
}

/// An entity inside.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub struct Badge {
    pub label: String,
    #[versioned(since = 2)]
    pub level: u32,
}

impl<W: Wire> Owned<Badge> for BadgeView<'_, W> {
    fn owned(self) -> Result<Badge, DecodeError> {
        self.validate()?;
        Ok(Badge { label: self.label()?.to_owned(), level: self.level()? })
    }
}

impl<W: Wire> Owned<Box<Badge>> for Viewed<BadgeView<'_, W>, Badge> {
    fn owned(self) -> Result<Box<Badge>, DecodeError> {
        Owned::<Badge>::owned(self).map(Box::new)
    }
}

/// Refuses text that is no number.
fn parsed(text: String) -> Result<u64, std::num::ParseIntError> {
    text.parse()
}

fn shout(text: String) -> String {
    text.to_uppercase()
}

fn whole(older: &AccountV3) -> String {
    format!("{} {}", older.name, older.karma)
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, derive(Clone, Debug, PartialEq))]
#[versioned(removed(legacy: Vec<String>, in = 1..=2, after = flags))]
pub struct Account {
    pub id: [u8; 8],
    pub balance: u128,
    pub flags: (bool, u16),
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
    #[versioned(since = 3, was(count: String, try_upcast = parsed))]
    pub number: u64,
    pub tags: Vec<String>,
    pub avatar: Vec<u8>,
    pub scores: Vec<u64>,
    pub points: [u16; 3],
    pub names: [String; 2],
    pub outcome: Result<u8, String>,
    pub queue: VecDeque<u16>,
    pub limits: BTreeMap<String, Vec<u32>>,
    pub prices: BTreeMap<u8, i64>,
    pub seen: BTreeSet<u16>,
    pub rank: Rank,
    #[versioned(since = 2, default = vec![Rank::default()])]
    pub past: Vec<Rank>,
    #[versioned(nested(1 = 1, 3 = 2))]
    pub badge: Badge,
    #[versioned(nested(1 = 1, 2 = 2))]
    pub badges: Vec<Badge>,
    #[versioned(since = 2, nested(2 = 1, 4 = 2), default = None)]
    pub extra: Option<Box<Badge>>,
    pub address: Address<u16>,
    #[versioned(since = 3)]
    pub addresses: Vec<Address<u16>>,
    #[versioned(since = 3, was(motto: String, upcast = shout))]
    pub slogan: String,
    #[versioned(since = 4, upcast = whole)]
    pub title: String,
    #[versioned(since = 4, default = Some("x".to_owned()))]
    pub email: Option<String>,
}
