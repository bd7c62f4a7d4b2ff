use std::thread;

use rocksdb::{
    BlockBasedOptions, Cache, DBCompressionType, InfoLogger, LogLevel, Options, ReadOptions,
    WriteOptions,
};

/// How a [`RocksDb`](super::RocksDb) is opened. All tables share these options and one cache.
///
/// # Examples
///
/// ```
/// use perennial::backend::RocksDbOptions;
///
/// let mut options = RocksDbOptions::default();
/// options.block_cache_bytes = 2 << 30;
/// options.sync = false;
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RocksDbOptions {
    /// Memory for blocks read from files, indexes and filters included, over all tables, in bytes.
    /// Default: 256 MiB.
    pub block_cache_bytes: usize,
    /// The size of a block, the unit of reading and compression, in bytes. Default: 16 KiB.
    pub block_bytes: usize,
    /// Bits per key of the bloom filters that spare a read of a file without the key; ten let one
    /// in a hundred pass. Zero leaves them out. Default: 10.
    pub bloom_bits_per_key: f64,
    /// Whether blocks are compressed, with lz4. Default: yes.
    pub compress: bool,
    /// The size at which a table's fresh rows go from memory to a file, in bytes. Default: 64 MiB.
    pub write_buffer_bytes: usize,
    /// The fresh rows of all tables together, in bytes, at which the largest go to a file.
    /// Default: 256 MiB.
    pub write_buffers_total_bytes: usize,
    /// The most write buffers of a table; while all but one are on their way to files, writes
    /// wait for the last to fill. Default: 3.
    pub write_buffers_max: u16,
    /// The most files kept open; `None` keeps all. Default: 512, under the usual limit of 1,024
    /// per process.
    pub open_files_max: Option<u16>,
    /// The most threads that write files in the background. Default: the machine's, from 2 to 8.
    pub background_jobs_max: u16,
    /// After how many bytes the system is told to begin putting a file on the disk, so that it does
    /// not all come at once. Default: 1 MiB.
    pub bytes_per_sync: u64,
    /// How far a scan reads ahead, in bytes. Zero lets RocksDB grow it from 8 KiB to 256 KiB as a
    /// scan goes on, which suits short scans; 2 MiB and more suit long scans on slow disks.
    /// Default: 0.
    pub scan_readahead_bytes: usize,
    /// Whether a commit is on the disk when it returns. Default: yes.
    ///
    /// Without, a crash of the process loses nothing, and a crash of the machine the commits since
    /// the last [`RocksDb::sync`](super::RocksDb::sync), though never a part of one.
    pub sync: bool,
}

impl Default for RocksDbOptions {
    fn default() -> Self {
        let threads = thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
        Self {
            block_cache_bytes: 256 << 20,
            block_bytes: 16 << 10,
            bloom_bits_per_key: 10.0,
            compress: true,
            write_buffer_bytes: 64 << 20,
            write_buffers_total_bytes: 256 << 20,
            write_buffers_max: 3,
            open_files_max: Some(512),
            background_jobs_max: u16::try_from(threads).unwrap_or(2),
            bytes_per_sync: 1 << 20,
            scan_readahead_bytes: 0,
            sync: true,
        }
    }
}

impl RocksDbOptions {
    pub(super) fn cache(&self) -> Cache {
        Cache::new_lru_cache(self.block_cache_bytes)
    }

    /// The options of the database as a whole.
    pub(super) fn database(&self) -> Options {
        let mut options = Options::default();
        options.create_if_missing(true);
        options.set_max_background_jobs(i32::from(self.background_jobs_max));
        options.set_max_open_files(self.open_files_max.map_or(-1, i32::from));
        options.set_db_write_buffer_size(self.write_buffers_total_bytes);
        options.set_bytes_per_sync(self.bytes_per_sync);
        options.set_wal_bytes_per_sync(self.bytes_per_sync);
        // RocksDB keeps a thousand logs of its own doings, without end, if it is let.
        options.set_keep_log_file_num(4);
        options.set_max_log_file_size(16 << 20);
        options.set_log_level(LogLevel::Warn);
        options
    }

    /// The options of a database that is read alone.
    pub(super) fn reading(&self) -> Options {
        let mut options = self.database();
        options.create_if_missing(false);
        // Who follows a writer would begin a log of its own doings, which nobody reads.
        options.set_info_logger(InfoLogger::new_callback_logger(LogLevel::Fatal, |_, _| ()));
        options
    }

    /// The options of a database that is read while another process writes it.
    pub(super) fn following(&self) -> Options {
        let mut options = self.reading();
        // The writer removes files; those that are open are read all the same.
        options.set_max_open_files(-1);
        options
    }

    /// The options of a column family.
    pub(super) fn family(&self, cache: &Cache) -> Options {
        let mut blocks = BlockBasedOptions::default();
        blocks.set_block_cache(cache);
        blocks.set_block_size(self.block_bytes);
        if self.bloom_bits_per_key > 0.0 {
            blocks.set_bloom_filter(self.bloom_bits_per_key, false);
            blocks.set_whole_key_filtering(true);
        }
        // Indexes and filters live in the cache, so that its size bounds them too.
        blocks.set_cache_index_and_filter_blocks(true);
        blocks.set_pin_l0_filter_and_index_blocks_in_cache(true);

        let mut options = Options::default();
        options.set_block_based_table_factory(&blocks);
        options.set_compression_type(if self.compress {
            DBCompressionType::Lz4
        } else {
            DBCompressionType::None
        });
        options.set_write_buffer_size(self.write_buffer_bytes);
        options.set_max_write_buffer_number(i32::from(self.write_buffers_max));
        options
    }

    pub(super) fn write(&self) -> WriteOptions {
        let mut options = WriteOptions::default();
        options.set_sync(self.sync);
        options
    }

    pub(super) fn scan(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        if self.scan_readahead_bytes > 0 {
            options.set_readahead_size(self.scan_readahead_bytes);
        }
        options
    }
}
