//! Where results go: a terminal, a pipe, or a file that appears whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};

use super::Complaint;
use super::interrupt::WholeRows;
use super::options::{Color, Options};
use crate::report::reprojected::reprojected;

/// Begins the sequences that colour a terminal.
const ESCAPE: u8 = 0x1b;

/// Delivers what `print` writes, as `options` ask.
///
/// Everything is rendered before a byte is delivered, so that nothing half-written is left behind.
/// A reader that closes the pipe early has seen enough: that is no error.
pub(super) fn deliver(
    options: &Options,
    print: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Complaint> {
    let mut rendered = Vec::with_capacity(4096);
    print(&mut rendered).map_err(|error| Complaint::new(format!("cannot render: {error}")))?;
    if let Some(crs) = options.desk.crs()? {
        rendered = reprojected(rendered, &crs)
            .map_err(|error| Complaint::new(&error).help(error.help()))?;
    }
    match &options.output {
        Some(path) => write_file(path, &for_file(options.color, rendered)),
        None if options.quiet => Ok(()),
        None => write_standard(options.color, rendered),
    }
}

/// Where a result goes that is written bit by bit.
pub(super) enum Sink<'a> {
    File(&'a Path),
    Standard,
    Nowhere,
}

impl<'a> Sink<'a> {
    /// The file if there is one, else what `options` ask for.
    pub fn new(file: Option<&'a Path>, options: &Options) -> Self {
        match file {
            Some(path) => Self::File(path),
            None if options.quiet => Self::Nowhere,
            None => Self::Standard,
        }
    }
}

/// Delivers what `write` writes while it writes it, for results that no memory can hold.
///
/// A file still appears whole or not at all, also if Ctrl-C comes in between; `write` decides what
/// an error means.
pub(super) fn stream<T, E>(
    to: Sink<'_>,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, Complaint> {
    match to {
        Sink::File(path) => stream_to_file(path, write),
        Sink::Nowhere => Ok(write(&mut io::sink())),
        Sink::Standard => Ok(write(&mut WholeRows::new(io::stdout().lock(), None))),
    }
}

fn stream_to_file<T, E>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<Result<T, E>, Complaint> {
    let complaint = |error: io::Error| cannot_write(path, &error);
    if path.is_dir() {
        return Err(Complaint::new(format!("`{}` is a directory", path.display()))
            .help(format!("name a file in it, e.g. -o {}", path.join("report.json").display())));
    }
    // A pipe or a device cannot be replaced by a file, so it is written to in place.
    if path.exists() && !path.is_file() {
        let file = fs::File::options().write(true).open(path).map_err(complaint)?;
        return Ok(write(&mut WholeRows::new(file, None)));
    }
    let temporary = temporary(path);
    let file = fs::File::create(&temporary).map_err(complaint)?;
    let mut rows = WholeRows::new(file, Some(temporary.clone()));
    let written = write(&mut rows);
    let placed = if written.is_ok() { fs::rename(&temporary, path) } else { Ok(()) };
    if written.is_err() || placed.is_err() {
        // What is not whole, or has no place, is of no use to anybody.
        let _ = fs::remove_file(&temporary);
    }
    placed.map(|()| written).map_err(complaint)
}

/// [`stream_to_file`] of what is at hand already.
fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Complaint> {
    let written = stream_to_file(path, |out| out.write_all(bytes))?;
    written.map_err(|error| cannot_write(path, &error))
}

fn cannot_write(path: &Path, error: &io::Error) -> Complaint {
    Complaint::new(format!("cannot write `{}`: {error}", path.display()))
        .help("name a file in a folder that exists and that you may write to")
}

/// A name beside `path` that no other process uses.
fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

fn write_standard(color: Color, rendered: Vec<u8>) -> Result<(), Complaint> {
    let styled = match color {
        Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        Color::Always => true,
        Color::Never => false,
    };
    let written = if styled {
        let mut out = AutoStream::new(io::stdout().lock(), ColorChoice::Always);
        out.write_all(&rendered).and_then(|()| out.flush())
    } else {
        let (plain, mut out) = (plain(rendered), io::stdout().lock());
        out.write_all(&plain).and_then(|()| out.flush())
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Complaint::new(format!("cannot write to standard output: {error}")))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A file gets colours only if they are asked for by name.
fn for_file(color: Color, rendered: Vec<u8>) -> Vec<u8> {
    if color == Color::Always { rendered } else { plain(rendered) }
}

/// The same without colours.
fn plain(rendered: Vec<u8>) -> Vec<u8> {
    let mut plain = Vec::with_capacity(rendered.len());
    let mut rest = &*rendered;
    while let Some(at) = memchr::memchr(ESCAPE, rest) {
        let (before, styled) = rest.split_at(at);
        plain.extend_from_slice(before);
        rest = behind_style(styled);
    }
    plain.extend_from_slice(rest);
    plain
}

/// What follows the styling that `styled` begins with, else what follows its escape character.
fn behind_style(styled: &[u8]) -> &[u8] {
    let parameter = |byte: &u8| matches!(byte, b'0'..=b'9' | b';');
    let styling = styled.strip_prefix(b"\x1b[").and_then(|rest| {
        let end = rest.iter().position(|byte| !parameter(byte))?;
        rest[end..].strip_prefix(b"m")
    });
    styling.unwrap_or(&styled[1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left in a folder where `write` wrote to `out.csv`, and what was said.
    fn left(
        name: &str,
        write: impl FnOnce(&Path, &mut dyn Write) -> io::Result<()>,
    ) -> (Vec<PathBuf>, Result<io::Result<()>, String>) {
        let folder = std::env::temp_dir().join(format!("luftlinie-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("out.csv");
        let streamed = stream(Sink::File(&path), |out| write(&path, out));
        let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let names = names.map(|it| it.strip_prefix(&folder).unwrap().to_owned()).collect();
        fs::remove_dir_all(&folder).unwrap();
        (names, streamed.map_err(|complaint| complaint.message))
    }

    #[test]
    fn a_streamed_file_appears_whole_or_not_at_all() {
        let (names, written) = left("whole", |_, out| out.write_all(b"a,b\n"));
        assert_eq!(names, [Path::new("out.csv")]);
        written.unwrap().unwrap();

        let (names, written) = left("broken", |_, out| {
            out.write_all(b"a,b\n")?;
            Err(io::Error::other("the table ends early"))
        });
        assert!(names.is_empty(), "{names:?}");
        assert_eq!(written.unwrap().unwrap_err().to_string(), "the table ends early");
    }

    #[test]
    fn nothing_is_left_of_a_file_that_finds_no_place() {
        let (names, written) = left("taken", |path, out| {
            fs::create_dir(path)?;
            out.write_all(b"a,b\n")
        });
        assert_eq!(names, [Path::new("out.csv")], "the folder that came in between");
        assert!(written.unwrap_err().starts_with("cannot write `"));
    }
}
