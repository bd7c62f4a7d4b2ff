//! The small values that attributes are made of.

use proc_macro2::Span;
use syn::{
    Expr, LitInt, Token, parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use crate::ctxt::Ctxt;

/// A value that may be given once.
pub(crate) struct Once<T> {
    key: &'static str,
    value: Option<(Span, T)>,
}

impl<T> Once<T> {
    pub(crate) const fn new(key: &'static str) -> Self {
        Self { key, value: None }
    }

    /// Takes the value, unless there is one already.
    pub(crate) fn set(&mut self, ctxt: &Ctxt, span: Span, value: T) {
        if self.value.is_some() {
            return ctxt.push(syn::Error::new(span, format!("`{}` is given twice", self.key)));
        }
        self.value = Some((span, value));
    }

    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref().map(|(_, value)| value)
    }

    pub(crate) fn take(self) -> Option<T> {
        self.value.map(|(_, value)| value)
    }

    /// Where it was given.
    pub(crate) fn span(&self) -> Option<Span> {
        self.value.as_ref().map(|(span, _)| *span)
    }

    /// Notes a mistake if the value is given.
    pub(crate) fn refuse(&self, ctxt: &Ctxt, why: &str) {
        if let Some(span) = self.span() {
            ctxt.push(syn::Error::new(span, why));
        }
    }
}

/// `2 = 6`: something said of a version.
pub(crate) struct Numbered {
    pub(crate) version: LitInt,
    pub(crate) value: LitInt,
}

impl Parse for Numbered {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let version = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { version, value: input.parse()? })
    }
}

/// `(…, …)`, possibly with a comma at the end.
pub(crate) fn list<T: Parse>(input: ParseStream<'_>) -> syn::Result<Vec<T>> {
    let content;
    parenthesized!(content in input);
    Ok(Punctuated::<T, Token![,]>::parse_terminated(&content)?.into_iter().collect())
}

/// Passes over the value of a key that is not known.
pub(crate) fn pass_over(input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(syn::token::Paren) {
        let content;
        parenthesized!(content in input);
        content.parse::<proc_macro2::TokenStream>()?;
    } else if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        input.parse::<Expr>()?;
    }
    Ok(())
}

/// Notes an unknown key, with the known ones and the one that was probably meant.
pub(crate) fn unknown_key(ctxt: &Ctxt, path: &syn::Path, known: &[&str]) {
    let found = path.get_ident().map(ToString::to_string).unwrap_or_default();
    let near = known.iter().find(|key| distance(key, &found) <= 2);
    let hint = match near {
        Some(key) => format!("did you mean `{key}`?"),
        None => format!("known here: {}", known.join(", ")),
    };
    ctxt.error(path, format!("unknown attribute `{found}`; {hint}"));
}

/// How many letters differ (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (to, cell) in b.chars().zip(row.iter_mut().skip(1)) {
            let best = (diagonal + usize::from(from != to)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
