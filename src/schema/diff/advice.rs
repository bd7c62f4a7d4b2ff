//! What to do about a change of a released layout.

use alloc::{format, string::String};

use super::{
    change::{Change, Kind, Types},
    path::Step,
};
use crate::{schema::short::identifier, version::Version};

/// Whose change it is.
enum Site<'a> {
    /// The root's as a whole.
    Root,
    /// That of a field of the root or of its variants, or of types without names inside of it.
    Field { step: &'a Step, variant: Option<&'a str>, exact: bool },
    /// That of a variant of the root.
    Variant,
    /// That of a plain type inside of a field.
    Plain { step: &'a Step },
    /// That of an entity inside.
    Entity { name: &'a str, version: Version },
}

impl Change {
    fn site(&self) -> Site<'_> {
        if let Some((name, version)) = self.path.entity() {
            return Site::Entity { name, version };
        }
        let mut steps =
            self.path.0.iter().filter(|step| !matches!(step, Step::Inside | Step::Body(..)));
        let (variant, step) = match steps.next() {
            Some(Step::Variant(variant)) => (Some(variant.as_str()), steps.next()),
            step => (None, step),
        };
        let Some(step @ (Step::Field(_) | Step::Part(_))) = step else {
            return if variant.is_some() { Site::Variant } else { Site::Root };
        };
        let is_of_type = matches!(self.kind, Kind::Alike { .. } | Kind::Reordered { .. });
        let exact = steps.clone().next().is_none();
        if is_of_type || steps.any(|step| matches!(step, Step::Field(_) | Step::Variant(_))) {
            return Site::Plain { step };
        }
        Site::Field { step, variant, exact }
    }

    /// What to do if the layout of `version`, which was released, changed so.
    pub(super) fn advice(&self, version: Version, latest: Version) -> String {
        let Some(next) = latest.get().checked_add(1) else {
            return "a released layout never changes: restore it; no version follows 255, so another \
                    layout needs an entity of its own"
                .into();
        };
        let advice = Advice { change: self, version: version.get(), latest: latest.get(), next };
        match (self.site(), &self.kind) {
            (_, Kind::More { .. } | Kind::Unnamed) => {
                "a released layout never changes: write both out as text, and compare them".into()
            }
            (Site::Root, Kind::Reordered { .. }) => advice.order(),
            (Site::Root, _) => format!(
                "a released layout never changes: restore it; for types that have nothing in common, \
                 version {next} is written out in the enum form, `#[versioned(view = …)]`"
            ),
            (Site::Entity { name, version }, _) => format!(
                "{name} V{version} is part of every version that it is pinned in: restore it, give \
                 {name} a version of its own for the change, and pin that from version {next} on: \
                 `#[versioned(nested(…, {next} = …))]`"
            ),
            (Site::Plain { step }, _) => advice.plain(step),
            (Site::Field { step, variant, exact }, _) => advice.field(step, variant, exact),
            (Site::Variant, _) => advice.variant(),
        }
    }
}

struct Advice<'a> {
    change: &'a Change,
    /// The version that changed.
    version: u8,
    latest: u8,
    next: u8,
}

impl Advice<'_> {
    fn order(&self) -> String {
        "fields lie in the bytes in the order in which they are declared: restore the order".into()
    }

    /// The versions until now, as far as they had it.
    fn until_now(&self) -> String {
        if self.latest == 1 { "1".into() } else { format!("1..={}", self.latest) }
    }

    fn since_which(&self) -> &'static str {
        if self.version == 1 { "" } else { " (or from the version on that brought it)" }
    }

    /// What version 1 had needs no more; another version may have brought the field.
    fn was_since(&self) -> &'static str {
        if self.version == 1 {
            ""
        } else {
            " (with `since = N` in `was` if the field came with version N)"
        }
    }

    fn plain(&self, step: &Step) -> String {
        let (name, old) = (named(step), placeholder(step));
        let next = self.next;
        let renamed = match &self.change.kind {
            Kind::Renamed { .. } | Kind::VariantRenamed { .. } => match self.change.path.0.last() {
                Some(Step::Field(from) | Step::Variant(from)) => format!(
                    "if only its name changed, say `#[layout(renamed(from = \"{from}\"))]`; otherwise "
                ),
                _ => String::new(),
            },
            _ => String::new(),
        };
        format!(
            "{renamed}the type of `{name}` is part of every version that holds it: restore it as \
             `{old}`, give the new shape a type of its own, and bring that with version {next}: \
             `#[versioned(since = {next}, was({}: {old}, upcast = …))]`{}; a type that changes \
             often had better be an entity, pinned with `nested`",
            identifier(&name),
            self.was_since()
        )
    }

    /// `was(karma: u32, upcast = u64::from)`, on the field of the root.
    fn was(&self, step: &Step, up: &str) -> String {
        let old = rust_or(&self.change.whole, || placeholder(step));
        let (next, name) = (self.next, identifier(&named(step)));
        format!("`#[versioned(since = {next}, was({name}: {old}, {up}))]`{}", self.was_since())
    }

    fn field(&self, step: &Step, variant: Option<&str>, exact: bool) -> String {
        let (change, next, name) = (self.change, self.next, named(step));
        let new = change.new_type().unwrap_or("…");
        let bring = |up: &str| {
            format!(
                "a released layout never changes: restore it, and bring the new type with version \
                 {next}: {}",
                self.was(step, up)
            )
        };
        match &change.kind {
            _ if !exact => bring("upcast = …"),
            Kind::Wider => bring(&format!("upcast = {new}::from")),
            Kind::Narrower | Kind::Sign => bring(&format!("try_upcast = {new}::try_from")),
            Kind::Optional => bring("upcast = Some"),
            Kind::Pin { from, to } if from < to => format!(
                "a released version keeps its pins: leave them as they were, and pin version {to} \
                 from version {next} on: `#[versioned(nested(…, {next} = {to}))]`"
            ),
            Kind::Pin { from, .. } => {
                format!("pins never go back: restore the pin of version {from}")
            }
            Kind::New { .. } => format!(
                "a released layout never changes: a new field comes with a new version: \
                 `#[versioned(since = {next})]` on it, `latest = {next}` on the type"
            ),
            Kind::Gone { after } => match variant {
                None => self.removed(step, after.as_deref()),
                Some(variant) => format!(
                    "a released layout never changes: restore it; to do without it, let all of \
                     `{variant}` go with version {next}, `removed({} …, upcast = …)`, and \
                     give the new variant `#[versioned(since = {next}, index = …)]`",
                    identifier(variant)
                ),
            },
            Kind::Renamed { .. } => format!(
                "if only its name changed, say `#[versioned(renamed(from = \"{name}\"))]` on it; if it \
                 means something else now, it comes with version {next}: {}",
                self.was(step, "upcast = …")
            ),
            Kind::Replaced { to } => format!(
                "a released layout never changes: restore it, and let `{to}` follow with version \
                 {next}: {}",
                self.was(step, "upcast = …")
            ),
            Kind::NamesSwapped { .. } => {
                "the bytes of each would be read as the other: give both their names back".into()
            }
            Kind::PlacesSwapped { .. } | Kind::Moved { .. } => self.order(),
            _ => bring("upcast = …"),
        }
    }

    fn removed(&self, step: &Step, after: Option<&str>) -> String {
        let place = after.map_or("first".into(), |after| format!("after = {}", identifier(after)));
        let (next, name) = (self.next, identifier(&named(step)));
        let old = rust_or(&self.change.types, || placeholder(step));
        format!(
            "a released layout never changes: let it go with version {next}, on the type: \
             `#[versioned(latest = {next}, removed({name}: {old}, in = {}, {place}))]`{}",
            self.until_now(),
            self.since_which()
        )
    }

    fn variant(&self) -> String {
        let next = self.next;
        let name = match self.change.path.0.last() {
            Some(Step::Variant(name)) => name.as_str(),
            _ => "…",
        };
        let old = rust_or(&self.change.types, || format!("{} …", identifier(name)));
        let removed = |index: &u32| {
            format!(
                "`#[versioned(latest = {next}, removed({old}, in = {}, index = {}, upcast = …))]`{}",
                self.until_now(),
                index,
                self.since_which()
            )
        };
        let since =
            format!("`#[versioned(since = {next}, index = …)]`, an index that none ever had");
        match &self.change.kind {
            Kind::VariantNew { .. } => format!(
                "a released layout never changes: a new variant comes with a new version: {since}, on \
                 it, `latest = {next}` on the type"
            ),
            Kind::VariantGone { index } => format!(
                "a released layout never changes: let it go with version {next}, on the type: {}",
                removed(index)
            ),
            Kind::VariantRenamed { index, to } => format!(
                "if only its name changed, say `#[versioned(renamed(from = \"{name}\"))]` on it; if it \
                 means something else now, give `{to}` {since}, and let `{name}` go: {}",
                removed(index)
            ),
            Kind::IndexReused { index, by } => format!(
                "an index belongs to its variant for ever: let `{name}` go, on the type: {}; and give \
                 `{by}` {since}",
                removed(index)
            ),
            Kind::IndexMoved { from, .. } => format!(
                "an index belongs to its variant for ever: say `#[versioned(index = {from})]` on it"
            ),
            Kind::IndicesSwapped { .. } => "an index belongs to its variant for ever: restore the \
                 order, or say `#[versioned(index = …)]` on both"
                .into(),
            Kind::Reordered { .. } => self.order(),
            Kind::Payload { index } => format!(
                "a released layout never changes: restore it; its new fields come as a new variant, \
                 {since}, and to be rid of the old one say, on the type: {}",
                removed(index)
            ),
            _ => "a released layout never changes: restore it".into(),
        }
    }
}

/// The type before as Rust calls it, if it has a name there.
fn rust_or(types: &Types, other: impl FnOnce() -> String) -> String {
    types.old.as_ref().and_then(|old| old.rust.clone()).unwrap_or_else(other)
}

/// What messages call a field.
fn named(step: &Step) -> String {
    match step {
        Step::Field(name) | Step::Variant(name) => name.clone(),
        Step::Part(number) => format!("_{number}"),
        Step::Items | Step::Key | Step::Value | Step::Success | Step::Failure => "…".into(),
        Step::Inside | Step::Body(..) => "…".into(),
    }
}

/// A name for a type that the schema has none for: `OldHomeAddress` for `home_address`.
fn placeholder(step: &Step) -> String {
    let mut name = String::from("Old");
    for word in named(step).split('_') {
        let mut chars = word.chars();
        name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(chars.as_str());
    }
    name
}
