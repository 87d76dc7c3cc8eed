//! Any argument that should name a place is read or refused; one in 64 with suggestions, which cost
//! more than all the rest.

#![no_main]

use libfuzzer_sys::fuzz_target;
use luftlinie::atlas::{Atlas, fold};

fuzz_target!(|data: &[u8]| {
    let Ok(name) = std::str::from_utf8(data) else { return };
    let atlas = Atlas::embedded();
    let folded = fold(name);
    let _ = (atlas.is_name(&folded), atlas.begins_name(&folded));
    if data.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte)) % 64 == 0 {
        let _ = atlas.resolve(name);
    }
    for candidate in atlas.candidates(name) {
        assert!(candidate.score.is_finite() && !candidate.place.name.is_empty(), "{name:?}");
    }
});
