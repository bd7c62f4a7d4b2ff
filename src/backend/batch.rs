//! Writes that land together.

use alloc::vec::Vec;

/// One write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteOp {
    /// Puts a value under a key, over what is there.
    Put {
        /// The table.
        table: &'static str,
        /// The key's bytes.
        key: Vec<u8>,
        /// The stored value.
        value: Vec<u8>,
    },
    /// Removes a key, if it is there.
    Remove {
        /// The table.
        table: &'static str,
        /// The key's bytes.
        key: Vec<u8>,
    },
}

/// Writes over several tables that land whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteBatch {
    ops: Vec<WriteOp>,
}

impl WriteBatch {
    /// A batch without writes.
    #[must_use]
    pub const fn new() -> Self {
        Self { ops: Vec::new() }
    }

    /// Adds a write. Of two writes to one key, the later wins.
    pub fn push(&mut self, op: WriteOp) {
        self.ops.push(op);
    }

    /// The writes, in order.
    #[must_use]
    pub fn ops(&self) -> &[WriteOp] {
        &self.ops
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }
}
