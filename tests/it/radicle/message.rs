//! Messages, alone and as calls: the module's index, the function's, then the message.

use perennial::{Layout, Scale, layout};
use serde_json::Value;

use super::{
    ids::{AccountId, Bytes128, Domain, Id, ProjectName},
    json::{bytes, cases, hex},
};

#[derive(Clone, Debug, PartialEq, Layout)]
struct RegisterProject {
    project_name: ProjectName,
    project_domain: Domain,
    metadata: Bytes128,
}

/// The same name, up to spec 18.
#[derive(Clone, Debug, PartialEq, Layout)]
struct RegisterProject18 {
    project_name: ProjectName,
    project_domain: Domain,
    checkpoint_id: [u8; 32],
    metadata: Bytes128,
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct RegisterOrg {
    org_id: Id,
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct UnregisterUser {
    user_id: Id,
}

#[derive(Clone, Debug, PartialEq, Layout)]
struct Transfer {
    recipient: AccountId,
    amount: u128,
}

/// The registry's functions, by their position at spec 19.
#[derive(Clone, Debug, PartialEq, Layout)]
enum RegistryCall {
    #[layout(index = 0)]
    RegisterProject(RegisterProject),
    #[layout(index = 2)]
    RegisterOrg(RegisterOrg),
    #[layout(index = 5)]
    UnregisterUser(UnregisterUser),
    #[layout(index = 7)]
    Transfer(Transfer),
}

/// The runtime's modules.
#[derive(Clone, Debug, PartialEq, Layout)]
enum Call {
    #[layout(index = 5)]
    Registry(RegistryCall),
}

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

fn array(value: &Value) -> [u8; 32] {
    bytes(value).try_into().unwrap()
}

fn check<T: Layout + PartialEq + std::fmt::Debug>(message: &T, case: &Value) {
    let encoded = layout::encode::<Scale, T>(message).unwrap();
    assert_eq!(hex(&encoded), text(&case["encoded"]), "{}", case["name"]);
    assert_eq!(&layout::decode::<Scale, T>(&encoded).unwrap(), message);
}

#[test]
fn messages_have_the_bytes_that_the_chain_expects() {
    for case in cases("message") {
        let fields = &case["fields"];
        let name = || ProjectName::try_from(text(&fields["project_name"])).unwrap();
        let metadata = || Bytes128(bytes(&fields["metadata"]));
        let call = match text(&case["message"]) {
            "RegisterProject" if fields.get("checkpoint_id").is_some() => {
                let message = RegisterProject18 {
                    project_name: name(),
                    project_domain: domain(&fields["project_domain"]),
                    checkpoint_id: array(&fields["checkpoint_id"]),
                    metadata: metadata(),
                };
                check(&message, &case);
                assert!(case.get("call").is_none(), "a call of spec 18 needs its own enum");
                continue;
            }
            "RegisterProject" => {
                let project_domain = domain(&fields["project_domain"]);
                let (project_name, metadata) = (name(), metadata());
                let message = RegisterProject { project_name, project_domain, metadata };
                check(&message, &case);
                RegistryCall::RegisterProject(message)
            }
            "RegisterOrg" => {
                let message = RegisterOrg { org_id: id(&fields["org_id"]) };
                check(&message, &case);
                RegistryCall::RegisterOrg(message)
            }
            "UnregisterUser" => {
                let message = UnregisterUser { user_id: id(&fields["user_id"]) };
                check(&message, &case);
                RegistryCall::UnregisterUser(message)
            }
            "Transfer" => {
                let amount = text(&fields["amount"]).parse().unwrap();
                let message = Transfer { recipient: array(&fields["recipient"]), amount };
                check(&message, &case);
                RegistryCall::Transfer(message)
            }
            other => panic!("the cases have a message that this test does not know: {other}"),
        };
        let call = layout::encode::<Scale, Call>(&Call::Registry(call)).unwrap();
        assert_eq!(hex(&call), text(&case["call"]), "{}", case["name"]);
    }
}
