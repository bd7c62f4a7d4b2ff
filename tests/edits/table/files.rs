//! The history folder itself: the code stays as it is.

use crate::edit::{Edit, Files, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("file_value", "an old file's sample is edited")
            .file(Files::Replace(
                "User/v1.toml",
                "value = '{\"name\":\"\",\"nick\":\"\",\"age\":0",
                "value = '{\"name\":\"\",\"nick\":\"\",\"age\":1",
            ))
            .asserted("User/v1.toml: it was edited, cut short or merged")
            .found(
                "history/User/v1.toml: it was edited after it was written: its seal does not fit",
            ),
        edit("file_layout", "an old file's layout is edited, to fit edited code")
            .code("pub score: u32", "pub score: u64")
            .file(Files::Replace("User/v1.toml", "\"u32\",\"i32\"", "\"u64\",\"i32\""))
            .asserted("User/v1.toml: it was edited, cut short or merged")
            .found(
                "history/User/v1.toml: it was edited after it was written: its seal does not fit",
            )
            .closed("User V1: field score: u32 became u64"),
        edit("file_resealed", "an old file is edited, and its seal with it")
            .file(Files::Reseal(
                "User/v1.toml",
                "value = '{\"name\":\"\",\"nick\":\"\",\"age\":0",
                "value = '{\"name\":\"\",\"nick\":\"\",\"age\":1",
            ))
            .asserted("User/v2.toml: the file before it was replaced")
            .found("history/User/v2.toml: it was written after another file of version 1"),
        edit("file_gone", "an old file is deleted")
            .file(Files::Delete("User/v1.toml"))
            .asserted("User/v1.toml is missing, and a later version was released")
            .found("history/User/v1.toml: User V1 has no file"),
        edit("file_newest_gone", "the newest file is deleted")
            .file(Files::Delete("User/v3.toml"))
            .found("history/User/v3.toml: User V3 has no file"),
        edit("file_entity_gone", "an entity's files are deleted")
            .file(Files::Delete("Event"))
            .found("history/Event/v1.toml: Event V1 has no file"),
        edit("file_swapped", "a file lies in the place of another version's")
            .file(Files::Copy("User/v2.toml", "User/v1.toml"))
            .asserted("User/v1.toml: it is the file of another version")
            .found("history/User/v1.toml: it is the file of User V2, in the place of User V1's"),
        edit("file_cut", "a file is cut short")
            .file(Files::Truncate("User/v3.toml", 40))
            .asserted("User/v3.toml: it was edited, cut short or merged")
            .found("history/User/v3.toml: "),
        edit("file_merged", "a merge leaves its markers in a file")
            .file(Files::Replace(
                "Wallet/v2.toml",
                "format = 1\n",
                "<<<<<<< ours\nformat = 1\n=======\nformat = 1\n>>>>>>> theirs\n",
            ))
            .asserted("Wallet/v2.toml: it was edited, cut short or merged")
            .found("history/Wallet/v2.toml: line 2: a merge left its conflict markers here"),
        edit("file_of_table", "a table's file is edited, to fit edited code")
            .code("Table<u32, Wallet, Scale>", "Table<u64, Wallet, Scale>")
            .file(Files::Replace("tables/wallets.toml", "u32", "u64"))
            .found("history/tables/wallets.toml: it was edited after it was written")
            .closed("table `wallets`, Wallet V1, V2: the key is [\"u32\"] in the database, [\"u64\"] in this binary"),
        edit("file_of_table_gone", "a table's file is deleted")
            .file(Files::Delete("tables/users.toml"))
            .found("history/tables/users.toml: table `users` has no file"),
    ]
}
