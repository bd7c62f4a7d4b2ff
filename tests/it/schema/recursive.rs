//! Types that hold themselves.

use std::collections::BTreeMap;

use perennial::{
    Layout, layout,
    schema::{LEVELS, Schema},
};

use super::of;

#[derive(Layout)]
struct Tree<L> {
    label: L,
    children: Vec<Tree<L>>,
}

#[derive(Layout)]
#[allow(dead_code)]
enum Json {
    Null,
    Number(f64),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

#[derive(Layout)]
struct Even {
    next: Option<Box<Odd>>,
}

#[derive(Layout)]
struct Odd {
    next: Option<Box<Even>>,
    value: u8,
}

/// `Even` once around.
#[derive(Layout)]
struct Unrolled {
    next: Option<OddAround>,
}

#[derive(Layout)]
struct OddAround {
    next: Option<Box<Even>>,
    value: u8,
}

#[derive(Layout)]
struct Kids(Vec<Kids>);

/// Newtypes in a circle.
#[derive(Layout)]
#[allow(dead_code)]
enum Expr {
    Number(i64),
    Add(BoxExpr, BoxExpr),
    Not(NonNull),
    Call(String, Args),
}

#[derive(Layout)]
struct BoxExpr(Box<Expr>);

#[derive(Layout)]
struct NonNull(BoxExpr);

#[derive(Layout)]
struct Args(Vec<Expr>);

#[derive(Layout)]
struct Node {
    next: Opt,
}

#[derive(Layout)]
struct Opt(Option<Next>);

#[derive(Layout)]
struct Next(Box<Node>);

#[derive(Layout)]
struct Wrapper<T> {
    inner: Vec<T>,
}

#[test]
fn types_that_hold_themselves_have_fingerprints() {
    let _ = (
        |tree: Tree<u8>| (tree.label, tree.children),
        |even: Even| even.next,
        |odd: Odd| (odd.next, odd.value),
        |all: Unrolled| all.next.map(|odd| (odd.next, odd.value)),
        |kids: Kids| kids.0,
        |wrapper: Wrapper<u8>| wrapper.inner,
    );
    assert_ne!(of::<Tree<u8>>(), of::<Tree<u16>>());
    assert_ne!(of::<Even>(), of::<Odd>());
    assert_eq!(of::<Even>(), of::<Unrolled>(), "what is meant counts, not how it is told");
    of::<Json>();
    of::<Expr>();
    of::<Vec<Args>>();
    of::<Node>();
    let _ =
        |node: Node, not: NonNull, args: Args| (node.next.0.map(|next| next.0), not.0.0, args.0);
    of::<Kids>();
    of::<Tree<Json>>();
    assert_eq!(
        layout::schema::<Tree<String>>().to_json(),
        r#"[{"struct":[["label",1],["children",2]]},"string",{"list":0}]"#
    );
    assert_eq!(layout::schema::<Kids>().to_json(), r#"[{"list":0}]"#);
}

/// A type of one name inside another of the same name does not hold itself.
#[test]
fn parameters_tell_types_of_one_name_apart() {
    assert_ne!(of::<Wrapper<Wrapper<u8>>>(), of::<Wrapper<Wrapper<u16>>>());
    assert_ne!(of::<Wrapper<Wrapper<u8>>>(), of::<Wrapper<u8>>());
}

/// Lists of lists, as deep as a fingerprint looks and one level deeper.
#[test]
fn what_lies_too_deep_is_said() {
    let lists = |levels: usize| {
        let types = (1..=levels).map(|place| format!(r#"{{"list":{place}}}"#));
        let types: Vec<_> = types.chain([r#""u8""#.to_owned()]).collect();
        Schema::from_json(&format!("[{}]", types.join(","))).unwrap()
    };
    assert_eq!(lists(LEVELS).beyond_fingerprint(), None);
    let deepest = lists(LEVELS + 1).beyond_fingerprint().unwrap();
    assert_eq!(deepest.index(), LEVELS + 1);
}

/// Structs of one form, each inside the one before.
macro_rules! chain {
    ($outer:ident $inner:ident $($rest:ident)*) => {
        #[derive(Layout)]
        #[allow(dead_code)]
        struct $outer {
            a: $inner,
            b: u8,
        }
        chain!($inner $($rest)*);
    };
    ($last:ident) => {
        #[derive(Layout)]
        #[allow(dead_code)]
        struct $last {
            a: u8,
        }
    };
}

chain! {
    L0 L1 L2 L3 L4 L5 L6 L7 L8 L9 L10 L11 L12 L13 L14 L15 L16 L17 L18 L19 L20 L21 L22 L23 L24 L25 L26 L27 L28
}

/// Their fingerprints are equal, as far as they look; what they are as data is not.
#[test]
fn types_that_are_alike_as_far_as_a_fingerprint_looks_are_not_one() {
    assert_eq!(layout::fingerprint::<L0>(), layout::fingerprint::<L1>());
    let schema = layout::schema::<L0>();
    assert_eq!(schema.types().len(), 30, "29 structs and `u8`: {schema}");
    assert!(schema.beyond_fingerprint().is_some());
}
