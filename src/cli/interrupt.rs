//! Ctrl-C: the first one asks long work to end where nothing is half done, the second one ends at once.

use std::{
    process,
    sync::atomic::{AtomicBool, Ordering},
};

use super::exit::Exit;

static ASKED: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C, SIGTERM and SIGHUP are remembered instead of ending the process. A process that
/// has handlers of its own keeps them.
pub(super) fn listen() {
    let heard = || {
        if ASKED.swap(true, Ordering::SeqCst) {
            process::exit(Exit::Interrupted as i32);
        }
    };
    // The error says that somebody else listens already.
    drop(ctrlc::try_set_handler(heard));
}

/// Whether somebody asked to end.
pub(super) fn is_asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
