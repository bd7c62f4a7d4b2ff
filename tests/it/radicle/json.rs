//! Access to the cases.

use serde_json::Value;

/// The cases of a kind. A kind without cases is a mistake, not a success.
pub fn cases(kind: &str) -> Vec<Value> {
    let text = include_str!("../../vectors/radicle_state_vectors.json");
    let file: Value = serde_json::from_str(text).unwrap();
    let all = file["vectors"].as_array().unwrap();
    let cases: Vec<Value> = all.iter().filter(|case| case["kind"] == kind).cloned().collect();
    assert!(!cases.is_empty(), "no case of kind {kind}");
    cases
}

/// Hexadecimal text as bytes.
pub fn bytes(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().unwrap();
    assert!(hex.len().is_multiple_of(2), "{hex}");
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// Bytes as hexadecimal text.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
