//! A damaged archive gives an error and no panic.
//!
//! `fst` trusts the bytes of a name index, so names are looked up only where the content fits its
//! hash.

#![no_main]

use libfuzzer_sys::fuzz_target;
use luftlinie::atlas::archive::Archive;
use luftlinie::atlas::names::NameIndex;

fuzz_target!(|data: &[u8]| {
    let Ok(archive) = Archive::open(data) else { return };
    for table in ["names", "postings", "text", "settlements"] {
        let _ = archive.table(table);
    }
    let names = NameIndex::open(&archive);
    if let (Ok(()), Ok(names)) = (archive.verify(), names) {
        for name in ["", "paris", "a"] {
            let _ = (names.contains(name), names.begins(name), names.postings(name).count());
        }
    }
});
