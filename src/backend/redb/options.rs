/// How a [`Redb`](super::Redb) is opened.
///
/// # Examples
///
/// ```
/// use perennial::backend::RedbOptions;
///
/// let mut options = RedbOptions::default();
/// options.cache_bytes = 1 << 30;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RedbOptions {
    /// Memory for cached pages, in bytes. Default: 256 MiB.
    pub cache_bytes: usize,
    /// Whether a commit is on the disk when it returns. Default: yes.
    ///
    /// Without, a crash of the process or the machine loses the commits since the last
    /// [`Redb::sync`](super::Redb::sync), though never a part of one. Closing the database syncs.
    pub sync: bool,
    /// Whether each commit also saves what opening after a crash would otherwise gather by reading
    /// the whole file. Default: no. It costs a second sync per commit and more bytes written.
    pub quick_repair: bool,
}

impl Default for RedbOptions {
    fn default() -> Self {
        Self { cache_bytes: 256 << 20, sync: true, quick_repair: false }
    }
}
