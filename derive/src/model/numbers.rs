//! Numbers in attributes.

use syn::LitInt;

use crate::ctxt::Ctxt;

/// A version: 1 to `latest`.
pub(crate) fn number(ctxt: &Ctxt, literal: &LitInt, latest: u8) -> Option<u8> {
    match literal.base10_parse::<u8>() {
        Ok(0) => {
            ctxt.error(literal, "versions are numbered from 1");
            None
        }
        Ok(version) if version > latest => {
            let hint = format!("raise it: `latest = {version}`");
            ctxt.error(
                literal,
                format!("the latest version is {latest}; if {version} is new, {hint}"),
            );
            None
        }
        Ok(version) => Some(version),
        Err(_) => {
            ctxt.error(literal, "a version is a number from 1 to 255");
            None
        }
    }
}

/// A spec version.
pub(crate) fn spec_number(ctxt: &Ctxt, literal: &LitInt) -> Option<u32> {
    let parsed = literal.base10_parse::<u32>();
    if parsed.is_err() {
        ctxt.error(literal, "a spec version is a number from 0 to 4294967295");
    }
    parsed.ok()
}

/// A number that is sent as one byte.
pub(crate) fn byte(ctxt: &Ctxt, literal: &LitInt, what: &str) -> Option<u8> {
    let parsed = literal.base10_parse::<u8>();
    if parsed.is_err() {
        ctxt.error(literal, format!("{what} is one byte: 0 to 255"));
    }
    parsed.ok()
}
