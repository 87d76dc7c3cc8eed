//! The command line: hands the process to [`luftlinie::cli`].
//!
//! The C library calls [`main`] directly. What Rust would do before costs as much as finding two
//! places and measuring between them, above all to learn where the stack ends: it reads the
//! process's memory map, only to word the message of an overflow.

#![no_main]

use std::ffi::{OsString, c_char, c_int};

/// Where the process begins.
// SAFETY: no other symbol of the program is called `main`, and this has the type that C gives it.
#[unsafe(no_mangle)]
extern "C" fn main(count: c_int, values: *const *const c_char) -> c_int {
    #[cfg(unix)]
    ready_pipes();
    luftlinie::cli::run(arguments(count, values))
}

/// What the process was called with, its own name first.
///
/// With musl and on the BSDs `std::env::args_os` learns of it only by what is left out here.
#[cfg(unix)]
fn arguments(count: c_int, values: *const *const c_char) -> Vec<OsString> {
    use std::ffi::{CStr, OsStr};
    use std::os::unix::ffi::OsStrExt;
    let value = |i: c_int| {
        // SAFETY: C hands `count` strings over, which stay as they are as long as the process runs.
        let value = unsafe { CStr::from_ptr(*values.offset(i as isize)) };
        OsStr::from_bytes(value.to_bytes()).to_owned()
    };
    (0..count).map(value).collect()
}

/// The same from the system, which keeps it in another encoding than C is given.
#[cfg(not(unix))]
fn arguments(_: c_int, _: *const *const c_char) -> Vec<OsString> {
    std::env::args_os().collect()
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
