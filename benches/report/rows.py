"""What the tables show: their rows, and the names under which the benchmarks measured them."""

# What, and the name of the pair in `benches/peers/benches/targets.rs` or `benches/store/pairs.rs`,
# which holds the limit, too, if there is one.
TARGETS = [
    ("owned decode, latest, `Profile`, against parity's plain struct", "decode_profile"),
    ("owned decode, latest, `User`, against parity's plain struct", "decode_user"),
    ("owned decode, latest, `Profile`, against wincode", "decode_profile_wincode"),
    ("owned decode, latest, `User`, against wincode", "decode_user_wincode"),
    ("owned decode, oldest to latest, `Profile`, against parity's enum and match", "decode_profile_oldest"),
    ("owned decode, bincode body, `Profile`, against bincode 2", "decode_profile_bincode"),
    ("owned decode, bincode body, `User`, against bincode 2", "decode_user_bincode"),
    ("late field through a view (`karma`), against revision's walker", "late_revision"),
    ("late field through a view (`karma`), against a full parity decode", "late_parity"),
    ("early field through a view (`nonce`), against revision's walker", "early_revision"),
    ("field 22 of 25, against revision's indexed walker", "wide_indexed"),
    ("field 22 of 25, against revision's zero-copy jump", "wide_jump"),
    ("encode, latest, `Profile`, against parity", "encode_profile"),
    ("encode, latest, `User`, against parity", "encode_user"),
    ("`get` over RocksDB, against the engine's get and the owned decode", "get_rocksdb"),
    ("`get` over redb, against the engine's get and the owned decode", "get_redb"),
    ("`get` over memory, against a `BTreeMap` behind a lock and the owned decode", "get_memory"),
    ("`field` over RocksDB, against the engine's get alone", "field_rocksdb"),
    ("`field` over redb, against the engine's get alone", "field_redb"),
    ("`field` over memory, against the map's get alone", "field_memory"),
    ("`scan_field` over RocksDB, against its iterator", "scan_field_rocksdb"),
    ("the same, against an iterator that reads a byte of every 64", "scan_field_touched_rocksdb"),
    ("without keys, against its iterator", "scan_field_alone_rocksdb"),
    ("`scan_field` over redb, against its iterator", "scan_field_redb"),
    ("the same, against an iterator that reads a byte of every 64", "scan_field_touched_redb"),
    ("without keys, against its iterator", "scan_field_alone_redb"),
    ("`scan_field` over memory, against the map's iterator", "scan_field_memory"),
    ("the same, against an iterator that reads a byte of every 64", "scan_field_touched_memory"),
    ("without keys, against the map's iterator", "scan_field_alone_memory"),
    ("oldest of 50 versions against the newest", "oldest_of_fifty"),
    ("goal: owned decode of `Profile` against `Clone`", "decode_profile_clone"),
    ("goal: whole view walk of `Profile` against the owned decode", "walk_owned"),
]

# What, ours, parity-scale-codec's, bincode's.
DECODE = [
    ("owned, latest", "latest", "parity", "bincode"),
    ("owned, version 2 (against the enum and match)", "v2", "parity_enum_v2", None),
    ("owned, version 1 (against the enum and match)", "v1", "parity_enum_v1", None),
    ("enum of versions, latest", "versioned", "parity", "bincode"),
    ("encode, latest", "encode", "parity_encode", "bincode_encode"),
    ("encode as version 1", "encode_v1", "parity_encode", "bincode_encode"),
]

# What, the view, what it stands beside.
VIEWS = [
    ("late field (`karma`), version 3", "late_v3", "owned"),
    ("late field, version 2", "late_v2", "owned"),
    ("late field, version 1, which lacks it", "late_v1", "owned"),
    ("late field by its token", "token", "owned"),
    ("early field (`nonce`), version 3", "early_v3", "owned"),
    ("early field, version 1", "early_v1", "owned"),
    ("all fields and all items", "walk", "owned"),
    ("all fields and all items of the owned value, decoding included", "owned_walk", "owned"),
    ("`validate`", "validate", "owned"),
    ("field 22 of 25 (`Wide`)", "wide_late", "wide_owned"),
]

PEER_COLUMNS = [
    ("owned, latest", "latest"), ("owned, oldest", "v1"), ("late field", "late"),
    ("early field", "early"), ("encode", "encode"),
]

PEERS = [
    ("ours", "**ours** (SCALE)"),
    ("parity", "parity-scale-codec 3.7, plain struct"),
    ("wincode", "wincode 0.6"),
    ("wincode_borrowed", "wincode 0.6, borrowed"),
    ("borsh", "borsh 1"),
    ("rkyv", "rkyv 0.8"),
    ("rkyv_unchecked", "rkyv 0.8, unchecked (`unsafe`)"),
    ("revision", "revision 0.30"),
    ("revision_indexed", "revision 0.30, optimised and indexed"),
    ("revision_jump", "revision 0.30, `IndexedStructWalker`"),
    ("native_model", "native_model 0.6"),
    ("obake", "obake 1.0 with bincode 2"),
    ("savefile_bare", "savefile 0.20, without schema"),
    ("savefile", "savefile 0.20"),
    ("versionize", "versionize 0.2"),
]

# Head, ours, what it stands beside.
VERSIONS = [
    ("ours, SCALE", "ours", "parity_enum"), ("parity's enum and match", "parity_enum", None),
    ("ours, bincode", "ours_bincode", None), ("encode as that version", "encode", None),
]
SIZES = [
    ("decode (× parity)", "ours", "parity"), ("decode, bincode (× bincode 2)", "ours_bincode", "bincode"),
    ("encode (× parity)", "encode", "parity_encode"), ("`Clone`", "clone", None),
    ("view of the last field", "late", None),
]
ROWS = [
    ("`get`, 1 thread", "get_1_threads", None), ("`get`, 2 threads", "get_2_threads", None),
    ("scan, a row", "scan_a_row", None), ("key and field, a row", "scan_field_a_row", None),
    ("key and field, a row, 2 threads", "scan_field_a_row_2_threads", None),
]

STORE = [
    ("`get`", "get", "raw_get_decode"),
    ("`get_versioned`", "get_versioned", "raw_get_decode"),
    ("`view` of one field, against the get alone", "view", "raw_get"),
    ("`field`, against the get alone", "field", "raw_get"),
    ("`get_many`, 100 keys", "get_many", "raw_get_many_decode"),
    ("`scan`, all rows", "scan", "raw_scan_decode"),
    ("`visit`, all rows, against the iterator alone", "visit", "raw_scan"),
    ("`scan_field`, all rows, against the iterator alone", "scan_field", "raw_scan"),
    ("`scan_field`, against an iterator that reads a byte of every 64", "scan_field", "raw_scan_touched"),
    ("`scan_field` without keys, against the iterator alone", "scan_field_alone", "raw_scan"),
    ("`scan_field`, all rows, 2 threads, against the iterator alone", "scan_field_by_2_threads", "raw_scan"),
    ("`put`, against encode and the engine's put", "put", "raw_encode_put"),
    ("`batch` of 1,000 rows", "batch", "raw_encode_batch"),
]

NATIVE_DB = [
    ("get by key", "ours_get", "native_db_get"),
    ("get by key, in one transaction of native_db's", "ours_get", "native_db_get_in_one_transaction"),
    ("scan of 20,000 rows", "ours_scan", "native_db_scan"),
]

INSTRUCTIONS = [
    ("`User`, owned, latest, against parity", "user_scale_latest", "user_parity"),
    ("`User`, owned, version 1, against parity's enum and match", "user_scale_v1", "user_parity_enum_v1"),
    ("`User`, enum of versions, against parity's enum", "user_scale_versioned", "user_parity_enum"),
    ("`User`, encode, against parity", "user_scale_encode", "user_parity_encode"),
    ("`User`, encode through the gate, against encode", "user_scale_gate", "user_scale_encode"),
    ("`User`, encode as version 1, against encode", "user_scale_encode_v1", "user_scale_encode"),
    ("`User`, bincode, against bincode 2", "user_bincode_latest", "user_bincode"),
    ("`User`, encode, against bincode 2", "user_bincode_encode", "user_bincode_plain_encode"),
    ("`User`, owned, without the tag, against with", "user_scale_untagged", "user_scale_latest"),
    ("`Profile`, owned, latest, against parity", "profile_scale_latest", "profile_parity"),
    ("`Profile`, owned, latest, against `Clone`", "profile_scale_latest", "profile_clone"),
    ("`Profile`, owned, version 1, against parity's enum and match",
     "profile_scale_v1", "profile_parity_enum_v1"),
    ("`Profile`, enum of versions, against parity's enum", "profile_scale_versioned", "profile_parity_enum"),
    ("`Profile`, encode, against parity", "profile_scale_encode", "profile_parity_encode"),
    ("`Profile`, encode through the gate, against encode", "profile_scale_gate", "profile_scale_encode"),
    ("`Profile`, encode as version 1, against encode", "profile_scale_encode_v1", "profile_scale_encode"),
    ("`Profile`, bincode, against bincode 2", "profile_bincode_latest", "profile_bincode"),
    ("`Profile`, encode, against bincode 2", "profile_bincode_encode", "profile_bincode_plain_encode"),
    ("`Profile`, view of the late field, against the owned decode", "view_late", "profile_scale_latest"),
    ("`Profile`, view of the late field, bincode, against the owned decode",
     "view_late_bincode", "profile_bincode_latest"),
    ("`Profile`, view of the early field, against the owned decode", "view_early", "profile_scale_latest"),
    ("`Profile`, view of all fields, against the owned decode", "view_walk", "profile_scale_latest"),
    ("`Wide`, owned, against parity", "wide_scale_latest", "wide_parity"),
    ("`Wide`, encode, against parity", "wide_scale_encode", "wide_parity_encode"),
    ("`Wide`, bincode, against bincode 2", "wide_bincode_latest", "wide_bincode"),
    ("`Wide`, view of field 22, against the owned decode", "view_wide_late", "wide_scale_latest"),
]

# What, the pair.
GATE = [
    ("encode, `User` (3 versions)", "encode_user"),
    ("encode, `Counter` (10 versions)", "encode_counter"),
    ("`put`, `User`", "put_user"),
    ("`put`, `Counter`", "put_counter"),
]

CODE_SIZE = [
    ("decode: ours, SCALE", "ours"),
    ("decode: ours, bincode", "ours_bincode"),
    ("decode: parity's enum and match", "parity_enum"),
    ("decode: revision 0.30", "revision"),
    ("decode and encode: ours, SCALE", "ours_encode"),
    ("decode and encode: ours, bincode", "ours_bincode_encode"),
    ("decode and encode: parity's enum and match", "parity_enum_encode"),
    ("decode and encode: revision 0.30", "revision_encode"),
]
