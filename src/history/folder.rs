//! Where the files lie.

use std::{
    format, fs,
    io::{self, Read},
    path::{Path, PathBuf},
    string::{String, ToString},
    vec::Vec,
};

use super::{Finding, FindingKind, text::normalized};
use crate::version::Version;

/// The folder of the tables' files.
pub(super) const TABLES: &str = "tables";

/// The folder of the messages' files.
pub(super) const MESSAGES: &str = "messages";

/// The name of an entity's folder. It may be called as the folders of tables and messages are, in
/// whatever case: not all file systems tell that apart.
pub(super) fn folder_name(entity: &str) -> String {
    let is_taken = [TABLES, MESSAGES].iter().any(|taken| entity.eq_ignore_ascii_case(taken));
    named(entity, is_taken)
}

/// A name as a file's.
pub(super) fn file_name(name: &str) -> String {
    named(name, name == TABLES)
}

/// A name as a file's: all but letters, digits, `_`, `-` and `.` in hexadecimal, and
/// the first of them too if the name is taken.
fn named(name: &str, is_taken: bool) -> String {
    use core::fmt::Write;
    let mut file = String::new();
    for (at, byte) in name.bytes().enumerate() {
        let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_plain = is_plain || (byte == b'.' && at > 0);
        if is_plain && !(is_taken && at == 0) {
            file.push(char::from(byte));
        } else {
            let _ = write!(file, "%{byte:02x}");
        }
    }
    file
}

/// The file of a version.
pub(super) fn version_file(root: &Path, folder: &str, version: Version) -> PathBuf {
    root.join(folder).join(format!("v{version}.toml"))
}

/// The file of a table.
pub(super) fn table_file(root: &Path, table: &str) -> PathBuf {
    root.join(TABLES).join(format!("{}.toml", file_name(table)))
}

/// The file of a message with its payload in one version, or without a payload.
pub(super) fn message_file(
    root: &Path,
    messages: &str,
    message: &str,
    version: Option<Version>,
) -> PathBuf {
    let message = file_name(message);
    let file = match version {
        Some(version) => format!("{message}.v{version}.toml"),
        None => format!("{message}.toml"),
    };
    root.join(MESSAGES).join(file_name(messages)).join(file)
}

/// Whether a file is one of the history's by its name, and not a note of somebody's.
pub(super) fn is_record(file: &str) -> bool {
    file.ends_with(".toml") && !file.starts_with('.')
}

/// What lies in a file's place.
pub(super) enum Found {
    Text(String),
    Nothing,
    /// Something that cannot be read, which is a finding already.
    Unreadable,
}

/// The most that is read of a file: samples are a few values.
const BYTES_MAX: u64 = 64 << 20;

/// The text of a file, and no more than it takes to tell that it is too long. A pipe is not opened: it
/// would wait for somebody who writes.
pub(super) fn text(path: &Path) -> io::Result<String> {
    let invalid = |what: String| io::Error::new(io::ErrorKind::InvalidData, what);
    if !fs::metadata(path)?.is_file() {
        return Err(invalid("it is no regular file".to_string()));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(invalid(format!("it has more than {BYTES_MAX} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| invalid(error.to_string()))
}

/// Reads a file. A link to nothing is not nothing.
pub(super) fn read(path: &Path, findings: &mut Vec<Finding>) -> Found {
    let is_nothing = |error: &io::Error| {
        error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(path).is_err()
    };
    match text(path) {
        Ok(text) => Found::Text(normalized(&text)),
        Err(error) if is_nothing(&error) => Found::Nothing,
        Err(error) => {
            let text = format!("it cannot be read: {error}; restore the file from version control");
            findings.push(Finding::new(path, FindingKind::Unreadable, text));
            Found::Unreadable
        }
    }
}

/// Reads a file that was listed, so that it must be there.
pub(super) fn read_listed(path: &Path, findings: &mut Vec<Finding>) -> Option<String> {
    match read(path, findings) {
        Found::Text(text) => return Some(text),
        Found::Unreadable => {}
        Found::Nothing => {
            let text = "it went away while the folder was read: check it again";
            findings.push(Finding::new(path, FindingKind::Missing, text));
        }
    }
    None
}

/// The files and folders in a folder, sorted; nothing if there is no such folder.
pub(super) fn entries(path: &Path, findings: &mut Vec<Finding>) -> Vec<String> {
    let names = || -> io::Result<Vec<String>> {
        let entries = fs::read_dir(path)?;
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().to_string())).collect()
    };
    match names() {
        Ok(mut names) => {
            names.sort_unstable();
            names
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            findings.push(Finding::new(path, FindingKind::Unreadable, error));
            Vec::new()
        }
    }
}

/// The version that a file's name is of.
pub(super) fn version_of(file: &str) -> Option<Version> {
    let number = file.strip_prefix('v')?.strip_suffix(".toml")?;
    let version = number.parse().ok().and_then(Version::new)?;
    (version.to_string() == number).then_some(version)
}
