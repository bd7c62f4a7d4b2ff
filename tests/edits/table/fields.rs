//! Fields of an entity, and their types.

use crate::edit::{Edit, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("reorder_fields", "two fields change places")
            .code(
                "    pub age: u8,\n    pub score: u32,\n",
                "    pub score: u32,\n    pub age: u8,\n",
            )
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: fields age and score changed places")
            .closed("User V1: fields age and score changed places"),
        edit("swap_names", "two fields of one type swap their names")
            .code(
                "    pub karma: i32,\n    pub credit: i32,\n",
                "    pub credit: i32,\n    pub karma: i32,\n",
            )
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: fields karma and credit swapped their names")
            .closed("User V1: fields karma and credit swapped their names"),
        edit("rename_field", "a field gets another name, undeclared")
            .code("pub score: u32", "pub points: u32")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field score became points: u32")
            .closed("User V1: field score became points: u32"),
        edit("widen", "`u32` to `u64`")
            .code("pub score: u32", "pub score: u64")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field score: u32 became u64")
            .closed("User V1: field score: u32 became u64"),
        edit("narrow", "`u32` to `u16`")
            .code("pub score: u32", "pub score: u16")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field score: u32 became u16")
            .closed("User V1: field score: u32 became u16"),
        edit("sign", "`i32` to `u32`")
            .code("pub karma: i32", "pub karma: u32")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field karma: i32 became u32")
            .closed("User V1: field karma: i32 became u32"),
        edit("compact", "`u32` to `Compact<u32>`")
            .code("pub score: u32", "pub score: parity_scale_codec::Compact<u32>")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field score: u32 became Compact<u32>")
            .closed("User V1: field score: u32 became Compact<u32>"),
        edit("nonzero", "`u32` to `NonZero<u32>`")
            .code("pub score: u32", "pub score: std::num::NonZero<u32>")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field score: u32 became NonZero<u32>")
            .closed("User V1: field score: u32 became NonZero<u32>"),
        edit("float", "`u32` to `f32`")
            .code("pub score: u32", "pub score: f32")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field score: u32 became f32")
            .closed("User V1: field score: u32 became f32"),
        edit("required", "`Option<T>` to `T`")
            .code("pub bonus: Option<u16>", "pub bonus: u16")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field bonus: Option<u16> became u16")
            .closed("User V1: field bonus: Option<u16> became u16"),
        edit("optional", "`T` to `Option<T>`")
            .code("pub age: u8", "pub age: Option<u8>")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field age: u8 became Option<u8>")
            .closed("User V1: field age: u8 became Option<u8>"),
        edit("array_length", "an array gets longer")
            .code("pub flags: [u8; 4]", "pub flags: [u8; 5]")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field flags: [u8; 4] became [u8; 5]")
            .closed("User V1: field flags: [u8; 4] became [u8; 5]"),
        edit("vec_to_array", "`Vec` to an array")
            .code("pub tags: Vec<u16>", "pub tags: [u16; 2]")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field tags: Vec<u16> became [u16; 2]")
            .closed("User V1: field tags: Vec<u16> became [u16; 2]"),
        edit("vec_to_set", "`Vec` to `BTreeSet`, whose bytes are the same if sorted")
            .code("pub tags: Vec<u16>", "pub tags: std::collections::BTreeSet<u16>")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field tags: Vec<u16> became BTreeSet<u16>")
            .closed("User V1: field tags: Vec<u16> became BTreeSet<u16>"),
        edit("string_to_bytes", "`String` to `Vec<u8>`, whose bytes are the same")
            .code("pub name: String", "pub name: Vec<u8>")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field name: String became Vec<u8>")
            .closed("User V1: field name: String became Vec<u8>"),
        edit("add_field", "a field more, at the end, in no new version")
            .code("    pub contact: Contact,\n", "    pub contact: Contact,\n    pub shade: u8,\n")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field shade: u8 is new, at place 11")
            .closed("User V1: field shade: u8 is new, at place 11"),
        edit("add_field_to_released", "a field more in the newest released version")
            .code(
                "    pub contact: Contact,\n",
                "    pub contact: Contact,\n    #[versioned(since = 3)]\n    pub shade: u8,\n",
            )
            .asserted("User V3 no longer lies as it was released")
            .found("User V3: field shade: u8 is new, at place 12")
            .closed("User V3: field shade: u8 is new, at place 12"),
        edit("add_field_inside", "a field more, in the middle")
            .code("    pub age: u8,\n", "    pub shade: u8,\n    pub age: u8,\n")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field shade: u8 is new, at place 3")
            .closed("User V1: field shade: u8 is new, at place 3"),
        edit("remove_field", "a field goes, undeclared")
            .code("    pub tags: Vec<u16>,\n", "")
            .asserted("User V3 no longer lies as it was released")
            .found("User V1: field tags is gone")
            .closed("User V1: field tags is gone"),
        edit("since_later", "a field claims to have come later")
            .code("since = 2, default = 10", "since = 3, default = 10")
            .asserted("User V2 no longer lies as it was released")
            .found("User V2: field level is gone")
            .closed("User V2: field level is gone"),
        edit("removed_range", "a removed field claims to have gone earlier")
            .code("in = 1..=2, after = name", "in = 1..=1, after = name")
            .asserted("User V2 no longer lies as it was released")
            .found("User V2: field nick is gone")
            .closed("User V2: field nick is gone"),
        edit("removed_type", "a removed field changes its type")
            .code("removed(nick: String", "removed(nick: Vec<u8>")
            .code("{}\", old.nick)", "{}\", String::from_utf8_lossy(&old.nick))")
            .asserted("User V2 no longer lies as it was released")
            .found("User V1: field nick: String became Vec<u8>")
            .closed("User V1: field nick: String became Vec<u8>"),
        edit("removed_place", "a removed field claims to have stood elsewhere")
            .code("after = name))", "after = age))")
            .asserted("User V2 no longer lies as it was released")
            .found("User V1: fields nick and age changed places")
            .closed("User V1: fields nick and age changed places"),
        edit("was_type", "a field's old form changes")
            .code("was(email: Option<String>", "was(email: String")
            .code("fn from_email(email: Option<String>)", "fn from_email(email: String)")
            .code("email.map_or(Self::Nobody, Self::Email)", "Self::Email(email)")
            .asserted("User V2 no longer lies as it was released")
            .found("User V1: field email: Option<String> became String")
            .closed("User V1: field email: Option<String> became String"),
    ]
}
