//! The hand-kept tables in `geodata/*.csv` that several layers read.

use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// One row of `aliases.csv`: another name of a country, region or settlement.
#[derive(Deserialize)]
pub struct Alias {
    pub name: String,
    /// Language of the name, or empty.
    #[expect(dead_code, reason = "for the people who keep the table")]
    pub language: String,
    pub target: String,
}

pub fn aliases(geodata: &Path) -> anyhow::Result<Vec<Alias>> {
    rows(geodata, "aliases.csv")
}

/// All rows of a table; columns that `T` does not name are skipped.
pub fn rows<T: DeserializeOwned>(geodata: &Path, table: &str) -> anyhow::Result<Vec<T>> {
    let path = geodata.join(table);
    let mut reader =
        csv::Reader::from_path(&path).with_context(|| format!("reading {}", path.display()))?;
    reader.deserialize().collect::<Result<_, _>>().with_context(|| format!("in {}", path.display()))
}
