//! One finding per line, each with its document's path, language and date: for pipes and tables.

use std::io::{self, Write};

use serde::Serialize;

use super::{CheckedDocument, Report, json};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for entry in &report.documents {
        for (at, finding) in entry.checked.findings.iter().enumerate() {
            serde_json::to_writer(&mut *out, &line(entry, json::finding(entry, at, finding)))?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    lang: &'a str,
    as_of: String,
    #[serde(flatten)]
    finding: json::FindingMirror<'a>,
}

fn line<'a>(entry: &CheckedDocument<'a>, finding: json::FindingMirror<'a>) -> Line<'a> {
    let as_of = entry.checked.as_of.to_string();
    Line { path: entry.path, lang: entry.checked.language, as_of, finding }
}

#[cfg(test)]
mod tests {
    use crate::sample;

    #[test]
    fn every_line_is_an_object_of_its_own() {
        let printed = sample::printed(super::write);
        assert_eq!(printed.lines().count(), sample::findings().len());
        for line in printed.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(value["path"], "article.txt");
            assert!(value["verdict"].is_string());
        }
    }
}
