//! `luftlinie.toml` and the options that go with it: what a desk adds to the atlas and how it reads
//! figures.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::Args;
use serde::Deserialize;
use toml::Spanned;

use super::{Complaint, gazetteer};
use crate::atlas::{Atlas, PlaceClass};
use crate::geodesy::Crs;
use crate::quantity::HedgeTable;

/// The file that is looked for in the current folder and those above it.
const FILE: &str = "luftlinie.toml";
/// A project ends at the folder that holds one of these.
const PROJECT_ENDS: &[&str] = &[".git", ".hg"];

const HELP: &str = "the keys are gazetteer, worldview, and the tables [names], [spellings] and \
                    [hedges]; README.md has an example";

/// The options that say what a desk adds.
#[derive(Args)]
pub(super) struct DeskOptions {
    /// Places of your own: CSV with name,lat,lon,aliases, or points in GeoJSON
    #[arg(long, value_name = "FILE", global = true)]
    gazetteer: Vec<PathBuf>,
    /// The desk's settings, instead of the project's luftlinie.toml
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// Whose view decides about disputed land; by default the map's, and claims stay open
    #[arg(long, value_name = "COUNTRY", global = true)]
    worldview: Option<String>,
    /// System of planar coordinates, as `EPSG:5179` or a PROJ string, east before north
    #[arg(long, value_name = "SYSTEM", global = true)]
    crs: Option<String>,
    #[arg(skip)]
    opened: OnceLock<Desk>,
}

impl DeskOptions {
    /// The desk's settings, read when they are first needed.
    pub fn opened(&self) -> Result<&Desk, Complaint> {
        match self.opened.get() {
            Some(desk) => Ok(desk),
            None => {
                let desk = load(self)?;
                Ok(self.opened.get_or_init(|| desk))
            }
        }
    }

    /// The system of `--crs`, if it was given.
    pub fn crs(&self) -> Result<Option<Crs>, Complaint> {
        let system = self.crs.as_deref().map(Crs::named).transpose();
        system.map_err(|error| Complaint::new(&error).help(error.help()))
    }
}

/// The atlas as the desk wants it, and its hedge table.
pub(super) struct Desk {
    pub atlas: &'static Atlas,
    pub hedges: HedgeTable,
}

/// The keys of the file.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Config {
    /// Tables of own places, relative to the file.
    gazetteer: Vec<PathBuf>,
    /// Names that stand for a place: `"the plant" = "52.1,13.2"`.
    names: BTreeMap<String, Spanned<String>>,
    /// How reports call a place: `"Kiev" = "Kyjiw"`.
    spellings: BTreeMap<Spanned<String>, String>,
    hedges: HedgeTable,
    /// Whose view decides about disputed land.
    worldview: Option<Spanned<String>>,
}

/// What the options and the project's file ask for.
fn load(options: &DeskOptions) -> Result<Desk, Complaint> {
    let file = options.config.clone().or_else(find);
    let plain = file.is_none() && options.gazetteer.is_empty() && options.worldview.is_none();
    if plain {
        return Ok(Desk { atlas: Atlas::embedded(), hedges: HedgeTable::default() });
    }
    let mut atlas = Atlas::open().map_err(|error| Complaint::new(error.to_string()))?;
    let mut hedges = HedgeTable::default();
    let crs = options.crs()?;
    if let Some(path) = file {
        hedges = configure(&mut atlas, &path, crs.as_ref())?;
    }
    add_places(&mut atlas, options.gazetteer.iter().cloned(), crs.as_ref())?;
    if let Some(state) = &options.worldview {
        see_as(&mut atlas, state).map_err(|reason| Complaint::new(reason).help(views(&atlas)))?;
    }
    // One for the whole run of the program, like the one that is compiled in.
    Ok(Desk { atlas: Box::leak(Box::new(atlas)), hedges })
}

/// The file of the project that the current folder belongs to.
fn find() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let mut folders = here.ancestors();
    let last = |folder: &Path| PROJECT_ENDS.iter().any(|name| folder.join(name).exists());
    let mut ended = false;
    std::iter::from_fn(|| {
        let folder = folders.next().filter(|_| !ended)?;
        ended = last(folder);
        Some(folder.join(FILE))
    })
    .find(|path| path.is_file())
}

/// Adds to the atlas what the file at `path` says, and gives its hedge table.
fn configure(atlas: &mut Atlas, path: &Path, crs: Option<&Crs>) -> Result<HedgeTable, Complaint> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Complaint::new(format!("cannot read `{}`: {error}", path.display())))?;
    let at = |span: Option<std::ops::Range<usize>>, message: &str| {
        let before = span.and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        Complaint::new(format!("{}:{line}: {}", path.display(), message.trim_end())).help(HELP)
    };
    let config: Config =
        toml::from_str(&text).map_err(|error| at(error.span(), error.message()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    add_places(atlas, config.gazetteer.iter().map(|file| folder.join(file)), crs)?;
    for (name, meant) in &config.names {
        let resolved = atlas.resolve(meant.get_ref());
        let place = resolved.map_err(|error| at(Some(meant.span()), &error.to_string()))?.place;
        atlas.add_name(name, place);
    }
    for (place, spelling) in config.spellings {
        let resolved = atlas.resolve(place.get_ref());
        let known = resolved.map_err(|error| at(Some(place.span()), &error.to_string()))?.place;
        atlas.prefer_spelling(&known, spelling);
    }
    if let Some(state) = config.worldview {
        see_as(atlas, state.get_ref()).map_err(|reason| at(Some(state.span()), &reason))?;
    }
    Ok(config.hedges)
}

/// Lets the view of a country decide about disputed land.
fn see_as(atlas: &mut Atlas, state: &str) -> Result<(), String> {
    let place = atlas.resolve(state).map_err(|error| error.to_string())?.place;
    let code = place.country.filter(|_| place.class == PlaceClass::Country);
    let code = code.ok_or_else(|| format!("{state:?} is not a country"))?;
    let known = atlas.see_as(code);
    known.then_some(()).ok_or_else(|| format!("no view of {state:?} on any dispute is known"))
}

fn views(atlas: &Atlas) -> String {
    let states: Vec<String> = atlas.worldviews().iter().map(|code| code.to_string()).collect();
    format!("views are known of {}", states.join(", "))
}

fn add_places(
    atlas: &mut Atlas,
    files: impl Iterator<Item = PathBuf>,
    crs: Option<&Crs>,
) -> Result<(), Complaint> {
    for file in files {
        for place in gazetteer::read(&file, crs)? {
            atlas.add_place(place);
        }
    }
    Ok(())
}
