//! What the history folder says of the versions that were released.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use syn::{Generics, LitStr};

use super::Stamp;
use crate::{attr::Container, ctxt::Ctxt};

/// A version that has a file.
pub(crate) struct Released {
    pub(crate) version: u8,
    pub(crate) fingerprint: u128,
    /// Its layout, as people read it.
    pub(crate) schema: String,
    /// The file, from the package's folder.
    pub(crate) shown: String,
    /// The file, for the compiler to watch.
    pub(crate) path: String,
    /// Where the attribute stands.
    pub(crate) literal: LitStr,
}

/// The released versions, held against the declared ones as far as no types are needed.
pub(crate) fn released(
    ctxt: &Ctxt,
    container: &Container,
    generics: &Generics,
    name: &str,
    stamps: &[Stamp],
) -> Vec<Released> {
    let Some(literal) = container.history.get() else { return Vec::new() };
    if !generics.params.is_empty() {
        let why = "the layouts of an entity with parameters may depend on them: leave `history` to \
                   `perennial::history::check`, in a test";
        ctxt.error(literal, why);
        return Vec::new();
    }
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    if !root.join(literal.value()).is_dir() {
        let why = format!(
            "there is no folder `{}` in the package; if nothing was released yet, create it, empty",
            literal.value()
        );
        ctxt.error(literal, why);
        return Vec::new();
    }
    let folder = Path::new(&literal.value()).join(file_name(name));
    let found = Folder { root, folder, literal, name }.read(stamps);
    match found {
        Ok(released) => released,
        Err(message) => {
            ctxt.error(literal, message);
            Vec::new()
        }
    }
}

struct Folder<'a> {
    root: PathBuf,
    folder: PathBuf,
    literal: &'a LitStr,
    name: &'a str,
}

impl Folder<'_> {
    fn read(&self, stamps: &[Stamp]) -> Result<Vec<Released>, String> {
        let newest = self.newest()?;
        let name = self.name;
        if usize::from(newest) > stamps.len() {
            return Err(format!(
                "{name} V{newest} was released ({}), and the type knows versions up to {}: what is \
                 stored in it could not be read",
                self.shown(newest),
                stamps.len()
            ));
        }
        let mut released = Vec::new();
        let mut before = None;
        // Later ones are not released yet: their files are written when they are.
        for stamp in stamps.iter().filter(|stamp| stamp.version <= newest) {
            let (found, hash) = self.version(stamp, before)?;
            released.push(found);
            before = Some(hash);
        }
        Ok(released)
    }

    fn shown(&self, version: u8) -> String {
        self.folder.join(format!("v{version}.toml")).display().to_string()
    }

    /// The newest version that has a file, or 0.
    fn newest(&self) -> Result<u8, String> {
        let entries = match fs::read_dir(self.root.join(&self.folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            Err(error) => return Err(format!("{}: {error}", self.folder.display())),
        };
        let mut newest = 0;
        for entry in entries {
            let entry = entry.map_err(|error| format!("{}: {error}", self.folder.display()))?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let number = file.strip_prefix('v').and_then(|rest| rest.strip_suffix(".toml"));
            newest = newest.max(number.and_then(|number| number.parse().ok()).unwrap_or(0));
        }
        Ok(newest)
    }

    fn version(&self, stamp: &Stamp, before: Option<u128>) -> Result<(Released, u128), String> {
        let shown = self.shown(stamp.version);
        let path = self.root.join(&shown);
        let text = fs::read_to_string(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                format!("{shown} is missing, and a later version was released: restore it")
            }
            _ => format!("{shown}: {error}"),
        })?;
        let text = text.replace("\r\n", "\n");
        let wrong = |what: &str| {
            format!(
                "{shown}: {what}; restore it from version control: history files are never edited"
            )
        };
        let is_intact = text.rfind(SEAL).is_some_and(|at| {
            let above = &text[..at];
            text == format!("{above}{SEAL}\"{:#034x}\"\n", hash(above))
        });
        if !is_intact {
            return Err(wrong("it was edited, cut short or merged, for its seal does not fit"));
        }
        let header =
            |key: &str| header(&text, key).ok_or_else(|| wrong(&format!("it has no `{key}`")));
        if header("entity")?.trim_matches(['\'', '"']) != self.name
            || header("version")? != stamp.version.to_string()
        {
            return Err(wrong("it is the file of another version"));
        }
        if header("tag")? != stamp.tag.to_string() {
            return Err(format!(
                "{} V{} was released with tag {} ({shown}), and has tag {} now: stored values would be \
                 read as another version",
                self.name,
                stamp.version,
                header("tag")?,
                stamp.tag
            ));
        }
        if fingerprint(&text, "previous") != before {
            return Err(wrong("the file before it was replaced, for it names another one"));
        }
        let fingerprint =
            fingerprint(&text, "fingerprint").ok_or_else(|| wrong("its fingerprint is none"))?;
        let path = path.display().to_string();
        let literal = self.literal.clone();
        let schema = schema(&text);
        let found = Released { version: stamp.version, fingerprint, schema, shown, path, literal };
        Ok((found, hash(&text)))
    }
}

/// No more lines of a layout than this are shown.
const SCHEMA_LINES_MAX: usize = 30;

const SEAL: &str = "[seal]\nhash = ";

/// The value of a key that stands above all tables, as it is written there.
fn header<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let lines = text.lines().take_while(|line| !line.starts_with("[["));
    lines.filter_map(|line| line.strip_prefix(key)).find_map(|rest| rest.strip_prefix(" = "))
}

/// The layout's text, cut where it gets long.
fn schema(text: &str) -> String {
    let block = text.split_once("\nschema = '''\n").map_or("", |(_, rest)| rest);
    let block = block.split_once("'''").map_or("", |(block, _)| block);
    let mut lines: Vec<&str> = block.lines().take(SCHEMA_LINES_MAX + 1).collect();
    if lines.len() > SCHEMA_LINES_MAX {
        lines.pop();
        lines.push("…");
    }
    lines.iter().map(|line| format!("    {line}\n")).collect()
}

fn fingerprint(text: &str, key: &str) -> Option<u128> {
    let digits = header(text, key)?.strip_prefix("\"0x")?.strip_suffix('"')?;
    u128::from_str_radix(digits, 16).ok()
}

/// FNV-1a with 128 bits, as seals and fingerprints are.
fn hash(text: &str) -> u128 {
    text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}

/// The entity's folder, as the history names it.
fn file_name(name: &str) -> String {
    let bytes = name.bytes().enumerate().map(|(at, byte)| {
        let is_plain = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let is_plain = is_plain || (byte == b'.' && at > 0);
        let is_taken = ["tables", "messages"].iter().any(|taken| name.eq_ignore_ascii_case(taken));
        if is_plain && !(is_taken && at == 0) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02x}")
        }
    });
    bytes.collect()
}
