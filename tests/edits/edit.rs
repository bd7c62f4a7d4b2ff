//! An edit of the fixture, and who is to catch it.

/// Where an edit can be caught, in the order in which people come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The derive macro, or the compiler behind it, without any history.
    Macro,
    /// The compiler, with `#[versioned(history = "history")]`.
    Attribute,
    /// `history::check` in a test.
    Check,
    /// `Store::open` on a database that the release before wrote.
    Open,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Macro, Self::Attribute, Self::Check, Self::Open];
}

/// What happens to the history folder.
pub enum Files {
    /// A text that stands in a file once, and what it becomes.
    Replace(&'static str, &'static str, &'static str),
    /// The same, and the file gets a seal that fits.
    Reseal(&'static str, &'static str, &'static str),
    /// The file ends after so many lines.
    Truncate(&'static str, usize),
    /// Each file's lines end as on Windows.
    Crlf,
    /// The file or folder goes.
    Delete(&'static str),
    /// The file lies elsewhere, too.
    Copy(&'static str, &'static str),
    /// `history::release` writes what is missing.
    Release,
}

/// An edit.
pub struct Edit {
    /// A Rust name.
    pub id: &'static str,
    pub what: &'static str,
    /// Texts that stand in the fixture's source once, and what they become.
    pub code: Vec<(&'static str, &'static str)>,
    pub files: Vec<Files>,
    /// Who catches it, and a telling part of what is said. None for a harmless one.
    pub caught: Vec<(Stage, &'static str)>,
}

impl Edit {
    pub fn is_harmless(&self) -> bool {
        self.caught.is_empty()
    }

    pub fn code(mut self, old: &'static str, new: &'static str) -> Self {
        self.code.push((old, new));
        self
    }

    pub fn file(mut self, edit: Files) -> Self {
        self.files.push(edit);
        self
    }

    /// The macro refuses it.
    pub fn refused(self, says: &'static str) -> Self {
        self.by(Stage::Macro, says)
    }

    /// The compiler refuses it for the history.
    pub fn asserted(self, says: &'static str) -> Self {
        self.by(Stage::Attribute, says)
    }

    /// `history::check` finds it.
    pub fn found(self, says: &'static str) -> Self {
        self.by(Stage::Check, says)
    }

    /// The database is not opened.
    pub fn closed(self, says: &'static str) -> Self {
        self.by(Stage::Open, says)
    }

    fn by(mut self, stage: Stage, says: &'static str) -> Self {
        self.caught.push((stage, says));
        self
    }
}

/// An edit by its name and what it is.
pub fn edit(id: &'static str, what: &'static str) -> Edit {
    Edit { id, what, code: Vec::new(), files: Vec::new(), caught: Vec::new() }
}
