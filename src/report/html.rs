//! One self-contained page: the text with its statements marked, and a card for each finding.
//!
//! Nothing is loaded from anywhere and no script runs, so the page can be mailed and archived.

use std::io::{self, Write};

use super::geojson::colour;
use super::panel::{HEIGHT, WIDTH, escaped, panel};
use super::{CheckedDocument, Report, source, title};
use crate::atlas::Source;
use crate::check::Finding;
use crate::measure::Measurement;
use crate::wording::{self, Phrases};

const STYLE: &str = "\
body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#24292f}\
pre{white-space:pre-wrap;font:inherit}\
mark{background:none;border-bottom:3px solid var(--c)}\
mark a{color:var(--c);text-decoration:none;font-size:.75em;vertical-align:super}\
article{border-left:6px solid var(--c);padding:0 1rem;margin:1.5rem 0}\
article h3{margin:0;color:var(--c)}\
svg{max-width:100%;height:auto}dt{font-weight:bold}dd{margin:0 0 .25rem 1rem}";

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let language = report.documents.first().map_or("en", |entry| entry.checked.language);
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>luftlinie</title>\
         <style>{STYLE}</style></head><body>"
    )?;
    for (number, entry) in report.documents.iter().enumerate() {
        writeln!(out, "<h1>{}</h1>\n<pre>{}</pre>", escaped(entry.path), marked(number, entry))?;
        for (at, finding) in entry.checked.findings.iter().enumerate() {
            card(report, (number, at), entry, finding, out)?;
        }
    }
    writeln!(out, "<h2>Sources</h2><ul>")?;
    for source in &report.sources {
        let (title, licence) = (escaped(source.title), escaped(source.licence));
        writeln!(out, "<li>{title}, {licence}, {}</li>", escaped(source.date))?;
    }
    writeln!(out, "</ul></body></html>")
}

/// The document's text with a mark around each finding; what overlaps an earlier mark gets only its
/// link.
fn marked(number: usize, entry: &CheckedDocument) -> String {
    let text = entry.document.text;
    let mut order: Vec<_> = entry.checked.findings.iter().enumerate().collect();
    order.sort_by_key(|(_, finding)| (finding.span.start, finding.span.end));
    let (mut html, mut done) = (String::new(), 0);
    for (at, finding) in order {
        let colour = colour(finding.verdict);
        let start = finding.span.start.max(done);
        let end = finding.span.end.max(start);
        html += &escaped(&text[done..start]);
        html += &format!(
            "<mark style=\"--c:{colour}\">{}<a href=\"#f{number}-{at}\">{}</a></mark>",
            escaped(&text[start..end]),
            at + 1
        );
        done = end;
    }
    html + &escaped(&text[done..])
}

fn card(
    report: &Report,
    (number, at): (usize, usize),
    entry: &CheckedDocument,
    finding: &Finding,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = entry.checked.language;
    let verdict = (Phrases::of(language).verdict)(finding.verdict);
    let colour = colour(finding.verdict);
    writeln!(
        out,
        "<article id=\"f{number}-{at}\" style=\"--c:{colour}\"><h3>{}. {verdict}</h3>\
         <blockquote>{}</blockquote><p>{}</p>",
        at + 1,
        escaped(entry.quote(finding)),
        escaped(&finding.message)
    )?;
    if let Some(map) = panel(language, finding) {
        writeln!(
            out,
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" \
             height=\"{HEIGHT}\">{map}</svg>"
        )?;
    }
    writeln!(out, "<dl>")?;
    if let Ok(measurement) = &finding.answer {
        evidence(&report.sources, language, finding, measurement, out)?;
    }
    if let Some(suggestion) = &finding.suggestion {
        item(Phrases::of(language).labels.suggestion, suggestion, out)?;
    }
    writeln!(out, "</dl></article>")
}

fn evidence(
    sources: &[Source],
    language: &str,
    finding: &Finding,
    measurement: &Measurement,
    out: &mut dyn Write,
) -> io::Result<()> {
    let phrases = Phrases::of(language);
    let labels = &phrases.labels;
    let detail = |english: &str| wording::with_names(&phrases.detail(english), &finding.names);
    item(labels.measured, &detail(&measurement.method), out)?;
    let unit = finding.stated.as_ref().map(|stated| stated.unit);
    for reading in &measurement.evidence {
        let value = reading.value.map_or(String::new(), |value| {
            let usual = wording::usual_unit(reading.dimension, value);
            let told = unit.filter(|unit| unit.dimension() == reading.dimension);
            format!(": {}", wording::number(language, value, told.unwrap_or(usual)))
        });
        let date = reading.date.as_deref().map_or(String::new(), |date| format!(", {date}"));
        let label = detail(&reading.label);
        let text = format!("{label}{value} ({}{date})", title(sources, reading.source));
        item(labels.evidence, &text, out)?;
    }
    for note in &measurement.notes {
        item(labels.note, &detail(note), out)?;
    }
    for &id in &measurement.sources {
        let licence = source(sources, id).map_or("", |source| source.licence);
        item(labels.source, &format!("{} {licence}", title(sources, id)), out)?;
    }
    match &measurement.reproduce {
        Some(command) => {
            let term = labels.reproduce;
            writeln!(out, "<dt>{term}</dt><dd><code>{}</code></dd>", escaped(command))
        }
        None => Ok(()),
    }
}

fn item(term: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<dt>{term}</dt><dd>{}</dd>", escaped(text))
}

#[cfg(test)]
mod tests {
    use crate::sample;

    #[test]
    fn the_page_loads_nothing_and_marks_each_finding() {
        let page = sample::printed(super::write);
        for outside in ["<script", "<link", "<img", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
        let findings = sample::findings().len();
        assert_eq!(page.matches("<mark ").count(), findings);
        assert_eq!(page.matches("<article ").count(), findings);
        let text = page.split("<pre>").nth(1).unwrap().split("</pre>").next().unwrap();
        insta::assert_snapshot!(text.replace('\r', ""));
    }
}
