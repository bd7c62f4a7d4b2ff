//! Variants and their indices.

use crate::edit::{Edit, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("variant_inside", "a variant more in the middle of a plain enum")
            .code("    Guest,\n", "    Guest,\n    Friend,\n")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: variant role.Friend is new, at index 1")
            .closed("Account V1: variant role.Friend is new, at index 1"),
        edit("variant_at_end", "a variant more at the end of a plain enum")
            .code("    Admin(u8),\n", "    Admin(u8),\n    Owner,\n")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: variant role.Owner is new, at index 3")
            .closed("Account V1: variant role.Owner is new, at index 3"),
        edit("variants_swapped", "two variants of a plain enum change places")
            .code(
                "    Member { since: u32 },\n    Admin(u8),\n",
                "    Admin(u8),\n    Member { since: u32 },\n",
            )
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: variants role.Member and Admin swapped their indices")
            .closed("Account V1: variants role.Member and Admin swapped their indices"),
        edit("variant_gone", "a variant of a plain enum goes")
            .code("    Member { since: u32 },\n", "")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: variant role.Admin moved from index 2 to 1")
            .closed("Account V1: variant role.Admin moved from index 2 to 1"),
        edit("variant_renamed", "a variant gets another name, undeclared")
            .code("    Guest,\n", "    Visitor,\n")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: variant role.Guest became Visitor, at the same index 0")
            .closed("Account V1: variant role.Guest became Visitor, at the same index 0"),
        edit("payload", "a variant's payload gets wider, in a plain enum")
            .code("Admin(u8)", "Admin(u16)")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: part role.Admin.0: u8 became u16")
            .closed("Account V1: part role.Admin.0: u8 became u16"),
        edit("payload_name", "a field of a variant gets another name")
            .code("Member { since: u32 }", "Member { from: u32 }")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field role.Member.since became from: u32")
            .closed("Account V1: field role.Member.since became from: u32"),
        edit("event_payload", "a variant's payload gets wider, in an entity")
            .code("Moved(u16, u16)", "Moved(u16, u32)")
            .asserted("Event V2 no longer lies as it was released")
            .found("Event V1: part Moved.1: u16 became u32")
            .closed("Event V1: part Moved.1: u16 became u32"),
        edit("event_payload_longer", "a variant's payload gets a part more")
            .code("Moved(u16, u16)", "Moved(u16, u16, u8)")
            .asserted("Event V2 no longer lies as it was released")
            .found("Event V1: part Moved.2: u8 is new")
            .closed("Event V1: part Moved.2: u8 is new"),
        edit("event_inside", "a variant more in the middle of an entity, in no new version")
            .code(
                "    #[versioned(index = 2)]\n",
                "    #[versioned(index = 5)]\n    Seen,\n    #[versioned(index = 2)]\n",
            )
            .asserted("Event V2 no longer lies as it was released")
            .found("Event V1: variant Seen is new, at index 5")
            .closed("Event V1: variant Seen is new, at index 5"),
        edit("event_index", "a variant gets another index")
            .code("#[versioned(index = 3)]", "#[versioned(index = 9)]")
            .asserted("Event V2 no longer lies as it was released")
            .found("Event V1: variant Paid moved from index 3 to 9")
            .closed("Event V1: variant Paid moved from index 3 to 9"),
        edit("event_index_reused", "a new variant takes a removed one's index, in a new version")
            .code(
                "latest = 2, history = \"history\")]\n#[versioned(removed",
                "latest = 3, history = \"history\")]\n#[versioned(removed",
            )
            .code(
                "    Closed,\n",
                "    Closed,\n    #[versioned(since = 3, index = 1)]\n    Opened,\n",
            )
            .refused("index 1"),
        edit("event_index_taken", "a new variant takes an index that is in use")
            .code("since = 2, index = 4", "since = 2, index = 3")
            .refused("index 3"),
        edit("event_variant_gone", "a variant of an entity goes, undeclared")
            .code("    #[versioned(index = 3)]\n    Paid(u128),\n", "")
            .asserted("Event V2 no longer lies as it was released")
            .found("Event V1: variant Paid is gone, its index was 3")
            .closed("Event V1: variant Paid is gone, its index was 3"),
        edit("event_removed_type", "a removed variant changes its payload")
            .code("Renamed(String)", "Renamed(Vec<u8>)")
            .code("fn renamed(to: String)", "fn renamed(to: Vec<u8>)")
            .asserted("Event V1 no longer lies as it was released")
            .found("Event V1: part Renamed.0: String became Vec<u8>")
            .closed("Event V1: part Renamed.0: String became Vec<u8>"),
    ]
}
