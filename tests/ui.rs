//! What the derive macros say to mistakes: one message for each, on the token that is wrong.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected messages; read each before it is
//! committed.

#[test]
fn mistakes_are_told_on_the_tokens_that_are_wrong() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}

#[test]
fn mistakes_that_only_codegen_sees_are_told_then() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/built/*.rs");
}
