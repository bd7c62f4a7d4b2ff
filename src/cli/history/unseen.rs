//! What a check of a history cannot see.

use std::prelude::rust_2024::*;

use crate::history::Folder;

/// Something that a check cannot see. The words are for scripts and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unseen {
    TakenOut,
    SealedAnew,
    OwnKeys,
    Forgotten,
}

impl Unseen {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::TakenOut => "taken_out",
            Self::SealedAnew => "sealed_anew",
            Self::OwnKeys => "own_keys",
            Self::Forgotten => "forgotten",
        }
    }

    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::TakenOut => {
                "the newest version of an entity, or a whole entity, table or message, that was taken \
                 out: types, `--db`, `history diff --since` and version control see that"
            }
            Self::SealedAnew => {
                "a newest version that was edited and sealed anew: types, `--db`, `history diff \
                 --since` and version control see that"
            }
            Self::OwnKeys => "whether a key scheme that is none of this library is one",
            Self::Forgotten => {
                "what was taken out of the types and of the folder alike, or is in no sample: \
                 `history diff --since` and version control see that"
            }
        }
    }
}

/// What a check of a folder does not see.
pub(super) fn of(folder: &Folder, is_typed: bool) -> Vec<Unseen> {
    let mut unseen = match is_typed {
        true => Vec::from([Unseen::Forgotten]),
        false => Vec::from([Unseen::TakenOut, Unseen::SealedAnew]),
    };
    if !is_typed && folder.tables.iter().any(|table| table.has_own_keys()) {
        unseen.push(Unseen::OwnKeys);
    }
    unseen
}
