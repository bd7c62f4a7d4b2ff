//! Hostile bytes for entities: the calls that the layouts get, at every version.

use perennial::{
    Bincode, Entity, Layout, Scale, Version, Versioned, VersionedEntity, WriteEntity,
    entity::{decode, decode_versioned, encode_as, encode_versioned, view},
    wire::{Reader, Source, Wire},
};

use super::torture;

/// Tortures an entity's stored values. The samples are views, written as all versions that hold
/// them, and whatever decodes is written again as the version that it is.
fn torture_entity<W: Wire, E: WriteEntity>(samples: &[E]) {
    let name = format!("{} of entity {}", W::NAME, E::NAME);
    let versions = E::VERSIONS.iter().map(|info| info.version);
    let stored: Vec<Vec<u8>> = versions
        .flat_map(|version| {
            samples.iter().filter_map(move |it| encode_as::<W, E>(it, version).ok())
        })
        .collect();
    assert!(stored.len() > samples.len(), "{name}: older versions are among the samples");
    torture(&name, &stored, 0, |bytes| {
        let latest = decode::<W, E>(bytes);
        let (tag, body) = bytes.split_first()?;
        let version = E::version_of_tag(perennial::Tag(*tag));
        let skipped = version.and_then(|version| skip::<W, E>(version, body));
        let own = decode_versioned::<W, E>(bytes).ok();
        if own.is_some() {
            assert_eq!(skipped, Some(0), "skip and read part at {bytes:?}");
        }
        assert_eq!(own.is_some(), latest.is_ok(), "both ways to read judge {bytes:?} alike");
        let valid = view::<W, E>(bytes).is_ok_and(|view| view.as_ref().validate().is_ok());
        assert_eq!(valid, latest.is_ok(), "decoding and validating judge {bytes:?} alike");
        drop(latest);
        own.map(|own| {
            assert_eq!(Some(own.version()), version);
            encode_versioned::<W, E>(&own).unwrap()
        })
    });
}

fn skip<W: Wire, E: Entity>(version: Version, body: &[u8]) -> Option<usize> {
    let mut reader = Reader::new(body);
    E::skip::<W, _>(version, &mut reader).ok().map(|()| reader.remaining())
}

#[derive(Clone, Versioned)]
#[versioned(latest = 3)]
struct User {
    name: String,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3, was(email: Option<String>, upcast = Contact::from_email, downcast = Contact::to_email))]
    contact: Contact,
}

#[derive(Clone, Layout)]
enum Contact {
    Nobody,
    Email(String),
}

impl Contact {
    fn from_email(email: Option<String>) -> Self {
        email.map_or(Self::Nobody, Self::Email)
    }

    fn to_email(&self) -> Option<String> {
        match self {
            Self::Nobody => None,
            Self::Email(email) => Some(email.clone()),
        }
    }
}

fn users() -> [User; 2] {
    let contact = Contact::Email("satoshi@example.org".repeat(3));
    let nobody = User { name: "long".repeat(20), karma: 0, contact: Contact::Nobody };
    [User { name: "satoshi nakamoto the 2nd".into(), karma: 0, contact }, nobody]
}

#[derive(Versioned)]
#[versioned(latest = 3)]
struct Profile {
    owner: [u8; 32],
    account: [u8; 32],
    created: u64,
    updated: u64,
    balance: u128,
    nonce: u32,
    flags: u8,
    verified: bool,
    name: String,
    bio: String,
    email: Option<String>,
    tags: Vec<String>,
    avatar: Vec<u8>,
    followers: Vec<u64>,
    #[versioned(since = 2)]
    karma: u32,
    #[versioned(since = 3)]
    badge: Option<String>,
}

fn profiles() -> [Profile; 2] {
    let one = |karma, badge| Profile {
        owner: [7; 32],
        account: [9; 32],
        created: 1_700_000_000_000,
        updated: 1_800_000_000_000,
        balance: 123_456_789_012_345_678_901,
        nonce: 42,
        flags: 3,
        verified: true,
        name: "satoshi nakamoto the 2nd".into(),
        bio: "b".repeat(120),
        email: Some("satoshi@example.org".into()),
        tags: ["tag-aaaa", "tag-bbbb", "tag-cccc", "tag-dddd"].map(String::from).into(),
        avatar: vec![0xAB; 64],
        followers: (0..16).map(|n| n * 1_000_003).collect(),
        karma,
        badge,
    };
    [one(77, Some("early-adopter".into())), one(0, None)]
}

#[test]
fn views_do_not_allocate() {
    for profile in profiles() {
        let older =
            encode_as::<Scale, _>(&Profile { karma: 0, badge: None, ..profile }, Version::FIRST);
        reads_without_allocating(&older.unwrap());
    }
    for profile in profiles() {
        reads_without_allocating(&encode_as::<Scale, _>(&profile, Profile::LATEST).unwrap());
    }
}

/// Each field, all items, and the check of everything.
fn reads_without_allocating(stored: &[u8]) {
    let mut bytes = 0;
    let info = allocation_counter::measure(|| {
        let profile = view::<Scale, Profile>(stored).unwrap();
        profile.validate().unwrap();
        bytes += profile.owner().unwrap().len() + profile.account().unwrap().len();
        bytes += usize::from(profile.verified().unwrap()) + profile.name().unwrap().len();
        bytes += profile.bio().unwrap().len() + profile.avatar().unwrap().len();
        bytes += profile.email().unwrap().map_or(0, str::len);
        bytes += profile.tags().unwrap().iter().map(|tag| tag.unwrap().len()).sum::<usize>();
        bytes += profile.followers().unwrap().iter().filter(|it| it.is_ok()).count();
        bytes += profile.badge().unwrap().map_or(0, |badge| badge.len());
        bytes += Profile::KARMA.read::<Scale>(stored).unwrap() as usize;
    });
    assert_eq!((info.count_total, bytes > 300), (0, true));
}

/// An enum with a removed variant, whose lists lie inside.
#[derive(Versioned)]
#[versioned(latest = 2)]
#[versioned(removed(Old(Vec<u16>), in = 1, index = 1, upcast = |_old: Vec<u16>| Event::Gone))]
enum Event {
    Created {
        by: [u8; 32],
        names: Vec<String>,
        #[versioned(since = 2)]
        at: u64,
    },
    #[versioned(index = 2)]
    Gone,
    #[versioned(since = 2, index = 3)]
    Moved(String, Option<[u64; 4]>),
}

fn events() -> [Event; 3] {
    let names = vec!["one".repeat(12), "two".repeat(12)];
    let moved = Event::Moved("to".repeat(40), Some([1, 300, 70_000, u64::MAX]));
    [Event::Created { by: [1; 32], names, at: 0 }, moved, Event::Gone]
}

#[derive(Versioned)]
#[versioned(latest = 3)]
struct Team {
    id: u64,
    #[versioned(nested(1 = 1, 2 = 2, 3 = 3))]
    lead: Option<Box<User>>,
    #[versioned(nested(1 = 1, 3 = 3))]
    members: Vec<User>,
}

fn teams() -> [Team; 2] {
    let [one, two] = users();
    let members = vec![one.clone(), two.clone()];
    [
        Team { id: 300, lead: Some(Box::new(one)), members },
        Team { id: 1, lead: None, members: vec![two] },
    ]
}

#[test]
fn hostile_scale_bytes_do_entities_no_harm() {
    torture_entity::<Scale, _>(&users());
    torture_entity::<Scale, _>(&profiles());
    torture_entity::<Scale, _>(&events());
    torture_entity::<Scale, _>(&teams());
}

#[test]
fn hostile_bincode_bytes_do_entities_no_harm() {
    torture_entity::<Bincode, _>(&users());
    torture_entity::<Bincode, _>(&profiles());
    torture_entity::<Bincode, _>(&events());
    torture_entity::<Bincode, _>(&teams());
}
