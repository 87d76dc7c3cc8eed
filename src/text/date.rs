//! The date that an article gives itself: in its head, its dateline or its last line.
//!
//! A date counts only where articles carry theirs: at the start of a line or behind a mark or a
//! word such as "Stand", and followed by a mark or the line's end. A date in the run of a sentence
//! is the story's.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::fold::{Folded, is_space};
use super::language::{LANGUAGES, phrases};
use super::lexicon::Lexicon;
use super::signs::may_hold_year;

/// Lines that are looked at, from the start and from the end.
const HEAD_LINES: usize = 6;
const TAIL_LINES: usize = 3;

/// Characters of such a line within which the date must begin (from the end in the last lines).
const REACH: usize = 80;

/// The article's own date, if it gives one.
///
/// Where only month and year are given, the first day of the month is taken: a later fact is not
/// held against the text.
pub fn document_date(text: &str) -> Option<Date> {
    let filled = |line: &&str| !line.trim().is_empty();
    let head = text.lines().filter(filled).take(HEAD_LINES);
    let tail = text.lines().rev().filter(filled).take(TAIL_LINES);
    head.map(|line| first(line, 4 * REACH))
        .chain(tail.map(|line| last(line, 4 * REACH)))
        .find_map(date_in)
}

fn first(line: &str, length: usize) -> &str {
    &line[..line.floor_char_boundary(length)]
}

fn last(line: &str, length: usize) -> &str {
    &line[line.ceil_char_boundary(line.len().saturating_sub(length))..]
}

fn date_in(line: &str) -> Option<Date> {
    if !may_hold_year(line) {
        return None;
    }
    let text = Folded::new(line);
    (0..text.len())
        .filter(|&at| text.begins_word(at) && text.at(at).is_alphanumeric())
        .filter(|&at| at < REACH || at + REACH > text.len())
        .find_map(|at| {
            let (end, date) = date_at(&text, at)?;
            (is_introduced(&text, at) && is_closed(&text, end)).then_some(date)
        })
}

/// The date that begins at `at`, with its end.
fn date_at(text: &Folded, at: usize) -> Option<(usize, Date)> {
    let (end, first) = match number(text, at) {
        Some(number) => number,
        None => return month_first(text, at),
    };
    let separator = text.at(end);
    match separator {
        '-' | '/' | '년' | '年' if end == at + 4 => year_first(text, end, first),
        '.' | '/' => {
            let month_at = text.skip_space(end + 1);
            numeric(text, month_at, first, separator).or_else(|| named(text, month_at, first))
        }
        _ => named(text, text.skip_space(end), first),
    }
}

/// `2023-09-05`, `2023-09`, `2023年9月5日`.
fn year_first(text: &Folded, at: usize, year: u32) -> Option<(usize, Date)> {
    let (end, month) = number(text, text.skip_space(at + 1))?;
    let next = match text.at(end) {
        '-' | '/' => end + 1,
        '月' | '월' => text.skip_space(end + 1),
        _ => return date(year, month, 1).map(|date| (end, date)),
    };
    let Some((end, day)) = number(text, next) else {
        return date(year, month, 1).map(|date| (next, date));
    };
    let end = end + usize::from(matches!(text.at(end), '日' | '일' | '号'));
    let end = if text.at(end) == 't' { text.len() } else { end };
    date(year, month, day).map(|date| (end, date))
}

/// `5.9.2023`, `5. 9. 2023`; with slashes only where day and month cannot be confused.
fn numeric(text: &Folded, at: usize, day: u32, separator: char) -> Option<(usize, Date)> {
    let (end, month) = number(text, at)?;
    if text.at(end) != separator {
        return None;
    }
    let (end, year) = number(text, text.skip_space(end + 1))?;
    if separator == '/' && day != month && day <= 12 && month <= 12 {
        return None;
    }
    let (day, month) = if separator == '/' && month > 12 { (month, day) } else { (day, month) };
    date(year, month, day).map(|date| (end, date))
}

/// `September 2023` behind a day: "5. September 2023", "5 de septiembre de 2023".
fn named(text: &Folded, at: usize, day: u32) -> Option<(usize, Date)> {
    let (end, month) = month(text, skip_of(text, at))?;
    let (end, year) = number(text, skip_of(text, text.skip_space(end)))?;
    date(year, month, day).map(|date| (end, date))
}

/// `September 5, 2023`, `Sept. 2023`.
fn month_first(text: &Folded, at: usize) -> Option<(usize, Date)> {
    let (end, month) = month(text, at)?;
    let (end, first) = number(text, skip_of(text, text.skip_space(end)))?;
    if end >= at + 4 && first >= 1000 {
        return date(first, month, 1).map(|date| (end, date));
    }
    let suffix = matches!(
        (text.at(end), text.at(end + 1)),
        ('t', 'h') | ('s', 't') | ('n', 'd') | ('r', 'd')
    );
    let end = end + 2 * usize::from(suffix);
    let comma = usize::from(text.at(end) == ',');
    let (end, year) = number(text, text.skip_space(end + comma))?;
    date(year, month, first).map(|date| (end, date))
}

/// "de" in "5 de septiembre de 2023".
fn skip_of(text: &Folded, at: usize) -> usize {
    let of = text.at(at) == 'd' && text.at(at + 1) == 'e' && is_space(text.at(at + 2));
    if of { at + 3 } else { at }
}

/// A month's name with its full stop.
fn month(text: &Folded, at: usize) -> Option<(usize, u32)> {
    let (end, month) = months().longest(text, at, |end| text.ends_word(end))?;
    Some((end + usize::from(text.at(end) == '.'), month))
}

fn months() -> &'static Lexicon<u32> {
    static MONTHS: OnceLock<Lexicon<u32>> = OnceLock::new();
    MONTHS.get_or_init(|| {
        let spelled = |name: &&str| !name.starts_with(|char: char| char.is_ascii_digit());
        Lexicon::new(LANGUAGES.iter().flat_map(|language| {
            let names = language.months.iter().zip(1..);
            names.flat_map(move |(names, month)| {
                phrases(names).filter(spelled).map(move |name| (name, month))
            })
        }))
    })
}

/// Up to four digits.
fn number(text: &Folded, at: usize) -> Option<(usize, u32)> {
    let digits: String =
        (at..at + 5).map(|at| text.at(at)).take_while(char::is_ascii_digit).collect();
    let value = if digits.len() <= 4 { digits.parse().ok()? } else { return None };
    Some((at + digits.len(), value))
}

/// Dates before newspapers or far in the future are none of an article's.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| (1800..=2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Words that announce the date.
const ANNOUNCED: &str = "stand | datum | vom | den | am | date | dated | updated | published \
            | posted | on | aktualisiert | veröffentlicht | publié le | mis à jour le | le \
            | publicado el | el | del | fecha | data | il | от | дата | monday | tuesday \
            | wednesday | thursday | friday | saturday | sunday | montag | dienstag | mittwoch \
            | donnerstag | freitag | samstag | sonntag | lundi | mardi | mercredi | jeudi \
            | vendredi | samedi | dimanche";

fn is_introduced(text: &Folded, at: usize) -> bool {
    let before = if at > 0 && is_space(text.at(at - 1)) { at - 1 } else { at };
    if before == 0 {
        return true;
    }
    let mark = text.before(before);
    if !mark.is_alphanumeric() {
        return true;
    }
    let start = (0..before).rev().take_while(|&index| text.at(index).is_alphabetic()).last();
    let word: String = (start.unwrap_or(before)..before).map(|index| text.at(index)).collect();
    // In the run of a sentence "am" and "on" introduce anything; at a line's start they date it.
    start.is_some_and(|start| start < 24) && phrases(ANNOUNCED).any(|announced| announced == word)
}

fn is_closed(text: &Folded, end: usize) -> bool {
    let next = text.skip_space(end);
    let char = text.at(next);
    next >= text.len()
        || (!char.is_alphanumeric() && char != '%')
        // "года"
        || char == 'г'
        || (next > end && char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_articles() {
        let rows = [
            ("5.9.2023\n\nEin Text.", "2023-09-05"),
            ("Stand: 5. September 2023\nEin Text.", "2023-09-05"),
            ("date 2023-09\nA text.", "2023-09-01"),
            ("2023-09-05T10:00:00Z\nA text.", "2023-09-05"),
            ("A headline\nSept. 5, 2023\nA text.", "2023-09-05"),
            ("SEOUL, Sept 5, 2023 (Reuters) – A text.", "2023-09-05"),
            ("Ein Text.\n\n(Erika Muster, 5.9.2023)", "2023-09-05"),
            ("Un texte.\n\nLe 5 septembre 2023", "2023-09-05"),
            ("Madrid, 5 de septiembre de 2023. Un texto.", "2023-09-05"),
            ("5 settembre 2023\nUn testo.", "2023-09-05"),
            ("5 сентября 2023 г.\nТекст.", "2023-09-05"),
            ("2023년 9월 5일\n글.", "2023-09-05"),
            ("2023年9月5日\n文。", "2023-09-05"),
            ("Updated: 13/9/2023\nA text.", "2023-09-13"),
            ("September 2023\nA text.", "2023-09-01"),
        ];
        for (text, expected) in rows {
            let found = document_date(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn dates_of_stories() {
        for text in [
            "The ship sank on a cold night; on 15 April 1912 nobody slept.",
            "Die Brücke wurde bis zum 5. September 2023 gesperrt und blieb es.",
            "Version 5.9.20231 ist da.",
            "It cost 5/9/2023 units.",
            "SEOUL, Sept 5 (Reuters) – A text.",
            "",
        ] {
            assert_eq!(document_date(text), None, "{text}");
        }
    }
}
