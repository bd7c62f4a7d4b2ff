//! What is refused, and why.

use perennial::{
    Bincode, Messages, Scale, SpecVersion, Version, Versioned,
    error::DowncastKind,
    gate::{Gate, GateError},
    message::{self, MessageError},
    wire::{DEPTH_MAX, EncodeError, FaultKind},
};

use super::types::{
    CreateCheckpoint, Message, Nest, Note, Notes, Tip, TipV1, TipV2, VersionedCreateCheckpoint,
    VersionedMessage, VersionedTip,
};

fn checkpoint() -> Message {
    Message::CreateCheckpoint(CreateCheckpoint { parent: None, hash: [7; 32] })
}

fn tip(amount: u64, memo: Option<&str>) -> Message {
    Message::Tip(Tip { recipient: [9; 32], amount, memo: memo.map(str::to_owned) })
}

fn encode(message: &Message, spec: u32) -> Result<Vec<u8>, MessageError> {
    message::encode::<Scale, Message>(message, SpecVersion(spec))
}

fn decode(bytes: &[u8], spec: u32) -> Result<Message, MessageError> {
    message::decode::<Scale, Message>(bytes, SpecVersion(spec))
}

#[test]
fn a_message_without_a_payload_is_its_index() {
    assert_eq!(encode(&Message::Ping, 5).unwrap(), [9]);
    assert_eq!(decode(&[9], 5).unwrap(), Message::Ping);
    let sent = message::encode_versioned::<Scale, Message>(&VersionedMessage::Ping, SpecVersion(5));
    assert_eq!(sent.unwrap(), [9]);
}

#[test]
fn index_and_body_have_no_tag_between_them() {
    let expected = [[3, 0].as_slice(), &[7; 32]].concat();
    assert_eq!(encode(&checkpoint(), 4).unwrap(), expected);
    assert_eq!(decode(&expected, 18).unwrap(), checkpoint());
}

#[test]
fn a_message_that_comes_later_is_refused_both_ways() {
    let refused = MessageError::NotYetAvailable {
        message: "Ping",
        since: SpecVersion(5),
        active: SpecVersion(4),
    };
    assert_eq!(encode(&Message::Ping, 4).unwrap_err(), refused);
    assert_eq!(decode(&[9], 4).unwrap_err(), refused);
    let text =
        "`Ping` is not available yet: it comes with spec version 5, and this is spec version 4";
    assert_eq!(refused.to_string(), text);
}

#[test]
fn a_message_that_went_is_refused_both_ways() {
    let bytes = encode(&checkpoint(), 18).unwrap();
    let refused = MessageError::NoLongerAvailable {
        message: "CreateCheckpoint",
        until: SpecVersion(18),
        active: SpecVersion(19),
    };
    assert_eq!(encode(&checkpoint(), 19).unwrap_err(), refused);
    assert_eq!(decode(&bytes, 19).unwrap_err(), refused);
    let older = CreateCheckpoint { parent: None, hash: [7; 32] };
    let older = VersionedMessage::CreateCheckpoint(VersionedCreateCheckpoint::V1(older));
    let sent = message::encode_versioned::<Scale, Message>(&older, SpecVersion(19));
    assert_eq!(sent.unwrap_err(), refused);
}

#[test]
fn unknown_retired_and_missing_indices_are_told_apart() {
    let messages = "Message";
    assert_eq!(decode(&[], 9).unwrap_err(), MessageError::Empty { messages });
    assert_eq!(decode(&[6], 9).unwrap_err(), MessageError::Retired { messages, index: 6 });
    assert_eq!(decode(&[4, 1], 9).unwrap_err(), MessageError::UnknownIndex { messages, index: 4 });
    assert_eq!(decode(&[255], 9).unwrap_err(), MessageError::UnknownIndex { messages, index: 255 });
}

#[test]
fn a_broken_payload_is_told_with_its_place() {
    let mut bytes = encode(&checkpoint(), 18).unwrap();
    bytes.push(0);
    let trailing = decode(&bytes, 18).unwrap_err();
    assert_eq!(
        trailing,
        MessageError::Decode {
            message: "CreateCheckpoint",
            version: Some(Version::FIRST),
            active: SpecVersion(18),
            offset: 34,
            kind: FaultKind::TrailingBytes { count: 1 },
        }
    );
    let text = trailing.to_string();
    assert!(text.starts_with("`CreateCheckpoint` V1 at spec version 18: at byte 34: "), "{text}");
    let flag = decode(&[3, 2], 18).unwrap_err();
    let MessageError::Decode { offset, kind, .. } = flag else { panic!("{flag}") };
    assert_eq!((offset, kind), (2, FaultKind::InvalidFlag { what: "Option", found: 2 }));
    let ping = decode(&[9, 9], 18).unwrap_err();
    assert!(matches!(ping, MessageError::Decode { version: None, offset: 1, .. }), "{ping:?}");
}

#[test]
fn a_message_is_written_in_the_shape_of_the_moment() {
    let tip = tip(7, None);
    let len = |spec| encode(&tip, spec).unwrap().len();
    assert_eq!([10, 11, 12, 13, 14, 17].map(len), [37, 37, 38, 38, 42, 42]);
    for spec in 10..=17 {
        assert_eq!(decode(&encode(&tip, spec).unwrap(), spec).unwrap(), tip);
    }
}

#[test]
fn what_the_shape_of_the_moment_cannot_hold_is_refused() {
    let lost = encode(&tip(7, Some("thanks")), 11).unwrap_err();
    let MessageError::NotYetActive { message, field, since, active, source, .. } = lost else {
        panic!("{lost}")
    };
    assert_eq!((message, field), ("Tip", "memo"));
    assert_eq!((since, active), (SpecVersion(12), SpecVersion(11)));
    assert_eq!(source.kind, DowncastKind::Lost { field: "memo", needs: Version::of::<2>() });
    assert!(encode(&tip(7, Some("thanks")), 12).is_ok());

    let refused = encode(&tip(u64::MAX, None), 13).unwrap_err();
    let MessageError::NotYetActive { message: "Tip", field, since, active, source, .. } = &refused
    else {
        panic!("{refused}")
    };
    assert_eq!((*field, *since, *active), ("amount", SpecVersion(14), SpecVersion(13)));
    assert!(matches!(source.kind, DowncastKind::Refused { field: "amount", .. }), "{source}");
    assert!(encode(&tip(u64::MAX, None), 14).is_ok());
}

#[test]
fn a_payload_in_an_explicit_version_is_sent_where_that_is_the_newest() {
    let first = || TipV1 { recipient: [9; 32], amount: 7 };
    let second = || TipV2 { recipient: [9; 32], amount: 7, memo: Some("thanks".to_owned()) };
    for spec in 10..=17 {
        let active = SpecVersion(spec);
        let sent = [VersionedTip::V1(first()), VersionedTip::V2(second())].map(|tip| {
            message::encode_versioned::<Bincode, Message>(&VersionedMessage::Tip(tip), active)
        });
        assert_eq!(sent.each_ref().map(Result::is_ok), [spec < 12, (12..14).contains(&spec)]);
        let wrong = sent.iter().filter_map(|sent| sent.as_ref().err());
        for error in wrong {
            assert!(matches!(error, MessageError::WrongVersion { message: "Tip", .. }), "{error}");
        }
    }
}

#[test]
fn a_value_that_no_codec_holds_is_told_as_such() {
    let nested = |depth| (0..depth).fold(Nest::Empty, |nest, _| Nest::In(Box::new(nest)));
    let send = |depth| {
        message::encode::<Scale, Notes>(&Notes::Note(Note { nest: nested(depth) }), SpecVersion(1))
    };
    assert_eq!(send(2).unwrap(), [0, 1, 1, 0]);
    let error = send(DEPTH_MAX + 1).unwrap_err();
    let source = EncodeError::TooDeep { max: DEPTH_MAX };
    assert_eq!(error, MessageError::Encode { message: "Note", source });
}

#[test]
fn bytes_that_are_nested_too_deep_are_refused() {
    let bytes = [[0].as_slice(), &[1; 4096]].concat();
    let read = message::decode::<Scale, Notes>(&bytes, SpecVersion(1)).map(drop);
    let Err(MessageError::Decode { kind, .. }) = read else { panic!("{read:?}") };
    assert_eq!(kind, FaultKind::TooDeep { max: DEPTH_MAX });
}

/// What is needed is a version that holds all of the message, and the first that does.
#[test]
fn the_spec_version_to_wait_for_is_the_first_that_takes_the_message() {
    #[derive(Clone, Debug, PartialEq, Versioned)]
    #[versioned(latest = 4, activates(2 = 6, 3 = 9, 4 = 12))]
    pub struct Offer {
        pub item: u8,
        #[versioned(since = 2)]
        pub note: u8,
        #[versioned(since = 3)]
        pub tip: u8,
        #[versioned(since = 2, was(price: u8, upcast = u32::from, try_downcast = small))]
        pub price: u32,
        #[versioned(since = 4)]
        pub seal: u8,
    }

    fn small(price: &u32) -> Result<u8, core::num::TryFromIntError> {
        u8::try_from(*price)
    }

    #[derive(Clone, Debug, PartialEq, Messages)]
    enum Offers {
        #[message(index = 0, since = 1, until = 20)]
        Make(Offer),
        // It came and went with one spec version.
        #[message(index = 1, since = 3, until = 3)]
        Once,
    }

    let plain = Offer { item: 1, note: 0, tip: 0, price: 2, seal: 0 };
    let cases = [
        (Offer { note: 1, ..plain.clone() }, 6),
        (Offer { note: 1, tip: 1, ..plain.clone() }, 9),
        // Only the first version cannot hold it, though the downcast itself says so.
        (Offer { price: 1_000, ..plain.clone() }, 6),
        (Offer { price: 1_000, seal: 1, ..plain.clone() }, 12),
    ];
    for (offer, first) in cases {
        let message = Offers::Make(offer.clone());
        for spec in 1..=12 {
            let spec = SpecVersion(spec);
            match message::encode::<Scale, Offers>(&message, spec) {
                Ok(_) => assert!(spec.0 >= first, "{offer:?} at {spec}"),
                Err(MessageError::NotYetActive { since, active, .. }) => {
                    assert_eq!((since.0, active), (first, spec), "{offer:?}");
                }
                Err(error) => panic!("{error}"),
            }
            // The gate of what is stored says the same.
            match Gate::new(spec).encode::<Scale, Offer>(&offer).map_err(|error| *error) {
                Ok(_) => assert!(spec.0 >= first, "{offer:?} at {spec}"),
                Err(GateError::NotYetActive { needs, .. }) => assert_eq!(needs.0, first),
                Err(error) => panic!("{error}"),
            }
        }
    }
    let once = |spec| message::encode::<Scale, Offers>(&Offers::Once, SpecVersion(spec)).is_ok();
    assert_eq!([2, 3, 4].map(once), [false, true, false]);
}
