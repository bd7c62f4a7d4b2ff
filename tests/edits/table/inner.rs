//! Types inside of fields: plain ones, deep ones, and those seen through aliases, parameters and macros.

use crate::edit::{Edit, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("nested_field", "a plain struct inside, one level down")
            .code("pub zip: u32", "pub zip: u64")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field home.zip: u32 became u64")
            .closed("Account V1: field home.zip: u32 became u64"),
        edit("nested_twice", "a plain struct inside, two levels down")
            .code("pub x: i16", "pub x: i32")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field home.at.x: i16 became i32")
            .closed("Account V1: field home.at.x: i16 became i32"),
        edit("nested_order", "fields two levels down swap their names")
            .code("pub x: i16,\n        pub y: i16", "pub y: i16,\n        pub x: i16")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: fields home.at.x and y swapped their names")
            .closed("Account V1: fields home.at.x and y swapped their names"),
        edit("nested_rename", "a field two levels down gets another name")
            .code("pub y: i16", "pub z: i16")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field home.at.y became z: i16")
            .closed("Account V1: field home.at.y became z: i16"),
        edit("nested_add", "a plain struct inside gets a field more")
            .code("pub zip: u32,", "pub zip: u32,\n        pub door: u8,")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field home.door: u8 is new, at place 3")
            .closed("Account V1: field home.door: u8 is new, at place 3"),
        edit("through_alias", "a type alias changes: `u128` to `u64`")
            .code("pub type Balance = u128", "pub type Balance = u64")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field balance: u128 became u64")
            .closed("Account V1: field balance: u128 became u64"),
        edit("through_argument", "a generic argument changes: `Pair<u16>` to `Pair<u32>`")
            .code("pub pair: Pair<u16>", "pub pair: Pair<u32>")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field pair.left: u16 became u32")
            .closed("Account V1: field pair.left: u16 became u32"),
        edit("through_generic", "a generic type itself changes")
            .code("pub right: T", "pub right: Option<T>")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field pair.right: u16 became Option<u16>")
            .closed("Account V1: field pair.right: u16 became Option<u16>"),
        edit("through_macro", "a macro stands for another type")
            .code("        [u8; 4]\n", "        [u8; 8]\n")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field digest: [u8; 4] became [u8; 8]")
            .closed("Account V1: field digest: [u8; 4] became [u8; 8]"),
        edit("through_macro_struct", "a macro makes a struct with its fields in another order")
            .code("stamp!(block: u32, day: u16)", "stamp!(day: u16, block: u32)")
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: fields stamp.block and day changed places")
            .closed("Account V1: fields stamp.block and day changed places"),
        edit("pin_gone", "a newer pin of a nested entity goes")
            .code("nested(1 = 1, 2 = 2)", "nested(1 = 1)")
            .code(
                "latest = 2, history = \"history\")]\npub struct Account",
                "latest = 1, history = \"history\")]\npub struct Account",
            )
            .asserted("Account V2 was released (")
            .found("Account V2 was released, and the code knows versions up to 1"),
        edit("pin_newer", "a released version pins a newer version of a nested entity")
            .code("nested(1 = 1, 2 = 2)", "nested(1 = 2)")
            .code(
                "pub role: Role,",
                "pub role: Role,\n    #[versioned(since = 2)]\n    pub shade: u8,",
            )
            .asserted("Account V2 no longer lies as it was released")
            .found("Account V1: field wallet: Wallet V1 became Wallet V2")
            .closed("Account V1: field wallet: Wallet V1 became Wallet V2"),
        edit("nested_entity", "a released version of a nested entity changes")
            .code("pub address: [u8; 4]", "pub address: [u8; 8]")
            .asserted("Account V2 no longer lies as it was released")
            .found("Wallet V1 itself changed: field wallet.address: [u8; 4] became [u8; 8]")
            .closed("Account V1: Wallet V1 itself changed: field wallet.address: [u8; 4] became [u8; 8]"),
        edit("check_added", "a plain type learns to refuse what was stored")
            .code(
                "    #[derive(Layout)]\n    pub struct Position {",
                "    fn is_east(at: &Position) -> Result<(), &'static str> {\n        \
                 if at.x >= 0 { Ok(()) } else { Err(\"too far west\") }\n    }\n\n    \
                 #[derive(Layout)]\n    #[layout(check = is_east)]\n    pub struct Position {",
            )
            .found("Account V1, sample `minimal`: its scale bytes 0x"),
    ]
}
