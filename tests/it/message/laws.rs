//! What holds of all messages at all spec versions, in both codecs.

use perennial::{
    Bincode, Messages, Scale, SpecVersion,
    message::{self, MessageError, VersionedMessages},
    wire::Wire,
};
use proptest::prelude::*;

use super::types::{
    CreateCheckpoint, Message, RegisterOrg, RegisterProject, RegisterProjectV1, Tip, TipV1, TipV2,
    Transfer, UnregisterUser, VersionedCreateCheckpoint, VersionedMessage, VersionedRegisterOrg,
    VersionedRegisterProject, VersionedTip, VersionedTransfer, VersionedUnregisterUser,
};
use crate::radicle::ids::{Bytes128, Domain, Id, ProjectName};

fn id() -> impl Strategy<Value = Id> {
    "[a-z0-9]{1,5}(-[a-z0-9]{1,3}){0,2}".prop_map(|text| Id::try_from(text.as_str()).unwrap())
}

fn domain() -> impl Strategy<Value = Domain> {
    prop_oneof![id().prop_map(Domain::Org), id().prop_map(Domain::User)]
}

fn project() -> impl Strategy<Value = RegisterProject> {
    let name = "[a-z0-9_]{1,32}".prop_map(|text| ProjectName::try_from(text.as_str()).unwrap());
    let metadata = proptest::collection::vec(any::<u8>(), 0..=128).prop_map(Bytes128);
    (name, domain(), metadata).prop_map(|(project_name, project_domain, metadata)| {
        RegisterProject { project_name, project_domain, metadata }
    })
}

fn checkpoint() -> impl Strategy<Value = CreateCheckpoint> {
    any::<(Option<[u8; 32]>, [u8; 32])>()
        .prop_map(|(parent, hash)| CreateCheckpoint { parent, hash })
}

fn tip() -> impl Strategy<Value = Tip> {
    let amount = prop_oneof![any::<u64>(), any::<u32>().prop_map(u64::from)];
    let memo = prop_oneof![Just(None), ".{0,9}".prop_map(Some)];
    (any::<[u8; 32]>(), amount, memo).prop_map(|(recipient, amount, memo)| Tip {
        recipient,
        amount,
        memo,
    })
}

fn any_message() -> impl Strategy<Value = Message> {
    prop_oneof![
        project().prop_map(Message::RegisterProject),
        id().prop_map(|org_id| Message::RegisterOrg(RegisterOrg { org_id })),
        checkpoint().prop_map(Message::CreateCheckpoint),
        id().prop_map(|user_id| Message::UnregisterUser(UnregisterUser { user_id })),
        any::<([u8; 32], u128)>()
            .prop_map(|(recipient, amount)| Message::Transfer(Transfer { recipient, amount })),
        Just(Message::Ping),
        tip().prop_map(Message::Tip),
    ]
}

/// The same message with its payload in each version that there is.
fn versions(message: &Message) -> Vec<VersionedMessage> {
    match message.clone() {
        Message::RegisterProject(latest) => {
            let RegisterProject { project_name, project_domain, metadata } = latest.clone();
            let checkpoint_id = [3; 32];
            let first = RegisterProjectV1 { project_name, project_domain, checkpoint_id, metadata };
            let all = [VersionedRegisterProject::V1(first), VersionedRegisterProject::V2(latest)];
            all.map(VersionedMessage::RegisterProject).into()
        }
        Message::Tip(latest) => {
            let Tip { recipient, memo, .. } = latest.clone();
            let (first, second) =
                (TipV1 { recipient, amount: 5 }, TipV2 { recipient, amount: 5, memo });
            let all = [VersionedTip::V1(first), VersionedTip::V2(second), VersionedTip::V3(latest)];
            all.map(VersionedMessage::Tip).into()
        }
        Message::RegisterOrg(only) => {
            vec![VersionedMessage::RegisterOrg(VersionedRegisterOrg::V1(only))]
        }
        Message::CreateCheckpoint(only) => {
            vec![VersionedMessage::CreateCheckpoint(VersionedCreateCheckpoint::V1(only))]
        }
        Message::UnregisterUser(only) => {
            vec![VersionedMessage::UnregisterUser(VersionedUnregisterUser::V1(only))]
        }
        Message::Transfer(only) => vec![VersionedMessage::Transfer(VersionedTransfer::V1(only))],
        Message::Ping => vec![VersionedMessage::Ping],
    }
}

/// Whether an error says that the spec version does not know the message.
fn is_unavailable<T>(result: &Result<T, MessageError>) -> bool {
    matches!(
        result,
        Err(MessageError::NotYetAvailable { .. } | MessageError::NoLongerAvailable { .. })
    )
}

fn holds<C: Wire>(message: &Message, spec: SpecVersion) -> Result<(), TestCaseError> {
    let info = message.info();
    let is_listed = message::available::<Message>(spec).any(|other| other == info);
    prop_assert_eq!(is_listed, info.availability(spec).is_available());
    let sent = message::encode::<C, Message>(message, spec);
    prop_assert_eq!(!is_listed, is_unavailable(&sent));
    if let Ok(bytes) = &sent {
        prop_assert_eq!(bytes.first(), Some(&info.index));
        prop_assert_eq!(&message::decode::<C, Message>(bytes, spec).unwrap(), message);
        let exposed = message::decode_versioned::<C, Message>(bytes, spec).unwrap();
        prop_assert_eq!(exposed.version(), info.version_at(spec));
        prop_assert_eq!(&exposed.try_into_latest().unwrap(), message);
    }
    // Of all versions, exactly the newest active one may be sent.
    for versioned in versions(message) {
        let sent = message::encode_versioned::<C, Message>(&versioned, spec);
        prop_assert_eq!(!is_listed, is_unavailable(&sent));
        let is_newest = versioned.version() == info.version_at(spec);
        prop_assert_eq!(sent.is_ok(), is_listed && is_newest);
        if let Ok(bytes) = sent {
            let back = message::decode_versioned::<C, Message>(&bytes, spec).unwrap();
            prop_assert_eq!(&back, &versioned);
            message::decode::<C, Message>(&bytes, spec).unwrap();
        }
    }
    Ok(())
}

fn is_canonical<C: Wire>(bytes: &[u8], spec: SpecVersion) -> Result<(), TestCaseError> {
    let read = message::decode::<C, Message>(bytes, spec);
    let exposed = message::decode_versioned::<C, Message>(bytes, spec);
    prop_assert_eq!(read.is_ok(), exposed.is_ok());
    if let Ok(message) = read
        && let Ok(again) = message::encode::<C, Message>(&message, spec)
    {
        prop_assert_eq!(again, bytes);
    }
    match exposed {
        Ok(exposed) => {
            let again = message::encode_versioned::<C, Message>(&exposed, spec).unwrap();
            prop_assert_eq!(again, bytes);
        }
        Err(MessageError::Decode { offset, .. }) => prop_assert!(offset <= bytes.len()),
        Err(_) => {}
    }
    Ok(())
}

/// Bytes that are messages but for what happened to them on the way.
fn damaged() -> impl Strategy<Value = (Vec<u8>, SpecVersion)> {
    let place = any::<proptest::sample::Index>();
    (any_message(), 0_u32..25, place, any::<u8>(), any::<bool>()).prop_map(
        |(message, spec, place, byte, cut)| {
            let mut all = versions(&message).into_iter();
            let sent = all.find_map(|versioned| {
                message::encode_versioned::<Scale, Message>(&versioned, SpecVersion(spec)).ok()
            });
            let mut bytes = sent.unwrap_or_else(|| vec![message.info().index]);
            let at = place.index(bytes.len());
            if cut {
                bytes.truncate(at);
            } else {
                bytes[at] = byte;
            }
            (bytes, SpecVersion(spec))
        },
    )
}

proptest! {
    #[test]
    fn what_is_sent_is_read_again(message in any_message()) {
        for spec in (0..25).map(SpecVersion) {
            holds::<Scale>(&message, spec)?;
            holds::<Bincode>(&message, spec)?;
        }
    }

    #[test]
    fn any_bytes_are_a_message_in_one_way_or_none(
        bytes in proptest::collection::vec(any::<u8>(), 0..80),
        index in 0_u8..12,
    ) {
        let with_index = [&[index], bytes.as_slice()].concat();
        for spec in (0..25).map(SpecVersion) {
            for bytes in [&bytes, &with_index] {
                is_canonical::<Scale>(bytes, spec)?;
                is_canonical::<Bincode>(bytes, spec)?;
            }
        }
    }

    #[test]
    fn damaged_messages_are_messages_in_one_way_or_none((bytes, spec) in damaged()) {
        is_canonical::<Scale>(&bytes, spec)?;
        is_canonical::<Bincode>(&bytes, spec)?;
    }

    #[test]
    fn any_name_has_an_answer(name in ".{0,80}") {
        let found = message::by_name::<Message>(&name);
        prop_assert_eq!(found.is_ok(), Message::MESSAGES.iter().any(|info| info.name == name));
    }
}
