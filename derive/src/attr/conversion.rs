//! `upcast`, `try_upcast`, `downcast` and their like.

use syn::{Expr, Token, parse::ParseStream};

use super::value::Once;
use crate::ctxt::Ctxt;

/// A function between two forms of a field.
#[derive(Clone)]
pub(crate) struct Conversion {
    /// The function: a path or a closure.
    pub(crate) function: Expr,
    /// Whether it returns a `Result`.
    pub(crate) fallible: bool,
    /// Whether it takes the whole older version instead of the one field.
    pub(crate) whole: bool,
}

/// The conversions that one attribute gives.
pub(crate) struct Conversions {
    pub(crate) up: Once<Conversion>,
    pub(crate) down: Once<Conversion>,
}

pub(crate) const UP_KEYS: [&str; 4] = ["upcast", "try_upcast", "upcast_whole", "try_upcast_whole"];
pub(crate) const DOWN_KEYS: [&str; 2] = ["downcast", "try_downcast"];

impl Conversions {
    pub(crate) const fn new() -> Self {
        Self { up: Once::new("upcast"), down: Once::new("downcast") }
    }

    /// Reads `= function` if `key` is one of the conversions; says whether it was.
    pub(crate) fn parse(
        &mut self,
        ctxt: &Ctxt,
        key: &syn::Ident,
        input: ParseStream<'_>,
    ) -> syn::Result<bool> {
        let name = key.to_string();
        let is_up = UP_KEYS.contains(&name.as_str());
        if !is_up && !DOWN_KEYS.contains(&name.as_str()) {
            return Ok(false);
        }
        input.parse::<Token![=]>()?;
        let conversion = Conversion {
            function: input.parse()?,
            fallible: name.starts_with("try_"),
            whole: name.ends_with("_whole"),
        };
        let slot = if is_up { &mut self.up } else { &mut self.down };
        slot.set(ctxt, key.span(), conversion);
        Ok(true)
    }
}
