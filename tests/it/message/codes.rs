//! Numbers of errors never change and are never used again.

use perennial::{
    ErrorCodes,
    message::codes::{self, CodeChange, CodeError},
};
use serde_json::Value;

use crate::radicle::json::cases;

/// The registry's errors. Two are deprecated: nothing gives them any more, and they stay what they are.
#[derive(Clone, Copy, Debug, PartialEq, ErrorCodes)]
#[codes(module = 7, retired(DuplicateOrgId = 5, DuplicateUserId = 7))]
pub enum RegistryError {
    InexistentCheckpointId = 0,
    InexistentInitialProjectCheckpoint = 1,
    InexistentOrg = 2,
    InexistentProjectId = 3,
    InexistentUser = 4,
    DuplicateProjectId = 6,
    AlreadyAMember = 8,
    InsufficientFee = 9,
    InsufficientSenderPermissions = 10,
    InvalidCheckpointAncestry = 11,
    UnregisterableUser = 12,
    UnregisterableOrg = 13,
    UserAccountAssociated = 14,
    AuthorHasNoAssociatedUser = 15,
    FailedChainRuntimeUpdate = 16,
    IdAlreadyTaken = 17,
    IdRetired = 18,
    FailedRegistrationFeePayment = 19,
}

/// The names and numbers of a case, as they were recorded.
fn recorded(case: &Value) -> Vec<(String, u8)> {
    let codes = case["codes"].as_object().unwrap();
    let number = |value: &Value| u8::try_from(value.as_u64().unwrap()).unwrap();
    codes.iter().map(|(name, code)| (name.clone(), number(code))).collect()
}

fn borrowed(recorded: &[(String, u8)]) -> Vec<(&str, u8)> {
    recorded.iter().map(|(name, code)| (name.as_str(), *code)).collect()
}

#[test]
fn the_registrys_errors_keep_their_numbers() {
    for case in cases("error_codes") {
        assert_eq!(case["module_index"].as_u64(), Some(u64::from(RegistryError::MODULE)));
        let recorded = recorded(&case);
        codes::check_kept::<RegistryError>(7, &borrowed(&recorded)).unwrap();
        for (name, code) in &recorded {
            assert_eq!(codes::name_of::<RegistryError>(*code), Some(name.as_str()));
            let deprecated = case["deprecated"].as_array().unwrap();
            let is_retired = deprecated.iter().any(|other| other == name);
            let error = RegistryError::from_code(*code);
            assert_eq!(error.is_none(), is_retired, "{name}");
            if let Some(error) = error {
                assert_eq!((error.code(), format!("{error:?}")), (*code, name.clone()));
            }
        }
        assert_eq!(RegistryError::CODES.len() + RegistryError::RETIRED.len(), recorded.len());
    }
}

#[test]
fn a_number_and_its_error_are_one() {
    for code in 0..=u8::MAX {
        match RegistryError::from_code(code) {
            Some(error) => {
                assert_eq!(error.code(), code);
                assert!(RegistryError::CODES.iter().any(|(_, other)| *other == code));
            }
            None => assert!(!RegistryError::CODES.iter().any(|(_, other)| *other == code)),
        }
    }
}

fn changes<E: ErrorCodes>() -> Vec<CodeChange> {
    let recorded = [("A", 0), ("B", 1), ("C", 2)];
    match codes::check_kept::<E>(1, &recorded) {
        Ok(()) => Vec::new(),
        Err(CodeError::Changed { changes, .. }) => changes,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn new_and_retired_errors_change_nothing() {
    #[derive(ErrorCodes)]
    #[codes(module = 1, retired(B = 1))]
    enum Fine {
        A = 0,
        C = 2,
        New = 9,
    }
    assert!(changes::<Fine>().is_empty());
    assert_eq!([Fine::A, Fine::C, Fine::New].map(|error| error.code()), [0, 2, 9]);
}

#[test]
fn an_error_with_another_name_is_told() {
    #[derive(ErrorCodes)]
    #[codes(module = 1)]
    #[allow(dead_code)]
    enum Renamed {
        A = 0,
        Bee = 1,
        C = 2,
    }
    let expected = CodeChange::Renamed { name: "B".to_owned(), number: 1, found: "Bee" };
    assert_eq!(changes::<Renamed>(), [expected]);
}

#[test]
fn errors_with_other_numbers_are_told_all_at_once() {
    #[derive(ErrorCodes)]
    #[codes(module = 1)]
    #[allow(dead_code)]
    enum Swapped {
        B = 0,
        A = 1,
        C = 3,
    }
    let renumbered =
        |name: &str, recorded, found| CodeChange::Renumbered { name: name.into(), recorded, found };
    let expected = [renumbered("A", 0, 1), renumbered("B", 1, 0), renumbered("C", 2, 3)];
    assert_eq!(changes::<Swapped>(), expected);
}

#[test]
fn an_error_that_vanished_is_told_with_what_to_write() {
    #[derive(ErrorCodes)]
    #[codes(module = 1)]
    #[allow(dead_code)]
    enum Fewer {
        A = 0,
        C = 2,
    }
    let expected = CodeChange::Vanished { name: "B".to_owned(), number: 1 };
    assert_eq!(expected.to_string(), "`B` is gone: retire it, `retired(B = 1)`");
    assert_eq!(changes::<Fewer>(), [expected]);
}

#[test]
fn an_error_retired_under_another_number_is_told() {
    #[derive(ErrorCodes)]
    #[codes(module = 1, retired(B = 4))]
    #[allow(dead_code)]
    enum Elsewhere {
        A = 0,
        C = 2,
    }
    let expected = CodeChange::Renumbered { name: "B".to_owned(), recorded: 1, found: 4 };
    assert_eq!(changes::<Elsewhere>(), [expected]);
}

/// What the derive macro does not let through, written by hand.
struct Reused;

impl ErrorCodes for Reused {
    const NAME: &'static str = "Reused";
    const MODULE: u8 = 1;
    const CODES: &'static [(&'static str, u8)] = &[("A", 0), ("D", 1), ("C", 2)];
    const RETIRED: &'static [(&'static str, u8)] = &[("B", 1)];

    fn code(&self) -> u8 {
        1
    }

    fn from_code(_: u8) -> Option<Self> {
        Some(Self)
    }
}

#[test]
fn a_number_that_is_used_again_is_told() {
    let expected = CodeChange::Reused { name: "B".to_owned(), number: 1, found: "D" };
    assert_eq!(changes::<Reused>(), [expected]);
    let text = codes::check_kept::<Reused>(Reused::MODULE, &[("B", 1)]).unwrap_err().to_string();
    let expected = "Reused: numbers of errors never change:\n  - 1 belongs to `B`, and `D` has it, \
                    too: take a new number";
    assert_eq!(text, expected);
}

#[test]
fn an_empty_record_holds_nothing_and_says_so() {
    let error = codes::check_kept::<RegistryError>(7, &[]).unwrap_err();
    assert_eq!(error, CodeError::NothingRecorded { errors: "RegistryError" });
}

#[test]
fn a_module_with_another_number_is_told() {
    let error = codes::check_kept::<RegistryError>(6, &[("InexistentOrg", 2)]).unwrap_err();
    let expected = CodeChange::Module { recorded: 6, found: 7 };
    assert_eq!(
        error,
        CodeError::Changed { errors: "RegistryError", changes: vec![expected] },
        "{error}"
    );
}

#[test]
fn numbers_may_come_out_of_a_declarative_macro() {
    macro_rules! errors {
        ($($name:ident = $code:expr;)*) => {
            #[derive(Debug, PartialEq, ErrorCodes)]
            #[codes(module = 1)]
            enum Made { $($name = $code,)* Last = (9) }
        };
    }
    errors! { First = 3; }
    assert_eq!((Made::First.code(), Made::from_code(9)), (3, Some(Made::Last)));
}
