//! Messages of the past: what would make blocks unreadable or send wrong bytes is found, and what would
//! not is not complained of.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use perennial::{
    Bincode, Messages, Scale, SpecVersion, Store, Table, Versioned,
    backend::Memory,
    history::{self, FindingKind, HistoryError},
    message, registry,
    schema::Codec,
    store::Registry,
};
use tempfile::TempDir;

/// A message with some history.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 2, activates(2 = 12), derive(Clone, Debug, PartialEq))]
struct Tip {
    amount: u32,
    #[versioned(since = 2)]
    memo: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1)]
struct Leaf {
    number: u8,
}

/// One that holds another entity.
#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 1, derive(Clone, Debug, PartialEq))]
struct Order {
    #[versioned(nested(1 = 1))]
    leaf: Leaf,
}

#[derive(Clone, Debug, PartialEq, Messages)]
#[messages(derive(Clone, Debug, PartialEq), retired(9))]
enum Message {
    #[message(index = 0, since = 10)]
    Tip(Tip),
    #[message(index = 1, since = 10)]
    Order(Order),
    #[message(index = 2, since = 4)]
    Ping,
}

/// The enum as somebody changed it.
macro_rules! changed {
    ($module:ident, $(#[$($attr:tt)*])* { $($variants:tt)* }) => {
        mod $module {
            #[allow(unused_imports)]
            use super::{Leaf, Order, Tip};

            #[derive(perennial::Messages)]
            $(#[$($attr)*])*
            #[allow(dead_code)]
            pub enum Message { $($variants)* }
        }
    };
}

mod changes;
mod files;
mod gone;

fn registered() -> Registry {
    registry![].with_messages::<Scale, Message>()
}

fn of<M: Messages>() -> Registry {
    registry![].with_messages::<Scale, M>()
}

fn written(registry: &Registry, folder: &Path) -> Vec<PathBuf> {
    let error = history::release(registry, folder).unwrap_err();
    let HistoryError::Written(files) = error else { panic!("{error}") };
    history::check(registry, folder).unwrap();
    files
}

fn released() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    written(&registered(), folder.path());
    folder
}

/// All files in a folder.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(content(&path)),
            false => drop(all.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    all
}

/// What check and release find, apart from missing files, each by its file and words. Nothing is
/// written.
fn finds(registry: &Registry, folder: &Path, expected: &[(&str, FindingKind, &str)]) {
    let before = content(folder);
    let errors = [
        history::check(registry, folder).unwrap_err(),
        history::release(registry, folder).unwrap_err(),
    ];
    for error in errors {
        let findings: Vec<_> = error
            .findings()
            .iter()
            .filter(|finding| finding.kind() != FindingKind::Missing)
            .collect();
        assert_eq!(findings.len(), expected.len(), "{error}");
        for (finding, (file, kind, says)) in findings.into_iter().zip(expected) {
            assert_eq!(finding.file(), folder.join(file), "{error}");
            assert_eq!(finding.kind(), *kind, "{error}");
            assert!(finding.text().contains(says), "{error}");
        }
    }
    assert_eq!(content(folder), before);
}

/// What a release of the enum below finds in the other's history.
fn breaks<M: Messages>(expected: &[(&str, FindingKind, &str)]) {
    finds(&of::<M>(), released().path(), expected);
}

/// The check finds nothing but missing files, and the release adds them.
fn adds(registry: &Registry, folder: &Path, expected: &[&str]) {
    let before = content(folder);
    let added: Vec<PathBuf> = expected.iter().map(|file| folder.join(file)).collect();
    match expected {
        [] => history::check(registry, folder).unwrap(),
        _ => {
            let error = history::check(registry, folder).unwrap_err();
            let kinds = error.findings().iter().map(history::Finding::kind);
            assert!(kinds.into_iter().all(|kind| kind == FindingKind::Missing), "{error}");
            let mut files = written(registry, folder);
            files.sort();
            assert_eq!(files, added);
        }
    }
    let mut after = content(folder);
    for file in &added {
        assert!(after.remove(file).is_some());
    }
    assert_eq!(after, before, "what was there stays as it is");
}

const TIP_1: &str = "messages/Message/Tip.v1.toml";
const TIP_2: &str = "messages/Message/Tip.v2.toml";
const ORDER: &str = "messages/Message/Order.v1.toml";
const PING: &str = "messages/Message/Ping.toml";

#[test]
fn each_shape_and_each_payload_gets_a_file() {
    let folder = released();
    let files: Vec<_> = content(folder.path()).into_keys().collect();
    let expected =
        ["Leaf/v1.toml", "Order/v1.toml", "Tip/v1.toml", "Tip/v2.toml", ORDER, PING, TIP_1, TIP_2];
    assert_eq!(files, expected.map(|file| folder.path().join(file)));
    let text = fs::read_to_string(folder.path().join(TIP_2)).unwrap();
    let expected = "# The message `Tip` V2 of Message, as it was released. Never edited.\nformat = 1\n\
                    messages = 'Message'\nmessage = 'Tip'\nindex = 0\ncodec = 'scale'\nsince = 12\n\
                    entity = 'Tip'\nversion = 2\n\n[seal]\n";
    assert!(text.starts_with(expected), "{text}");
    let first = fs::read_to_string(folder.path().join(TIP_1)).unwrap();
    assert!(first.contains("\nsince = 10\n"), "as soon as the message is: {first}");
    let ping = fs::read_to_string(folder.path().join(PING)).unwrap();
    assert!(ping.contains("\nindex = 2\n") && !ping.contains("entity"), "{ping}");
    let none = history::release(registered(), folder.path());
    assert!(matches!(none, Err(HistoryError::NothingToWrite)));
}

#[test]
fn a_registry_remembers_messages_and_a_store_does_not_mind() {
    let registry = registered();
    let [info] = registry.messages() else { panic!("{registry:?}") };
    assert_eq!((info.name(), info.codec(), info.retired()), ("Message", "scale", &[9][..]));
    assert_eq!(info.messages(), Message::MESSAGES);
    assert_ne!(registry, registry![].with_messages::<Bincode, Message>());
    let store = Store::open(Memory::new(), registry).unwrap();
    assert_eq!(store.registry().messages().len(), 1);
}

#[test]
fn a_schema_reads_a_block_without_the_types() {
    let sent = Message::Tip(Tip { amount: 7, memo: Some("thanks".to_owned()) });
    let bytes = message::encode::<Scale, _>(&sent, SpecVersion(12)).unwrap();
    let registry = registered();
    let [info] = registry.messages() else { panic!("{registry:?}") };
    let tip = message::by_index::<Message>(bytes[0]).unwrap();
    let version = tip.version_at(SpecVersion(12)).unwrap();
    let schema = info.schema(tip, version).unwrap();
    assert_eq!(Some(&schema), message::schema::<Message>(tip, version).as_ref());
    let value = schema.decode(Codec::Scale, &bytes[1..]).unwrap();
    assert_eq!(schema.value_to_json(&value).unwrap(), r#"{"amount":7,"memo":"thanks"}"#);
    let ping = message::by_name::<Message>("Ping").unwrap();
    assert_eq!(info.schema(ping, version), None);
    assert_eq!(info.schema(tip, perennial::Version::of::<3>()), None);
}
