//! What errors say.

use perennial::{
    SpecVersion,
    store::{KeyBytes, ReadError, WriteError},
};

use super::user::{DRAFTS, USERS, VersionedUser, key, plant, store, store_at, user};

#[test]
fn an_unreadable_value_says_table_key_version_offset_and_what_to_do() {
    let store = store();
    plant(store.backend(), "users", b"bob", b"\x09");
    assert_eq!(
        store.table(USERS).unwrap().get(&key("bob")).unwrap_err().to_string(),
        "table `users`, key `bob`: User: at byte 0: tag 0x09 belongs to no version this binary \
         knows (the latest is 2); the bytes stay readable with `get_raw`: use a newer binary"
    );
    plant(store.backend(), "drafts", b"\0\0\0\x01b", b"\x01\x03b");
    assert_eq!(
        store.table(DRAFTS).unwrap().get(&(1, key("b"))).unwrap_err().to_string(),
        "table `drafts`, key 0x0000000162: User V1: at byte 2: the input ends 2 byte(s) short"
    );
}

#[test]
fn a_version_that_is_too_early_says_from_when_on() {
    let store = store_at(SpecVersion(2));
    let value = VersionedUser::V2(user("Bob", 1));
    let error = store.table(USERS).unwrap().put_versioned(&key("bob"), &value).unwrap_err();
    assert_eq!(
        error.to_string(),
        "table `users`, key `bob`: User V2 may be written from spec version 6 on, and 2 is \
         active: wait for a runtime of that version, or write an older one"
    );
}

#[test]
fn keys_are_shown_as_text_or_in_hexadecimal_and_cut() {
    let shown = |bytes: &[u8]| KeyBytes::new(bytes).to_string();
    assert_eq!(shown("zoë smith".as_bytes()), "`zoë smith`");
    assert_eq!(shown(b"a\nb"), "0x610a62");
    assert_eq!(shown(b"\xff"), "0xff");
    assert_eq!(shown(b""), "0x");
    assert_eq!(shown(&[b'a'; 64]), format!("`{}`", "a".repeat(64)));
    assert_eq!(shown(&[b'a'; 65]), format!("`{}…` (65 bytes)", "a".repeat(64)));
    assert_eq!(shown(&[0; 65]), format!("0x{}… (65 bytes)", "00".repeat(64)));
    // A cut does not fall inside a character.
    let text = format!("{}ë", "a".repeat(63));
    assert_eq!(shown(text.as_bytes()), format!("`{}…` (65 bytes)", "a".repeat(63)));
}

#[test]
fn errors_are_small_enough_to_return_by_value() {
    assert!(size_of::<ReadError>() <= 96);
    assert!(size_of::<WriteError>() <= 96);
}
