//! An enum of errors with numbers, judged.

use syn::{DeriveInput, Expr, ExprLit, Fields, Ident, Lit, LitInt, Variant, ext::IdentExt};

use super::{numbers::byte, variants_of};
use crate::{
    attr::{CodesAttr, misplaced},
    ctxt::Ctxt,
};

/// What a number is called in messages.
const WHAT: &str = "the number of an error";

/// An enum of errors with numbers.
pub(crate) struct CodesModel {
    pub(crate) ident: Ident,
    pub(crate) module: u8,
    pub(crate) codes: Vec<(Ident, u8)>,
    pub(crate) retired: Vec<(Ident, u8)>,
}

impl CodesModel {
    pub(crate) fn build(ctxt: &Ctxt, input: &DeriveInput, attr: &CodesAttr) -> Option<Self> {
        let variants = variants_of(ctxt, input, "numbers are those of an enum's variants")?;
        if let Some(param) = input.generics.params.first() {
            ctxt.error(param, "an enum of numbers has no parameters: its variants hold nothing");
        }
        if variants.is_empty() {
            ctxt.error(&input.ident, "an enum without variants has no numbers");
        }
        let module = module(ctxt, input, attr);
        let retired = retired(ctxt, attr);
        // Two with one number the compiler refuses, as discriminants.
        let codes = variants.iter().filter_map(|variant| code(ctxt, variant, &retired)).collect();
        Some(Self { ident: input.ident.clone(), module: module?, codes, retired })
    }
}

fn module(ctxt: &Ctxt, input: &DeriveInput, attr: &CodesAttr) -> Option<u8> {
    let Some(literal) = attr.module.get() else {
        if !ctxt.has_errors() {
            let why = "which module are the errors of? say `#[codes(module = …)]`";
            ctxt.error(&input.ident, why);
        }
        return None;
    };
    byte(ctxt, literal, "a module")
}

fn retired(ctxt: &Ctxt, attr: &CodesAttr) -> Vec<(Ident, u8)> {
    let mut retired: Vec<(Ident, u8)> = Vec::new();
    for entry in attr.retired.get().into_iter().flatten() {
        let Some(code) = byte(ctxt, &entry.code, WHAT) else { continue };
        if retired.iter().any(|(_, other)| *other == code) {
            ctxt.error(&entry.code, format!("number {code} is retired twice"));
        }
        if retired.iter().any(|(other, _)| other.unraw() == entry.name.unraw()) {
            ctxt.error(&entry.name, format!("`{}` is retired twice", entry.name));
        }
        retired.push((entry.name.clone(), code));
    }
    retired
}

fn code(ctxt: &Ctxt, variant: &Variant, retired: &[(Ident, u8)]) -> Option<(Ident, u8)> {
    let name = &variant.ident;
    if !matches!(variant.fields, Fields::Unit) {
        ctxt.error(&variant.fields, "only the number is sent: the variants have no fields");
    }
    let why = "`codes` goes on the enum; a variant's number is its discriminant";
    misplaced(ctxt, &variant.attrs, "codes", why);
    if retired.iter().any(|(other, _)| other.unraw() == name.unraw()) {
        ctxt.error(name, format!("`{name}` is retired; an error that is back takes a new name"));
    }
    let literal = literal(ctxt, variant)?;
    let code = byte(ctxt, literal, WHAT)?;
    if let Some((other, _)) = retired.iter().find(|(_, other)| *other == code) {
        let why = format!("number {code} is retired: it belongs to `{other}` for ever");
        ctxt.error(literal, why);
    }
    Some((name.clone(), code))
}

/// The number that stands behind the variant.
fn literal<'a>(ctxt: &Ctxt, variant: &'a Variant) -> Option<&'a LitInt> {
    match variant.discriminant.as_ref().map(|(_, number)| bare(number)) {
        Some(Expr::Lit(ExprLit { lit: Lit::Int(literal), .. })) => Some(literal),
        Some(other) => {
            ctxt.error(other, "write the number out, so that nothing else can change it");
            None
        }
        None => {
            let why = format!("give it its number: `{} = …`; it never changes", variant.ident);
            ctxt.error(&variant.ident, why);
            None
        }
    }
}

/// An expression without the parentheses around it. What a declarative macro hands on has some that
/// nobody sees.
fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => bare(&group.expr),
        Expr::Paren(paren) => bare(&paren.expr),
        _ => expr,
    }
}
