//! schema.org ClaimReview as JSON-LD: one review per finding that could be measured.
//!
//! A desk that publishes a review adds its own `url`, `datePublished` and `author`; the program
//! does not know them and makes none up.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{CheckedDocument, Report};
use crate::check::Finding;
use crate::verdict::Verdict;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let reviews: Vec<_> =
        report.findings().filter_map(|(entry, finding)| review(entry, finding)).collect();
    let graph = json!({"@context": "https://schema.org", "@graph": reviews});
    serde_json::to_writer_pretty(&mut *out, &graph)?;
    out.write_all(b"\n")
}

fn review(entry: &CheckedDocument, finding: &Finding) -> Option<Value> {
    let rating = rating(finding.verdict)?;
    let mut claim = json!({
        "@type": "Claim",
        "text": entry.quote(finding),
        "appearance": {"@type": "CreativeWork", "name": entry.path},
    });
    if let Some(speaker) = &finding.attribution {
        claim["author"] = json!({"@type": "Thing", "name": speaker.value});
    }
    Some(json!({
        "@type": "ClaimReview",
        "claimReviewed": entry.quote(finding),
        "inLanguage": entry.checked.language,
        "reviewBody": finding.message,
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": finding.verdict.name(),
        },
    }))
}

/// The usual five steps; a statement without a measurement gets no rating and no review.
fn rating(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Refuted => Some(1),
        Verdict::Inconclusive => Some(3),
        Verdict::Imprecise => Some(4),
        Verdict::Supported => Some(5),
        Verdict::Unverifiable => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::sample;

    #[test]
    fn only_what_was_measured_is_reviewed() {
        let printed = sample::printed(super::write);
        let graph: serde_json::Value = serde_json::from_str(&printed).unwrap();
        let measured = sample::findings().iter().filter(|it| it.answer.is_ok()).count();
        assert_eq!(graph["@graph"].as_array().unwrap().len(), measured);
        insta::assert_json_snapshot!(graph["@graph"][0]);
    }
}
