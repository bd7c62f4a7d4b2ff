//! The karma story: an old user reads as one with none.

use super::{
    json::{bytes, cases},
    types::decode,
};

#[test]
fn old_users_read_with_no_karma() {
    for case in cases("seed_example") {
        let stored = bytes(&case["value"]);
        let (view, again) = decode(case["type"].as_str().unwrap(), &stored).unwrap();
        assert_eq!(view, case["latest_view"], "{}", case["name"]);
        assert_eq!(again, stored, "{}", case["name"]);
    }
}
