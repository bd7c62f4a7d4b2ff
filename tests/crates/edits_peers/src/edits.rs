//! The edits, by their names in tests/edits.

/// Texts, and what they become wherever they stand; `None` if the peer has nothing to edit.
pub type Code = Option<Vec<(&'static str, &'static str)>>;

pub struct Edit {
    pub id: &'static str,
    pub revision: Code,
    pub scale: Code,
    /// Names that the edit itself changes, and that are no loss.
    pub renamed: Option<(&'static str, &'static str)>,
}

fn edit(id: &'static str, revision: Code, scale: Code) -> Edit {
    Edit { id, revision, scale, renamed: None }
}

/// The same texts in both.
fn both<const N: usize>(id: &'static str, code: [(&'static str, &'static str); N]) -> Edit {
    edit(id, Some(code.to_vec()), Some(code.to_vec()))
}

impl Edit {
    fn renames(self, old: &'static str, new: &'static str) -> Self {
        Self { renamed: Some((old, new)), ..self }
    }
}

fn code<const N: usize>(code: [(&'static str, &'static str); N]) -> Code {
    Some(code.to_vec())
}

pub fn edits() -> Vec<Edit> {
    [fields(), inner(), values(), enums(), versions()].into_iter().flatten().collect()
}

fn fields() -> Vec<Edit> {
    vec![
        both(
            "reorder_fields",
            [(
                "    pub age: u8,\n    pub score: u32,\n",
                "    pub score: u32,\n    pub age: u8,\n",
            )],
        ),
        both(
            "swap_names",
            [(
                "    pub karma: i32,\n    pub credit: i32,\n",
                "    pub credit: i32,\n    pub karma: i32,\n",
            )],
        ),
        both("rename_field", [("pub score: u32", "pub points: u32")])
            .with_scale([
                ("pub score: u32", "pub points: u32"),
                ("score: old.score", "points: old.points"),
            ])
            .renames("score", "points"),
        both("widen", [("pub score: u32", "pub score: u64")]),
        both("narrow", [("pub score: u32", "pub score: u16")]),
        both("sign", [("pub karma: i32", "pub karma: u32")]),
        edit(
            "compact",
            None,
            code([("    pub score: u32", "    #[codec(compact)]\n    pub score: u32")]),
        ),
        edit("nonzero", None, code([("pub score: u32", "pub score: std::num::NonZero<u32>")])),
        both("float", [("pub score: u32", "pub score: f32")]),
        both("required", [("pub bonus: Option<u16>", "pub bonus: u16")]),
        both("optional", [("pub age: u8", "pub age: Option<u8>")]),
        both("array_length", [("pub flags: [u8; 4]", "pub flags: [u8; 5]")]),
        both("vec_to_array", [("pub tags: Vec<u16>", "pub tags: [u16; 2]")]),
        both("vec_to_set", [("pub tags: Vec<u16>", "pub tags: std::collections::BTreeSet<u16>")]),
        both("string_to_bytes", [("pub name: String", "pub name: Vec<u8>")]),
        edit(
            "add_field",
            code([(
                "    pub contact: Contact,\n",
                "    pub contact: Contact,\n    pub shade: u8,\n",
            )]),
            code([
                (
                    "    pub email: Option<String>,\n",
                    "    pub email: Option<String>,\n    pub shade: u8,\n",
                ),
                ("    pub contact: Contact,\n", "    pub contact: Contact,\n    pub shade: u8,\n"),
                (
                    "            level: 10,\n",
                    "            level: 10,\n            email: old.email,\n            shade: old.shade,\n",
                ),
                (
                    "            email: old.email,\n            level: 10,\n            email",
                    "            level: 10,\n            email",
                ),
                (
                    "Contact::from_email(old.email),\n",
                    "Contact::from_email(old.email),\n            shade: old.shade,\n",
                ),
            ]),
        ),
        edit(
            "add_field_to_released",
            code([(
                "    pub contact: Contact,\n",
                "    pub contact: Contact,\n    #[revision(start = 3)]\n    pub shade: u8,\n",
            )]),
            code([
                ("    pub contact: Contact,\n", "    pub contact: Contact,\n    pub shade: u8,\n"),
                (
                    "Contact::from_email(old.email),\n",
                    "Contact::from_email(old.email),\n            shade: 0,\n",
                ),
            ]),
        ),
        both(
            "add_field_inside",
            [("    pub age: u8,\n", "    pub shade: u8,\n    pub age: u8,\n")],
        )
        .with_scale([
            ("    pub age: u8,\n", "    pub shade: u8,\n    pub age: u8,\n"),
            (
                "            age: old.age,\n",
                "            shade: old.shade,\n            age: old.age,\n",
            ),
        ]),
        both("remove_field", [("    pub tags: Vec<u16>,\n", "")])
            .with_scale([("    pub tags: Vec<u16>,\n", ""), ("            tags: old.tags,\n", "")]),
        edit(
            "since_later",
            code([(
                "#[revision(start = 2, default_fn = \"level\")]",
                "#[revision(start = 3, default_fn = \"level\")]",
            )]),
            code([
                (
                    "    pub level: u32,\n    pub greeting: String,\n    pub email",
                    "    pub greeting: String,\n    pub email",
                ),
                ("            level: 10,\n", ""),
                ("            level: old.level,\n", "            level: 10,\n"),
            ]),
        ),
        edit(
            "removed_range",
            code([(
                "#[revision(end = 3, convert_fn = \"drop_nick\")]",
                "#[revision(end = 2, convert_fn = \"drop_nick\")]",
            )]),
            code([
                (
                    "pub struct UserV2 {\n    pub name: String,\n    pub nick: String,\n",
                    "pub struct UserV2 {\n    pub name: String,\n",
                ),
                ("            nick: old.nick,\n", ""),
            ]),
        ),
        both("removed_type", [("pub nick: String", "pub nick: Vec<u8>")])
            .with_revision([
                ("pub nick: String", "pub nick: Vec<u8>"),
                ("nick: String)", "nick: Vec<u8>)"),
                ("\", nick)", "\", String::from_utf8_lossy(&nick))"),
            ])
            .with_scale([
                ("pub nick: String", "pub nick: Vec<u8>"),
                ("\", old.nick)", "\", String::from_utf8_lossy(&old.nick))"),
            ]),
        edit(
            "removed_place",
            code([(
                "    #[revision(end = 3, convert_fn = \"drop_nick\")]\n    pub nick: String,\n    pub age: u8,\n",
                "    pub age: u8,\n    #[revision(end = 3, convert_fn = \"drop_nick\")]\n    pub nick: String,\n",
            )]),
            code([(
                "    pub nick: String,\n    pub age: u8,\n",
                "    pub age: u8,\n    pub nick: String,\n",
            )]),
        ),
        both(
            "was_type",
            [
                ("pub email: Option<String>", "pub email: String"),
                ("email: Option<String>)", "email: String)"),
                ("email.map_or(Self::Nobody, Self::Email)", "Self::Email(email)"),
            ],
        ),
    ]
}

fn inner() -> Vec<Edit> {
    vec![
        both("nested_field", [("pub zip: u32", "pub zip: u64")]),
        both("nested_twice", [("pub x: i16", "pub x: i32")]),
        both(
            "nested_order",
            [("    pub x: i16,\n    pub y: i16", "    pub y: i16,\n    pub x: i16")],
        ),
        both("nested_rename", [("pub y: i16", "pub z: i16")]).renames("y", "z"),
        both("nested_add", [("pub zip: u32,", "pub zip: u32,\n    pub door: u8,")]),
        both("through_alias", [("pub type Balance = u128", "pub type Balance = u64")]),
        edit(
            "through_argument",
            code([("pub pair: (u16, u16)", "pub pair: (u32, u32)")]),
            code([("pub pair: Pair<u16>", "pub pair: Pair<u32>")]),
        ),
        edit("through_generic", None, code([("pub right: T", "pub right: Option<T>")])),
        both("through_macro", [("        [u8; 4]\n", "        [u8; 8]\n")]),
        both(
            "through_macro_struct",
            [("stamp!(block: u32, day: u16)", "stamp!(day: u16, block: u32)")],
        ),
        edit(
            "pin_gone",
            None,
            code([
                ("pub wallet: WalletV2", "pub wallet: WalletV1"),
                ("old.wallet.into()", "old.wallet"),
            ]),
        ),
        edit(
            "pin_newer",
            None,
            code([
                ("pub wallet: WalletV1", "pub wallet: WalletV2"),
                ("old.wallet.into()", "old.wallet"),
            ]),
        ),
        both("nested_entity", [("pub address: [u8; 4]", "pub address: [u8; 8]")]),
        edit("check_added", None, None),
    ]
}

fn values() -> Vec<Edit> {
    vec![
        edit("default", code([("Ok(10)", "Ok(11)")]), code([("level: 10", "level: 11")])),
        edit(
            "default_gone",
            code([("start = 2, default_fn = \"level\"", "start = 2")]),
            code([("level: 10", "level: 0")]),
        ),
        edit("default_nested", code([("Ok(7)", "Ok(8)")]), code([("nonce: 7", "nonce: 8")])),
        both("upcast", [("\"Hello {}\"", "\"Hi {}\"")]),
        edit(
            "upcast_gone",
            code([(
                "            self.greeting = format!(\"Hello {}\", nick);\n",
                "            drop(nick);\n",
            )]),
            code([(
                "        let greeting = format!(\"Hello {}\", old.nick);\n",
                "        let greeting = String::new();\n",
            )]),
        ),
        both(
            "upcast_of_form",
            [("email.map_or(Self::Nobody, ", "email.map_or(Self::Email(String::new()), ")],
        ),
        edit(
            "upcast_fails",
            code([(
                "        if revision < 2 {",
                "        if self.age > 200 {\n            return Err(Error::Conversion(\"too old\".into()));\n        }\n        if revision < 2 {",
            )]),
            None,
        ),
        edit(
            "upcast_of_variant",
            code([("by: fields.0.len() as u64", "by: fields.0.len() as u64 * 0")]),
            code([("by: to.len() as u64", "by: to.len() as u64 * 0")]),
        ),
    ]
}

fn enums() -> Vec<Edit> {
    let closed = "    #[codec(index = 4)]\n    Closed,\n";
    vec![
        both("variant_inside", [("    Guest,\n", "    Guest,\n    Friend,\n")]),
        both("variant_at_end", [("    Admin(u8),\n", "    Admin(u8),\n    Owner,\n")]),
        both(
            "variants_swapped",
            [(
                "    Member { since: u32 },\n    Admin(u8),\n",
                "    Admin(u8),\n    Member { since: u32 },\n",
            )],
        ),
        both("variant_gone", [("    Member { since: u32 },\n", "")]),
        both("variant_renamed", [("    Guest,\n", "    Visitor,\n")]).renames("Guest", "Visitor"),
        both("payload", [("Admin(u8)", "Admin(u16)")]),
        both("payload_name", [("Member { since: u32 }", "Member { from: u32 }")])
            .renames("since", "from"),
        both("event_payload", [("Moved(u16, u16)", "Moved(u16, u32)")]),
        both("event_payload_longer", [("Moved(u16, u16)", "Moved(u16, u16, u8)")]).with_scale([
            ("Moved(u16, u16)", "Moved(u16, u16, u8)"),
            ("Moved(x, y)", "Moved(x, y, z)"),
        ]),
        edit(
            "event_inside",
            code([("    Moved(u16, u16),\n", "    Seen,\n    Moved(u16, u16),\n")]),
            code([
                (
                    "    #[codec(index = 2)]\n    Moved",
                    "    #[codec(index = 5)]\n    Seen,\n    #[codec(index = 2)]\n    Moved",
                ),
                ("EventV1::Moved(x", "EventV1::Seen => Self::Seen,\n            EventV1::Moved(x"),
            ]),
        ),
        edit(
            "event_index",
            None,
            code([("#[codec(index = 3)]\n    Paid", "#[codec(index = 9)]\n    Paid")]),
        ),
        edit(
            "event_index_reused",
            None,
            code([(
                closed,
                "    #[codec(index = 4)]\n    Closed,\n    #[codec(index = 1)]\n    Opened,\n",
            )]),
        ),
        edit(
            "event_index_taken",
            None,
            code([("#[codec(index = 4)]\n    Closed", "#[codec(index = 3)]\n    Closed")]),
        ),
        edit(
            "event_variant_gone",
            code([("    Paid(u128),\n", "")]),
            code([
                ("    #[codec(index = 3)]\n    Paid(u128),\n", ""),
                ("            EventV1::Paid(amount) => Self::Paid(amount),\n", ""),
            ]),
        ),
        both("event_removed_type", [("    Renamed(String)", "    Renamed(Vec<u8>)")]),
    ]
}

fn versions() -> Vec<Edit> {
    vec![
        edit(
            "drop_oldest",
            code([
                ("#[revisioned(revision = 3)]", "#[revisioned(revision = 2)]"),
                ("    #[revision(start = 2, default_fn = \"level\")]\n", ""),
                ("    #[revision(start = 2, default_fn = \"greeting\")]\n", ""),
                ("start = 3, default_fn = \"contact\"", "start = 2, default_fn = \"contact\""),
                ("end = 3, ", "end = 2, "),
            ]),
            code([
                (
                    "    #[codec(index = 1)]\n    V1(UserV1),\n    #[codec(index = 2)]\n    V2(UserV2),\n    #[codec(index = 3)]\n    V3(UserV3),\n",
                    "    #[codec(index = 1)]\n    V1(UserV2),\n    #[codec(index = 2)]\n    V2(UserV3),\n",
                ),
                (
                    "VersionedUser::V1(old) => json(UserV3::from(UserV2::from(old))),\n",
                    "VersionedUser::V1(old) => json(UserV3::from(old)),\n",
                ),
                (
                    "VersionedUser::V2(old) => json(UserV3::from(old)),\n",
                    "VersionedUser::V2(user) => json(user),\n",
                ),
                ("            VersionedUser::V3(user) => json(user),\n", ""),
            ]),
        ),
        edit(
            "drop_newest",
            code([
                (
                    "#[revisioned(revision = 2)]\n#[derive(Clone, Debug, PartialEq, Serialize)]\npub struct Wallet",
                    "#[revisioned(revision = 1)]\n#[derive(Clone, Debug, PartialEq, Serialize)]\npub struct Wallet",
                ),
                ("    #[revision(start = 2, default_fn = \"nonce\")]\n    pub nonce: u64,\n", ""),
            ]),
            code([
                ("    #[codec(index = 2)]\n    V2(AccountV2),\n", ""),
                ("            VersionedAccount::V2(account) => json(account),\n", ""),
            ]),
        ),
        edit(
            "renumber",
            code([
                ("#[revisioned(revision = 3)]", "#[revisioned(revision = 4)]"),
                ("start = 3, default_fn = \"contact\"", "start = 4, default_fn = \"contact\""),
                ("end = 3, ", "end = 4, "),
            ]),
            code([("#[codec(index = 3)]\n    V3", "#[codec(index = 4)]\n    V3")]),
        ),
        edit(
            "exchange_versions",
            code([
                ("start = 2, default_fn = \"level\"", "start = 3, default_fn = \"level\""),
                ("start = 3, default_fn = \"contact\"", "start = 2, default_fn = \"contact\""),
                ("end = 3, convert_fn = \"to_contact\"", "end = 2, convert_fn = \"to_contact\""),
            ]),
            code([(
                "#[codec(index = 2)]\n    V2(UserV2),\n    #[codec(index = 3)]\n    V3",
                "#[codec(index = 3)]\n    V2(UserV2),\n    #[codec(index = 2)]\n    V3",
            )]),
        ),
        edit(
            "tag",
            None,
            code([("#[codec(index = 2)]\n    V2(UserV2)", "#[codec(index = 18)]\n    V2(UserV2)")]),
        ),
        edit(
            "tags_shifted",
            None,
            code([(
                "    #[codec(index = 1)]\n    V1(UserV1),\n    #[codec(index = 2)]\n    V2(UserV2),\n    #[codec(index = 3)]\n    V3(UserV3),\n",
                "    V1(UserV1),\n    V2(UserV2),\n    V3(UserV3),\n",
            )]),
        ),
        edit(
            "tags_exchanged",
            None,
            code([(
                "    #[codec(index = 1)]\n    V1(UserV1),\n    #[codec(index = 2)]\n    V2(UserV2),\n",
                "    #[codec(index = 2)]\n    V1(UserV1),\n    #[codec(index = 1)]\n    V2(UserV2),\n",
            )]),
        ),
        edit(
            "tag_twice",
            None,
            code([("#[codec(index = 1)]\n    V1(UserV1)", "#[codec(index = 2)]\n    V1(UserV1)")]),
        ),
    ]
}

impl Edit {
    fn with_scale<const N: usize>(self, scale: [(&'static str, &'static str); N]) -> Self {
        Self { scale: code(scale), ..self }
    }

    fn with_revision<const N: usize>(self, revision: [(&'static str, &'static str); N]) -> Self {
        Self { revision: code(revision), ..self }
    }
}
