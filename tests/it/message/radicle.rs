//! The registry's messages have the bytes that its runtime expects, at each of its spec versions.

use perennial::{
    Scale, SpecVersion, Version,
    message::{self, MessageError},
};
use serde_json::Value;

use super::types::{
    Message, RegisterOrg, RegisterProject, RegisterProjectV1, Transfer, UnregisterUser,
    VersionedMessage, VersionedRegisterProject,
};
use crate::radicle::{
    ids::{Bytes128, Domain, Id, ProjectName},
    json::{bytes, cases},
};

/// The registry's spec versions with tagged state.
const SPECS: std::ops::RangeInclusive<u32> = 9..=19;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn id(value: &Value) -> Id {
    Id::try_from(text(value)).unwrap()
}

fn domain(value: &Value) -> Domain {
    match value {
        Value::Object(map) if map.contains_key("Org") => Domain::Org(id(&map["Org"])),
        Value::Object(map) if map.contains_key("User") => Domain::User(id(&map["User"])),
        other => panic!("unknown domain {other}"),
    }
}

/// The message of a case: as a latest view, unless only an older version has all its fields.
enum Case {
    Latest(Message),
    Older(VersionedMessage),
}

fn message_of(case: &Value) -> Case {
    let fields = &case["fields"];
    let name = || ProjectName::try_from(text(&fields["project_name"])).unwrap();
    let metadata = || Bytes128(bytes(&fields["metadata"]));
    Case::Latest(match text(&case["message"]) {
        "RegisterProject" => {
            let project_domain = domain(&fields["project_domain"]);
            let (project_name, metadata) = (name(), metadata());
            if let Some(checkpoint) = fields.get("checkpoint_id") {
                let checkpoint_id = bytes(checkpoint).try_into().unwrap();
                let older =
                    RegisterProjectV1 { project_name, project_domain, checkpoint_id, metadata };
                let older = VersionedRegisterProject::V1(older);
                return Case::Older(VersionedMessage::RegisterProject(older));
            }
            let latest = RegisterProject { project_name, project_domain, metadata };
            Message::RegisterProject(latest)
        }
        "RegisterOrg" => Message::RegisterOrg(RegisterOrg { org_id: id(&fields["org_id"]) }),
        "UnregisterUser" => {
            Message::UnregisterUser(UnregisterUser { user_id: id(&fields["user_id"]) })
        }
        "Transfer" => Message::Transfer(Transfer {
            recipient: bytes(&fields["recipient"]).try_into().unwrap(),
            amount: text(&fields["amount"]).parse().unwrap(),
        }),
        other => panic!("the cases have a message that this test does not know: {other}"),
    })
}

/// Index and body, as the case has them: a call without the module's index.
fn expected(case: &Value, index: u8) -> Vec<u8> {
    let mut expected = vec![index];
    expected.extend(bytes(&case["encoded"]));
    if let Some(call) = case.get("call") {
        assert_eq!(bytes(call), [&[5], expected.as_slice()].concat(), "{}", case["name"]);
    }
    expected
}

fn is_known(case: &Value, spec: u32) -> bool {
    let at = |end: usize| case["spec_versions"][end].as_u64().unwrap();
    (at(0)..=at(1)).contains(&u64::from(spec))
}

#[test]
fn messages_have_the_bytes_that_the_chain_expects_at_each_spec_version() {
    let (mut latest, mut older) = (0, 0);
    for case in cases("message") {
        for spec in SPECS {
            let active = SpecVersion(spec);
            match message_of(&case) {
                Case::Latest(message) if is_known(&case, spec) => {
                    let bytes = message::encode::<Scale, Message>(&message, active).unwrap();
                    let index = message::by_name::<Message>(text(&case["message"])).unwrap().index;
                    assert_eq!(bytes, expected(&case, index), "{} at {spec}", case["name"]);
                    assert_eq!(message::decode::<Scale, Message>(&bytes, active).unwrap(), message);
                    latest += 1;
                }
                Case::Older(message) if is_known(&case, spec) => {
                    let bytes = message::encode_versioned::<Scale, Message>(&message, active);
                    let bytes = bytes.unwrap();
                    assert_eq!(bytes, expected(&case, 0), "{} at {spec}", case["name"]);
                    let back = message::decode_versioned::<Scale, Message>(&bytes, active);
                    assert_eq!(back.unwrap(), message);
                    let latest = message::decode::<Scale, Message>(&bytes, active).unwrap();
                    assert!(matches!(latest, Message::RegisterProject(_)), "{latest:?}");
                    older += 1;
                }
                Case::Latest(_) | Case::Older(_) => {}
            }
        }
    }
    assert_eq!((latest, older), (4, 10), "cases by how they were sent");
}

#[test]
fn a_project_without_a_checkpoint_waits_for_spec_version_19() {
    let case = cases("message").into_iter().find(|case| case["message"] == "RegisterProject");
    let Case::Latest(message) = message_of(&case.unwrap()) else { panic!("it has a checkpoint") };
    for spec in SPECS.filter(|spec| *spec < 19) {
        let error = message::encode::<Scale, Message>(&message, SpecVersion(spec)).unwrap_err();
        let text = error.to_string();
        let MessageError::NotYetActive { entity, field, version, needs, since, active, .. } = error
        else {
            panic!("{text}")
        };
        assert_eq!((entity, field), ("RegisterProject", "checkpoint_id"));
        assert_eq!((version, needs), (Version::of::<1>(), Version::of::<2>()));
        assert_eq!((since, active), (SpecVersion(19), SpecVersion(spec)));
        for part in ["checkpoint_id", "V1", "V2", "spec version 19", "encode_versioned"] {
            assert!(text.contains(part), "{part} is not in: {text}");
        }
    }
}

#[test]
fn a_project_with_a_checkpoint_is_none_at_spec_version_19() {
    let case =
        cases("message").into_iter().find(|case| case["fields"].get("checkpoint_id").is_some());
    let case = case.unwrap();
    let Case::Older(message) = message_of(&case) else { panic!("it has no checkpoint") };
    let error = message::encode_versioned::<Scale, Message>(&message, SpecVersion(19)).unwrap_err();
    assert_eq!(
        error,
        MessageError::WrongVersion {
            message: "RegisterProject",
            expected: Version::of::<2>(),
            found: Version::of::<1>(),
            active: SpecVersion(19),
        }
    );
    let bytes = message::encode_versioned::<Scale, Message>(&message, SpecVersion(18)).unwrap();
    let read = message::decode::<Scale, Message>(&bytes, SpecVersion(19));
    assert!(matches!(read, Err(MessageError::Decode { .. })), "{read:?}");
}
