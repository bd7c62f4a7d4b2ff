//! A place in the layout, over all versions.

use syn::{
    Attribute, Expr, Fields, Ident, Member, Type, Visibility, ext::IdentExt, spanned::Spanned,
};

use super::{
    kind::{Kind, kind},
    number,
    renaming::{Renaming, renaming},
};
use crate::{
    attr::{Conversion, FieldAttr, Renamed, Was},
    ctxt::Ctxt,
};

/// How the fields of a struct or variant are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Unit,
}

/// What a slot holds from one version up to the next form.
#[derive(Clone)]
pub(crate) struct SlotForm {
    pub(crate) since: u8,
    pub(crate) name: Ident,
    /// What it was called before it was renamed.
    pub(crate) renamed: Option<Renaming>,
    pub(crate) ty: Type,
    pub(crate) kind: Kind,
    pub(crate) default: Option<Expr>,
    /// To the next form.
    pub(crate) up: Option<Conversion>,
    /// From the next form back to this one.
    pub(crate) down: Option<Conversion>,
    /// Where the first form comes from in versions that lack the slot, if not from the default.
    pub(crate) intro: Option<Conversion>,
}

impl SlotForm {
    /// What the type of version `n` calls it: the latest view has the new name.
    pub(crate) fn name_at(&self, n: u8) -> &Ident {
        match &self.renamed {
            Some(renamed) if n < renamed.since.unwrap_or(renamed.latest) => &renamed.from,
            _ => &self.name,
        }
    }

    /// What the schema of version `n` calls it.
    pub(crate) fn stored_name(&self, n: u8) -> String {
        match &self.renamed {
            Some(renamed) if renamed.is_kept_in(n) => renamed.from.unraw().to_string(),
            _ => self.name.unraw().to_string(),
        }
    }
}

/// A place in the layout: its forms, oldest first, and whether it still exists.
#[derive(Clone)]
pub(crate) struct Slot {
    /// What the latest view calls it; nothing for a removed one.
    pub(crate) member: Option<Member>,
    /// What errors call it.
    pub(crate) label: String,
    /// Who may see the latest view's field.
    pub(crate) vis: Visibility,
    /// The constant that names it, if not its own name in capitals.
    pub(crate) token: Option<Ident>,
    pub(crate) forms: Vec<SlotForm>,
    /// The last version that has it.
    pub(crate) end: Option<u8>,
    pub(crate) docs: Vec<Attribute>,
}

impl Slot {
    /// The slot of a field that every version has as it is.
    fn plain(field: &syn::Field, member: Member) -> Self {
        let (name, label) = named(field, &member);
        let form = SlotForm {
            since: 1,
            name,
            renamed: None,
            ty: field.ty.clone(),
            kind: Kind::Plain,
            default: None,
            up: None,
            down: None,
            intro: None,
        };
        let (vis, docs) = (field.vis.clone(), Vec::new());
        Self { member: Some(member), label, vis, token: None, forms: vec![form], end: None, docs }
    }

    /// The index of the form that version `n` holds.
    pub(crate) fn index_at(&self, n: u8) -> Option<usize> {
        if self.end.is_some_and(|end| n > end) {
            return None;
        }
        self.forms.iter().rposition(|form| form.since <= n)
    }

    /// The form that version `n` holds.
    pub(crate) fn at(&self, n: u8) -> Option<&SlotForm> {
        self.index_at(n).and_then(|index| self.forms.get(index))
    }

    /// The latest form. There is always one.
    pub(crate) fn latest(&self) -> Option<&SlotForm> {
        self.forms.last()
    }

    /// The first version that holds what the latest view holds.
    pub(crate) fn needs(&self) -> u8 {
        match self.end {
            Some(end) => end + 1,
            None => self.latest().map_or(1, |form| form.since),
        }
    }

    /// Whether going up from version `n` needs the whole older version at hand.
    pub(crate) fn needs_whole(&self, n: u8) -> bool {
        let intro = self.forms.first().is_some_and(|form| form.since > n && form.intro.is_some());
        let from = self.index_at(n).unwrap_or(0);
        let later = self.forms.iter().skip(from);
        self.end.is_none()
            && (intro || later.filter_map(|form| form.up.as_ref()).any(|up| up.whole))
    }
}

/// All slots of a struct or variant, in the order of the layout.
#[derive(Clone)]
pub(crate) struct FieldSet {
    pub(crate) style: Style,
    pub(crate) slots: Vec<Slot>,
}

impl FieldSet {
    /// The slots of declared fields, before any removed ones are put in.
    pub(crate) fn of(ctxt: &Ctxt, fields: &Fields, latest: u8, attribute: &str) -> Self {
        let style = match fields {
            Fields::Named(_) => Style::Named,
            Fields::Unnamed(_) => Style::Tuple,
            Fields::Unit => Style::Unit,
        };
        let slots = fields
            .iter()
            .zip(fields.members())
            .map(|(field, member)| {
                // A field with a mistake keeps its place, so that others may still refer to it.
                let judged = slot(ctxt, field, member.clone(), latest, attribute);
                judged.unwrap_or_else(|| Slot::plain(field, member))
            })
            .collect();
        Self { style, slots }
    }

    /// The slots that version `n` has, with their places in `slots` and their forms.
    pub(crate) fn at(&self, n: u8) -> impl Iterator<Item = (usize, &Slot, &SlotForm)> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(move |(index, slot)| slot.at(n).map(|form| (index, slot, form)))
    }
}

/// The field's name and what errors call it.
fn named(field: &syn::Field, member: &Member) -> (Ident, String) {
    match member {
        Member::Named(name) => (name.clone(), name.unraw().to_string()),
        Member::Unnamed(index) => {
            let label = index.index.to_string();
            (Ident::new(&format!("_{label}"), field.ty.span()), label)
        }
    }
}

fn slot(
    ctxt: &Ctxt,
    field: &syn::Field,
    member: Member,
    latest: u8,
    attribute: &str,
) -> Option<Slot> {
    let attr = FieldAttr::parse(ctxt, &field.attrs, attribute);
    let (name, label) = named(field, &member);
    let since = match attr.since.get() {
        Some(since) => number(ctxt, since, latest)?,
        None => 1,
    };
    let FieldAttr { default, token, renamed, encoding, conversions, was, since: since_attr } = attr;
    conversions.down.refuse(
        ctxt,
        "a downcast belongs to the older form: `was(name: Type, upcast = …, downcast = …)`",
    );
    let mut forms = Vec::new();
    if was.is_empty() {
        if since == 1 {
            default.refuse(
                ctxt,
                "every version has this field, so no default is ever used; add `since`",
            );
            conversions
                .up
                .refuse(ctxt, "every version has this field, so nothing is converted; add `since`");
        } else if conversions.up.get().is_some() {
            default.refuse(
                ctxt,
                "either a default or an upcast says what older versions read as, not both",
            );
        }
    } else {
        default.refuse(ctxt, "the default belongs to the oldest form: `was(…, default = …)`");
        conversions.up.refuse(ctxt, "the upcast belongs to the older form: `was(…, upcast = …)`");
        encoding.nested.refuse(ctxt, "`nested` and `was` do not go together on one field");
        if since_attr.get().is_none() {
            let hint = "add `since = N`, the version that brought the present type";
            ctxt.error(&name, format!("`{label}` was something else before: {hint}"));
            return None;
        }
        forms = older_forms(ctxt, was, since, latest)?;
        if encoding.nested.get().is_some() {
            return None;
        }
    }
    let first_since = forms.first().map_or(since, |form| form.since);
    let renamed = match renamed.take() {
        Some(Renamed { from, .. }) if matches!(member, Member::Unnamed(_)) => {
            ctxt.error(from, "a field without a name cannot be renamed");
            return None;
        }
        Some(renamed) => Some(renaming(ctxt, renamed, "field", (first_since, latest), attribute)?),
        None => None,
    };
    let intro = conversions.up.take().map(|up| Conversion { whole: true, ..up });
    let kind = kind(ctxt, encoding, first_since, latest)?;
    forms.push(SlotForm {
        since,
        name,
        renamed,
        ty: field.ty.clone(),
        kind,
        default: default.take(),
        up: None,
        down: None,
        intro,
    });
    let docs = field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).cloned().collect();
    let (vis, token) = (field.vis.clone(), token.take());
    Some(Slot { member: Some(member), label, vis, token, forms, end: None, docs })
}

/// The forms that a field had before its present one, oldest first.
fn older_forms(ctxt: &Ctxt, was: Vec<Was>, until: u8, latest: u8) -> Option<Vec<SlotForm>> {
    let mut forms: Vec<SlotForm> = Vec::new();
    for older in was {
        let Was { name, ty, since, default, encoding, conversions } = older;
        let since_number = match since.get() {
            Some(since) => number(ctxt, since, latest)?,
            None => 1,
        };
        let after_previous = forms.last().is_none_or(|previous| since_number > previous.since);
        if !after_previous {
            let hint = "give the forms oldest first, each with its own `since`";
            ctxt.error(&name, format!("`{name}` begins no later than the form before it; {hint}"));
            return None;
        }
        if since_number >= until {
            let message = format!(
                "`{name}` begins at version {since_number}, but version {until} brought the present type"
            );
            ctxt.error(&name, message);
            return None;
        }
        if since_number == 1 || !forms.is_empty() {
            default.refuse(ctxt, "no version lacks this form, so its default is never used");
        }
        encoding.nested.refuse(ctxt, "`nested` and `was` do not go together on one field");
        if conversions.up.get().is_none() {
            let hint = format!("say how it becomes the next form: `was({name}: …, upcast = path)`");
            ctxt.error(&name, format!("`{name}` has no upcast; {hint}"));
        }
        let kind = kind(ctxt, encoding, since_number, latest)?;
        let (up, down) = (conversions.up.take(), conversions.down.take());
        let default = default.take();
        forms.push(SlotForm {
            since: since_number,
            name,
            renamed: None,
            ty,
            kind,
            default,
            up,
            down,
            intro: None,
        });
    }
    Some(forms)
}
