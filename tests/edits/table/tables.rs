//! Tables: what they hold, in which codec, under which keys.

use crate::edit::{Edit, edit};

pub fn edits() -> Vec<Edit> {
    vec![
        edit("table_codec", "a table gets another codec")
            .code("Table<u32, Wallet, Scale>", "Table<u32, Wallet, Bincode>")
            .found("table `wallets` was released with the codec `scale`, and has `bincode` now")
            .closed("table `wallets`, Wallet V1, V2: the codec is `scale` in the database, `bincode` in this binary"),
        edit("table_codec_default", "a table loses its codec, and gets the default one")
            .code("Table<(u32, u32), Event, Bincode>", "Table<(u32, u32), Event>")
            .found("table `events` was released with the codec `bincode`, and has `scale` now")
            .closed("table `events`, Event V1, V2: the codec is `bincode` in the database, `scale` in this binary"),
        edit("table_key", "a table's key gets wider")
            .code("Table<u32, Wallet, Scale>", "Table<u64, Wallet, Scale>")
            .found("table `wallets` was released with the key `u32`, and has `u64` now")
            .closed("table `wallets`, Wallet V1, V2: the key is [\"u32\"] in the database, [\"u64\"] in this binary"),
        edit("table_key_sign", "a table's key gets a sign")
            .code("Table<u64, User>", "Table<i64, User>")
            .found("table `users` was released with the key `u64`, and has `i64` now")
            .closed("table `users`, User V1, V2, V3: the key is [\"u64\"] in the database, [\"i64\"] in this binary"),
        edit("table_key_part", "a part of a table's key goes")
            .code("Table<(u32, u32), Event, Bincode>", "Table<u32, Event, Bincode>")
            .found("table `events` was released with the key `(u32, u32)`, and has `u32` now")
            .closed("table `events`, Event V1, V2: the key is [{\"tuple\":[1,2]},\"u32\",\"u32\"] in the database, [\"u32\"] in this binary"),
        edit("table_key_scheme", "a table's keys are hashed, as a map of FRAME")
            .code(
                "Table<u32, Wallet, Scale> = Table::new(\"wallets\")",
                "Table<u32, Wallet, Scale, Substrate<Twox64Concat>> = \
                 Table::map(\"Bank\", \"Wallets\").named(\"wallets\")",
            )
            .found("table `wallets` was released with the key scheme `ordered`, and has `substrate/")
            .closed("table `wallets`, Wallet V1, V2: the key scheme is `ordered` in the database, `substrate/twox_64_concat` in this binary"),
        edit("table_hasher", "a map of FRAME gets another hasher")
            .code("key::{Substrate, Twox64Concat}", "key::{Blake2_128Concat, Substrate}")
            .code("Scale, Substrate<Twox64Concat>>", "Scale, Substrate<Blake2_128Concat>>")
            .found("table `Savings` was released with the key scheme `substrate/twox_64_concat`, and has `substrate/blake2_128_concat` now")
            .closed("table `Savings`, Wallet V2: the key scheme is `substrate/twox_64_concat` in the database, `substrate/blake2_128_concat` in this binary"),
        edit("table_path", "a map of FRAME moves to another module")
            .code("Table::map(\"Bank\", ", "Table::map(\"Assets\", ")
            .found("table `Savings` was released with the path `Bank.Savings`, and has `Assets.Savings` now")
            .closed("table `Savings`, Wallet V2: the path of the map is `Bank.Savings` in the database, `Assets.Savings` in this binary"),
        edit("table_entity", "a table is pointed at another entity")
            .code("SAVINGS: Table<u32, Wallet,", "SAVINGS: Table<u32, Event,")
            .found("table `Savings` was released with the entity `Wallet`, and has `Event` now")
            .closed("table `Savings`, Event V2: the entity is `Wallet` in the database, `Event` in this binary"),
        edit("table_renamed", "a table gets another name")
            .code("Table::new(\"wallets\")", "Table::new(\"purses\")")
            .found("the table was released, and the registry does not name it"),
        edit("table_gone", "a table goes")
            .code("WALLETS, SAVINGS]", "WALLETS]")
            .found("the table was released, and the registry does not name it"),
        edit("table_unreleased", "a new table without its file")
            .code("WALLETS, SAVINGS]", "WALLETS, SAVINGS, LOANS]")
            .code(
                "/// All tables.",
                "pub const LOANS: Table<u32, Wallet> = Table::new(\"loans\");\n\n/// All tables.",
            )
            .found("table `loans` has no file"),
    ]
}
