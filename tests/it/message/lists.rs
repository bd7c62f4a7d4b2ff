//! What user interfaces ask.

use perennial::{
    Messages, SpecVersion, Version,
    message::{self, Availability, MessageError},
};

use super::types::Message;

fn names(spec: u32) -> Vec<&'static str> {
    message::available::<Message>(SpecVersion(spec)).map(|info| info.name).collect()
}

#[test]
fn the_table_has_what_the_attributes_say() {
    let indices: Vec<(&str, u8)> =
        Message::MESSAGES.iter().map(|info| (info.name, info.index)).collect();
    let expected = [
        ("RegisterProject", 0),
        ("RegisterOrg", 2),
        ("CreateCheckpoint", 3),
        ("UnregisterUser", 5),
        ("Transfer", 7),
        ("Ping", 9),
        ("Tip", 10),
    ];
    assert_eq!(indices, expected);
    assert_eq!((Message::NAME, Message::RETIRED), ("Message", [6, 8].as_slice()));
    assert_eq!(Message::Ping.info().versions, []);
}

#[test]
fn what_is_available_follows_the_spec_version() {
    assert!(names(0).is_empty());
    assert!(names(3).is_empty());
    assert_eq!(names(4), ["CreateCheckpoint"]);
    assert_eq!(names(5), ["CreateCheckpoint", "Ping"]);
    let at_9 = ["RegisterProject", "RegisterOrg", "CreateCheckpoint", "Transfer", "Ping"];
    assert_eq!(names(9), at_9);
    let at_19 = ["RegisterProject", "RegisterOrg", "UnregisterUser", "Transfer", "Ping"];
    assert_eq!(names(19), at_19);
    assert_eq!(names(u32::MAX), at_19);
}

#[test]
fn a_button_knows_why_it_is_grey() {
    let button =
        |name, spec| message::by_name::<Message>(name).unwrap().availability(SpecVersion(spec));
    let version = |n| Availability::Available { version: Version::new(n) };
    assert_eq!(button("RegisterProject", 8), Availability::NotYet { since: SpecVersion(9) });
    assert_eq!(button("RegisterProject", 18), version(1));
    assert_eq!(button("RegisterProject", 19), version(2));
    assert_eq!(button("Ping", 19), Availability::Available { version: None });
    assert_eq!(button("CreateCheckpoint", 19), Availability::Gone { until: SpecVersion(18) });
    let texts = [("Tip", 9), ("Tip", 12), ("Ping", 12), ("Tip", 18)];
    let texts = texts.map(|(name, spec)| button(name, spec).to_string());
    assert_eq!(
        texts,
        [
            "not yet: it is available from spec version 10 on",
            "available, as V2",
            "available",
            "no more: it was available up to spec version 17",
        ]
    );
}

#[test]
fn the_menu_has_all_messages() {
    for spec in 0..25 {
        let menu: Vec<_> = message::menu::<Message>(SpecVersion(spec)).collect();
        assert_eq!(menu.len(), Message::MESSAGES.len());
        let shown: Vec<_> = menu
            .iter()
            .filter(|(_, availability)| availability.is_available())
            .map(|(info, _)| info.name)
            .collect();
        assert_eq!(shown, names(spec));
    }
}

#[test]
fn an_unknown_name_is_told_with_the_known_ones() {
    let error = message::by_name::<Message>("RegisterUnicorn").unwrap_err();
    let text = error.to_string();
    let MessageError::UnknownName { messages: "Message", name, known, .. } = error else {
        panic!("{text}")
    };
    assert_eq!(name, "RegisterUnicorn");
    assert_eq!(known.len(), Message::MESSAGES.len());
    for info in Message::MESSAGES {
        assert!(text.contains(info.name), "{} is not in: {text}", info.name);
    }
}

#[test]
fn a_name_that_is_nearly_right_is_suggested() {
    let nearest = |name: &str| match message::by_name::<Message>(name) {
        Err(MessageError::UnknownName { nearest, .. }) => nearest,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(nearest("ping"), Some("Ping"));
    assert_eq!(nearest("registerOrgs"), Some("RegisterOrg"));
    assert_eq!(nearest("RegisterProyect"), Some("RegisterProject"));
    assert_eq!(nearest("Nothing of the kind"), None);
}

#[test]
fn an_unknown_name_of_any_length_costs_little() {
    let long = "ÿ".repeat(1 << 20);
    let Err(MessageError::UnknownName { name, nearest: None, .. }) =
        message::by_name::<Message>(&long)
    else {
        panic!("there is no such message")
    };
    assert_eq!(name.chars().count(), 64);
}

#[test]
fn an_index_finds_its_message() {
    for info in Message::MESSAGES {
        assert_eq!(message::by_index::<Message>(info.index).unwrap(), info);
    }
    assert!(matches!(message::by_index::<Message>(8), Err(MessageError::Retired { index: 8, .. })));
}
