//! The land polygons of OpenStreetMap, which the wheel of `roaring-landmask` carries inside its
//! library.
//!
//! The library embeds well-known binary multipolygons as xz streams: the coast of GSHHG and the
//! coast of OpenStreetMap. The latter has the most polygons by far, and that is how it is told
//! apart.

use std::io::Read;

use anyhow::{Context, ensure};
use lzma_rust2::XzReader;

use super::{Ring, oriented};
use crate::packages::Packages;

const LIBRARY: &str = "roaring_landmask/roaring_landmask.abi3.so";
const XZ_MAGIC: &[u8] = b"\xfd7zXZ\0";

/// The rings of all land polygons in millionths of a degree; land lies on the left.
pub fn read(packages: &Packages) -> anyhow::Result<Vec<Ring>> {
    let library = packages.read("roaring-landmask", LIBRARY)?;
    let streams = memchr::memmem::find_iter(&library, XZ_MAGIC);
    let counted = streams.filter_map(|at| Some((polygons(&library[at..])?, at)));
    let (_, at) = counted.max().context("no multipolygon in the library")?;
    let mut bytes = Vec::new();
    XzReader::new(&library[at..], false).read_to_end(&mut bytes)?;
    rings(&bytes)
}

/// The number of polygons of the multipolygon in an xz stream, if that is what it holds.
fn polygons(stream: &[u8]) -> Option<u32> {
    const LITTLE_ENDIAN_MULTIPOLYGON: &[u8] = &[1, 6, 0, 0, 0];
    let mut head = [0; 9];
    XzReader::new(stream, false).read_exact(&mut head).ok()?;
    let count = head.strip_prefix(LITTLE_ENDIAN_MULTIPOLYGON)?;
    Some(u32::from_le_bytes(count.try_into().ok()?))
}

fn rings(bytes: &[u8]) -> anyhow::Result<Vec<Ring>> {
    let mut input = Input(bytes);
    input.take(5)?;
    let mut rings = Vec::new();
    for _ in 0..input.count()? {
        input.take(5)?;
        for index in 0..input.count()? as usize {
            let ring = (0..input.count()?).map(|_| input.point()).collect::<Result<_, _>>()?;
            rings.extend(oriented(ring, index));
        }
    }
    ensure!(input.0.is_empty(), "bytes after the last land polygon");
    Ok(rings)
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> anyhow::Result<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(length).context("land is cut short")?;
        self.0 = rest;
        Ok(head)
    }

    fn count(&mut self) -> anyhow::Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into()?))
    }

    fn degrees(&mut self) -> anyhow::Result<f64> {
        Ok(f64::from_le_bytes(self.take(8)?.try_into()?))
    }

    fn point(&mut self) -> anyhow::Result<[i32; 2]> {
        Ok([super::micro(self.degrees()?), super::micro(self.degrees()?)])
    }
}
