//! Runs every law over every engine.

use perennial::backend::Memory;
#[cfg(feature = "redb")]
use perennial::backend::Redb;
#[cfg(feature = "rocksdb")]
use perennial::backend::RocksDb;

use super::{cursors, foreign, harness::Engine, laws, model, opening, read_only, splits};

/// A test per law and engine, each in a folder of its own.
macro_rules! tests {
    ($engine:ty: $($topic:ident :: $law:ident),* $(,)?) => {$(
        #[test]
        fn $law() {
            let folder = tempfile::tempdir().unwrap();
            $topic::$law::<$engine>(&folder.path().join("data"));
        }
    )*};
}

/// What holds for every engine.
macro_rules! laws {
    ($engine:ty) => {
        use super::*;

        tests! { $engine:
            laws::what_was_put_is_read_and_what_was_removed_is_not,
            laws::the_later_of_two_writes_to_a_key_wins,
            laws::a_batch_writes_to_several_tables,
            laws::a_batch_with_an_unknown_table_writes_nothing,
            laws::an_empty_batch_changes_nothing,
            laws::a_missing_table_reads_as_empty,
            laws::many_keys_are_read_in_their_order_with_repeats_and_misses,
            laws::keys_and_values_of_any_bytes_and_length_are_kept,
            laws::tables_are_listed_and_created_once,
            laws::table_names_that_an_engine_cannot_keep_are_refused,
            laws::a_snapshot_sees_all_tables_at_one_moment,
            laws::the_snapshot_of_a_snapshot_is_the_same_moment,
            laws::pinned_bytes_outlast_later_writes,
            laws::readers_beside_a_writer_see_whole_batches,
            cursors::every_kind_of_bound_cuts_where_it_says,
            cursors::empty_and_inverted_ranges_have_no_rows,
            cursors::prefixes_end_where_the_prefix_does,
            cursors::a_cursor_does_not_see_later_writes,
            cursors::keys_are_ordered_as_byte_strings,
            splits::points_ascend_and_lie_behind_the_first_row_of_the_range,
            splits::parts_of_any_shape_have_the_rows_of_the_whole,
            splits::even_keys_are_split_about_evenly,
            model::an_engine_behaves_like_an_ordered_map,
        }
    };
}

/// What holds for every engine that keeps its rows in a folder.
macro_rules! laws_on_disk {
    ($engine:ty) => {
        tests! { $engine:
            laws::opening_anew_finds_everything,
            laws::commits_without_sync_are_kept_by_closing,
            foreign::a_folder_of_another_engine_is_refused,
            foreign::a_file_in_place_of_the_folder_is_refused,
            opening::a_second_handle_of_the_process_is_refused,
            opening::a_path_below_a_file_is_refused,
            read_only::it_reads_what_was_closed_and_changes_nothing,
            read_only::it_reads_what_a_killed_process_left_and_changes_nothing,
            read_only::any_number_of_engines_read_beside_each_other,
            read_only::it_makes_nothing_where_nothing_is,
        }
    };
}

mod memory {
    laws! { Memory }
}

#[cfg(feature = "redb")]
mod redb {
    laws! { Redb }
    laws_on_disk! { Redb }
}

#[cfg(feature = "rocksdb")]
mod rocksdb {
    laws! { RocksDb }
    laws_on_disk! { RocksDb }
}

/// Compiles only while it holds.
#[test]
fn engines_are_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    fn moved<T: Send>() {}
    fn of_engine<B: Engine>()
    where
        for<'a> B::Snapshot<'a>: Send + Sync,
        for<'a> B::Pinned<'a>: Send + Sync,
        for<'a> B::Cursor<'a>: Send,
    {
        shared::<B>();
        shared::<B::Snapshot<'_>>();
        shared::<B::Pinned<'_>>();
        moved::<B::Cursor<'_>>();
    }
    of_engine::<Memory>();
    #[cfg(feature = "redb")]
    of_engine::<Redb>();
    #[cfg(feature = "rocksdb")]
    of_engine::<RocksDb>();
}
