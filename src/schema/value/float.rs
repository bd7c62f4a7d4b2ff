//! Floats in JSON: as numbers where every reader of JSON gives the same bits back, else as text.

use alloc::{
    format,
    string::{String, ToString},
};

use serde_json::Value as Json;

use super::hex;

/// Up to this power of ten, and up to 2⁵³, a product or quotient of both is rounded once, whatever
/// way a reader of JSON goes about it.
const EXPONENT_MAX: i32 = 22;
const DIGITS_MAX: u64 = 1 << 53;

/// The bits of the usual NaN.
const F32_NAN: u32 = 0x7FC0_0000;
const F64_NAN: u64 = 0x7FF8_0000_0000_0000;

/// Beyond so many places the exponent is written.
const PLACES_MAX: i32 = 9;

/// The JSON of an `f32`.
pub(super) fn write_f32(number: f32) -> String {
    let bits = number.to_bits();
    if let Some(word) = word(number.into(), bits == F32_NAN) {
        return word.map_or_else(|| format!("\"{bits:#010x}\""), str::to_string);
    }
    let text = format!("{number:e}");
    // Readers go by way of `f64`, and so the number is rounded twice.
    let is_kept = text.parse::<f64>().is_ok_and(|wide| (wide as f32).to_bits() == bits);
    match plain(&text, &number.to_string()) {
        Some(plain) if is_kept => plain,
        _ => format!("\"{text}\""),
    }
}

/// The JSON of an `f64`.
pub(super) fn write_f64(number: f64) -> String {
    let bits = number.to_bits();
    if let Some(word) = word(number, bits == F64_NAN) {
        return word.map_or_else(|| format!("\"{bits:#018x}\""), str::to_string);
    }
    let text = format!("{number:e}");
    plain(&text, &number.to_string()).unwrap_or_else(|| format!("\"{text}\""))
}

/// The word for what is no plain number, if it has one. Of NaNs only the usual one does.
fn word(number: f64, is_usual_nan: bool) -> Option<Option<&'static str>> {
    if number.is_nan() {
        return Some(is_usual_nan.then_some("\"NaN\""));
    }
    if number.is_infinite() {
        return Some(Some(if number > 0.0 { "\"inf\"" } else { "\"-inf\"" }));
    }
    (number == 0.0 && number.is_sign_negative()).then_some(Some("\"-0\""))
}

/// The number as JSON's, given as the shortest digits with an exponent and without one.
fn plain(scientific: &str, decimal: &str) -> Option<String> {
    let (digits, exponent) = scientific.split_once('e')?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent = exponent.parse::<i32>().ok()? - i32::try_from(fraction.len()).ok()?;
    let all = format!("{}{fraction}", whole.trim_start_matches('-'));
    let all: u64 = all.parse().ok()?;
    if all > DIGITS_MAX || exponent.abs() > EXPONENT_MAX {
        return None;
    }
    let is_short = (-PLACES_MAX..=0).contains(&exponent)
        || exponent > 0 && decimal.parse::<i64>().is_ok_and(|n| n.unsigned_abs() <= DIGITS_MAX);
    Some(if is_short { decimal } else { scientific }.into())
}

macro_rules! read {
    ($name:ident, $type:ty, $nan:expr) => {
        /// The float that JSON gives.
        pub(super) fn $name(json: &Json) -> Option<$type> {
            let text = match json {
                Json::Number(number) => {
                    let number = number.as_f64()? as $type;
                    return number.is_finite().then_some(number);
                }
                Json::String(text) => text.as_str(),
                _ => return None,
            };
            match text {
                "NaN" => Some(<$type>::from_bits($nan)),
                "inf" => Some(<$type>::INFINITY),
                "-inf" => Some(<$type>::NEG_INFINITY),
                _ if text.starts_with("0x") => {
                    let bits = hex::read(text)?;
                    bits.try_into().ok().map(<$type>::from_be_bytes)
                }
                // Not the words for what is no number, which Rust would take as well.
                _ if text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) => {
                    text.parse().ok().filter(|number: &$type| number.is_finite())
                }
                _ => None,
            }
        }
    };
}

read!(read_f32, f32, F32_NAN);
read!(read_f64, f64, F64_NAN);
