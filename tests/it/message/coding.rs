//! What is refused, and why.

use perennial::{
    Bincode, Scale, SpecVersion, Version,
    error::DowncastKind,
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
