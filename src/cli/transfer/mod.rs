//! Exports: all rows of a database in one file, for another engine, another machine or another program.
//!
//! # Format 1
//!
//! An export is a *header*, *rows* in *blocks*, each closed by a *mark*, and a *footer*; without its
//! footer it is incomplete. It is written in one of two formats. Either may be compressed as gzip, one
//! member for the header and one for each block, the footer in a member of its own. A reader sees by the
//! first bytes which it is: `1f 8b` is gzip, `{` is ndjson, `89 50 52 4e 4c 0d 0a 1a` is raw.
//!
//! **ndjson** has a JSON object in UTF-8 on each line, each line ended by `\n`. Bytes are written as
//! `"0x0aff"`, and fields may come in any order. The lines are
//!
//! ```json
//! {"perennial_export":1,"library":"0.1.0","engine":"redb","spec_version":7,"block_bytes":1048576,"tables":["perennial.meta","perennial.catalog","users"],"left_out":[]}
//! {"table":"perennial.meta","raw_key":"0x666f726d6174","raw":"0x31"}
//! {"table":"users","key":7,"version":2,"value":{"name":"ada","karma":7}}
//! {"table":"users","raw_key":"0x0000000000000008","raw":"0xff00"}
//! {"block":1,"rows":3,"digest":"0x…"}
//! {"footer":1,"rows":3,"digest":"0x…","tables":[{"table":"perennial.meta","rows":1,"digest":"0x…"},…]}
//! ```
//!
//! `perennial_export` is the number of the format: a greater one is for a newer reader, fields that a
//! reader does not know are passed over in header, marks and footer, and refused in rows. `engine`,
//! `library` and `spec_version` say where the rows come from. `tables` are all tables, those without
//! rows too: first those of the library, which begin with `perennial.`, `perennial.meta` before all;
//! `left_out` are those of the database that were not asked for. Neither are their rows of
//! `perennial.catalog` in the export: what is imported from it is a whole database of fewer tables, and
//! digests are over the rows that are in the export. All other rows of the library's tables are.
//!
//! A row's key is `key`, as the key's scheme and schema in the table's first entry of the catalog have
//! it ([`Keys::to_json`](crate::key::Keys::to_json)), or `raw_key`, its bytes. Its value is `version` and
//! `value`, by which the catalog's entry of the table and version gives the bytes: the entry's tag, then
//! the value in the entry's codec ([`Schema::value_to_json`](crate::schema::Schema::value_to_json)). Or it
//! is `raw`, the stored bytes. Either way may stand beside either. A writer takes the first way only if
//! reading gives the very same bytes, and never for the library's own tables: rows of
//! `perennial.catalog` stand before all that need them.
//!
//! **raw** is the eight bytes above, then records. Each begins with a letter; numbers are unsigned, 32
//! bits, little-endian; a *part* is its length as such a number, then its bytes:
//!
//! | letter | then |
//! | --- | --- |
//! | `H` | a part: the header, as in ndjson without the end of line |
//! | `R` | a number: the table's place in the header, from 0; a part: the key; a part: the stored value |
//! | `B` | a part: the mark, as in ndjson |
//! | `F` | a part: the footer, as in ndjson |
//!
//! **Order.** Rows come table by table in the header's order, and in a table in the order of the bytes of
//! their keys, none twice. A block ends behind the row with which it has `block_bytes` bytes, a row
//! counting as its key, its value and 16 more; what is left at the end is a block too. `block_bytes` is at
//! most 64 MiB. So one database always gives the same bytes, whatever it was interrupted by.
//!
//! **Bounds.** A key has at most 16 MiB, a stored value 3 GiB, a line of ndjson 1 GiB and 32 fields, a
//! `key` or a `value` in it 16 MiB of JSON (what is longer is written as `raw_key` or `raw`), a header or a footer 16 MiB, a mark 4 KiB. Writers refuse what is longer, and readers do.
//!
//! **Digests** are BLAKE2b with 32 bytes. A table's is over its rows, each as length of the key, key,
//! length of the value, value, lengths in 64 bits, little-endian. The digest of all is over the tables in
//! their order, each as length of its name, name, number of rows (64 bits both), and its digest. A mark
//! has the number of rows from the beginning, and the digest of all as though the row before it were the
//! last of the export and its table the last table.

mod blocks;
mod bounds;
mod digest;
mod fault;
mod fields;
mod forms;
mod header;
mod input;
mod line;
mod mark;
mod pace;
mod pieces;
mod raw;
mod reader;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests;
mod text;

pub(super) use blocks::{Blocks, Refused};
pub(super) use bounds::BLOCK_BYTES_MAX;
pub(super) use digest::{Digest, TableDigest};
pub(super) use fault::Fault;
pub(super) use header::{Header, in_order, is_own};
pub(super) use mark::{Footer, Mark};
pub(super) use pace::Pace;
pub(super) use pieces::Format;
pub(super) use reader::{Item, Reader};
pub(super) use text::{Object, bytes_text, quoted};
