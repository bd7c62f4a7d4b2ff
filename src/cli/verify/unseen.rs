//! What a check cannot see.

use std::prelude::rust_2024::*;

use crate::schema::{Schema, Type, TypeRef};

/// Something that a check cannot see. The words are for scripts and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unseen {
    ValidChange,
    MissingRows,
    TypeChecks,
    OwnOrder,
    Foreign,
    NewerVersions,
    Keys,
    HashedKeys,
    Bytes,
    UnknownCodecs,
    TooDeep,
    Checksums,
}

impl Unseen {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::ValidChange => "valid_change",
            Self::MissingRows => "missing_rows",
            Self::TypeChecks => "type_checks",
            Self::OwnOrder => "own_order",
            Self::Foreign => "foreign",
            Self::NewerVersions => "newer_versions",
            Self::Keys => "keys",
            Self::HashedKeys => "hashed_keys",
            Self::Bytes => "bytes",
            Self::UnknownCodecs => "unknown_codecs",
            Self::TooDeep => "too_deep",
            Self::Checksums => "engine_checksums",
        }
    }

    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::ValidChange => {
                "a value or key that became another one that is itself valid, since none has a \
                 checksum of its own"
            }
            Self::MissingRows => "rows that are gone altogether",
            Self::TypeChecks => "what types refuse by checks of their own",
            Self::OwnOrder => {
                "whether sets and maps of types with an `Ord` of their own ascend: they are held \
                 to the order that a derived one has, as far as the catalog tells it"
            }
            Self::Foreign => "what lies in foreign types, and all behind them in the same value",
            Self::NewerVersions => {
                "what types refuse of versions that are newer than this command: they were checked \
                 by the catalog"
            }
            Self::Keys => "whether keys are in their form",
            Self::HashedKeys => "the keys that hashes stand for",
            Self::Bytes => "values whose bytes the catalog does not explain",
            Self::UnknownCodecs => {
                "what lies behind the tags of values in a codec that nobody here knows"
            }
            Self::TooDeep => {
                "values that are nested deeper than the catalog is followed, 512 levels, or hold \
                 more than a million parts that take no bytes"
            }
            Self::Checksums => "the engine's checksums of pages: `--checksums` reads them",
        }
    }
}

/// What checking by a schema alone does not see.
pub(super) fn of_schema(schema: &Schema) -> Vec<Unseen> {
    let mut unseen = Vec::from([Unseen::TypeChecks]);
    let types = schema.types();
    if types.iter().any(|ty| matches!(ty, Type::Foreign { .. })) {
        unseen.push(Unseen::Foreign);
    }
    let keys = types.iter().filter_map(|ty| match ty {
        Type::Set(key) | Type::Map(key, _) => Some(*key),
        _ => None,
    });
    if keys.into_iter().any(|key| has_own_order(schema, key)) {
        unseen.push(Unseen::OwnOrder);
    }
    unseen
}

/// Whether a type that somebody wrote, or a float, lies in a type.
fn has_own_order(schema: &Schema, of: TypeRef) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut next = Vec::from([of]);
    while let Some(of) = next.pop() {
        match schema.at(of) {
            Type::Struct(_) | Type::Enum(_) | Type::Entity { .. } | Type::F32 | Type::F64 => {
                return true;
            }
            ty if seen.insert(of) => next.extend(ty.parts()),
            _ => {}
        }
    }
    false
}
