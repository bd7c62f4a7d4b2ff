//! Edits that change nothing that is stored, and versions added as they should be.

use crate::edit::{Edit, Files, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("nothing", "nothing at all"),
        edit("move_module", "a module moves")
            .code("pub mod places {", "pub use geography::places;\n\npub mod geography {\npub mod places {")
            .code("        pub y: i16,\n    }\n}\n", "        pub y: i16,\n    }\n}\n}\n"),
        edit("rename_type", "a plain type is called otherwise")
            .code("pub at: Position", "pub at: Point")
            .code("pub struct Position", "pub struct Point"),
        edit("rename_entity_declared", "an entity's type is called otherwise, with `name`")
            .code(
                "history = \"history\")]\npub struct Wallet {",
                "history = \"history\", name = \"Wallet\")]\npub struct Purse {",
            )
            .code("use super::wallet::Wallet;", "use super::wallet::Purse as Wallet;")
            .code("use wallet::Wallet;", "use wallet::Purse as Wallet;"),
        edit("reorder_attributes", "attributes change places")
            .code(
                "#[versioned(since = 2, default = 10)]",
                "#[versioned(default = 10)]\n    #[versioned(since = 2)]",
            )
            .code("#[versioned(latest = 3, history = \"history\")]\n", "")
            .code(
                "after = name))]\n",
                "after = name))]\n#[versioned(history = \"history\", latest = 3)]\n",
            ),
        edit("docs", "documentation is added")
            .code("pub struct User {", "/// Somebody.\npub struct User {\n    /// As spoken."),
        edit("derives", "derives are added, to the generated types, too")
            .code("#[derive(Versioned)]\n#[versioned(latest = 2, history = \"history\")]\npub struct Wallet",
                  "#[derive(Clone, Debug, Versioned)]\n#[versioned(latest = 2, history = \"history\", derive(Clone, Debug))]\npub struct Wallet"),
        edit("rename_declared", "a field gets another name, declared")
            .code("    pub score: u32", "    #[versioned(renamed(from = \"score\"))]\n    pub points: u32"),
        edit("rename_inner_declared", "a field of a plain struct gets another name, declared")
            .code("        pub zip: u32", "        #[layout(renamed(from = \"zip\"))]\n        pub postcode: u32"),
        edit("rename_variant_declared", "a variant gets another name, declared")
            .code("    Guest,\n", "    #[layout(renamed(from = \"Guest\"))]\n    Visitor,\n"),
        edit("rename_event_declared", "a variant of an entity gets another name, declared")
            .code("    Paid(u128)", "    #[versioned(renamed(from = \"Paid\"))]\n    Spent(u128)"),
        edit("boxed", "a field's type is boxed")
            .code("pub home: Address", "pub home: Box<Address>"),
        edit("alias_gone", "an alias is written out")
            .code("pub balance: Balance", "pub balance: u128"),
        edit("macro_gone", "a macro is written out")
            .code("pub digest: digest!()", "pub digest: [u8; 2 + 2]")
            .code("macro_rules! digest {\n    () => {\n        [u8; 4]\n    };\n}\n", ""),
        edit("default_same", "a default is computed")
            .code("default = 10", "default = 2 * 5"),
        edit("upcast_same", "an upcast becomes a closure of the same result")
            .code("upcast = greeting", "upcast = |old: &UserV1| greeting(old)"),
        edit("indices_said", "a plain enum says its indices, and its variants change places")
            .code(
                "    Guest,\n    Member { since: u32 },\n    Admin(u8),\n",
                "    #[layout(index = 2)]\n    Admin(u8),\n    #[layout(index = 0)]\n    Guest,\n    \
                 #[layout(index = 1)]\n    Member { since: u32 },\n",
            ),
        edit("registry_order", "the tables are named in another order")
            .code("registry![USERS, ACCOUNTS, EVENTS, WALLETS, SAVINGS]", "registry![SAVINGS, WALLETS, EVENTS, ACCOUNTS, USERS]"),
        edit("line_ends", "a checkout gives the files other line ends").file(Files::Crlf),
        edit("add_version", "a new version, with its file")
            .code("latest = 3, history", "latest = 4, history")
            .code(
                "    pub contact: Contact,\n",
                "    pub contact: Contact,\n    #[versioned(since = 4)]\n    pub shade: u8,\n",
            )
            .file(Files::Release),
        edit("change_in_version", "a field changes its type in a new version, with its file")
            .code("latest = 3, history", "latest = 4, history")
            .code(
                "    pub score: u32,\n",
                "    #[versioned(since = 4, was(score: u32, upcast = u64::from))]\n    pub score: u64,\n",
            )
            .file(Files::Release),
        edit("add_variant_in_version", "a new variant in a new version, with its file")
            .code("latest = 2, history = \"history\")]\n#[versioned(removed(Renamed", 
                  "latest = 3, history = \"history\")]\n#[versioned(removed(Renamed")
            .code(
                "    Closed,\n",
                "    Closed,\n    #[versioned(since = 3, index = 5)]\n    Opened,\n",
            )
            .file(Files::Release),
        edit("pin_in_version", "a new version of a nested entity, pinned by a new version, with their files")
            .code(
                "latest = 2, history = \"history\")]\npub struct Wallet",
                "latest = 3, history = \"history\")]\npub struct Wallet",
            )
            .code("    pub nonce: u64,\n", "    pub nonce: u64,\n    #[versioned(since = 3)]\n    pub open: bool,\n")
            .code(
                "latest = 2, history = \"history\")]\npub struct Account",
                "latest = 3, history = \"history\")]\npub struct Account",
            )
            .code("nested(1 = 1, 2 = 2)", "nested(1 = 1, 2 = 2, 3 = 3)")
            .file(Files::Release),
        edit("add_table", "a new table, with its file")
            .code("WALLETS, SAVINGS]", "WALLETS, SAVINGS, LOANS]")
            .code(
                "/// All tables.",
                "pub const LOANS: Table<u32, Wallet> = Table::new(\"loans\");\n\n/// All tables.",
            )
            .file(Files::Release),
    ]
}
