//! The chain's types as they were at each spec version, and what the cases call them.

use perennial::{
    Bincode, DecodeError, Entity, Layout, Scale, Versioned, WriteEntity, entity, layout,
};
use serde_json::{Value, json};

use super::{
    ids::{AccountId, Bytes128, Id, ProjectName},
    json::hex,
};

/// `Users1Data`: one version, and the tag that a SCALE enum's first variant has.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0, derive(Clone, Debug, PartialEq))]
pub struct User {
    pub account_id: AccountId,
    pub projects: Vec<ProjectName>,
}

/// `User` at spec 8 and before: the same fields, without a tag.
#[derive(Clone, Debug, PartialEq, Layout)]
pub struct UntaggedUser {
    pub account_id: AccountId,
    pub projects: Vec<ProjectName>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0)]
pub struct Org {
    pub account_id: AccountId,
    pub members: Vec<Id>,
    pub projects: Vec<ProjectName>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0)]
pub struct Project19 {
    pub metadata: Bytes128,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0)]
pub struct Project18 {
    pub current_cp: [u8; 32],
    pub metadata: Bytes128,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0)]
pub struct Checkpoint {
    pub parent: Option<[u8; 32]>,
    pub hash: [u8; 32],
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, first_tag = 0)]
pub struct InitialCheckpoint(pub [u8; 32]);

/// What the story began with: version 2 brings `karma`.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, first_tag = 0)]
pub struct SeedUser {
    pub name: String,
    #[versioned(since = 2)]
    pub karma: u32,
}

/// A decoded value as the cases spell it, and its bytes written again.
pub type Decoded = Result<(Value, Vec<u8>), DecodeError>;

fn texts<'a>(items: impl IntoIterator<Item = &'a String>) -> Value {
    items.into_iter().map(|text| Value::from(text.as_str())).collect()
}

fn names(names: &[ProjectName]) -> Value {
    texts(names.iter().map(|name| &name.0))
}

/// Decodes a stored value of an entity; in bincode too, where its own bytes must give it back.
fn entity<E>(bytes: &[u8], show: impl Fn(&E) -> Value) -> Decoded
where
    E: Entity + WriteEntity + PartialEq + std::fmt::Debug,
{
    let value = entity::decode::<Scale, E>(bytes)?;
    let versioned = entity::decode_versioned::<Scale, E>(bytes)?;
    let again = entity::encode_versioned::<Scale, E>(&versioned).unwrap();
    let bincode = entity::encode::<Bincode, E>(&value).unwrap();
    assert_eq!(entity::decode::<Bincode, E>(&bincode).unwrap(), value);
    Ok((show(&value), again))
}

fn plain<T: Layout>(bytes: &[u8], show: impl Fn(&T) -> Value) -> Decoded {
    let value = layout::decode::<Scale, T>(bytes)?;
    Ok((show(&value), layout::encode::<Scale, T>(&value).unwrap()))
}

/// Decodes bytes of the type that a case names.
pub fn decode(type_name: &str, bytes: &[u8]) -> Decoded {
    match type_name {
        "Users1Data" => entity(
            bytes,
            |user: &User| json!({ "account_id": hex(&user.account_id), "projects": names(&user.projects) }),
        ),
        "User@<=8" => plain(
            bytes,
            |user: &UntaggedUser| json!({ "account_id": hex(&user.account_id), "projects": names(&user.projects) }),
        ),
        "Orgs1Data" => entity(bytes, |org: &Org| {
            json!({
                "account_id": hex(&org.account_id),
                "members": texts(org.members.iter().map(|id| &id.0)),
                "projects": names(&org.projects),
            })
        }),
        "Projects1Data@19" => {
            entity(bytes, |project: &Project19| json!({ "metadata": hex(&project.metadata.0) }))
        }
        "Projects1Data@9-18" => entity(bytes, |project: &Project18| {
            let metadata = hex(&project.metadata.0);
            json!({ "current_cp": hex(&project.current_cp), "metadata": metadata })
        }),
        "Checkpoints1Data" => entity(bytes, |checkpoint: &Checkpoint| {
            json!({
                "parent": checkpoint.parent.as_ref().map(|parent| hex(parent)),
                "hash": hex(&checkpoint.hash),
            })
        }),
        "InitialCheckpoints1Data" => {
            entity(bytes, |initial: &InitialCheckpoint| json!(hex(&initial.0)))
        }
        "RetiredIds1" => plain(bytes, |(): &()| json!("()")),
        "User" => {
            entity(bytes, |user: &SeedUser| json!({ "name": user.name, "karma": user.karma }))
        }
        other => panic!("the cases have a type that this test does not know: {other}"),
    }
}
