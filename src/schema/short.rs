//! A type in one line, for messages.

use alloc::{
    format,
    string::{String, ToString},
};
use core::fmt;

use super::{Field, Fields, Schema, Type, TypeRef, Variant};

/// How many levels a short name goes down.
const LEVELS_MAX: usize = 4;
/// How many names or parts a short name lists.
const NAMES_MAX: usize = 3;

/// A name as it is written: one that could break the line is quoted.
pub(super) struct Name<'a>(pub(super) &'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() || self.0.contains(char::is_control) {
            write!(f, "{:?}", self.0)
        } else {
            f.write_str(self.0)
        }
    }
}

impl Schema {
    /// A type in one line, as messages call it: `u32`, `Option<String>`, `struct { a, b, … }`,
    /// `enum { A, B }`, `User V2`. What is long or deep is cut short.
    ///
    /// # Examples
    ///
    /// ```
    /// use perennial::schema::{Schema, TypeRef};
    ///
    /// let list = Schema::from_json(r#"[{"list":1},{"struct":[["street",2],["zip",3]]},"string","u32"]"#)?;
    /// assert_eq!(list.short_name(TypeRef::ROOT), "Vec<struct { street, zip }>");
    /// # Ok::<(), perennial::schema::SchemaError>(())
    /// ```
    #[must_use]
    pub fn short_name(&self, place: TypeRef) -> String {
        self.short(place).text
    }

    /// The short name, and whether it is how Rust calls the type.
    pub(super) fn short(&self, place: TypeRef) -> Short {
        let mut short = Short { text: String::new(), is_rust: true };
        short.ty(self, place, LEVELS_MAX);
        short
    }

    /// A variant in one line: `Phone { number: String, country: u16 }`, `Email(String)`, `Nobody`.
    pub(super) fn short_variant(&self, variant: &Variant) -> Short {
        self.variant_as(variant, |name| Name(name).to_string())
    }

    /// The same as it stands in code.
    pub(super) fn variant_in_code(&self, variant: &Variant) -> Short {
        self.variant_as(variant, identifier)
    }

    fn variant_as(&self, variant: &Variant, called: impl Fn(&str) -> String) -> Short {
        let mut short = Short { text: called(&variant.name), is_rust: true };
        match &variant.fields {
            Fields::Unit => {}
            Fields::Tuple(parts) => short.list(self, "(", parts, ")", LEVELS_MAX),
            Fields::Struct(fields) => {
                short.text.push_str(" { ");
                for (at, Field { name, of }) in fields.iter().take(NAMES_MAX).enumerate() {
                    short.text.push_str(if at == 0 { "" } else { ", " });
                    short.text.push_str(&format!("{}: ", called(name)));
                    short.ty(self, *of, LEVELS_MAX - 1);
                }
                short.more(fields.len());
                short.text.push_str(" }");
            }
        }
        short
    }
}

/// Names that an identifier has only behind `r#`; the others that Rust keeps for itself, such as
/// `self`, are no identifiers at all.
const KEYWORDS: &str = "abstract as async await become box break const continue do dyn else enum \
    extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref \
    return static struct trait true try type typeof unsafe unsized use virtual where while yield";

/// A name as it stands in code: `karma`, `r#type`.
pub(super) fn identifier(name: &str) -> String {
    let is_keyword = KEYWORDS.split_whitespace().any(|keyword| keyword == name);
    format!("{}{}", if is_keyword { "r#" } else { "" }, Name(name))
}

/// A short name on its way.
pub(super) struct Short {
    pub(super) text: String,
    /// Whether it is how Rust calls the type: a struct has another name there.
    pub(super) is_rust: bool,
}

impl Short {
    fn ty(&mut self, schema: &Schema, place: TypeRef, levels: usize) {
        let Some(below) = levels.checked_sub(1) else {
            self.is_rust = false;
            self.text.push('…');
            return;
        };
        match schema.at(place) {
            Type::Unit => self.text.push_str("()"),
            Type::Bool => self.text.push_str("bool"),
            Type::Integer(integer) => self.text.push_str(integer.name()),
            Type::NonZero(integer) => self.text.push_str(&format!("NonZero<{}>", integer.name())),
            Type::Compact(integer) => self.text.push_str(&format!("Compact<{}>", integer.name())),
            Type::F32 => self.text.push_str("f32"),
            Type::F64 => self.text.push_str("f64"),
            Type::Char => self.text.push_str("char"),
            Type::String => self.text.push_str("String"),
            Type::Duration => self.text.push_str("Duration"),
            Type::Option(of) => self.list(schema, "Option<", &[*of], ">", below),
            Type::Result(ok, err) => self.list(schema, "Result<", &[*ok, *err], ">", below),
            Type::List(of) => self.list(schema, "Vec<", &[*of], ">", below),
            Type::Set(of) => self.list(schema, "BTreeSet<", &[*of], ">", below),
            Type::Map(key, value) => self.list(schema, "BTreeMap<", &[*key, *value], ">", below),
            Type::Array(of, len) => self.list(schema, "[", &[*of], &format!("; {len}]"), below),
            Type::Tuple(parts) if parts.len() == 1 => {
                self.list(schema, "(", parts, ",)", below);
            }
            Type::Tuple(parts) => self.list(schema, "(", parts, ")", below),
            Type::Struct(fields) => {
                self.names("struct", fields.iter().map(|field| field.name.as_str()), fields.len());
            }
            Type::Enum(variants) => {
                let names = variants.iter().map(|variant| variant.name.as_str());
                self.names("enum", names, variants.len());
            }
            Type::Entity { name, version, .. } => {
                self.is_rust = false;
                self.text.push_str(&format!("{} V{version}", Name(name)));
            }
            Type::Foreign { name } => {
                self.is_rust = false;
                self.text.push_str(&format!("foreign {}", Name(name)));
            }
            Type::Reverse(of) => self.list(schema, "Reverse<", &[*of], ">", below),
        }
    }

    fn list(&mut self, schema: &Schema, open: &str, parts: &[TypeRef], close: &str, levels: usize) {
        self.text.push_str(open);
        for (at, part) in parts.iter().take(NAMES_MAX).enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.ty(schema, *part, levels);
        }
        self.more(parts.len());
        self.text.push_str(close);
    }

    fn names<'a>(&mut self, kind: &str, names: impl Iterator<Item = &'a str>, count: usize) {
        self.is_rust = false;
        self.text.push_str(kind);
        self.text.push_str(if count == 0 { " {" } else { " { " });
        for (at, name) in names.take(NAMES_MAX).enumerate() {
            self.text.push_str(if at == 0 { "" } else { ", " });
            self.text.push_str(&Name(name).to_string());
        }
        self.more(count);
        self.text.push_str(if count == 0 { "}" } else { " }" });
    }

    fn more(&mut self, count: usize) {
        if count > NAMES_MAX {
            self.is_rust = false;
            self.text.push_str(", …");
        }
    }
}
