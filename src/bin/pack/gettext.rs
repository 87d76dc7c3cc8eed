//! Compiled gettext catalogues (`.mo`), as `libgeonames` ships names by language.

use anyhow::{Context, ensure};

/// All pairs of message and translation, the header left out.
pub fn messages(bytes: &[u8]) -> anyhow::Result<Vec<(&str, &str)>> {
    let word = |at: usize| -> anyhow::Result<usize> {
        let bytes = bytes.get(at..at + 4).context("the catalogue is cut short")?;
        Ok(u32::from_le_bytes(bytes.try_into()?) as usize)
    };
    ensure!(word(0)? == 0x9504_12de, "no little-endian gettext catalogue");
    let (count, originals, translations) = (word(8)?, word(12)?, word(16)?);
    let text = |entry: usize| -> anyhow::Result<&str> {
        let (length, start) = (word(entry)?, word(entry + 4)?);
        let text = bytes.get(start..start + length).context("a text lies outside the catalogue")?;
        Ok(std::str::from_utf8(text)?)
    };
    let pairs = (0..count)
        .map(|index| Ok((text(originals + 8 * index)?, text(translations + 8 * index)?)))
        .collect::<anyhow::Result<Vec<_>>>()?;
    Ok(pairs.into_iter().filter(|(original, _)| !original.is_empty()).collect())
}
