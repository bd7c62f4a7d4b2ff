//! All ways to read a value give the same, and refuse the same.

use perennial::{
    Bincode, DecodeError, Scale,
    entity::{self, decode, decode_versioned, encode_versioned},
    wire::Wire,
};
use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    result::maybe_ok,
    sample::Index,
};

use super::{
    account::{
        Account, AccountV1, AccountV2, AccountV3, Address, Badge, BadgeV1, Rank, VersionedAccount,
    },
    owned::Owned,
};

/// The owned value, of the field's type.
fn like<T, V: Owned<T>>(
    _: fn(&Account) -> &T,
    view: Result<V, DecodeError>,
) -> Result<T, DecodeError> {
    view?.owned()
}

macro_rules! fields {
    ($($field:ident $token:ident),* $(,)?) => {
        /// Each field of a value that decodes, through the view and through its token.
        fn fields_agree<W: Wire>(stored: &[u8], owned: &Account) {
            let view = entity::view::<W, Account>(stored).unwrap();
            $(
                assert_eq!(like(|account| &account.$field, view.$field()).unwrap(), owned.$field);
                assert_eq!(Account::$token.read::<W>(stored).unwrap(), owned.$field);
            )*
            // And each alone, on a view that has walked nowhere.
            $(
                let fresh = entity::view::<W, Account>(stored).unwrap();
                assert_eq!(like(|account| &account.$field, fresh.$field()).unwrap(), owned.$field);
            )*
        }

        /// Reads each field of whatever bytes, backwards too. What comes of it does not matter.
        fn fields_do_not_panic<W: Wire>(stored: &[u8]) {
            let Ok(view) = entity::view::<W, Account>(stored) else { return };
            $(
                let first = like(|account| &account.$field, view.$field());
                let fresh = entity::view::<W, Account>(stored).unwrap();
                let fresh = like(|account| &account.$field, fresh.$field());
                assert_eq!(first.is_ok(), fresh.is_ok());
                drop(Account::$token.read::<W>(stored));
            )*
        }
    };
}

fields! {
    id ID, email EMAIL, balance BALANCE, flags FLAGS, name NAME, karma KARMA, number NUMBER, tags TAGS,
    avatar AVATAR, scores SCORES, points POINTS, names NAMES, outcome OUTCOME, queue QUEUE,
    limits LIMITS, prices PRICES, seen SEEN, rank RANK, past PAST, badge BADGE, badges BADGES, address ADDRESS, addresses ADDRESSES,
    extra EXTRA, slogan SLOGAN, title TITLE,
}

fn agree<W: Wire>(stored: &[u8]) {
    let owned = decode::<W, Account>(stored);
    let stepwise = decode_versioned::<W, Account>(stored);
    match &owned {
        Ok(owned) => {
            let view = entity::view::<W, Account>(stored).unwrap();
            view.validate().unwrap();
            assert_eq!(&view.to_owned().unwrap(), owned);
            assert_eq!(&stepwise.unwrap().try_into_latest().unwrap(), owned);
            fields_agree::<W>(stored, owned);
        }
        Err(error) => {
            if let Ok(view) = entity::view::<W, Account>(stored) {
                assert!(view.validate().is_err());
                assert_eq!(&view.to_owned().unwrap_err(), error);
            }
            assert!(stepwise.is_err() || stepwise.unwrap().try_into_latest().is_err());
        }
    }
    fields_do_not_panic::<W>(stored);
}

fn rank() -> impl Strategy<Value = Rank> {
    let some = (any::<u8>(), ".{0,4}").prop_map(|(stars, title)| Rank::Some { stars, title });
    prop_oneof![Just(Rank::None), some]
}

fn address() -> impl Strategy<Value = Address<u16>> {
    let flat = (any::<u32>(), ".{0,4}", vec(any::<u16>(), 0..3), any::<[u8; 2]>());
    let flat = flat.prop_map(|(number, street, rooms, country)| Address {
        number,
        street,
        rooms,
        country,
        inner: None,
    });
    (flat.clone(), option::of(flat))
        .prop_map(|(outer, inner)| Address { inner: inner.map(Box::new), ..outer })
}

fn badge() -> impl Strategy<Value = Badge> {
    (".{0,4}", any::<u32>()).prop_map(|(label, level)| Badge { label, level })
}

prop_compose! {
    fn account()(
        (id, balance, flags, name) in (any::<[u8; 8]>(), any::<u128>(), any::<(bool, u16)>(), ".{0,9}"),
        (karma, number, tags) in (any::<u32>(), any::<u64>(), vec(".{0,4}", 0..4)),
        (avatar, scores, points) in (vec(any::<u8>(), 0..80), vec(any::<u64>(), 0..5), any::<[u16; 3]>()),
        (names, outcome) in ([".{0,3}", ".{0,3}"], maybe_ok(any::<u8>(), ".{0,3}")),
        (queue, seen) in (vec(any::<u16>(), 0..5), btree_set(any::<u16>(), 0..6)),
        limits in btree_map(".{0,3}", vec(any::<u32>(), 0..3), 0..4),
        prices in btree_map(any::<u8>(), any::<i64>(), 0..6),
        (rank, past) in (rank(), vec(rank(), 0..3)),
        (badge, badges, extra) in (badge(), vec(badge(), 0..3), option::of(badge())),
        (address, addresses) in (address(), vec(address(), 0..3)),
        (slogan, title, email) in (".{0,5}", ".{0,5}", option::of(".{0,5}")),
    ) -> Account {
        Account {
            id, balance, flags, name, karma, number, tags, avatar, scores, points,
            names, outcome, queue: queue.into(), limits, prices, seen, rank, past, badge, badges,
            address, addresses, extra: extra.map(Box::new), slogan, title, email,
        }
    }
}

fn first_badge(badge: &Badge) -> BadgeV1 {
    BadgeV1 { label: badge.label.clone() }
}

/// The value as the older version stores it; some counts are no numbers, so that an upcast refuses.
fn as_version(version: u8, new: &Account) -> VersionedAccount {
    let count =
        if new.karma.is_multiple_of(4) { "many".to_owned() } else { new.number.to_string() };
    let Account { id, balance, flags, name, karma, tags, avatar, scores, points, .. } = new.clone();
    let Account { names, outcome, queue, limits, prices, seen, rank, past, .. } = new.clone();
    let Account { badge, badges, address, addresses, extra, slogan, number, .. } = new.clone();
    let legacy = tags.clone();
    let extra_v1 = extra.as_deref().map(|badge| Box::new(first_badge(badge)));
    match version {
        1 => VersionedAccount::V1(AccountV1 {
            id,
            balance,
            flags,
            legacy,
            name,
            count,
            tags,
            avatar,
            scores,
            points,
            names,
            outcome,
            queue,
            limits,
            prices,
            seen,
            rank,
            badge: first_badge(&badge),
            badges: badges.iter().map(first_badge).collect(),
            address,
            motto: slogan,
        }),
        2 => VersionedAccount::V2(AccountV2 {
            id,
            balance,
            flags,
            legacy,
            name,
            karma,
            count,
            tags,
            avatar,
            scores,
            points,
            names,
            outcome,
            queue,
            limits,
            prices,
            seen,
            rank,
            past,
            badge: first_badge(&badge),
            badges,
            address,
            extra: extra_v1,
            motto: slogan,
        }),
        3 => VersionedAccount::V3(AccountV3 {
            id,
            balance,
            flags,
            name,
            karma,
            number,
            tags,
            avatar,
            scores,
            points,
            names,
            outcome,
            queue,
            limits,
            prices,
            seen,
            rank,
            past,
            badge,
            badges,
            extra: extra_v1,
            address,
            addresses,
            slogan,
        }),
        _ => VersionedAccount::V4(new.clone()),
    }
}

fn every_version<W: Wire>(account: &Account, mutations: &[(Index, u8)]) {
    for version in 1..=4 {
        let versioned = as_version(version, account);
        let stored = encode_versioned::<W, Account>(&versioned).unwrap();
        agree::<W>(&stored);
        for (place, change) in mutations {
            let mut flipped = stored.clone();
            let at = place.index(flipped.len());
            flipped[at] ^= change;
            agree::<W>(&flipped);
            flipped[at] = *change;
            agree::<W>(&flipped);
            agree::<W>(&stored[..at]);
            let mut longer = stored.clone();
            longer.insert(at, *change);
            agree::<W>(&longer);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn all_ways_to_read_agree_on_valid_and_mutated_bytes(
        account in account(),
        mutations in vec((any::<Index>(), any::<u8>()), 8),
    ) {
        every_version::<Scale>(&account, &mutations);
        every_version::<Bincode>(&account, &mutations);
    }

    #[test]
    fn all_ways_to_read_agree_on_noise(noise in vec(any::<u8>(), 0..200), tag in 0_u8..6) {
        let mut stored = Vec::from([tag]);
        stored.extend(noise);
        agree::<Scale>(&stored);
        agree::<Bincode>(&stored);
    }
}
