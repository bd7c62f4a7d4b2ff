//! What a field or variant was before: `was(…)` and `removed(…)`.

use syn::{
    Expr, Ident, LitInt, LitStr, Token, Type, Variant,
    ext::IdentExt,
    parse::{ParseStream, Parser},
};

use super::{
    conversion::{Conversions, DOWN_KEYS, UP_KEYS},
    field::Encoding,
    value::{Once, pass_over, unknown_key},
};
use crate::ctxt::Ctxt;

/// `was(email: Option<String>, since = 1, upcast = …, downcast = …)`.
pub(crate) struct Was {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) since: Once<LitInt>,
    pub(crate) default: Once<Expr>,
    pub(crate) encoding: Encoding,
    pub(crate) conversions: Conversions,
}

impl Was {
    pub(crate) fn parse(ctxt: &Ctxt, input: ParseStream<'_>) -> syn::Result<Self> {
        let (name, ty) = named_type(input)?;
        let mut was = Self {
            name,
            ty,
            since: Once::new("since"),
            default: Once::new("default"),
            encoding: Encoding::new(),
            conversions: Conversions::new(),
        };
        let known = known(&["since", "default", "foreign", "nested"], &UP_KEYS, &DOWN_KEYS);
        keys(ctxt, input, &known, |key, input| {
            match key.to_string().as_str() {
                "since" => was.since.set(ctxt, key.span(), value(input)?),
                "default" => was.default.set(ctxt, key.span(), value(input)?),
                _ if was.encoding.parse(ctxt, key, input)? => {}
                _ => return was.conversions.parse(ctxt, key, input),
            }
            Ok(true)
        })?;
        Ok(was)
    }
}

/// `renamed(from = "nick", since = 3)`.
pub(crate) struct Renamed {
    pub(crate) from: LitStr,
    pub(crate) since: Once<LitInt>,
}

impl Renamed {
    pub(crate) fn parse(ctxt: &Ctxt, input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        if key != "from" {
            return Err(syn::Error::new(key.span(), "begin with the old name: `from = \"nick\"`"));
        }
        let mut renamed = Self { from: value(input)?, since: Once::new("since") };
        keys(ctxt, input, &["since"], |key, input| {
            if key != "since" {
                return Ok(false);
            }
            renamed.since.set(ctxt, key.span(), value(input)?);
            Ok(true)
        })?;
        Ok(renamed)
    }
}

/// Where a removed field stood.
pub(crate) enum After {
    First,
    Field(String, proc_macro2::Span),
}

/// `removed(nick: String, in = 1..=2, after = name)`.
pub(crate) struct RemovedField {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) range: Once<(LitInt, LitInt)>,
    pub(crate) after: Once<After>,
    pub(crate) default: Once<Expr>,
    pub(crate) encoding: Encoding,
}

impl RemovedField {
    pub(crate) fn parse(ctxt: &Ctxt, input: ParseStream<'_>) -> syn::Result<Self> {
        let (name, ty) = named_type(input)?;
        let mut removed = Self {
            name,
            ty,
            range: Once::new("in"),
            after: Once::new("after"),
            default: Once::new("default"),
            encoding: Encoding::new(),
        };
        let known = ["in", "after", "first", "default", "foreign"];
        keys(ctxt, input, &known, |key, input| {
            match key.to_string().as_str() {
                "in" => removed.range.set(ctxt, key.span(), range(input)?),
                "after" => removed.after.set(ctxt, key.span(), after(input)?),
                "first" => removed.after.set(ctxt, key.span(), After::First),
                "default" => removed.default.set(ctxt, key.span(), value(input)?),
                _ => return removed.encoding.parse(ctxt, key, input),
            }
            Ok(true)
        })?;
        Ok(removed)
    }
}

/// `removed(Renamed(String), in = 1..=2, index = 1, upcast = …)` on an enum.
pub(crate) struct RemovedVariant {
    pub(crate) variant: Variant,
    pub(crate) range: Once<(LitInt, LitInt)>,
    pub(crate) index: Once<LitInt>,
    pub(crate) conversions: Conversions,
}

impl RemovedVariant {
    pub(crate) fn parse(ctxt: &Ctxt, input: ParseStream<'_>) -> syn::Result<Self> {
        let mut removed = Self {
            variant: input.parse()?,
            range: Once::new("in"),
            index: Once::new("index"),
            conversions: Conversions::new(),
        };
        let known = ["in", "index", "upcast", "try_upcast"];
        keys(ctxt, input, &known, |key, input| {
            match key.to_string().as_str() {
                "in" => removed.range.set(ctxt, key.span(), range(input)?),
                "index" => removed.index.set(ctxt, key.span(), value(input)?),
                "upcast" | "try_upcast" => return removed.conversions.parse(ctxt, key, input),
                _ => return Ok(false),
            }
            Ok(true)
        })?;
        Ok(removed)
    }
}

fn known<'a>(own: &[&'a str], up: &[&'a str], down: &[&'a str]) -> Vec<&'a str> {
    [own, up, down].concat()
}

fn named_type(input: ParseStream<'_>) -> syn::Result<(Ident, Type)> {
    let name = input.call(Ident::parse_any)?;
    input.parse::<Token![:]>()?;
    Ok((name, input.parse()?))
}

/// `, key …, key …` up to the end; `one` says whether it knows the key.
fn keys(
    ctxt: &Ctxt,
    input: ParseStream<'_>,
    known: &[&str],
    mut one: impl FnMut(&Ident, ParseStream<'_>) -> syn::Result<bool>,
) -> syn::Result<()> {
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let key = input.call(Ident::parse_any)?;
        if !one(&key, input)? {
            unknown_key(ctxt, &key.clone().into(), known);
            pass_over(input)?;
        }
    }
    Ok(())
}

fn value<T: syn::parse::Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

/// `= 1..=2`, or one version: `= 1`.
fn range(input: ParseStream<'_>) -> syn::Result<(LitInt, LitInt)> {
    input.parse::<Token![=]>()?;
    let first: LitInt = input.parse()?;
    if !input.peek(Token![..=]) {
        if input.peek(Token![..]) {
            return Err(input.error("both ends are meant: write `1..=2`"));
        }
        return Ok((first.clone(), first));
    }
    input.parse::<Token![..=]>()?;
    Ok((first, input.parse()?))
}

/// `= field`, or the position in a tuple struct.
fn after(input: ParseStream<'_>) -> syn::Result<After> {
    input.parse::<Token![=]>()?;
    if input.peek(syn::LitInt) {
        let position: LitInt = input.parse()?;
        return Ok(After::Field(position.base10_digits().to_owned(), position.span()));
    }
    let field = input.call(Ident::parse_any)?;
    Ok(After::Field(field.unraw().to_string(), field.span()))
}

/// Parses the inside of parentheses with a function that also takes the collected mistakes.
pub(crate) fn inside<T>(
    ctxt: &Ctxt,
    input: ParseStream<'_>,
    parse: impl FnOnce(&Ctxt, ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let content;
    syn::parenthesized!(content in input);
    let tokens: proc_macro2::TokenStream = content.parse()?;
    (|stream: ParseStream<'_>| parse(ctxt, stream)).parse2(tokens)
}
