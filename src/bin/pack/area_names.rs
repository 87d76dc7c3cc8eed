//! The words that may name a country or a region: `area_names.bin`, from the layers that are packed
//! before it.

use anyhow::Context;
use luftlinie::atlas::archive::{Archive, ArchiveError};
use luftlinie::atlas::area_names::AreaNames;
use luftlinie::atlas::countries::Countries;
use luftlinie::atlas::features::Features;
use luftlinie::atlas::gazetteer::Gazetteer;
use zerocopy::little_endian::U32;

use crate::packages::Packages;

/// The layer's bytes.
pub fn pack(packages: &Packages) -> anyhow::Result<Vec<u8>> {
    let read = |name: &str| -> anyhow::Result<&'static [u8]> {
        let path = packages.geodata.join(name).with_extension("bin");
        let bytes = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        // Layers are read in place for as long as the program runs.
        Ok(bytes.leak())
    };
    let countries = Countries::open(read("countries")?)?;
    let gazetteer = Gazetteer::open(read("gazetteer")?)?;
    let features = Features::open(read("features")?)?;
    Ok(AreaNames::pack(&countries, &gazetteer, &features))
}

/// How many hashes the layer has.
pub fn rows(archive: &Archive) -> Result<usize, ArchiveError> {
    let count = |table| Ok(archive.records::<U32>(table)?.len());
    Ok(count("names")? + count("openings")?)
}
