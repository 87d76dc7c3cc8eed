//! Any argument that should name a place is read or refused, with or without suggestions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use luftlinie::atlas::Atlas;

fuzz_target!(|data: &[u8]| {
    let Ok(name) = std::str::from_utf8(data) else { return };
    let atlas = Atlas::embedded();
    let _ = atlas.resolve(name);
    for candidate in atlas.candidates(name) {
        assert!(candidate.score.is_finite() && !candidate.place.name.is_empty(), "{name:?}");
    }
});
