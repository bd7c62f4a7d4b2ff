//! Versions, their numbers, tags and names.

use crate::edit::{Edit, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("drop_oldest", "the oldest version is dropped, and the others are renumbered")
            .code("#[versioned(latest = 3, history", "#[versioned(latest = 2, history")
            .code("in = 1..=2, after = name", "in = 1..=1, after = name")
            .code("    #[versioned(since = 2, default = 10)]\n", "")
            .code("    #[versioned(since = 2, upcast = greeting)]\n", "")
            .code("since = 3, was(email", "since = 2, was(email")
            .asserted("User V3 was released (")
            .found("User V3 was released, and the code knows versions up to 2")
            .closed("User V1: field level: u32 is new, at place 10"),
        edit("drop_newest", "the newest version is taken back")
            .code(
                "latest = 2, history = \"history\")]\npub struct Wallet",
                "latest = 1, history = \"history\")]\npub struct Wallet",
            )
            .code("    #[versioned(since = 2, default = 7)]\n    pub nonce: u64,\n", "")
            .code("nested(1 = 1, 2 = 2)", "nested(1 = 1)")
            .code(
                "pub role: Role,",
                "pub role: Role,\n    #[versioned(since = 2)]\n    pub shade: u8,",
            )
            .asserted("Wallet V2 was released (")
            .found("Wallet V2 was released, and the code knows versions up to 1")
            .closed("Account V2: field shade: u8 is new, at place 7"),
        edit("renumber", "versions are renumbered, with a gap")
            .code("#[versioned(latest = 3, history", "#[versioned(latest = 4, history")
            .code("since = 3, was(email", "since = 4, was(email")
            .code("in = 1..=2, after = name", "in = 1..=3, after = name")
            .refused("version 3"),
        edit("exchange_versions", "two versions exchange their numbers")
            .code("since = 2, default = 10", "since = 3, default = 10")
            .code("since = 3, was(email", "since = 2, was(email")
            .asserted("User V2 no longer lies as it was released, in histories/")
            .found("User V2: field level is gone")
            .closed("User V2: field level is gone"),
        edit("tag", "a version's tag changes")
            .code("latest = 3, history", "latest = 3, tags(2 = 0x12), history")
            .asserted("User V2 was released with tag 2 (")
            .found("User V2 was released with tag 0x02, and has tag 0x12 now")
            .closed("table `users`, User V2: the tag is 0x02 in the database, 0x12 in this binary"),
        edit("tags_shifted", "all tags move by one")
            .code("latest = 3, history", "latest = 3, first_tag = 0, history")
            .asserted("User V1 was released with tag 1 (")
            .found("User V1 was released with tag 0x01, and has tag 0x00 now")
            .closed("table `users`, User V1: the tag is 0x01 in the database, 0x00 in this binary"),
        edit("tags_exchanged", "two versions exchange their tags")
            .code("latest = 3, history", "latest = 3, tags(1 = 2, 2 = 1), history")
            .asserted("User V1 was released with tag 1 (")
            .found("User V1 was released with tag 0x01, and has tag 0x02 now")
            .closed("table `users`, User V1: the tag is 0x01 in the database, 0x02 in this binary"),
        edit("tag_twice", "two versions get one tag")
            .code("latest = 3, history", "latest = 3, tags(1 = 2), history")
            .refused("tag 0x02"),
        edit("unreleased", "a new version without its file")
            .code("latest = 3, history", "latest = 4, history")
            .code(
                "    pub contact: Contact,\n",
                "    pub contact: Contact,\n    #[versioned(since = 4)]\n    pub shade: u8,\n",
            )
            .found("User V4 has no file"),
        edit("rename_entity", "an entity is called otherwise, undeclared")
            .code("pub enum Event {", "pub enum Happening {")
            .code("EventV2::renamed", "HappeningV2::renamed")
            .code("impl EventV2", "pub type Event = Happening;\n\nimpl HappeningV2")
            .found("the entity was released, and no table of the registry holds it")
            .closed("table `events`, Happening V1, V2: the entity is `Event` in the database, `Happening` in this binary"),
        edit("same_name", "two entities get one name")
            .code(
                "history = \"history\")]\npub struct Wallet",
                "name = \"User\", history = \"history\")]\npub struct Wallet",
            )
            .asserted("User V3 was released (")
            .found("two entities are called `User`")
            .closed("Account V1: field wallet: Wallet V1 became User V1"),
    ]
}
