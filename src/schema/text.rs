//! A schema as people read it, in the words of Rust.

use alloc::{
    collections::BTreeMap,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use super::{Field, Fields, Schema, Type, TypeRef, Variant, short::Name};

/// How many levels are written; what lies deeper is `…`.
const LEVELS_MAX: usize = 64;
/// How much text a type that occurs more than once may have to be written out each time.
const REPEATED_CHARS_MAX: usize = 160;
/// How long a variant with its fields may be to stand in one line.
const LINE_CHARS_MAX: usize = 72;

/// Types as Rust has them, and without names, since a schema has none: structs and enums are written
/// where they are used.
///
/// A type that holds itself gets a number where it is written out, and is referred to by it. So does
/// one that occurs in many places and is long. What lies more than 64 levels deep is left out.
///
/// # Examples
///
/// ```
/// use perennial::schema::Schema;
///
/// let schema = Schema::from_json(concat!(
///     r#"[{"struct":[["name",1],["contact",2],["wallet",4],["children",6]]},"string","#,
///     r#"{"enum":[[0,"Email",[1]],[1,"Phone",{"struct":[["number",1],["country",3]]}]]},"#,
///     r#""u16",{"array":5,"len":32},"u8",{"list":0}]"#,
/// ))?;
/// let text = "\
/// ##0 = struct {
///     name: String,
///     contact: enum {
///         0 = Email(String),
///         1 = Phone { number: String, country: u16 },
///     },
///     wallet: [u8; 32],
///     children: Vec<#0>,
/// }";
/// assert_eq!(schema.to_string(), text);
/// # Ok::<(), perennial::schema::SchemaError>(())
/// ```
impl fmt::Display for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labelled = Survey::of(self).labelled;
        let mut writer = Writer { schema: self, labelled, numbers: BTreeMap::new() };
        f.write_str(&writer.ty(TypeRef::ROOT, 0, LEVELS_MAX))
    }
}

/// Finds the types that need a number.
struct Survey<'a> {
    schema: &'a Schema,
    state: Vec<State>,
    labelled: Vec<bool>,
}

#[derive(Clone, Copy, Default)]
struct State {
    seen: bool,
    done: bool,
    /// How long the type is, written out.
    chars: usize,
}

/// A type whose parts are being looked at.
struct Open {
    place: TypeRef,
    parts: alloc::vec::IntoIter<TypeRef>,
}

impl<'a> Survey<'a> {
    fn of(schema: &'a Schema) -> Self {
        let count = schema.types().len();
        let (state, labelled) = (alloc::vec![State::default(); count], alloc::vec![false; count]);
        let mut survey = Self { schema, state, labelled };
        survey.walk();
        survey
    }

    /// Depth first with a stack of its own: a schema may be as deep as it has types.
    fn walk(&mut self) {
        let mut open = Vec::from_iter(self.enter(TypeRef::ROOT));
        while let Some(top) = open.last_mut() {
            match top.parts.next() {
                Some(part) => open.extend(self.enter(part)),
                None => {
                    self.leave(top.place);
                    open.pop();
                }
            }
        }
    }

    fn enter(&mut self, place: TypeRef) -> Option<Open> {
        let state = self.state.get_mut(place.index())?;
        if state.seen {
            let is_inside_itself = !state.done;
            let is_long = state.done && state.chars > REPEATED_CHARS_MAX;
            if is_inside_itself || is_long {
                self.label(place);
            }
            return None;
        }
        state.seen = true;
        Some(Open { place, parts: self.schema.at(place).parts().into_iter() })
    }

    fn leave(&mut self, place: TypeRef) {
        let ty = self.schema.at(place);
        let parts = ty.parts().into_iter().map(|part| self.chars(part));
        let chars = parts.fold(own_chars(ty), usize::saturating_add);
        if let Some(state) = self.state.get_mut(place.index()) {
            (state.chars, state.done) = (chars, true);
        }
    }

    /// A type with a number is written out once, wherever else it occurs.
    fn chars(&self, place: TypeRef) -> usize {
        match self.labelled.get(place.index()) {
            Some(false) => self.state.get(place.index()).map_or(0, |state| state.chars),
            Some(true) | None => 0,
        }
    }

    fn label(&mut self, place: TypeRef) {
        if let Some(labelled) = self.labelled.get_mut(place.index()) {
            *labelled = true;
        }
    }
}

/// How long a type is without its parts, roughly.
fn own_chars(ty: &Type) -> usize {
    const MARKS: usize = 8;
    let fields = |fields: &[Field]| fields.iter().map(|field| field.name.len() + MARKS).sum();
    let names: usize = match ty {
        Type::Struct(named) => fields(named),
        Type::Enum(variants) => {
            let variants = variants.iter().map(|variant| {
                let inside = match &variant.fields {
                    Fields::Unit | Fields::Tuple(_) => 0,
                    Fields::Struct(named) => fields(named),
                };
                variant.name.len() + MARKS + inside
            });
            variants.sum()
        }
        Type::Entity { name, .. } | Type::Foreign { name } => name.len(),
        Type::Unit
        | Type::Bool
        | Type::Integer(_)
        | Type::NonZero(_)
        | Type::Compact(_)
        | Type::F32
        | Type::F64
        | Type::Char
        | Type::String
        | Type::Duration
        | Type::Option(_)
        | Type::Result(..)
        | Type::List(_)
        | Type::Set(_)
        | Type::Map(..)
        | Type::Array(..)
        | Type::Tuple(_)
        | Type::Reverse(_) => 0,
    };
    names + MARKS
}

struct Writer<'a> {
    schema: &'a Schema,
    labelled: Vec<bool>,
    numbers: BTreeMap<TypeRef, usize>,
}

impl Writer<'_> {
    /// A type whose later lines are indented so many times.
    fn ty(&mut self, place: TypeRef, indent: usize, levels: usize) -> String {
        if let Some(number) = self.numbers.get(&place) {
            return format!("#{number}");
        }
        let Some(below) = levels.checked_sub(1) else { return "…".into() };
        if !self.labelled.get(place.index()).is_some_and(|labelled| *labelled) {
            return self.written_out(place, indent, below);
        }
        let number = self.numbers.len();
        self.numbers.insert(place, number);
        format!("#{number} = {}", self.written_out(place, indent, below))
    }

    fn written_out(&mut self, place: TypeRef, indent: usize, levels: usize) -> String {
        let schema = self.schema;
        let mut part = |of: &TypeRef| self.ty(*of, indent, levels);
        match schema.at(place) {
            Type::Unit
            | Type::Bool
            | Type::Integer(_)
            | Type::NonZero(_)
            | Type::Compact(_)
            | Type::F32
            | Type::F64
            | Type::Char
            | Type::String
            | Type::Duration
            | Type::Foreign { .. } => schema.short_name(place),
            Type::Option(of) => format!("Option<{}>", part(of)),
            Type::Result(ok, err) => format!("Result<{}, {}>", part(ok), part(err)),
            Type::List(of) => format!("Vec<{}>", part(of)),
            Type::Set(of) => format!("BTreeSet<{}>", part(of)),
            Type::Map(key, value) => format!("BTreeMap<{}, {}>", part(key), part(value)),
            Type::Array(of, len) => format!("[{}; {len}]", part(of)),
            Type::Reverse(of) => format!("Reverse<{}>", part(of)),
            Type::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(part).collect();
                let comma = if parts.len() == 1 { "," } else { "" };
                format!("({}{comma})", parts.join(", "))
            }
            Type::Struct(fields) => {
                let lines = fields.iter().map(|field| self.field(field, indent + 1, levels));
                block("struct {", &lines.collect::<Vec<_>>(), "}", indent)
            }
            Type::Enum(variants) => {
                let lines =
                    variants.iter().map(|variant| self.variant(variant, indent + 1, levels));
                block("enum {", &lines.collect::<Vec<_>>(), "}", indent)
            }
            Type::Entity { name, version, body } => {
                format!("{} V{version} {}", Name(name), part(body))
            }
        }
    }

    fn field(&mut self, Field { name, of }: &Field, indent: usize, levels: usize) -> String {
        format!("{}: {}", Name(name), self.ty(*of, indent, levels))
    }

    fn variant(&mut self, variant: &Variant, indent: usize, levels: usize) -> String {
        let head = format!("{} = {}", variant.index, Name(&variant.name));
        let (open, parts, close): (_, Vec<_>, _) = match &variant.fields {
            Fields::Unit => return head,
            Fields::Tuple(parts) => {
                let parts = parts.iter().map(|part| self.ty(*part, indent + 1, levels));
                ("(", parts.collect(), ")")
            }
            Fields::Struct(fields) => {
                let fields = fields.iter().map(|field| self.field(field, indent + 1, levels));
                (" { ", fields.collect(), " }")
            }
        };
        let line = format!("{head}{open}{}{close}", parts.join(", "));
        if line.len() <= LINE_CHARS_MAX && !line.contains('\n') {
            return line;
        }
        block(&format!("{head}{}", open.trim_end()), &parts, close.trim_start(), indent)
    }
}

/// Lines between brackets.
fn block(open: &str, lines: &[String], close: &str, indent: usize) -> String {
    if lines.is_empty() {
        return format!("{open}{close}");
    }
    let margin = "    ".repeat(indent);
    let mut text = open.to_string();
    for line in lines {
        text.push_str(&format!("\n{margin}    {line},"));
    }
    text.push_str(&format!("\n{margin}{close}"));
    text
}
