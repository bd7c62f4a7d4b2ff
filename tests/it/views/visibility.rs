//! Fields whose types are less visible than the fields are.
#![expect(private_interfaces, reason = "the lint speaks of the fields as they are declared")]

use perennial::{Layout, Scale, Versioned, entity};

#[derive(Clone, Debug, Default, PartialEq, Layout)]
struct Contact {
    email: String,
}

#[derive(Clone, Debug, Default, PartialEq, Layout)]
#[layout(view = PlaceView)]
struct Place {
    street: String,
}

#[derive(Clone, Debug, Default, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
struct Badge {
    level: u8,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, derive(Clone, Debug, PartialEq))]
pub struct User {
    pub contact: Contact,
    #[versioned(since = 2)]
    pub others: Vec<Contact>,
    #[versioned(since = 2)]
    pub place: Place,
    pub places: Option<Place>,
    #[versioned(nested(1 = 1))]
    pub badge: Badge,
    #[versioned(since = 2, nested(2 = 1))]
    pub badges: Vec<Badge>,
}

#[derive(Clone, Debug, PartialEq, Layout)]
#[layout(view = PlainView)]
pub struct Plain {
    pub contact: Contact,
    pub place: Place,
}

#[test]
fn a_public_field_may_have_a_private_type() {
    let contact = Contact { email: "a@b".into() };
    let user = User {
        contact: contact.clone(),
        others: vec![contact.clone()],
        place: Place { street: "x".into() },
        places: None,
        badge: Badge { level: 3 },
        badges: vec![],
    };
    let stored = entity::encode::<Scale, _>(&user).unwrap();
    let view = entity::view::<Scale, User>(&stored).unwrap();
    assert_eq!(view.contact().unwrap(), contact);
    assert_eq!(view.badge().unwrap().level().unwrap(), 3);
    assert_eq!(User::CONTACT.read::<Scale>(&stored).unwrap(), contact);
    assert_eq!(User::BADGE.read::<Scale>(&stored).unwrap(), Badge { level: 3 });
}
