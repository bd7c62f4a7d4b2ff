//! Numbers as people read them.

use std::{format, prelude::rust_2024::*};

use super::sizes::{Power, as_float};

/// A count, its digits in groups of three.
pub(in crate::cli) fn count(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun, which is regular.
pub(in crate::cli) fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", count(number), if number == 1 { "" } else { "s" })
}

/// Bytes in the largest unit that leaves at least one of it.
pub(in crate::cli) fn bytes(bytes: u64) -> String {
    if bytes < 1024 { format!("{bytes} B") } else { scaled(as_float(bytes)) }
}

/// A mean of bytes.
pub(super) fn mean(mean: Option<f64>) -> String {
    match mean {
        None => "–".into(),
        Some(mean) if mean < 1024.0 => format!("{mean:.1} B"),
        Some(mean) => scaled(mean),
    }
}

fn scaled(mut bytes: f64) -> String {
    let mut unit = "B";
    for next in ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] {
        if bytes < 1023.95 {
            break;
        }
        bytes /= 1024.0;
        unit = next;
    }
    format!("{bytes:.1} {unit}")
}

/// A share of a whole in hundredths. What is not all is never shown as 100%, what is not nothing
/// never as 0%.
pub(super) fn share(part: u64, whole: u64) -> String {
    match (part, whole) {
        (_, 0) => "–".into(),
        (0, _) => "0%".into(),
        (part, whole) if part == whole => "100%".into(),
        (part, whole) => {
            let percent = 100.0 * as_float(part) / as_float(whole);
            match percent {
                ..0.1 => "<0.1%".into(),
                99.9.. => ">99.9%".into(),
                percent => format!("{percent:.1}%"),
            }
        }
    }
}

/// The sizes between two powers of two: `16–31 B`, `1–2 KiB`.
pub(super) fn range(power: &Power) -> String {
    if power.from == power.to {
        return bytes(power.from);
    }
    if power.to < 1024 {
        return format!("{}–{} B", power.from, power.to);
    }
    let from = short(power.from);
    match short(power.to.saturating_add(1)).split_once(' ') {
        Some((to, unit)) if from.ends_with(unit) && !unit.is_empty() => {
            let from = from.split(' ').next().unwrap_or_default();
            format!("{from}–{to} {unit}")
        }
        _ => format!("{from}–{}", short(power.to.saturating_add(1))),
    }
}

/// A power of two in bytes.
pub(super) fn short(power: u64) -> String {
    let mut value = power;
    let mut unit = "B";
    for next in ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"] {
        if value < 1024 {
            break;
        }
        value /= 1024;
        unit = next;
    }
    format!("{value} {unit}")
}

#[cfg(test)]
mod tests {
    use super::{Power, bytes, count, counted, mean, range, share};

    #[test]
    fn numbers_are_as_people_write_them() {
        assert_eq!([0, 999, 1000, 1_234_567].map(count), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(counted(1, "row"), "1 row");
        assert_eq!(counted(2, "row"), "2 rows");
        assert_eq!([0, 1023, 1024, 1536].map(bytes), ["0 B", "1023 B", "1.0 KiB", "1.5 KiB"]);
        assert_eq!(bytes(1024 * 1024 - 1), "1.0 MiB");
        assert_eq!(bytes(u64::MAX), "16.0 EiB");
        assert_eq!(mean(Some(41.26)), "41.3 B");
        assert_eq!(mean(None), "–");
    }

    #[test]
    fn a_share_does_not_round_to_all_or_nothing() {
        assert_eq!(share(0, 5), "0%");
        assert_eq!(share(5, 5), "100%");
        assert_eq!(share(1, 1_000_000), "<0.1%");
        assert_eq!(share(999_999, 1_000_000), ">99.9%");
        assert_eq!(share(1, 3), "33.3%");
        assert_eq!(share(0, 0), "–");
    }

    #[test]
    fn ranges_name_their_unit_once() {
        let range = |from, to| range(&Power { from, to, rows: 0 });
        assert_eq!(range(0, 0), "0 B");
        assert_eq!(range(16, 31), "16–31 B");
        assert_eq!(range(512, 1023), "512–1023 B");
        assert_eq!(range(1024, 2047), "1–2 KiB");
        assert_eq!(range(512 * 1024, 1024 * 1024 - 1), "512 KiB–1 MiB");
    }
}
