//! An engine used directly, as its own documentation advises.

/// A key as our tables write it.
pub type Key = [u8; 8];

/// Reads a byte of every cache line: what it costs to have the bytes at all, which an iterator that
/// only points to them leaves to its caller.
pub fn touch(bytes: &[u8]) -> u64 {
    bytes.iter().step_by(64).map(|byte| u64::from(*byte)).sum()
}

/// The calls that are measured. Bytes are lent, never copied, where the engine can.
pub trait Raw {
    /// Reads the value under a key.
    fn get<T>(&self, key: &Key, read: impl FnOnce(&[u8]) -> T) -> T;

    /// Reads the values under many keys.
    fn get_many<T>(&self, keys: &[Key], read: impl FnMut(&[u8]) -> T) -> Vec<T>;

    /// Walks over all rows.
    fn walk(&self, visit: impl FnMut(&[u8], &[u8]));

    /// Writes rows in one commit, without waiting for the disk.
    fn write(&self, rows: &[(Key, &[u8])]);
}
