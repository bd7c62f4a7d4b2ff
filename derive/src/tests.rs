//! Golden expansions: what each input becomes, pretty-printed.
//!
//! `PERENNIAL_BLESS=1 cargo test -p perennial-derive` writes them anew, and fails, so that it cannot
//! be left on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{env, fs, path::PathBuf};

use proc_macro2::TokenStream;
use syn::DeriveInput;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The expansions of all items in a file, printed.
fn expanded(source: &str) -> String {
    let file: syn::File = syn::parse_str(source).expect("the input is Rust");
    let mut out = TokenStream::new();
    for item in file.items {
        let input: DeriveInput =
            syn::parse2(quote::quote!(#item)).expect("the items are structs and enums");
        let derives = input.attrs.iter().find(|attr| attr.path().is_ident("derive"));
        let named: syn::Path = derives.expect("each item derives one macro").parse_args().unwrap();
        out.extend(match named.get_ident().unwrap().to_string().as_str() {
            "Versioned" => crate::versioned(&input),
            "Layout" => crate::layout(&input),
            "Key" => crate::key(&input),
            other => panic!("no macro of ours is called `{other}`"),
        });
    }
    prettyplease::unparse(&syn::parse2(out).expect("expansions are items"))
}

#[test]
fn expansions_are_as_blessed() {
    let bless = env::var_os("PERENNIAL_BLESS").is_some();
    let entries = fs::read_dir(folder()).expect("derive/tests/golden exists");
    let mut inputs: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(".in.rs"))
        .collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "without inputs nothing is checked");
    let mut wrong = Vec::new();
    for input in &inputs {
        let output = PathBuf::from(input.to_string_lossy().replace(".in.rs", ".out.rs"));
        let expanded = expanded(&fs::read_to_string(input).unwrap());
        if bless {
            fs::write(&output, &expanded).unwrap();
        }
        match fs::read_to_string(&output) {
            Ok(blessed) if blessed == expanded => {}
            Ok(blessed) => wrong.push(difference(&output, &blessed, &expanded)),
            Err(error) => wrong.push(format!("{}: {error}", output.display())),
        }
    }
    let hint = "if that is meant, bless with PERENNIAL_BLESS=1 and read the difference";
    assert!(wrong.is_empty(), "{}\n{hint}", wrong.join("\n"));
    assert!(!bless, "blessed; now read the difference and run without PERENNIAL_BLESS");
}

fn difference(path: &std::path::Path, blessed: &str, expanded: &str) -> String {
    let pairs = blessed.lines().zip(expanded.lines()).enumerate();
    let first = pairs.into_iter().find(|(_, (old, new))| old != new);
    let (line, old, new) = first.map_or((0, "", ""), |(line, (old, new))| (line + 1, old, new));
    format!("{}:{line}:\n  blessed  {old}\n  expanded {new}", path.display())
}

#[test]
fn no_expansion_is_left_without_its_input() {
    let outputs = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    for output in outputs.filter(|path| path.to_string_lossy().ends_with(".out.rs")) {
        let input = output.to_string_lossy().replace(".out.rs", ".in.rs");
        assert!(PathBuf::from(&input).exists(), "{input} is gone");
    }
}
