//! The program of the scratch package: reads with each edited copy what the unedited one wrote. It is
//! not compiled with the generator.

use peer::base;
use serde_json::Value;

type Read = fn(&str, &[u8]) -> Result<Value, String>;
/// A name, what reads, and a name that the edit changes.
type Case = (&'static str, Read, Option<(&'static str, &'static str)>);

include!("cases.rs");

/// Whether what was read is what was written, as far as both have it.
fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let mut shared = old.iter().filter_map(|(key, old)| Some((old, new.get(key)?))).peekable();
            // Of nothing in common, nothing is the same.
            (shared.peek().is_some() || old.is_empty()) && shared.all(|(old, new)| same(old, new))
        }
        (Value::Array(old), Value::Array(new)) => {
            // A payload may have a part more.
            old.len() <= new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (Value::String(text), Value::Array(bytes)) => {
            text.bytes().map(Value::from).eq(bytes.iter().cloned())
        }
        (old, new) => old == new,
    }
}

fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let stored = base::write();
    for (id, read, renamed) in CASES {
        let (mut wrong, mut errors) = (0, 0);
        for (what, bytes) in &stored {
            let expected = base::read(what, bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
            let expected = match renamed {
                Some((old, new)) => {
                    let text = expected.to_string().replace(&format!("\"{old}\""), &format!("\"{new}\""));
                    text.parse().unwrap()
                }
                None => expected,
            };
            match std::panic::catch_unwind(|| read(what, bytes)) {
                Ok(Ok(value)) if same(&expected, &value) => {}
                Ok(Ok(_)) => wrong += 1,
                Ok(Err(_)) | Err(_) => errors += 1,
            }
        }
        let outcome = match (wrong, errors) {
            (0, 0) => "same",
            (0, _) => "error",
            _ => "wrong value",
        };
        println!("{id}\t{outcome}\t{wrong} wrong, {errors} errors of {}", stored.len());
    }
}
