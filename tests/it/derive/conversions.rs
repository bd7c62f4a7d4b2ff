//! Fields that change their type, or come out of the whole older version.

use perennial::{
    Bincode, Layout, Scale, UpcastError, Versioned, VersionedEntity,
    entity::{decode, encode_versioned},
    error::DowncastKind,
    wire::FaultKind,
};

use super::laws::{kept, kept_in_all, lost, reads_as, refused, version};

#[derive(Clone, Debug, PartialEq, Layout)]
enum Contact {
    #[layout(index = 1)]
    Email(String),
    #[layout(index = 0)]
    Nobody,
}

impl Contact {
    fn from_email(email: Option<String>) -> Self {
        email.map_or(Self::Nobody, Self::Email)
    }

    /// Forgets one address, which a downcast must notice.
    fn to_email(&self) -> Option<String> {
        match self {
            Self::Email(email) if email != "lossy" => Some(email.clone()),
            Self::Email(_) | Self::Nobody => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, derive(Clone, Debug, PartialEq))]
struct Person {
    id: u8,
    #[versioned(
        since = 4,
        was(mail: String, since = 2, default = String::from("-"), upcast = Some, downcast = text),
        was(
            email: Option<String>, since = 3, upcast = Contact::from_email,
            downcast = Contact::to_email
        )
    )]
    contact: Contact,
}

fn text(email: &Option<String>) -> String {
    email.clone().unwrap_or_default()
}

#[test]
fn a_field_goes_through_each_of_its_forms() {
    let dash = Person { id: 1, contact: Contact::Email("-".into()) };
    kept_in_all(&dash);
    reads_as(&VersionedPerson::V1(PersonV1 { id: 1 }), &dash);
    let second = PersonV2 { id: 1, mail: "m".into() };
    let third = PersonV3::from(second.clone());
    assert_eq!(third, PersonV3 { id: 1, email: Some("m".into()) });
    reads_as(&VersionedPerson::V2(second), &Person::from(third));
    let nobody = Person { id: 2, contact: Contact::Nobody };
    kept(&nobody, 3);
    assert_eq!(refused(&nobody, 2), lost("contact", 4));
    let lossy = Person { id: 2, contact: Contact::Email("lossy".into()) };
    assert_eq!(refused(&lossy, 3), lost("contact", 4));
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
struct Port {
    host: String,
    #[versioned(since = 2, was(
        port: String,
        try_upcast = |text: String| text.parse::<u16>(),
        try_downcast = |port: &u16| if *port > 9 { Ok(port.to_string()) } else { Err("one digit") }
    ))]
    port: u16,
}

#[test]
fn a_fallible_upcast_refuses_a_value_in_all_ways_to_read() {
    kept_in_all(&Port { host: "h".into(), port: 80 });
    let bad = VersionedPort::V1(PortV1 { host: "h".into(), port: "http".into() });
    for (offset, bytes, error) in [
        {
            let bytes = encode_versioned::<Scale, Port>(&bad).unwrap();
            (bytes.len(), bytes.clone(), decode::<Scale, Port>(&bytes).unwrap_err())
        },
        {
            let bytes = encode_versioned::<Bincode, Port>(&bad).unwrap();
            (bytes.len(), bytes.clone(), decode::<Bincode, Port>(&bytes).unwrap_err())
        },
    ] {
        assert_eq!((error.offset, error.version), (offset, Some(version(1))), "{bytes:?}");
        assert!(matches!(error.kind, FaultKind::Upcast { field: "port", to: 2, .. }), "{error}");
    }
    let UpcastError { entity, field, to, reason } = bad.clone().upcast().unwrap_err();
    assert_eq!((entity, field, to), ("Port", "port", version(2)));
    assert_eq!(reason, "invalid digit found in string");
    assert!(bad.try_into_latest().is_err());
    let bad = PortV1 { host: "h".into(), port: "http".into() };
    assert_eq!(Port::try_from(bad).unwrap_err().field, "port");
}

#[test]
fn a_fallible_downcast_gives_its_reason() {
    let kind = refused(&Port { host: "h".into(), port: 7 }, 1);
    assert_eq!(kind, DowncastKind::Refused { field: "port", reason: "one digit".into() });
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
struct Order {
    items: Vec<u16>,
    #[versioned(since = 2, upcast = |old: &OrderV1| old.items.iter().copied().sum::<u16>())]
    total: u16,
    #[versioned(since = 3, was(
        rate: u8, upcast_whole = |old: &OrderV2| u16::from(old.rate) * old.total,
        downcast = |tax: &u16| u8::try_from(*tax).unwrap_or(0)
    ))]
    tax: u16,
}

#[test]
fn a_field_may_come_out_of_the_whole_older_version() {
    let first = OrderV1 { items: vec![1, 2], rate: 2 };
    let latest = Order { items: vec![1, 2], total: 3, tax: 6 };
    reads_as(&VersionedOrder::V1(first.clone()), &latest);
    assert_eq!(VersionedOrder::V1(first).into_latest(), latest);
    assert_eq!(refused(&latest, 1), lost("tax", 3));
    kept_in_all(&Order { items: vec![1], total: 1, tax: 0 });
    kept_in_all(&Order { items: vec![1], total: 1, tax: 5 });
    assert_eq!(refused(&Order { items: vec![1], total: 7, tax: 0 }, 1), lost("total", 2));
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 3, derive(Clone, Debug, PartialEq))]
struct Range {
    low: u8,
    high: u8,
    #[versioned(since = 2, try_upcast = RangeV1::width)]
    width: u8,
    #[versioned(since = 3, was(half: u8, try_upcast_whole = RangeV2::middle))]
    middle: u8,
}

impl RangeV1 {
    fn width(&self) -> Result<u8, &'static str> {
        self.high.checked_sub(self.low).ok_or("the range is upside down")
    }
}

impl RangeV2 {
    fn middle(&self) -> Result<u8, String> {
        self.low.checked_add(self.half).ok_or_else(|| "too high".into())
    }
}

#[test]
fn a_fallible_upcast_from_the_whole_version_says_which_field_it_is_for() {
    let good = VersionedRange::V1(RangeV1 { low: 1, high: 5, half: 2 });
    reads_as(&good, &Range { low: 1, high: 5, width: 4, middle: 3 });
    let upside_down = VersionedRange::V1(RangeV1 { low: 5, high: 1, half: 2 });
    let error = upside_down.try_into_latest().unwrap_err();
    assert_eq!((error.field, error.to), ("width", version(2)));
    let high = VersionedRange::V2(RangeV2 { low: 255, high: 0, width: 0, half: 1 });
    let bytes = encode_versioned::<Scale, Range>(&high).unwrap();
    let error = decode::<Scale, Range>(&bytes).unwrap_err();
    assert!(matches!(error.kind, FaultKind::Upcast { field: "middle", to: 3, .. }), "{error}");
    let latest = Range { low: 1, high: 5, width: 4, middle: 3 };
    let needs = version(3);
    assert_eq!(refused(&latest, 2), DowncastKind::NoDowncast { field: "middle", needs });
}
