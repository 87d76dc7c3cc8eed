//! Texts as they come: files and standard input, encodings, and what is no text at all.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use clap::ValueEnum;
use encoding_rs::Encoding;

use super::Complaint;
use crate::text::Markup;

/// A text with the name under which it is reported.
pub(super) struct Text {
    pub path: String,
    pub text: String,
    pub markup: Markup,
}

/// The values of `--markup`.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum MarkupName {
    Plain,
    Markdown,
    Html,
}

impl From<MarkupName> for Markup {
    fn from(name: MarkupName) -> Self {
        match name {
            MarkupName::Plain => Self::Plain,
            MarkupName::Markdown => Self::Markdown,
            MarkupName::Html => Self::Html,
        }
    }
}

/// Reads the file at `path`, or standard input for `-`; without a `markup` the path's ending tells.
pub(super) fn read(
    path: &str,
    encoding: Option<&'static Encoding>,
    markup: Option<Markup>,
) -> Result<Text, Complaint> {
    let bytes = if path == "-" { read_standard()? } else { read_file(path)? };
    let text = decode(path, bytes, encoding)?;
    if text.trim().is_empty() {
        Complaint::new(format!("`{path}` is empty")).print_as_note();
    }
    let markup = markup.unwrap_or_else(|| markup_of(path));
    Ok(Text { path: path.to_owned(), text, markup })
}

/// The encoding of that name, as the web knows it (`latin1`, `windows-1252`, `koi8-r`, `utf-16le`).
pub(super) fn encoding(name: &str) -> Result<&'static Encoding, Complaint> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        let complaint = Complaint::new(format!("no encoding is called `{name}`"));
        complaint.help("try latin1, windows-1252, iso-8859-15, koi8-r, gb18030, euc-kr or utf-16le")
    })
}

fn read_standard() -> Result<Vec<u8>, Complaint> {
    let mut bytes = Vec::new();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Complaint::new(format!("cannot read standard input: {error}"))),
    }
}

fn read_file(path: &str) -> Result<Vec<u8>, Complaint> {
    let file = Path::new(path);
    fs::read(file).map_err(|error| {
        if !file.is_dir() {
            return unreadable(path, &error);
        }
        Complaint::new(format!("`{path}` is a directory"))
            .help(format!("name the files in it, e.g. {}", file.join("*.txt").display()))
    })
}

/// Why the file at `path` cannot be read.
pub(super) fn unreadable(path: &str, error: &io::Error) -> Complaint {
    if error.kind() == io::ErrorKind::PermissionDenied {
        let forbidden = Complaint::new(format!("`{path}` may not be read"));
        return forbidden.help("check the file's permissions");
    }
    let complaint = match error.kind() == io::ErrorKind::NotFound {
        true => format!("there is no file `{path}`"),
        false => format!("cannot read `{path}`: {error}"),
    };
    Complaint::new(complaint).help("check the path; `-` reads standard input")
}

/// A byte order mark decides, then `--encoding`, and otherwise a text is UTF-8.
fn decode(
    path: &str,
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
) -> Result<String, Complaint> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    match marked.filter(|it| *it != encoding_rs::UTF_8).or(encoding) {
        None => String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            not_utf8(path, &error.into_bytes(), at)
        }),
        Some(encoding) => {
            let (text, _, malformed) = encoding.decode(&bytes);
            if malformed {
                let name = encoding.name();
                return Err(Complaint::new(format!("`{path}` is not valid {name}"))
                    .help("give the right name to --encoding, or convert the file to UTF-8"));
            }
            Ok(text.into_owned())
        }
    }
}

fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Complaint {
    let window = &bytes[at.saturating_sub(512)..bytes.len().min(at + 512)];
    if window.contains(&0) {
        return Complaint::new(format!("`{path}` is no text: it has zero bytes near offset {at}"))
            .help("give plain text, Markdown or HTML; UTF-16 needs --encoding utf-16le");
    }
    let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |newline| newline + 1);
    let column = 1 + String::from_utf8_lossy(&bytes[start..at]).chars().count();
    let byte = bytes[at];
    Complaint::new(format!("{path}:{line}:{column}: not UTF-8: byte 0x{byte:02X} at offset {at}"))
        .help("if the text is Latin-1, say --encoding latin1")
}

/// What the file's name says about its markup.
fn markup_of(path: &str) -> Markup {
    let extension = Path::new(path).extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str() {
        Some("html" | "htm" | "xhtml") => Markup::Html,
        Some("md" | "markdown") => Markup::Markdown,
        Some(_) | None => Markup::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], encoding: Option<&'static Encoding>) -> Result<String, String> {
        decode("a.txt", bytes.to_vec(), encoding).map_err(|complaint| complaint.message)
    }

    #[test]
    fn encodings() {
        let latin1 = Some(encoding("latin1").unwrap());
        assert_eq!(decoded("ä".as_bytes(), None).unwrap(), "ä");
        assert_eq!(decoded(b"\xe4", latin1).unwrap(), "ä");
        assert_eq!(decoded(b"\xff\xfe\xe4\x00", None).unwrap(), "ä");
        let complaint = decoded(b"eins\nz\xc3\xb6 \xe4", None).unwrap_err();
        assert_eq!(complaint, "a.txt:2:4: not UTF-8: byte 0xE4 at offset 9");
        assert!(decoded(b"\x89PNG\r\n\0\0", None).unwrap_err().contains("no text"));
        assert!(encoding("klingon").is_err());
    }
}
