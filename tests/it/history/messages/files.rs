//! Files that are not as they were written, and names that would share one.

use super::*;

#[test]
fn missing_files_are_found_and_older_ones_are_not_written_anew() {
    let folder = released();
    for (file, title) in
        [(PING, "message `Ping` of Message"), (TIP_2, "message `Tip` V2 of Message")]
    {
        fs::remove_file(folder.path().join(file)).unwrap();
        let error = history::check(registered(), folder.path()).unwrap_err();
        let [finding] = error.findings() else { panic!("{error}") };
        assert_eq!(
            (finding.file(), finding.kind()),
            (&*folder.path().join(file), FindingKind::Missing)
        );
        assert!(finding.text().starts_with(&format!("{title} has no file: write it")), "{error}");
        adds(&registered(), folder.path(), &[file]);
    }
    fs::remove_file(folder.path().join(TIP_1)).unwrap();
    let error = history::release(registered(), folder.path()).unwrap_err();
    let [finding] = error.findings() else { panic!("{error}") };
    assert_eq!(finding.file(), folder.path().join(TIP_1));
    assert!(finding.text().contains("that of V2 exists: restore it"), "{error}");
}

#[test]
fn spoilt_files_are_found() {
    let spoilt = |file: &str, kind, says: &str, spoil: &dyn Fn(String) -> String| {
        let folder = released();
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let spoilt = spoil(text.clone());
        assert_ne!(spoilt, text);
        fs::write(path, spoilt).unwrap();
        finds(&registered(), folder.path(), &[(file, kind, says)]);
    };
    for file in [TIP_1, TIP_2, ORDER, PING] {
        let edited = "it was edited after it was written, or cut short; restore it";
        spoilt(file, FindingKind::Edited, edited, &|text| text.replace("scale", "bincode"));
        spoilt(file, FindingKind::Edited, edited, &|text| text.replace("index = ", "index = 1"));
        spoilt(file, FindingKind::Edited, edited, &|text| text + "\n");
        let cut = |text: String| text.split("[seal]").next().unwrap().to_owned();
        spoilt(file, FindingKind::Edited, edited, &cut);
        let format = "it has format 2, this library knows 1";
        spoilt(file, FindingKind::Malformed, format, &|text| {
            text.replace("format = 1", "format = 2")
        });
        spoilt(file, FindingKind::Malformed, "more than a byte", &|text| {
            text.replace("index = ", "index = 99")
        });
        spoilt(file, FindingKind::Malformed, "more than a spec version", &|text| {
            text.replace("since = ", "since = 99999999999")
        });
        spoilt(file, FindingKind::Malformed, "there is no `format`", &|_| String::new());
        spoilt(
            file,
            FindingKind::Malformed,
            "line 1: a merge left its conflict markers",
            &|text| format!("<<<<<<< HEAD\n{text}"),
        );
    }
    spoilt(TIP_1, FindingKind::Malformed, "versions are numbered from 1", &|text| {
        text.replace("version = 1", "version = 0")
    });
    spoilt(TIP_1, FindingKind::Malformed, "there is no `entity`", &|text| {
        text.replace("entity = 'Tip'\n", "")
    });
}

#[test]
fn files_in_the_place_of_others_and_of_nothing_are_found() {
    let copied = |from: &str, to: &str, kind, says: &str| {
        let folder = released();
        fs::copy(folder.path().join(from), folder.path().join(to)).unwrap();
        finds(&registered(), folder.path(), &[(to, kind, says)]);
    };
    let other =
        "it is the file of message `Tip` V2 of Message, in the place of another: restore both";
    let edited = FindingKind::Edited;
    copied(TIP_2, TIP_1, edited, other);
    copied(TIP_2, PING, edited, other);
    copied(TIP_2, "messages/Message/Tip.v3.toml", edited, other);
    copied(TIP_2, "messages/Message/Tip.v02.toml", edited, other);
    let stray = "it is no file of a message, `<enum>/<message>.v1.toml`";
    copied(TIP_2, "messages/Tip.v2.toml", FindingKind::Malformed, stray);

    let folder = released();
    for note in ["messages/README.md", "messages/Message/.Ping.toml", "messages/Message/notes.txt"]
    {
        fs::write(folder.path().join(note), "x").unwrap();
    }
    fs::create_dir(folder.path().join("messages/notes")).unwrap();
    history::check(registered(), folder.path()).unwrap();
    let path = folder.path().join(PING);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace('\n', "\r\n")).unwrap();
    history::check(registered(), folder.path()).unwrap();
}

mod twin {
    changed!(a, {
        #[message(index = 0, since = 1)]
        Ping,
    });

    pub use a::Message;

    #[derive(perennial::Messages)]
    #[allow(non_camel_case_types, dead_code)]
    pub enum message {
        #[message(index = 0, since = 1)]
        Ping,
    }

    #[derive(perennial::Messages)]
    #[allow(clippy::upper_case_acronyms, dead_code)]
    pub enum Letters {
        #[message(index = 0, since = 1)]
        Ping,
        #[message(index = 1, since = 1)]
        PING,
    }

    use super::{Leaf, Order, Tip};
}

#[test]
fn names_that_share_a_file_are_found() {
    let refused = |registry: Registry, file: &str, says: &str| {
        let folder = tempfile::tempdir().unwrap();
        let error = history::release(registry, folder.path()).unwrap_err();
        let [finding] = error.findings() else { panic!("{error}") };
        assert_eq!(finding.file(), folder.path().join(file));
        assert_eq!(finding.kind(), FindingKind::Clash);
        assert!(finding.text().contains(says), "{error}");
    };
    let two = "two enums of messages would have this folder";
    refused(registered().with_messages::<Scale, twin::Message>(), "messages/Message", two);
    refused(registered().with_messages::<Scale, twin::message>(), "messages/message", two);
    let codecs = "Message is named with two codecs, `scale` and `bincode`";
    refused(registered().with_messages::<Bincode, Message>(), "messages/Message", codecs);
    let letters = "`Ping` and `PING` differ in the case of letters alone";
    refused(of::<twin::Letters>(), "messages/Letters", letters);

    let folder = released();
    history::check(registered().with_messages::<Scale, Message>(), folder.path()).unwrap();
}

/// Entities called as the folders of messages and of tables, in one case or the other.
mod odd {
    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 1, name = "messages")]
    pub struct Small {
        number: u8,
    }

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 1, name = "Messages")]
    pub struct Great {
        number: u16,
    }

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 1, name = "Tables")]
    pub struct Tables {
        number: u32,
    }

    #[derive(Clone, Debug, PartialEq, perennial::Versioned)]
    #[versioned(latest = 1)]
    pub struct Page<T> {
        items: Vec<T>,
    }

    #[derive(perennial::Messages)]
    #[allow(dead_code, non_camel_case_types)]
    pub enum tables {
        #[message(index = 0, since = 1)]
        r#type(Small),
        #[message(index = 1, since = 1)]
        Größe(Great),
        #[message(index = 2, since = 1)]
        Numbers(Page<u8>),
        #[message(index = 3, since = 1)]
        Texts(Page<String>),
        #[message(index = 4, since = 1)]
        Tables(Tables),
    }
}

#[test]
fn odd_names_and_generic_payloads_have_files_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let files = written(&of::<odd::tables>(), folder.path());
    let expected = [
        "%4dessages/v1.toml",
        "%54ables/v1.toml",
        "%6dessages/v1.toml",
        "Page.tables.Numbers/v1.toml",
        "Page.tables.Texts/v1.toml",
        "messages/%74ables/type.v1.toml",
        "messages/%74ables/Gr%c3%b6%c3%9fe.v1.toml",
        "messages/%74ables/Numbers.v1.toml",
        "messages/%74ables/Texts.v1.toml",
        "messages/%74ables/Tables.v1.toml",
    ];
    assert_eq!(files, expected.map(|file| folder.path().join(file)));
    adds(&of::<odd::tables>(), folder.path(), &[]);
}
