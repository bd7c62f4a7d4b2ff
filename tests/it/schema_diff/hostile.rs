//! Schemas that were made to explode.

use std::time::{Duration, Instant};

use perennial::schema::{Schema, diff, diff::Kind};

fn quick<T>(what: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = what();
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    done
}

fn read(types: &[String]) -> Schema {
    Schema::from_json(&format!("[{}]", types.join(","))).unwrap()
}

/// `count` types, each of which refers twice to the next.
fn doubling(count: usize, kind: &str, leaf: &str) -> Schema {
    let ty = |at: usize| match kind {
        "struct" => format!(r#"{{"struct":[["a",{}],["b",{}]]}}"#, at + 1, at + 1),
        "enum" => {
            format!(r#"{{"enum":[[0,"A",[{}]],[1,"B",{{"struct":[["x",{}]]}}]]}}"#, at + 1, at + 1)
        }
        kind => format!(r#"{{"{kind}":[{},{}]}}"#, at + 1, at + 1),
    };
    let mut types: Vec<_> = (0..count).map(ty).collect();
    types.push(format!(r#""{leaf}""#));
    read(&types)
}

#[test]
fn types_that_double_are_told_and_written_once() {
    for kind in ["struct", "enum", "tuple", "map", "result"] {
        let (old, new) = (doubling(23, kind, "u8"), doubling(23, kind, "u16"));
        let changes = quick(|| diff(&old, &new));
        assert!((2..=130).contains(&changes.len()), "{kind}: {}", changes.len());
        let text = quick(|| old.to_string());
        assert!(text.len() < 200 * old.to_json().len(), "{kind}: {}", text.len());
        assert!(quick(|| old.short_name(perennial::schema::TypeRef::ROOT)).len() < 2_000);
    }
}

#[test]
fn deep_types_end() {
    for kind in ["option", "list", "struct"] {
        let ty = |at: usize| match kind {
            "struct" => format!(r#"{{"struct":[["a",{}]]}}"#, at + 1),
            kind => format!(r#"{{"{kind}":{}}}"#, at + 1),
        };
        let deep = |leaf: &str, count: usize| {
            let mut types: Vec<_> = (0..count).map(ty).collect();
            types.push(format!(r#""{leaf}""#));
            read(&types)
        };
        let text = quick(|| deep("u8", 20_000).to_string());
        assert!(text.contains('…') && text.len() < 50_000, "{kind}: {}", text.len());
        assert_eq!(quick(|| diff(&deep("u8", 20_000), &deep("u16", 20_000))), []);
        assert!(!quick(|| diff(&deep("u8", 24), &deep("u16", 24))).is_empty(), "{kind}");
        assert!(!quick(|| diff(&deep("u8", 20), &deep("u8", 21))).is_empty(), "{kind}");
    }
}

#[test]
fn cycles_end() {
    let ring = |count: usize, odd: &str| {
        let ty = |at: usize| {
            let leaf = if at == 0 { count } else { count + 1 };
            format!(r#"{{"struct":[["next",{}],["leaf",{leaf}]]}}"#, (at + 1) % count)
        };
        let mut types: Vec<_> = (0..count).map(ty).collect();
        types.extend([format!(r#""{odd}""#), r#""u8""#.into()]);
        read(&types)
    };
    assert_eq!(quick(|| diff(&ring(3, "u8"), &ring(5, "u8"))), []);
    assert!(!quick(|| diff(&ring(3, "bool"), &ring(5, "bool"))).is_empty());
    assert!(!quick(|| diff(&ring(7, "bool"), &ring(11, "bool"))).is_empty());
    quick(|| ring(10_000, "bool").to_string());
    for own in [r#"{"option":0}"#, r#"{"list":0}"#, r#"{"tuple":[0,0]}"#, r#"{"map":[0,0]}"#] {
        let schema = read(&[own.to_string()]);
        assert!(quick(|| schema.to_string()).contains("#0"), "{own}");
        assert!(!quick(|| diff(&schema, &read(&[r#"{"set":0}"#.to_string()]))).is_empty());
    }
}

#[test]
fn wide_types_are_counted_after_a_thousand_changes() {
    let wide = |leaf: &str, prefix: &str| {
        let fields: Vec<_> = (0..5_000).map(|at| format!(r#"["{prefix}{at}",1]"#)).collect();
        read(&[format!(r#"{{"struct":[{}]}}"#, fields.join(",")), format!(r#""{leaf}""#)])
    };
    let changes = quick(|| diff(&wide("u8", "a"), &wide("u16", "a")));
    assert_eq!(changes.len(), 1_001);
    assert_eq!(changes[1_000].kind(), &Kind::More { count: 4_000 });
    assert_eq!(changes[1_000].to_string(), "at least 4000 more changes");
    assert!(!quick(|| diff(&wide("u8", "a"), &wide("u16", "b"))).is_empty());
    let reversed = |leaf| {
        let fields: Vec<_> = (0..5_000).rev().map(|at| format!(r#"["a{at}",1]"#)).collect();
        read(&[format!(r#"{{"struct":[{}]}}"#, fields.join(",")), format!(r#""{leaf}""#)])
    };
    assert_eq!(quick(|| diff(&wide("u8", "a"), &reversed("u8"))).len(), 1);
}

#[test]
fn names_may_occur_twice() {
    let twice = |first, second| {
        read(&[
            r#"{"struct":[["a",1],["a",2]]}"#.into(),
            format!(r#""{first}""#),
            format!(r#""{second}""#),
        ])
    };
    assert!(!diff(&twice("u8", "u16"), &twice("u16", "u8")).is_empty());
    assert_eq!(diff(&twice("u8", "u16"), &twice("u8", "u16")), []);
}

#[test]
fn tangled_types_end() {
    let tangle = |count: usize, prefix: &str| {
        let ty = |at: usize| {
            let fields = (1..=3).map(|step| {
                format!(r#"["{prefix}{step}",{}]"#, (at * (step + 1) + step * step) % count)
            });
            let fields = fields.collect::<Vec<_>>().join(",");
            format!(r#"{{"struct":[{fields},["x{}",0]]}}"#, at % 7)
        };
        read(&(0..count).map(ty).collect::<Vec<_>>())
    };
    assert!(!quick(|| diff(&tangle(97, "a"), &tangle(101, "a"))).is_empty());
    assert!(!quick(|| diff(&tangle(97, "a"), &tangle(97, "b"))).is_empty());
    quick(|| tangle(5_000, "a").to_string());
}
