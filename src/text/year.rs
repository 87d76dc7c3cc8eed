//! Finds years, for statements about when something was built.

use super::digits::digits_at;
use super::fold::{Folded, fold, is_space};
use super::grammar::Grammar;
use super::language::Language;
use super::quantity::unit_follows;
use crate::quantity::Hedge;
use crate::span::Mention;

/// A year from 1000 to 2100 in a context that makes it a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearFound {
    pub year: i16,
    pub hedge: Hedge,
}

/// The years of `text`, in order, with spans relative to it; a span covers the digits alone.
///
/// A year stands behind a word that dates, a month or an opening bracket, or before a word for
/// "year".
pub fn years(text: &str, language: &'static Language) -> Vec<Mention<YearFound>> {
    if !text.chars().any(|char| fold(char).is_ascii_digit()) {
        return Vec::new();
    }
    let (text, grammar) = (Folded::new(text), language.grammar());
    let mut years = Vec::new();
    // Where the last dating word ended, and what it says.
    let mut dating: Option<(usize, Hedge)> = None;
    let mut at = 0;
    while at < text.len() {
        if !text.begins_word(at) || is_space(text.at(at)) {
            at += 1;
            continue;
        }
        if !text.at(at).is_ascii_digit() {
            let word = dating_word(&text, at, grammar);
            dating = word.or(dating);
            at = word.map_or_else(|| text.skip_word(at).max(at + 1), |word| word.0);
            continue;
        }
        let run = digits_at(&text, at, grammar.decimal);
        if run.like_year
            && let Some(value) = run.value.map(|value| value.0)
            && let Some(hedge) = hedge_of(&text, at, run.end, dating)
            && (1000.0..=2100.0).contains(&value)
            && !unit_follows(&text, run.end, grammar)
        {
            let year = value as i16;
            years.push(Mention { span: text.span(at, run.end), value: YearFound { year, hedge } });
            // "between 1890 and 1900": the word dates the second year too.
            dating = after_link(&text, run.end, grammar).map(|end| (end, hedge));
        }
        at = run.end;
    }
    years
}

fn dating_word(text: &Folded, at: usize, grammar: &Grammar) -> Option<(usize, Hedge)> {
    let ends = |end| text.ends_word(end);
    let word = grammar.year_words.longest(text, at, ends);
    let month = grammar.months.longest(text, at, ends).map(|month| (month.0, Hedge::None));
    word.into_iter().chain(month).max_by_key(|word| word.0)
}

/// How the four digits `at..end` are dated, if they are.
fn hedge_of(text: &Folded, at: usize, end: usize, dating: Option<(usize, Hedge)>) -> Option<Hedge> {
    let glued = |stop: usize| matches!(text.at(stop), '.' | ',');
    let touches = |&(stop, _): &(usize, Hedge)| {
        stop <= at && text.skip_space(stop + usize::from(glued(stop))) == at
    };
    if let Some((_, hedge)) = dating.filter(touches) {
        return Some(hedge);
    }
    let word = text.at(text.skip_space(end));
    let bracketed = text.before(at) == '(' && matches!(text.at(end), ')' | ',' | ';' | '–' | '-');
    let russian = word == 'г' && !text.at(text.skip_space(end) + 1).is_alphabetic();
    (matches!(word, '年' | '년') || bracketed || russian).then_some(Hedge::None)
}

/// Behind "and", "to" or a dash that leads to a second year.
fn after_link(text: &Folded, end: usize, grammar: &Grammar) -> Option<usize> {
    let at = text.skip_space(end);
    if matches!(text.at(at), '–' | '-' | '—') {
        return Some(text.skip_space(at + 1));
    }
    let ends = |end| text.ends_word(end);
    let link =
        grammar.to.longest(text, at, ends).or_else(|| grammar.and.longest(text, at, ends))?;
    Some(link.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::by_code;

    fn check(code: &str, rows: &[(&str, &[(i16, Hedge)])]) {
        for (text, expected) in rows {
            let found: Vec<(i16, Hedge)> = years(text, by_code(code).unwrap())
                .iter()
                .map(|found| (found.value.year, found.value.hedge))
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn years_in_context() {
        use Hedge::{About, Between, LessThan, None};
        check(
            "de",
            &[
                (
                    "Die Brücke wurde 1911 gebaut, seit 1920 fährt die Bahn.",
                    &[(1911, None), (1920, None)],
                ),
                ("Im Jahr 1911 und im Mai 1912.", &[(1911, None), (1912, None)]),
                ("Zwischen 1890 und 1900 entstand sie.", &[(1890, Between), (1900, Between)]),
                ("Vor 1900 und um 1850.", &[(1900, LessThan), (1850, About)]),
                ("Seit 1200 Metern, 1.911 und A1911.", &[]),
                ("Der Turm (1911) steht.", &[(1911, None)]),
            ],
        );
        check("en", &[("Opened in 1936, before 1950.", &[(1936, None), (1950, LessThan)])]);
        check("fr", &[("Construit en 1889.", &[(1889, None)])]);
        check("ru", &[("Построен в 1911 году, 1912 г.", &[(1911, None), (1912, None)])]);
        check("ko", &[("1995년에 개통했다.", &[(1995, None)])]);
        check("zh", &[("1995年通车。", &[(1995, None)])]);
    }
}
