//! Golden expansions: what each input becomes, pretty-printed.
//!
//! `PERENNIAL_BLESS=1 cargo test -p perennial-derive` writes them anew, and fails, so that it cannot
//! be left on. What is too long for one file is kept by topic: the types, each version, the entity,
//! its fields and its views.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::PathBuf,
};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{DeriveInput, Expr, GenericArgument, Item, PathArguments, Stmt};

/// Longer expansions are kept by topic.
const LINES_MAX: usize = 450;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The expansions of all items in a file, printed: the ends of their files' names, and what is in them.
fn expanded(source: &str) -> BTreeMap<String, String> {
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
            "Messages" => crate::messages(&input),
            "ErrorCodes" => crate::error_codes(&input),
            other => panic!("no macro of ours is called `{other}`"),
        });
    }
    let whole: syn::File = syn::parse2(out).expect("expansions are items");
    let printed = prettyplease::unparse(&whole);
    if printed.lines().count() <= LINES_MAX {
        return BTreeMap::from([("out.rs".to_owned(), printed)]);
    }
    let topics = by_topic(whole).into_iter();
    topics.map(|(topic, file)| (format!("{topic}.out.rs"), prettyplease::unparse(&file))).collect()
}

/// The items of an expansion by topic; those of a `const _` stay in one of their own.
fn by_topic(whole: syn::File) -> BTreeMap<String, syn::File> {
    let mut files: BTreeMap<String, syn::File> = BTreeMap::new();
    let mut add = |topic: String, item: Item| {
        let empty = syn::File { shebang: None, attrs: Vec::new(), items: Vec::new() };
        files.entry(topic).or_insert(empty).items.push(item);
    };
    for item in whole.items {
        let Item::Const(block) = item else {
            add("types".to_owned(), item);
            continue;
        };
        let Expr::Block(inside) = &*block.expr else { panic!("a `const _` holds a block") };
        let mut topic = "entity".to_owned();
        let mut parts: BTreeMap<String, Vec<Stmt>> = BTreeMap::new();
        for statement in &inside.block.stmts {
            topic = topic_of(statement).unwrap_or(topic);
            parts.entry(topic.clone()).or_default().push(statement.clone());
        }
        for (topic, stmts) in parts {
            let mut part = block.clone();
            let mut block = inside.clone();
            block.block.stmts = stmts;
            part.expr = Box::new(Expr::Block(block));
            add(topic, Item::Const(part));
        }
    }
    files
}

/// The topic that an item begins; others go with the item before them.
fn topic_of(statement: &Stmt) -> Option<String> {
    match statement {
        Stmt::Item(Item::Enum(_)) => Some("fields".to_owned()),
        Stmt::Item(Item::Impl(block)) => {
            let Some((_, path, _)) = &block.trait_ else {
                let on = block.self_ty.to_token_stream().to_string();
                let topic = if on.starts_with("Versioned") { "entity" } else { "views" };
                return Some(topic.to_owned());
            };
            let last = path.segments.last()?;
            match last.ident.to_string().as_str() {
                "Form" | "Step" => {
                    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
                        return None;
                    };
                    let Some(GenericArgument::Const(version)) = arguments.args.first() else {
                        return None;
                    };
                    let version = version.to_token_stream().to_string();
                    Some(format!("v{}", version.trim_end_matches("u8")))
                }
                "Entity" | "Layout" => Some("entity".to_owned()),
                "HasField" => Some("fields".to_owned()),
                "Places" => Some("views".to_owned()),
                _ => None,
            }
        }
        _ => None,
    }
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
    let mut outputs = BTreeSet::new();
    for input in &inputs {
        for (end, expanded) in expanded(&fs::read_to_string(input).unwrap()) {
            let output = PathBuf::from(input.to_string_lossy().replace("in.rs", &end));
            if bless {
                fs::write(&output, &expanded).unwrap();
            }
            match fs::read_to_string(&output) {
                Ok(blessed) if blessed == expanded => {}
                Ok(blessed) => wrong.push(difference(&output, &blessed, &expanded)),
                Err(error) => wrong.push(format!("{}: {error}", output.display())),
            }
            outputs.insert(output);
        }
    }
    let present = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    for left in present.filter(|path| path.to_string_lossy().ends_with(".out.rs")) {
        if !outputs.contains(&left) {
            wrong.push(format!("{}: no expansion is kept there any more", left.display()));
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
