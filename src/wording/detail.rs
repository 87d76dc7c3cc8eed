//! The details under a finding in the language of the text: methods, readings, notes, reasons.
//!
//! A measurement words them in English, and so does JSON. What an editor reads is looked up here in
//! the table of one language, whose patterns have holes; what stands in a hole is looked up in
//! turn.
//! A detail without a pattern, such as a note from a table of the atlas, stays as it is.

use super::phrases::{Phrases, fill};

impl Phrases {
    /// `english`, a detail of a measurement, in this language.
    pub fn detail(&self, english: &str) -> String {
        translated(self.details, english).unwrap_or_else(|| english.to_owned())
    }
}

fn translated(details: &[(&str, &str)], english: &str) -> Option<String> {
    details.iter().find_map(|(pattern, template)| {
        let found = holes(pattern, english)?;
        let words: Vec<(&str, String)> =
            found.into_iter().map(|(key, text)| (key, word(details, key, text))).collect();
        let words: Vec<(&str, &str)> = words.iter().map(|(key, word)| (*key, &**word)).collect();
        Some(fill(template, &words))
    })
}

/// What stands in a hole: a figure with its decimal sign, a wind with its letters, or a detail.
fn word(details: &[(&str, &str)], key: &str, text: &str) -> String {
    if key == "times" || key.ends_with("km") {
        return text.replace('.', ",");
    }
    if key.ends_with("wind") {
        return text.replace('E', "O");
    }
    translated(details, text).unwrap_or_else(|| text.to_owned())
}

/// What stands in the holes of `pattern` where `text` is written so: `{a} of {b}`.
fn holes<'p, 't>(pattern: &'p str, text: &'t str) -> Option<Vec<(&'p str, &'t str)>> {
    let (start, mut pattern) = pattern.split_once('{').unwrap_or((pattern, ""));
    let mut text = text.strip_prefix(start)?;
    let mut found = Vec::new();
    while let Some((key, behind)) = pattern.split_once('}') {
        let (literal, next) = behind.split_once('{').unwrap_or((behind, ""));
        let end = if next.is_empty() {
            text.ends_with(literal).then(|| text.len() - literal.len())?
        } else {
            text.find(literal)?
        };
        found.push((key, &text[..end]));
        (text, pattern) = (&text[end + literal.len()..], next);
    }
    text.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::german_details::DETAILS;
    use super::*;

    #[test]
    fn holes_are_found() {
        let check = |pattern, text, expected: Option<&[(&str, &str)]>| {
            assert_eq!(holes(pattern, text).as_deref(), expected, "{pattern} {text}");
        };
        check("published", "published", Some(&[]));
        check("published", "published: 7", None);
        check("{a} to {b}", "x to y", Some(&[("a", "x"), ("b", "y")]));
        check("from {a}, near {b} km", "from x, near y km", Some(&[("a", "x"), ("b", "y")]));
        check("from {a} km", "from x", None);
        check("{a}", "", Some(&[("a", "")]));
    }

    #[test]
    fn details_are_put_into_german() {
        for (english, german) in [
            (
                "published rail distance, beside the shortest way over the railway network, with \
                 its tested error, at 20 to 300 km/h from door to door",
                "veröffentlichte Bahnentfernung, daneben: kürzester Weg über das Eisenbahnnetz, \
                 mit geprüftem Fehler, bei 20 bis 300 km/h von Tür zu Tür",
            ),
            (
                "rhumb line, main station (Wien Hbf) to gazetteer point (tzdata)",
                "Loxodrome, Hauptbahnhof (Wien Hbf) bis Ortspunkt (tzdata)",
            ),
            ("before it comes CN–RU with 4133.2 km", "davor kommt CN–RU mit 4133,2 km"),
            ("Jinja lies ENE of Kampala (from NE to E)", "Jinja liegt ONO von Kampala (NO bis O)"),
            ("shut in winter until May", "shut in winter until May"),
        ] {
            assert_eq!(Phrases::of("de").detail(english), german);
            assert_eq!(Phrases::of("en").detail(english), english);
        }
    }

    /// A template without a hole of its pattern would drop what stands there.
    #[test]
    fn templates_have_the_holes_of_their_patterns() {
        for (pattern, template) in DETAILS {
            for part in pattern.split('{').skip(1) {
                let hole = format!("{{{}}}", part.split_once('}').unwrap().0);
                assert_eq!(template.matches(&hole).count(), 1, "{pattern}: {template}");
            }
            assert_eq!(pattern.matches('{').count(), template.matches('{').count(), "{template}");
        }
    }
}
