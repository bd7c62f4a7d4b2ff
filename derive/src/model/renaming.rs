//! Declared renames.

use syn::{Ident, ext::IdentExt};

use super::number;
use crate::{attr::Renamed, ctxt::Ctxt};

/// A declared rename: the bytes and what they mean stay the same.
#[derive(Clone)]
pub(crate) struct Renaming {
    pub(crate) from: Ident,
    /// From which version on the new name is the one that is kept; without it, none.
    pub(crate) since: Option<u8>,
    pub(crate) latest: u8,
}

impl Renaming {
    /// Whether version `n` keeps the old name.
    pub(crate) fn is_kept_in(&self, n: u8) -> bool {
        self.since.is_none_or(|since| n < since)
    }
}

/// Judges `renamed(from = "nick", since = 3)` on a field or variant that came with version `first`.
pub(crate) fn renaming(
    ctxt: &Ctxt,
    renamed: Renamed,
    what: &str,
    (first, latest): (u8, u8),
    attribute: &str,
) -> Option<Renaming> {
    let Renamed { from, since } = renamed;
    let Some(name) = name(&from) else {
        ctxt.error(
            &from,
            format!("give the old name as the {what} had it: `renamed(from = \"nick\")`"),
        );
        return None;
    };
    if attribute != "versioned" {
        since.refuse(
            ctxt,
            "a plain layout has no versions, so what is stored keeps the old name: leave `since` out",
        );
        return Some(Renaming { from: name, since: None, latest });
    }
    let since = match since.get() {
        None => None,
        Some(literal) => match number(ctxt, literal, latest)? {
            since if since > first => Some(since),
            _ => {
                let message = format!(
                    "the {what} begins at version {first}, so no version before has the old name"
                );
                ctxt.error(literal, message);
                return None;
            }
        },
    };
    Some(Renaming { from: name, since, latest })
}

/// A name as it can stand in code: keywords as raw ones.
fn name(text: &syn::LitStr) -> Option<Ident> {
    if let Ok(name) = text.parse::<Ident>() {
        return Some(name);
    }
    let name = text.parse_with(Ident::parse_any).ok()?;
    let is_never_raw = ["_", "self", "Self", "super", "crate"].contains(&name.to_string().as_str());
    (!is_never_raw).then(|| Ident::new_raw(&name.to_string(), text.span()))
}
