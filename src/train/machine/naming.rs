//! The names of hardforks, which follow the alphabet.

use super::Train;
use crate::train::{Event, Naming, Rejection, UpgradeName};

impl Train {
    /// A name begins with the letter after that of the last name, of a vetoed upgrade too; after `z`
    /// comes `a`. Whatever the policy, no two hardforks have one name.
    pub(super) fn check_hardfork_name(
        &self,
        upgrade: &UpgradeName,
        name: &str,
    ) -> Result<(), Rejection> {
        let (letter, is_good) = match self.plan.policy.naming {
            Naming::Free if name.is_empty() => {
                return Err(Rejection::NameEmpty { event: "hardfork_name" });
            }
            Naming::Free => (None, true),
            Naming::NextLetter => {
                let next = self.next_letter();
                let given = initial(name);
                (next, given.is_some() && (next.is_none() || given == next))
            }
        };
        let (upgrade, given) = (upgrade.clone(), name.into());
        if !is_good {
            return Err(Rejection::NameNotNextLetter { upgrade, name: given, letter });
        }
        let others = self.upgrades.iter().filter_map(|other| other.hardfork.as_deref());
        if others.chain(self.plan.last_hardfork.as_deref()).any(|other| other == name) {
            return Err(Rejection::NameUsed { upgrade, name: given });
        }
        Ok(())
    }

    /// The letter after that of the last name, if there is one that begins with a letter.
    pub(super) fn next_letter(&self) -> Option<char> {
        self.last_hardfork().and_then(initial).map(after)
    }

    /// The name that was given last. Names are never taken back, so the history has it.
    fn last_hardfork(&self) -> Option<&str> {
        let given = self.history.iter().rev().find_map(|entry| {
            if let Event::HardforkName { name, .. } = &entry.event {
                Some(name.as_str())
            } else {
                None
            }
        });
        given.or(self.plan.last_hardfork.as_deref())
    }
}

/// The letter that a name begins with, as a small one.
fn initial(name: &str) -> Option<char> {
    let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
    Some(first.to_ascii_lowercase())
}

fn after(letter: char) -> char {
    let next = char::from_u32(u32::from(letter).saturating_add(1));
    next.filter(char::is_ascii_lowercase).unwrap_or('a')
}
