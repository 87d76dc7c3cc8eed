//! Any argument that should name a place is read or refused; one in 16 with suggestions, which cost
//! more than all the rest.

#![no_main]

use libfuzzer_sys::fuzz_target;
use luftlinie::atlas::{Atlas, fold};

fuzz_target!(|data: &[u8]| {
    let Ok(name) = std::str::from_utf8(data) else { return };
    let atlas = Atlas::embedded();
    let folded = fold(name);
    let _ = (atlas.is_name(&folded), atlas.begins_name(&folded, 0));
    let told = data.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte)) % 16 == 0;
    if let Err(error) = atlas.resolve(name) {
        assert!(!told || !error.help(atlas).is_empty(), "{name:?}");
    }
    for candidate in atlas.candidates(name) {
        assert!(candidate.score.is_finite() && !candidate.place.name.is_empty(), "{name:?}");
    }
});
