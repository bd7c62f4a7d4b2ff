//! A node's own table, written to past the chain, as the runtime of the moment does.

use perennial::{
    SpecVersion, Table, Versioned, backend::Backend, client::Chain, gate::GateError,
    store::WriteError,
};

use super::{
    Node,
    older::right,
    tally::{Tally, Work, count},
};

#[derive(Clone, Debug, PartialEq, Versioned)]
#[versioned(latest = 4, activates(2 = 5, 3 = 6, 4 = 7))]
pub struct Note {
    pub text: String,
    #[versioned(since = 2)]
    pub pinned: bool,
    #[versioned(since = 3)]
    pub stars: u32,
    #[versioned(since = 4)]
    pub author: Option<String>,
}

pub const NOTES: Table<u32, Note> = Table::new("notes");

/// The field that each version brought, with the spec version that it needs.
const BROUGHT: [(&str, u32); 4] = [("text", 4), ("pinned", 5), ("stars", 6), ("author", 7)];

pub struct Notes<'a, B: Backend> {
    node: Node<B>,
    tally: &'a Tally,
    written: Vec<Note>,
}

impl<'a, B: Backend> Notes<'a, B> {
    pub fn new(node: &Node<B>, tally: &'a Tally) -> Self {
        Self { node: node.clone(), tally, written: Vec::new() }
    }
}

impl<B: Backend> Work for Notes<'_, B> {
    fn step(&mut self, number: u32) -> Result<(), String> {
        // Each note has one field that only its version holds.
        let version = number as usize % BROUGHT.len() + 1;
        let note = Note {
            text: format!("note {number}"),
            pinned: version == 2,
            stars: if version == 3 { number } else { 0 },
            author: (version == 4).then(|| "ada".to_owned()),
        };
        let (field, needed) = BROUGHT[version - 1];
        let spec = self.node.head().unwrap().spec_version;
        let runtime = self.node.store().runtime(spec).map_err(|error| error.to_string())?;
        let notes = runtime.table(NOTES).map_err(|error| error.to_string())?;
        let key = self.written.len() as u32;
        let allowed = notes.would_write(&note).is_ok();
        match notes.put(&key, &note) {
            Ok(_) => {
                self.written.push(note);
                count(&self.tally.written);
                right(allowed && needed <= spec.0, &format!("`{field}` at spec version {spec}"))?;
            }
            Err(WriteError::Gate { source, .. }) => {
                count(&self.tally.gated);
                let GateError::NotYetActive { field: lost, needs, active, .. } = *source else {
                    return Err(source.to_string());
                };
                let is_right = lost == Some(field)
                    && needs == SpecVersion(needed)
                    && active == spec
                    && needed > spec.0;
                right(is_right && !allowed, &source.to_string())?;
            }
            Err(error) => return Err(error.to_string()),
        }
        // All of them are read by whatever runtime.
        let at = number as usize % self.written.len().max(1);
        let read = notes.get(&(at as u32)).map_err(|error| error.to_string())?;
        right(read.as_ref() == self.written.get(at), &format!("note {at} reads as {read:?}"))
    }
}
