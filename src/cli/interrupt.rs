//! Ctrl-C while a long table is written: it ends behind a whole row and leaves no half-made file.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

/// What a reader of exit codes expects of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Held while rows are written; the file to remove if they never become whole.
static WRITING: Mutex<Option<PathBuf>> = Mutex::new(None);

fn writing() -> MutexGuard<'static, Option<PathBuf>> {
    // A thread that panicked elsewhere leaves the path as good as it was.
    WRITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// A writer of whole rows: an interruption waits for the end of each [`Write::write_all`].
pub(super) struct WholeRows<W> {
    out: W,
}

impl<W: Write> WholeRows<W> {
    /// From now on Ctrl-C ends the process behind a whole row, and `unfinished` is removed then.
    pub fn new(out: W, unfinished: Option<PathBuf>) -> Self {
        *writing() = unfinished;
        static ASKED: AtomicBool = AtomicBool::new(false);
        // Where no handler can be set, Ctrl-C still ends the process, if less tidily.
        let _ = ctrlc::set_handler(|| {
            if ASKED.swap(true, Ordering::SeqCst) {
                process::exit(INTERRUPTED);
            }
            // A writer may wait for a reader that has stopped; a second Ctrl-C must not.
            std::thread::spawn(|| {
                if let Some(unfinished) = writing().as_ref() {
                    let _ = fs::remove_file(unfinished);
                }
                process::exit(INTERRUPTED);
            });
        });
        Self { out }
    }
}

impl<W> Drop for WholeRows<W> {
    fn drop(&mut self) {
        *writing() = None;
    }
}

impl<W: Write> Write for WholeRows<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let _whole = writing();
        self.out.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
