//! The command line: hands the process to [`luftlinie::cli`].
//!
//! The C library calls [`main`] directly. What Rust would do before costs as much as finding two
//! places and measuring between them, above all to learn where the stack ends: it reads the
//! process's memory map, only to word the message of an overflow.

#![no_main]

use std::ffi::{c_char, c_int};

/// Where the process begins.
// SAFETY: no other symbol of the program is called `main`, and this has the type that C gives it.
#[unsafe(no_mangle)]
extern "C" fn main(_: c_int, _: *const *const c_char) -> c_int {
    #[cfg(unix)]
    ready_pipes();
    luftlinie::cli::run()
}

/// Makes a closed pipe an error of the one who writes to it, and closed standard streams silent.
#[cfg(unix)]
fn ready_pipes() {
    // SAFETY: no handler is set, no memory is handed over, and no other thread runs yet; a closed
    // descriptor is the lowest free one, which `open` takes.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        for stream in 0..=2 {
            if libc::fcntl(stream, libc::F_GETFD) == -1 {
                libc::open(c"/dev/null".as_ptr(), libc::O_RDWR);
            }
        }
    }
}
