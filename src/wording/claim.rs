//! The message on a claim of a text: its places are called as the text calls them.

use std::cmp::Reverse;

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
    let called: Vec<String> = places.map(called).collect();
    let called: Vec<&str> = called.iter().map(String::as_str).collect();
    let renamed = match answer {
        Err(Unmeasured::NoData(reason)) => {
            Some(Err(Unmeasured::NoData(with_names(reason, &names(atlas, document, claim)))))
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
        names: &called,
        stated: Some(&claim.stated),
        figure: claim.stated.span.of(document.text),
        rank: claim.rank.map_or("", |span| span.of(document.text)),
        answer,
        verdict,
        sources: &sources,
    };
    message(document.language.code, &statement)
}

/// What the gazetteer calls the places of `claim`, and what the text does, or its language.
pub fn names(atlas: &Atlas, document: &Document<'_>, claim: &Claim) -> Vec<(String, String)> {
    let called = |named: &NamedPlace| {
        let spelled = named.spelled(document.text);
        (named.place.name.to_string(), name(atlas, document.language, &named.place, spelled))
    };
    claim.places.iter().map(called).collect()
}

/// `text` with the first of each pair, where it stands as a whole word, replaced by the second;
/// what is put in is not read again.
pub fn with_names(text: &str, names: &[(String, String)]) -> String {
    // "Equatorial Guinea" is no Guinea.
    let mut names: Vec<_> = names.iter().collect();
    names.sort_by_key(|(name, _)| Reverse(name.len()));
    let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let begins =
            !(inside(Some(next)) && inside(text[..text.len() - rest.len()].chars().next_back()));
        let whole = |name: &str| {
            begins && rest.strip_prefix(name).is_some_and(|after| !inside(after.chars().next()))
        };
        let (read, written) = match names.iter().find(|(name, _)| !name.is_empty() && whole(name)) {
            Some((name, called)) => (name.len(), &**called),
            None => (next.len_utf8(), &rest[..next.len_utf8()]),
        };
        renamed.push_str(written);
        rest = &rest[read..];
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_replaced_where_it_stands_alone() {
        let check = |text: &str, names: &[(&str, &str)], expected: &str| {
            let names = names.iter().map(|(name, called)| ((*name).into(), (*called).into()));
            assert_eq!(with_names(text, &names.collect::<Vec<_>>()), expected);
        };
        let guineas = [("Guinea", "Guinée"), ("Equatorial Guinea", "Guinée équatoriale")];
        check("Equatorial Guinea and Guinea", &guineas, "Guinée équatoriale and Guinée");
        check("Guinea and Equatorial Guinea", &guineas, "Guinée and Guinée équatoriale");
        // What is put in holds another name, or its own.
        let swapped = [("Niger", "Mali"), ("Mali", "Niger")];
        check("Niger and Mali", &swapped, "Mali and Niger");
        check("the shape of Chad", &[("Chad", "Chad (Tchad)")], "the shape of Chad (Tchad)");
        check("Nigeria has none", &swapped, "Nigeria has none");
        check("Pyrénées–Mali", &swapped, "Pyrénées–Niger");
        check("", &swapped, "");
    }
}
