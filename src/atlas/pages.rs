//! Gives the memory that the embedded layers take back to the system.
//!
//! The layers are part of the program's file, and what is read of them stays in memory. Who asks
//! for a few thousand names has touched nearly all of it, though the next name needs a few pages.
//! Nothing but the time of reading them again is lost with such pages.

#![allow(unsafe_code)]

use super::layers::LAYERS;

/// Lets go of all pages of all embedded layers; where that cannot be done it does nothing.
pub fn release_pages() {
    if is_backed_by_a_file() {
        LAYERS.iter().for_each(|layer| release(layer.bytes));
    }
}

/// Whether what is let go of comes back. It does where the system has mapped the program's file;
/// it does not where a packed program has unpacked itself into memory that has no file. Tried on
/// bytes that nothing else needs.
fn is_backed_by_a_file() -> bool {
    const MARK: u8 = 0xa5;
    static PROBE: [u8; 2 * PAGE] = [MARK; 2 * PAGE];
    release(&PROBE);
    // SAFETY: the place lies within a static; read past the compiler, which knows what it held.
    let middle = unsafe { (&raw const PROBE[PAGE]).read_volatile() };
    middle == MARK
}

/// Bytes of a page, on the one kind of processor where this is certain.
const PAGE: usize = 4096;

/// Lets go of the whole pages within the bytes.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
fn release(bytes: &'static [u8]) {
    let before = bytes.as_ptr().align_offset(PAGE);
    let whole = bytes.len().saturating_sub(before) / PAGE * PAGE;
    if whole == 0 {
        return;
    }
    let start = bytes[before..].as_ptr().cast_mut().cast();
    // SAFETY: the pages lie within a static that is never written, so the system drops no change
    // and reads them from the file again when they are next asked for; a failure changes nothing.
    unsafe {
        libc::madvise(start, whole, libc::MADV_DONTNEED);
    }
}

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
fn release(_: &'static [u8]) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_let_go_of_is_read_again() {
        let sums = || LAYERS.iter().map(|layer| layer.verify()).collect::<Vec<_>>();
        release_pages();
        assert!(sums().iter().all(Result::is_ok));
    }
}
