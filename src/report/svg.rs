//! One self-contained picture: a small map for each finding that has something to show.

use std::io::{self, Write};

use super::Report;
use super::geojson::colour;
use super::panel::{HEIGHT, WIDTH, escaped, panel};

/// Space for the two lines above each map.
const CAPTION: f64 = 48.0;
const SOURCE_LINE: f64 = 14.0;
/// Characters of a statement that fit above its map.
const MOST_CHARACTERS: usize = 90;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut panels = Vec::new();
    for (entry, finding) in report.findings() {
        if let Some(map) = panel(entry.checked.language, finding) {
            panels.push((finding, shortened(entry.quote(finding)), map));
        }
    }
    let maps = (CAPTION + HEIGHT) * panels.len() as f64;
    let height = maps + SOURCE_LINE * (report.sources.len() + 2) as f64;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
    )?;
    for (at, (finding, text, map)) in panels.iter().enumerate() {
        let top = (CAPTION + HEIGHT) * at as f64;
        let (colour, verdict) = (colour(finding.verdict), finding.verdict.name());
        writeln!(
            out,
            "<g transform=\"translate(0 {top})\" font-family=\"sans-serif\" font-size=\"13\">\
             <text x=\"12\" y=\"20\">{}</text>\
             <text x=\"12\" y=\"38\" fill=\"{colour}\" font-weight=\"bold\">{verdict}</text></g>",
            escaped(text)
        )?;
        writeln!(out, "<g transform=\"translate(0 {})\">{map}</g>", top + CAPTION)?;
    }
    for (at, source) in report.sources.iter().enumerate() {
        let y = maps + SOURCE_LINE * (at + 1) as f64;
        let text = shortened(&format!("{}, {}", source.title, source.licence));
        writeln!(
            out,
            "<text x=\"12\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"10\">{}</text>",
            escaped(&text)
        )?;
    }
    writeln!(out, "</svg>")
}

fn shortened(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use crate::sample;

    #[test]
    fn a_map_per_finding_with_a_place() {
        let printed = sample::printed(super::write);
        assert!(printed.starts_with("<svg ") && printed.ends_with("</svg>\n"));
        assert_eq!(printed.matches("<g transform").count() % 2, 0);
        assert!(!printed.contains("NaN") && !printed.contains("inf"));
        insta::assert_snapshot!(printed.lines().take(5).collect::<Vec<_>>().join("\n"));
    }
}
