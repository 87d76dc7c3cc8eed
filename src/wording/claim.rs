//! The message on a claim of a text: its places are called as the text calls them.

use super::message::{Statement, message};
use super::name::name;
use crate::atlas::{Atlas, Place};
use crate::claim::{Claim, NamedPlace};
use crate::measure::{Measurement, Question, Unmeasured};
use crate::text::Document;
use crate::verdict::Verdict;

/// What was measured for `claim` and whether it holds, in the document's language.
pub fn message_on(
    atlas: &Atlas,
    document: &Document<'_>,
    claim: &Claim,
    answer: &Result<Measurement, Unmeasured>,
    verdict: Verdict,
) -> String {
    let question = claim.question.as_ref().ok();
    let language = document.language;
    let called = |place: &Place| {
        let named = claim.places.iter().find(|named| named.place.id == place.id);
        let spelled = named.and_then(|named| named.spelled(document.text));
        name(atlas, language, place, spelled)
    };
    let places = question.map(Question::places).into_iter().flatten();
    let names: Vec<String> = places.map(called).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let renamed = match answer {
        Err(Unmeasured::NoData(reason)) => {
            Some(Err(Unmeasured::NoData(renamed(reason, claim, called))))
        }
        Ok(_) | Err(_) => None,
    };
    let answer = renamed.as_ref().unwrap_or(answer);
    let cited: &[_] = answer.as_ref().map_or(&[], |measured| &measured.sources[..]);
    let mut sources: Vec<_> = cited.iter().map(|id| atlas.source(*id)).collect();
    // A whole collection says more about a measurement than the source of one fact.
    sources.sort_by_key(|source| source.date.is_empty());
    let sources: Vec<&str> = sources.iter().map(|source| source.title).collect();
    let statement = Statement {
        question,
        names: &names,
        stated: Some(&claim.stated),
        figure: claim.stated.span.of(document.text),
        rank: claim.rank.map_or("", |span| span.of(document.text)),
        answer,
        verdict,
        sources: &sources,
    };
    message(document.language.code, &statement)
}

/// A reason whose places are called as the text calls them.
fn renamed(reason: &str, claim: &Claim, called: impl Fn(&Place) -> String) -> String {
    let mut renamed = reason.to_owned();
    for NamedPlace { place, .. } in &claim.places {
        let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let whole = |at: &usize| {
            let (before, after) = (&renamed[..*at], &renamed[*at + place.name.len()..]);
            !inside(before.chars().next_back()) && !inside(after.chars().next())
        };
        let found = renamed.match_indices(&*place.name).map(|(at, _)| at).find(whole);
        if let Some(at) = found {
            renamed.replace_range(at..at + place.name.len(), &called(place));
        }
    }
    renamed
}
