//! The tables of `geodata/README.md`: each layer with its packages, each package with its licence.
//!
//! They stand between two marks; what people write around the marks is kept.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, ensure};
use luftlinie::atlas::archive::Archive;

use crate::packages::Packages;
use crate::{LAYERS, Layer};

const BEGIN: &str = "<!-- begin: written by `pack --readme` -->\n";
const END: &str = "<!-- end -->\n";

/// Writes the tables anew into `README.md` of the folder with the packed files.
pub fn write(packages: &Packages) -> anyhow::Result<()> {
    replace(&packages.geodata, BEGIN, &tables(packages)?)
}

/// Puts `text` into `README.md` between the mark `begin` and the next end.
pub fn replace(geodata: &Path, begin: &str, text: &str) -> anyhow::Result<()> {
    let path = geodata.join("README.md");
    let whole =
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let parts = whole.split_once(begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let (before, after) = parts.with_context(|| format!("no marks in {}", path.display()))?;
    std::fs::write(&path, format!("{before}{begin}\n{text}\n{END}{after}"))?;
    Ok(())
}

fn tables(packages: &Packages) -> anyhow::Result<String> {
    let mut text = String::from(
        "| layer | bytes | rows | packages |\n\
         | --- | ---: | ---: | --- |\n",
    );
    for layer in LAYERS {
        let (bytes, rows) = size(&packages.geodata, layer)?;
        let from = layer.packages.join(", ");
        writeln!(text, "| `{}.bin` | {bytes} | {rows} | {from} |", layer.name)?;
    }
    text += "\n| package | version | date | licence | attribution | SHA-256 |\n\
             | --- | --- | --- | --- | --- | --- |\n";
    let cited = hand_kept(&packages.geodata)?;
    for (name, package) in packages.all() {
        let packed = LAYERS.iter().any(|layer| layer.packages.contains(&name));
        ensure!(packed || cited.contains(name), "nothing is made from package {name}");
        writeln!(
            text,
            "| {name} | {} {} | {} | {} | {} | `{}` |",
            package.package,
            package.version,
            package.date,
            package.licence,
            package.attribution,
            package.sha256,
        )?;
    }
    Ok(text)
}

/// The text of all hand-kept tables, whose rows cite packages too.
fn hand_kept(geodata: &Path) -> anyhow::Result<String> {
    let mut text = String::new();
    for entry in std::fs::read_dir(geodata)? {
        let path = entry?.path();
        let table = path.extension().is_some_and(|it| it == "csv");
        if table && !path.ends_with("sources.csv") {
            text += &std::fs::read_to_string(&path)?;
        }
    }
    Ok(text)
}

/// How large a packed file is, and how many rows its main table has.
fn size(geodata: &Path, layer: &Layer) -> anyhow::Result<(usize, String)> {
    let path = geodata.join(layer.name).with_extension("bin");
    let bytes = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    let archive = Archive::open(&bytes)?;
    archive.verify().with_context(|| format!("layer {}", layer.name))?;
    let rows = (layer.rows)(&archive)?;
    Ok((bytes.len(), format!("{rows} {}", layer.row)))
}
