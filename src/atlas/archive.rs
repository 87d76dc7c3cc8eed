//! The container of every `geodata/*.bin` file: named tables of fixed-width little-endian records.
//!
//! ```text
//! offset  bytes  what
//! 0       8      magic "LUFTATL\x01" (the last byte is the format version)
//! 8       4      number of tables n (u32)
//! 12      4      layer version (u32), chosen by the packer of the layer
//! 16      8      FNV-1a 64 of every byte from offset 24 to the end of the file
//! 24      32·n   directory: name (16 bytes, NUL padded), offset (u64), length (u64)
//! …              tables, each starting at a multiple of 8
//! ```
//!
//! Tables are read in place through `zerocopy`, whose little-endian integers have no alignment, so
//! nothing is copied, allocated or decompressed, and the archive works on any host. Opening checks
//! the structure; [`Archive::verify`] checks the content hash, which tests and `--version
//! --verbose` ask for.

use thiserror::Error;
use zerocopy::little_endian::{U32, U64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

const MAGIC: [u8; 8] = *b"LUFTATL\x01";
const ALIGNMENT: usize = 8;

/// Why bytes are not a readable archive.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ArchiveError {
    #[error("not a luftlinie archive, or one of another format version")]
    BadMagic,
    #[error("the archive is cut short at {len} bytes")]
    Truncated { len: usize },
    #[error("no table {name:?} in the archive")]
    MissingTable { name: String },
    #[error("table {name:?} does not consist of whole records of {record} bytes")]
    RaggedTable { name: String, record: usize },
    #[error("the archive's content does not match its hash")]
    Damaged,
}

#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Header {
    magic: [u8; 8],
    tables: U32,
    layer_version: U32,
    hash: U64,
}

#[derive(FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
struct Entry {
    name: [u8; 16],
    offset: U64,
    length: U64,
}

impl Entry {
    fn name(&self) -> &[u8] {
        let end = self.name.iter().position(|&byte| byte == 0).unwrap_or(self.name.len());
        &self.name[..end]
    }
}

/// A read-only view of one packed layer.
#[derive(Clone, Copy)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    directory: &'a [Entry],
}

impl<'a> Archive<'a> {
    /// Opens `bytes` and checks that every table lies inside them.
    ///
    /// # Errors
    /// [`ArchiveError`] if the header or the directory does not fit the bytes.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        let truncated = ArchiveError::Truncated { len: bytes.len() };
        let Ok((header, rest)) = Header::ref_from_prefix(bytes) else { return Err(truncated) };
        if header.magic != MAGIC {
            return Err(ArchiveError::BadMagic);
        }
        let tables = header.tables.get() as usize;
        let Ok((directory, _)) = <[Entry]>::ref_from_prefix_with_elems(rest, tables) else {
            return Err(truncated);
        };
        let inside = |entry: &Entry| {
            entry
                .offset
                .get()
                .checked_add(entry.length.get())
                .is_some_and(|end| end <= bytes.len() as u64)
        };
        if !directory.iter().all(inside) {
            return Err(truncated);
        }
        Ok(Self { bytes, directory })
    }

    /// The bytes of the table called `name`.
    pub fn table(&self, name: &str) -> Result<&'a [u8], ArchiveError> {
        let entry = self.directory.iter().find(|entry| entry.name() == name.as_bytes());
        let entry = entry.ok_or_else(|| ArchiveError::MissingTable { name: name.to_owned() })?;
        let (start, length) = (entry.offset.get() as usize, entry.length.get() as usize);
        Ok(&self.bytes[start..start + length])
    }

    /// The table called `name` as records of type `T`.
    pub fn records<T>(&self, name: &str) -> Result<&'a [T], ArchiveError>
    where
        T: FromBytes + Immutable + KnownLayout + Unaligned,
    {
        <[T]>::ref_from_bytes(self.table(name)?).map_err(|_| ArchiveError::RaggedTable {
            name: name.to_owned(),
            record: size_of::<T>(),
        })
    }

    /// Checks the content against the stored hash.
    pub fn verify(&self) -> Result<(), ArchiveError> {
        let (header, body) =
            Header::ref_from_prefix(self.bytes).map_err(|_| ArchiveError::Damaged)?;
        if fnv1a(body) == header.hash.get() { Ok(()) } else { Err(ArchiveError::Damaged) }
    }
}

/// Collects tables and lays them out as an archive; the same tables give the same bytes.
pub struct ArchiveWriter {
    layer_version: u32,
    tables: Vec<(String, Vec<u8>)>,
}

impl ArchiveWriter {
    pub fn new(layer_version: u32) -> Self {
        Self { layer_version, tables: Vec::new() }
    }

    /// Adds a table of raw bytes; `name` has at most 16 bytes.
    pub fn table(&mut self, name: &str, bytes: Vec<u8>) {
        assert!(name.len() <= 16, "table name {name:?} is longer than 16 bytes");
        self.tables.push((name.to_owned(), bytes));
    }

    /// Adds a table of records.
    pub fn records<T: IntoBytes + Immutable>(&mut self, name: &str, records: &[T]) {
        self.table(name, records.as_bytes().to_vec());
    }

    pub fn finish(self) -> Vec<u8> {
        let mut directory = Vec::new();
        let mut body = Vec::new();
        let start = size_of::<Header>() + self.tables.len() * size_of::<Entry>();
        for (name, bytes) in &self.tables {
            let padding = (start + body.len()).next_multiple_of(ALIGNMENT) - start - body.len();
            body.resize(body.len() + padding, 0);
            let mut padded = [0; 16];
            padded[..name.len()].copy_from_slice(name.as_bytes());
            let offset = U64::new((start + body.len()) as u64);
            let entry = Entry { name: padded, offset, length: U64::new(bytes.len() as u64) };
            directory.extend_from_slice(entry.as_bytes());
            body.extend_from_slice(bytes);
        }
        directory.append(&mut body);
        let header = Header {
            magic: MAGIC,
            tables: U32::new(self.tables.len() as u32),
            layer_version: U32::new(self.layer_version),
            hash: U64::new(fnv1a(&directory)),
        };
        let mut file = header.as_bytes().to_vec();
        file.append(&mut directory);
        file
    }
}

/// FNV-1a, 64 bits: guards against damage, not against malice.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let mut writer = ArchiveWriter::new(3);
        writer.table("letters", b"abc".to_vec());
        writer.records("numbers", &[U32::new(7), U32::new(9)]);
        writer.finish()
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = sample();
        let archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.table("letters").unwrap(), b"abc");
        let numbers = archive.records::<U32>("numbers").unwrap();
        assert_eq!(numbers.iter().map(|n| n.get()).collect::<Vec<_>>(), [7, 9]);
        assert_eq!(archive.verify(), Ok(()));
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let bytes = sample();
        for len in 0..bytes.len() {
            if let Ok(archive) = Archive::open(&bytes[..len]) {
                assert_eq!(archive.verify(), Err(ArchiveError::Damaged));
            }
        }
        for at in 0..bytes.len() {
            let mut bad = bytes.clone();
            bad[at] ^= 0x41;
            if let Ok(archive) = Archive::open(&bad) {
                let _ = archive.records::<U32>("numbers");
                assert!(archive.verify().is_err() || at < 16);
            }
        }
    }

    #[test]
    fn ragged_and_missing_tables_are_named() {
        let bytes = sample();
        let archive = Archive::open(&bytes).unwrap();
        assert!(matches!(archive.table("x"), Err(ArchiveError::MissingTable { .. })));
        assert!(matches!(archive.records::<U32>("letters"), Err(ArchiveError::RaggedTable { .. })));
    }
}
