//! Names read as what a statement expects: before "is 2,508 kilometres long" the Murray is a river.
//!
//! A figure of length, width or area says what class of thing it speaks of, so a name may be taken
//! for a thing that by itself it would be too weak for: "Main", "Oder", "Po" are words, towns or
//! nothing else.

use std::ops::Range;

use crate::atlas::{Candidate, Place, PlaceClass};
use crate::text::{Capitals, Cue, Element, Kind, Scene, Toponym, cues_of};

use super::reader::{Grasp, Reader, Spot};

/// No such name takes more elements.
const LONGEST: usize = 5;

/// The thing of one of `classes` that the words from element `at` on name, and the last of them.
pub fn named_at(
    reader: &Reader<'_, '_>,
    at: usize,
    classes: &[PlaceClass],
) -> Option<(Spot, usize)> {
    let scene = reader.scene();
    named_in(reader, scene, at, classes).filter(|(_, last)| !is_title(scene, at, *last))
}

/// "the Euripus Channel": a kind word behind a name that is not known, and not the Channel.
fn is_kind_behind_name(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| scene.language.noun_adjuncts) else {
        return false;
    };
    let name = scene.is_name(before)
        || before > 0 && scene.elements[before].capital && scene.is_word(before);
    let name = name && !scene.is_grammar(&scene.elements[before]);
    let kind = || cues_of(scene.spelled(first), scene.language);
    first == last && name && kind().is_some_and(|cues| cues.any(&[Cue::SeaPlace]))
}

/// "трасса «Нева»", "the ferry “Rhine”": what is called so in quotation marks is something else.
fn is_title(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let before = first.checked_sub(1).map(|before| &scene.elements[before]);
    before.is_some_and(|it| it.is_mark(&['«', '»', '„', '“', '"', '‘']))
        && scene.is_mark(last + 1, &['»', '«', '“', '”', '"', '’'])
}

/// The thing named nearest before element `end` that the sentence is about, at most `reach`
/// elements back.
///
/// Names of where something lies are passed over; another thing that is measured ends the search.
pub fn subject_before(
    reader: &Reader<'_, '_>,
    end: usize,
    reach: usize,
    classes: &[PlaceClass],
) -> Option<(usize, Spot)> {
    let elements = &reader.scene().elements;
    // "A, on the border between B and C, is 190 km long"
    let inserted = reader.scene().inserted_before(end, reach);
    let end = inserted.filter(|&comma| is_subject(reader, comma, classes)).unwrap_or(end);
    for at in (end.saturating_sub(reach)..end).rev() {
        if let Some((spot, _)) = named_at(reader, at, classes).filter(|(_, last)| *last < end) {
            let scene = reader.scene();
            let aside = is_inserted(scene, at, end) || is_object_of_first(scene, at, end);
            if is_left_out(scene, at) || aside {
                continue;
            }
            if is_reach(scene, at) && spot.place.class == PlaceClass::River {
                return None;
            }
            // "… of the Bosporus, which is 700 m wide": the clause speaks of its antecedent.
            let relative = is_followed_by_relative(reader, at) && end - at <= RELATIVE;
            let apposed = is_followed_by_apposition(reader.scene(), at..end);
            if !is_locative(reader, at) || relative || apposed {
                return Some((at, spot));
            }
            continue;
        }
        let ends = elements[at].is_mark(&[';', '.', '!', '?']) || is_other_thing(&elements[at]);
        if ends || starts_report(reader.scene(), at, end) {
            return None;
        }
    }
    None
}

/// "the *Upper* Rhine": a part of the river at `at`.
fn is_reach(scene: &Scene<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| scene.lower(before));
    before.is_some_and(|it| scene.language.reaches.contains(&it.as_str()))
}

/// "A *said* the mark was 18 metres long": what is told of has its name behind the verb of speech,
/// unless the speaker is inserted or a pronoun follows.
pub fn starts_report(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let mark = |index: &usize| matches!(scene.elements[*index].kind, Kind::Mark(_));
    let inserted = (0..at).any(|index| mark(&index)) && (at + 1..end).any(|index| mark(&index));
    let pronoun = scene.any(at + 1..at + 4, &[Cue::It]);
    scene.elements[at].has(Cue::Say) && !inserted && !pronoun
}

/// The longest name of a river or lake, in elements.
const LONGEST_NAME: usize = 4;

/// Whether such a thing ends right before the comma, and another one does not only lie there.
fn is_subject(reader: &Reader<'_, '_>, comma: usize, classes: &[PlaceClass]) -> bool {
    let near = comma.saturating_sub(LONGEST_NAME)..comma;
    near.into_iter().any(|at| {
        named_at(reader, at, classes).is_some_and(|(_, last)| last + 1 == comma)
            && !is_locative(reader, at)
    })
}

/// The longest relative clause, in elements, that a figure ends.
const RELATIVE: usize = 10;

/// A comma and a relative pronoun follow the name at element `at`.
fn is_followed_by_relative(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let comma = scene.is_mark(at + 1, &[',']);
    comma && scene.elements.get(at + 2).is_some_and(|element| element.has(Cue::Relative))
}

/// "through the A, a (98 km long) tributary": between the name at the start of `between` and a
/// figure stand only a comma, an indefinite article and a hedge.
fn is_followed_by_apposition(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let comma = between.clone().find(|&at| scene.elements[at].is_mark(&[',']));
    let Some(comma) = comma.filter(|&comma| comma - between.start <= LONGEST_NAME) else {
        return false;
    };
    let article = scene.lower(comma + 1);
    scene.language.indefinite.contains(&article.as_str())
        && (comma + 2..between.end).all(|at| scene.is_word(at))
}

/// "A, without B, covers", "with the exception of B and C", "A, the second-largest after B,
/// covers", "40 km longer than B": B does not count.
pub fn is_left_out(scene: &Scene<'_>, at: usize) -> bool {
    static LEAVING: &[Cue] = &[Cue::Not, Cue::Except];
    let excepted = |head: usize| scene.any(head.saturating_sub(1)..head + 1, LEAVING);
    let Some(head) = head_of_list(scene, at) else { return false };
    excepted(head)
        || is_excepted(scene, head)
        || is_outranking(scene, head, at)
        || is_compared_with(scene, head)
}

/// "except for the tiny, 4 km² large island of *A*": the phrase that ends at element `head` before
/// the name opens with a word for leaving out.
fn is_excepted(scene: &Scene<'_>, head: usize) -> bool {
    static VERBS: &[Cue] = &[Cue::Lie, Cue::Have, Cue::Adjoin];
    let phrase = |at: &usize| {
        let element = &scene.elements[*at];
        let told = element.cues.any(VERBS) && !element.has(Cue::Attributive);
        (element.kind == Kind::Word && !told) || scene.is_figure(*at)
    };
    let mut before = (head.saturating_sub(PHRASE)..=head).rev().take_while(phrase);
    before.any(|at| scene.has(at, Cue::Except))
}

/// The longest phrase before a name, in elements.
const PHRASE: usize = 7;

/// "A borders *B* and *C* and has an area of F": a verb behind a conjunction or a comma, without a
/// name of its own, has the subject of the verb of bordering or joining before it, not its objects.
pub fn is_object_of_first(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    static NEXT: &[Cue] = &[Cue::Lie, Cue::Area, Cue::Have, Cue::Measure];
    static FIRST: &[Cue] = &[Cue::Adjoin, Cue::Enclosed, Cue::Connect];
    static OTHERS: &[Cue] = &[Cue::Relative, Cue::Flow, Cue::Area, Cue::Have];
    let joins = |at: usize| scene.has(at, Cue::And) || scene.elements[at].is_mark(&[',']);
    let next = (at + 1..figure).find(|&it| scene.elements[it].cues.any(NEXT) && scene.is_word(it));
    if !next.is_some_and(|verb| joins(verb - 1)) {
        return false;
    }
    let plain = |it: &usize| {
        let element = &scene.elements[*it];
        let ends = element.is_mark(&['.', ';', ':', '!', '?', '(', ')']);
        !ends && !scene.is_figure(*it) && !element.cues.any(OTHERS)
    };
    let mut before = (at.saturating_sub(OBJECTS)..at).rev().take_while(plain);
    before.any(|it| scene.elements[it].cues.any(FIRST) && !scene.has(it, Cue::Attributive))
}

/// How far from its verb an object may stand, in elements.
const OBJECTS: usize = 12;

/// What leads to the list of names that holds the name at `at`: a word before names, articles,
/// commas and conjunctions.
pub fn head_of_list(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let listed = |index: &usize| {
        let joined = scene.has(*index, Cue::And) || scene.elements[*index].is_mark(&[',']);
        scene.is_name(*index) || scene.is_definite(*index) || joined
    };
    (0..at).rev().find(|index| !listed(index))
}

/// How far from what comes before it in some order a superlative or an ordinal may stand.
const ORDER: usize = 6;

/// "A ist nach *B* und *C* der drittgrößte Produzent", "the second-largest island after *B*".
fn is_outranking(scene: &Scene<'_>, head: usize, at: usize) -> bool {
    static ORDERS: &[Cue] =
        &[Cue::Ordinal, Cue::Largest, Cue::Longest, Cue::Smallest, Cue::Shortest, Cue::Superlative];
    if !scene.has(head, Cue::After) {
        return false;
    }
    let clause = |index: &usize| !scene.elements[*index].is_mark(&[';', '.', ':', '!', '?']);
    let before = (head.saturating_sub(ORDER)..head).rev().take_while(clause);
    let behind = (at + 1..scene.elements.len().min(at + 1 + ORDER)).take_while(clause);
    before.chain(behind).any(|index| scene.elements[index].cues.any(ORDERS))
}

/// "A is larger than *B* and borders C", "A is smaller than *B*, but twice the size of C": what is
/// said next is said of A. `by` are the cues of the comparisons that count.
pub fn is_compared(scene: &Scene<'_>, at: usize, by: &[Cue]) -> bool {
    let words = (at.saturating_sub(3)..at).rev();
    let mut words = words.take_while(|&before| scene.elements[before].kind == Kind::Word);
    words.any(|it| scene.elements[it].cues.any(by))
}

/// "40 km longer than *B*": the figure measures what is compared with B.
fn is_compared_with(scene: &Scene<'_>, head: usize) -> bool {
    static COMPARATIVES: &[Cue] =
        &[Cue::Detour, Cue::Shorten, Cue::Comparative, Cue::Larger, Cue::Smaller];
    static KINDS: &[Cue] = &[Cue::Region, Cue::Island, Cue::Country];
    // "shorter than in B"
    let inside = Some(head).filter(|&head| scene.has(head, Cue::In));
    let than = inside.and_then(|head| head.checked_sub(1)).unwrap_or(head);
    // "smaller than the state of B"
    let kind = |at: &usize| {
        let element = &scene.elements[*at];
        let noun = element.cues.any(KINDS) || element.has(Cue::Of) || scene.is_definite(*at);
        noun && !element.cues.any(COMPARATIVES)
    };
    let than = (0..=than).rev().find(|at| !kind(at)).unwrap_or(than);
    let spelled = scene.has(than, Cue::Aside);
    let compared = scene.any(than..than + 1, COMPARATIVES);
    compared || spelled && scene.any(than.saturating_sub(1)..than, COMPARATIVES)
}

/// The first such thing within `reach` elements from `start` on, in the same clause.
pub fn named_after(
    reader: &Reader<'_, '_>,
    start: usize,
    reach: usize,
    classes: &[PlaceClass],
) -> Option<(usize, Spot)> {
    let elements = &reader.scene().elements;
    let clause = (start..elements.len().min(start + reach)).take_while(|&at| {
        let element = &elements[at];
        !matches!(element.kind, Kind::Quantity(_)) && !element.is_mark(&[';', '.', '!', '?', ':'])
    });
    clause
        .filter(|&at| !is_locative(reader, at) && !is_left_out(reader.scene(), at))
        .find_map(|at| named_at(reader, at, classes).map(|(spot, _)| (at, spot)))
}

/// The thing that a kind word ("the river") stands for: the one named last before element `end` of
/// this sentence, else the topic of the sentence before, which it names first. It is certain if it
/// is the only one.
pub fn latest_named(reader: &Reader<'_, '_>, end: usize, classes: &[PlaceClass]) -> Option<Spot> {
    let here = reader.scene();
    let find = |scene, at| named_in(reader, scene, at, classes).map(|(spot, _)| spot);
    let own = (0..end).rev().filter(|&at| !is_left_out(here, at));
    let own = own.filter_map(|at| find(here, at));
    let earlier = reader.memory().skip(1).flat_map(|scene| {
        let all = 0..scene.elements.len();
        all.filter_map(move |at| named_in(reader, scene, at, classes).map(|(spot, _)| spot))
    });
    let mut found = own.chain(earlier);
    let spot = found.next()?;
    let alone = found.all(|other| other.place.id == spot.place.id);
    // "Sardinien liegt südlich von Korsika. Die Insel": a region may be the island that is meant.
    let region = |toponym: &Toponym| toponym.best().class == PlaceClass::Region && !toponym.demonym;
    let island = classes.contains(&PlaceClass::Island);
    let alone =
        alone && !(island && reader.memory().any(|scene| scene.toponyms.iter().any(region)));
    Some(Spot { grasp: if alone { Grasp::Named } else { Grasp::Implied }, ..spot })
}

/// Prepositions before the name of a place …
pub static PLACING: &[Cue] = &[Cue::In, Cue::From, Cue::Near, Cue::To, Cue::Off, Cue::Between];
/// … and those that stand before other names as well.
static PASSING: &[Cue] = &[Cue::On, Cue::Over, Cue::Through, Cue::Around, Cue::Of, Cue::By];

/// "in Bavaria", "südlich von Kiew", "am Rhein": where something lies, not what is measured.
pub fn is_locative(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    // "between A, B and C": the later names have the preposition of the first.
    let listed = |at: usize| {
        let before = (0..at).rev().find(|&before| {
            let element = &scene.elements[before];
            let joins = element.is_mark(&[',']) || element.has(Cue::And);
            !(joins || scene.is_name(before) || scene.is_definite(before))
        });
        before.is_some_and(|before| scene.elements[before].has(Cue::Between))
    };
    if listed(at) {
        return true;
    }
    let joined = at >= 2 && scene.elements[at - 1].has(Cue::And);
    if joined && matches!(scene.elements[at - 2].kind, Kind::Place(_)) {
        return is_locative(reader, at - 2);
    }
    (at.saturating_sub(2)..at)
        .rev()
        .take_while(|&before| matches!(scene.elements[before].kind, Kind::Word))
        // "In 1975 Germany was": the preposition is that of the year.
        .take_while(|&before| !scene.lower(before).starts_with(|c: char| c.is_ascii_digit()))
        .any(|before| {
            let element = &scene.elements[before];
            let measured = before > 0
                && scene.elements[before - 1].cues.any(&[
                    Cue::Long,
                    Cue::Wide,
                    Cue::Area,
                    Cue::Narrowest,
                    Cue::SameSize,
                    // "the island of X"
                    Cue::Island,
                    Cue::Lake,
                    Cue::River,
                    // "l'île de X"
                    Cue::ThisIsland,
                    Cue::ThisLake,
                ])
                && element.cues.any(&[Cue::From, Cue::Of]);
            let placing = element.cues.any(PLACING) || element.cues.any(PASSING);
            !measured && (placing || element.cues.wind.is_some())
        })
}

/// "X, wedged between A and B, covers F", "der X, den sich A und B teilen, ist": the name at `at`
/// stands in a phrase between commas that says something of what is named before it, and the verb
/// of the figure at `figure` follows. A mere name between commas is another name of the same.
pub fn is_inserted(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    static VERBS: &[Cue] = &[Cue::Lie, Cue::Area, Cue::Have, Cue::Flow];
    let comma = |index: &usize| scene.elements[*index].is_mark(&[',']);
    let Some(closes) = (at + 1..figure).find(comma) else { return false };
    let Some(opens) = (0..at).rev().find(comma) else { return false };
    let named = scene.elements[..opens]
        .iter()
        .any(|element| matches!(element.kind, Kind::Place(_) | Kind::Name));
    // "Thitu, the largest held by A, is": a word that opens the sentence alone is its subject.
    let named = named || opens == 1 && scene.is_plain_word(0);
    let told = scene.any(closes + 1..closes + 2, VERBS);
    let bare = closes == at + 1 && !(opens + 1..at).any(|index| leads(scene, index));
    named && told && !bare
}

/// Whether the word at `at` makes what follows it more than a name with its article.
fn leads(scene: &Scene<'_>, at: usize) -> bool {
    // "whose *capital* is A"
    static JOINING: &[Cue] =
        &[Cue::With, Cue::By, Cue::Adjoin, Cue::Share, Cue::Capital, Cue::Settlement, Cue::Facing];
    let element = &scene.elements[at];
    let leads = element.cues.any(PLACING) || element.cues.any(JOINING);
    leads || !matches!(element.kind, Kind::Word)
}

/// "to the delight of a party from A": of the words from element `start` on, the name at `at` tells
/// where something nameless is from.
pub fn is_of_something(scene: &Scene<'_>, start: usize, at: usize) -> bool {
    let article = (start..at).find(|&index| scene.elements[index].has(Cue::Indefinite));
    article.is_some_and(|article| scene.any(article + 1..at, &[Cue::From, Cue::In]))
}

/// Whether the name at element `at` means `place` to everybody, without its country.
pub fn is_known(reader: &Reader<'_, '_>, at: usize, place: &Place) -> bool {
    let candidates = reader.scene().place_at(at).map_or(&[][..], |toponym| &toponym.candidates);
    let alone = candidates.iter().map(|candidate| &candidate.place).all(|other| {
        let lesser = other.population.saturating_mul(FAR_LESSER) < place.population;
        other.country == place.country || other.class == PlaceClass::Settlement && lesser
    });
    let capital = || place.country.and_then(|code| reader.atlas.capital(code));
    place.population >= WELL_KNOWN_POPULATION
        || capital().is_some_and(|capital| capital.id == place.id)
        || alone && place.population >= KNOWN_POPULATION
        || !matches!(place.class, PlaceClass::Settlement)
}

/// A namesake of fewer inhabitants, unless it is a capital, may be the one that is meant …
const WELL_KNOWN_POPULATION: u32 = 100_000;
/// … unless the town is no village, and any of the name in another country …
const KNOWN_POPULATION: u32 = 10_000;
/// … has not one of so many of its inhabitants.
const FAR_LESSER: u32 = 20;

/// Something else that has a length: a bridge, a way, a border.
fn is_other_thing(element: &Element) -> bool {
    static OTHERS: &[Cue] = &[
        Cue::Bridge,
        Cue::Section,
        Cue::Network,
        Cue::Border,
        Cue::LandBorder,
        Cue::Coast,
        Cue::Traffic,
    ];
    element.kind == Kind::Name || element.cues.any(OTHERS)
}

fn named_in(
    reader: &Reader<'_, '_>,
    scene: &Scene<'_>,
    at: usize,
    classes: &[PlaceClass],
) -> Option<(Spot, usize)> {
    spelled_in(reader, scene, at, classes)
        .filter(|(_, last)| !is_kind_behind_name(scene, at, *last))
}

/// What the words from element `at` of `scene` on spell, whatever stands around them.
fn spelled_in(
    reader: &Reader<'_, '_>,
    scene: &Scene<'_>,
    at: usize,
    classes: &[PlaceClass],
) -> Option<(Spot, usize)> {
    let fits = |candidate: &&Candidate| classes.contains(&candidate.place.class);
    if let Some(toponym) = scene.place_at(at) {
        if toponym.demonym {
            return None;
        }
        if let Some(candidate) = toponym.candidates.iter().find(fits) {
            if is_outshone(candidate, &toponym.candidates[0]) {
                return None;
            }
            let spot = reader.spot_of(scene, toponym);
            if spot.place.id == candidate.place.id {
                let others = spot.others.into_iter().filter(|place| classes.contains(&place.class));
                return Some((Spot { others: others.collect(), ..spot }, at));
            }
            return Some((Spot { place: candidate.place.clone(), others: Vec::new(), ..spot }, at));
        }
    }
    let first = scene.elements.get(at)?;
    // "Oder" inside a sentence is the river.
    let opening = at == 0 && scene.is_grammar(first);
    // "Western Europe", "a Central American country": the first word alone names nothing.
    let wind = first.cues.wind.is_some() || scene.language.is_wind(first.span.of(scene.text));
    let common = wind || first.has(Cue::Settlement);
    // "im Amazonas-Delta": the end of a compound says what kind of thing it is.
    let compound = first.joined && scene.language.capitals == Capitals::Nouns;
    let shortest = if opening || common || compound { 2 } else { 1 };
    (shortest..=run_length(scene, at)).rev().find_map(|len| {
        let span = scene.elements[at].span.join(scene.elements[at + len - 1].span);
        let names = spellings(scene, at, len, span.of(scene.text));
        let known: Vec<_> = names.iter().map(|name| reader.scenes.candidates(name)).collect();
        let written = known.iter().flat_map(|found| found.iter());
        let fitting = written.filter(|candidate| fits(candidate) && candidate.kind.is_written());
        let best = fitting
            .clone()
            .max_by(|a, b| a.score.total_cmp(&b.score))
            .filter(|best| len > 1 || !is_common_word(reader, scene, at, best))?;
        let (place, mention) = (best.place.clone(), Some(span.shift(scene.offset)));
        // Several "Friendship Bridges" are as well known as each other.
        let others = fitting.filter(|it| it.score >= best.score && it.place.id != place.id);
        let others = others.map(|it| it.place.clone()).collect();
        Some((Spot { place, others, mention, grasp: Grasp::Named }, at + len - 1))
    })
}

/// The Balkans are a peninsula, whatever province of Turkmenistan is called so.
fn is_outshone(region: &Candidate, best: &Candidate) -> bool {
    let natural = matches!(best.place.class, PlaceClass::Peninsula | PlaceClass::Mountain);
    natural && region.place.class == PlaceClass::Region && best.score - region.score > OUTSHONE
}

/// By so many powers of ten of prominence.
const OUTSHONE: f64 = 1.5;

/// "the Philippine *Islands*": a word of every newspaper that is also the name of a small region.
fn is_common_word(
    reader: &Reader<'_, '_>,
    scene: &Scene<'_>,
    at: usize,
    candidate: &Candidate,
) -> bool {
    let region = candidate.place.class == PlaceClass::Region && candidate.score < KNOWN_REGION;
    let zipf = || reader.atlas.zipf(scene.language.code, &scene.lower(at));
    region && zipf().is_some_and(|zipf| zipf > COMMON_WORD)
}

/// How well known a region is of more than a million people …
const KNOWN_REGION: f64 = 6.5;
/// … and how common a word is that means it only with its kind word, on the Zipf scale.
const COMMON_WORD: f64 = 4.2;

/// How many elements from `at` on could make one name; a pronoun begins none.
fn run_length(scene: &Scene<'_>, at: usize) -> usize {
    let Some(first) = scene.elements.get(at).filter(|it| !it.has(Cue::It)) else { return 0 };
    if !(first.capital || is_kind(first)) {
        return 0;
    }
    let inside =
        |element: &&Element| matches!(element.kind, Kind::Word | Kind::Name | Kind::Place(_));
    scene.elements[at..].iter().take(LONGEST).take_while(inside).count()
}

fn is_kind(element: &Element) -> bool {
    element.cues.any(&[Cue::SeaPlace, Cue::River, Cue::Lake, Cue::Island, Cue::Bridge])
}

/// The name as it stands, without its ending, and with its kind word as the atlas spells it.
fn spellings(scene: &Scene<'_>, at: usize, len: usize, name: &str) -> Vec<String> {
    let last = &scene.elements[at + len - 1];
    if !last.capital {
        return Vec::new();
    }
    let mut names = vec![name.to_owned()];
    names.extend((scene.language.forms)(name));
    if len == 3 && scene.elements[at].has(Cue::SeaPlace) && scene.elements[at + 1].has(Cue::From) {
        let own = last.span.of(scene.text);
        names.extend(["Strait of", "Gulf of", "Bay of"].map(|kind| format!("{kind} {own}")));
    }
    names
}
