//! What a length or an area is said of where no name stands beside the figure.
//!
//! "This basin covers", "der 98 km lange Kanal", "It's a narrow, 140-mile strip", "X (…; 730
//! km²)": the figure goes with a kind word, and the kind word with a name. Where none is known, a
//! kind word that is tied to the map by a name in its own phrase is a subject that the atlas does
//! not know.

use crate::atlas::{Place, PlaceClass, fold};
use crate::measure::{Question, Unmeasured};
use crate::quantity::Stated;
use crate::span::Span;
use crate::text::{Capitals, Cue, Element, Kind, Scene};

use super::named::{latest_named, named_at};
use super::reader::{Grasp, Reader, Spot};

/// What a measure speaks of.
pub enum Theme {
    Known(Spot),
    /// A name that the atlas does not know; in the sentence.
    Unknown(Span),
    /// A kind word that is tied to the map and has no name; in the sentence.
    Unnamed(Span),
}

/// Adds the claim that `ask` builds from the place, or one that cannot be asked.
pub fn push(
    reader: &mut Reader<'_, '_>,
    kind: &'static str,
    span: Span,
    stated: Stated,
    theme: &Theme,
    ask: impl Fn(&[Place]) -> Question,
) {
    match theme {
        Theme::Known(spot) => {
            reader.push(kind, span, stated, &[spot], ask);
        }
        Theme::Unknown(name) => {
            reader.push_unknown(kind, span, stated, &[], *name);
        }
        Theme::Unnamed(noun) => {
            let name = noun.of(reader.scene().text).to_owned();
            let why = Unmeasured::UnnamedPlace { noun: Some(name) };
            let span = span.join(reader.shift(*noun));
            reader.push_open(kind, span, stated, &[], why);
        }
    }
}

/// Kind words with what they may stand for.
static NOUNS: &[(Cue, &[PlaceClass])] = &[
    (Cue::Island, &[PlaceClass::Island, PlaceClass::Peninsula]),
    (Cue::Lake, &[PlaceClass::Lake]),
    (Cue::River, &[PlaceClass::River]),
    (Cue::Bridge, &[PlaceClass::Bridge]),
    (Cue::SeaPlace, &[PlaceClass::Strait, PlaceClass::Sea, PlaceClass::Canal]),
    (Cue::Site, &[PlaceClass::Site]),
    (
        Cue::Landform,
        &[PlaceClass::Desert, PlaceClass::Canal, PlaceClass::Peninsula, PlaceClass::Site],
    ),
];

/// How far its kind word may stand from a figure, in elements …
const REACH: usize = 7;
/// … and how far a name from its kind word.
const TAIL: usize = 9;

/// What the figure at element `at` measures, one of `classes`.
pub fn theme(reader: &Reader<'_, '_>, at: usize, classes: &[PlaceClass]) -> Option<Theme> {
    bracketed(reader, at, classes).or_else(|| {
        let noun = noun_behind(reader.scene(), at)
            .or_else(|| noun_beside(reader.scene(), at))
            .or_else(|| noun_before(reader.scene(), at))?;
        referent(reader, noun, at, classes)
    })
}

/// "are covered by the rainforest", "sind vom Regenwald bedeckt".
pub fn covered_by(reader: &Reader<'_, '_>, at: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let start = scene.skip_conversion(at + 1);
    let clause = (start..scene.elements.len().min(start + TAIL))
        .take_while(|&index| !is_end(&scene.elements[index]));
    let indices: Vec<usize> = clause.collect();
    let last = indices.last()? + 1;
    if !scene.any(start..last, &[Cue::Covered]) {
        return None;
    }
    let noun = indices.into_iter().find(|&index| is_noun(&scene.elements[index]))?;
    let definite = determiner(scene, noun).is_some_and(|(_, definite)| definite);
    definite.then(|| known_referent(reader, noun, classes))?.map(Theme::Known)
}

/// "X (off the coast; 730 km²)": what stands before the bracket.
fn bracketed(reader: &Reader<'_, '_>, at: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let open = (at.saturating_sub(12)..at)
        .rev()
        .take_while(|&index| !scene.elements[index].is_mark(&[')', '）']))
        .find(|&index| scene.elements[index].is_mark(&['(', '（']))?;
    let name = open.checked_sub(1)?;
    let start = name.saturating_sub(3);
    let known = (start..=name)
        .filter_map(|index| named_at(reader, index, classes))
        .find(|(_, last)| *last == name);
    if let Some((spot, _)) = known {
        return Some(Theme::Known(spot));
    }
    is_name(scene, name).then_some(Theme::Unknown(scene.elements[name].span))
}

/// A name that the atlas does not know, or a capital that in this language makes one.
fn is_name(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    match element.kind {
        Kind::Name => true,
        Kind::Word => {
            let plain = element.capital && element.cues.is_empty();
            let noun =
                scene.language.capitals == Capitals::Nouns && at > 0 && is_word(scene, at - 1);
            plain && !noun && !scene.language.is_function_word(element.span.of(scene.text))
        }
        Kind::Place(_) | Kind::Mark(_) | Kind::Quantity(_) => false,
    }
}

fn is_word(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].kind == Kind::Word
}

fn is_noun(element: &Element) -> bool {
    let named = matches!(element.kind, Kind::Word | Kind::Name);
    named && NOUNS.iter().any(|(cue, _)| element.has(*cue))
}

fn is_end(element: &Element) -> bool {
    matches!(element.kind, Kind::Quantity(_)) || element.is_mark(&[',', ';', ':', '.', '!', '?'])
}

/// "der 98 km lange Kanal", "a narrow, 140-mile long strip": only adjectives between.
pub fn noun_behind(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = scene.skip_conversion(at + 1);
    for index in start..scene.elements.len().min(start + 4) {
        let element = &scene.elements[index];
        if is_noun(element) {
            // "900 km² Moor" is a mass of it, and no thing with a name.
            let measured = scene.any(start..index, &[Cue::Long, Cue::Area]);
            return (measured || determiner(scene, at).is_some()).then_some(index);
        }
        let adjective = element.cues.is_empty()
            && !scene.language.is_function_word(element.span.of(scene.text))
            || element.cues.any(&[Cue::Long, Cue::Area]);
        if element.kind != Kind::Word || !adjective {
            return None;
        }
    }
    None
}

/// "an arched bridge 210 metres long", "une ville-satellite de 2 500 hectares", "a park of 300 ha".
fn noun_beside(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let noun = |index: usize| is_noun(&scene.elements[index]).then_some(index);
    let before = at.checked_sub(1)?;
    let of = scene.elements[before].cues.any(&[Cue::From, Cue::Area, Cue::Long]);
    noun(before).or_else(|| before.checked_sub(1).filter(|_| of).and_then(noun))
}

/// "This basin encompasses F", "Die Wüste erstreckt sich über F".
fn noun_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let start = at.saturating_sub(REACH);
    let clause = (start..at).rev().take_while(|&index| {
        let located = scene.any(index.saturating_sub(2)..index, &[Cue::In]);
        !is_end(&scene.elements[index]) && (scene.place_at(index).is_none() || located)
    });
    let noun = clause.into_iter().find(|&index| is_noun(&scene.elements[index]))?;
    let verb = scene.any(noun + 1..at, &[Cue::Lie, Cue::Area, Cue::Long, Cue::Flow, Cue::Have]);
    verb.then_some(noun)
}

/// What the kind word at element `noun` stands for.
fn referent(
    reader: &Reader<'_, '_>,
    noun: usize,
    at: usize,
    classes: &[PlaceClass],
) -> Option<Theme> {
    let scene = reader.scene();
    let element = &scene.elements[noun];
    if let Some(theme) = named_beside(reader, noun, classes) {
        return Some(theme);
    }
    if let Some(name) = proper_name(scene, noun) {
        return Some(Theme::Unknown(name));
    }
    let article = determiner(scene, noun.min(at));
    let predicate = article.and_then(|(index, _)| described(reader, index, classes));
    if predicate.is_some() {
        return predicate;
    }
    let definite = article.is_some_and(|(_, definite)| definite);
    if definite && let Some(spot) = known_referent(reader, noun, classes) {
        return Some(Theme::Known(spot));
    }
    is_tied(scene, noun.max(at)).then_some(Theme::Unnamed(element.span))
}

/// "die Insel X", "the island of X": a name right behind the kind word.
fn named_beside(reader: &Reader<'_, '_>, noun: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let of = scene.elements.get(noun + 1)?.has(Cue::From)
        && scene.elements[noun].cues.any(&[Cue::Island, Cue::Lake]);
    let first = if of { noun + 2 } else { noun + 1 };
    let next = scene.elements.get(first)?;
    if let Some((spot, _)) = named_at(reader, first, classes) {
        return Some(Theme::Known(spot));
    }
    let capitals = (first..scene.elements.len().min(first + 3)).take_while(|&index| {
        let element = &scene.elements[index];
        let name = matches!(element.kind, Kind::Name | Kind::Place(_));
        name || element.kind == Kind::Word
            && element.capital
            && scene.language.capitals != Capitals::None
    });
    let last = capitals.last()?;
    let name = match next.kind {
        Kind::Name => true,
        Kind::Place(index) => !scene.toponyms[index].demonym || last > first,
        Kind::Word => !scene.language.is_function_word(next.span.of(scene.text)),
        Kind::Mark(_) | Kind::Quantity(_) => false,
    };
    name.then(|| Theme::Unknown(next.span.join(scene.elements[last].span)))
}

/// "Phoenix Park", "Englischer Garten": the kind word is a part of a name.
fn proper_name(scene: &Scene<'_>, noun: usize) -> Option<Span> {
    let element = &scene.elements[noun];
    if element.kind == Kind::Name {
        return Some(element.span);
    }
    let before = noun.checked_sub(1)?;
    let first = &scene.elements[before];
    let grammar = scene.language.is_function_word(first.span.of(scene.text));
    let adjective = match first.kind {
        Kind::Place(_) | Kind::Name => true,
        Kind::Word => before > 0 && first.cues.is_empty() && !grammar,
        Kind::Mark(_) | Kind::Quantity(_) => false,
    };
    let cased = matches!(scene.language.capitals, Capitals::Kinds | Capitals::Nouns);
    (cased && adjective && first.capital && element.capital).then(|| first.span.join(element.span))
}

/// The determiner of the phrase that element `at` belongs to, and whether it points at something
/// known.
fn determiner(scene: &Scene<'_>, at: usize) -> Option<(usize, bool)> {
    for index in (at.saturating_sub(6)..=at).rev() {
        let element = &scene.elements[index];
        let word = element.span.of(scene.text).to_lowercase();
        if scene.is_definite(index) {
            return Some((index, true));
        }
        if scene.language.indefinite.contains(&word.as_str()) {
            return Some((index, false));
        }
        // An article may be a part of a phrase, as in "in der".
        let last = word.rsplit(' ').next().unwrap_or_default();
        if word.contains(' ') && scene.language.definite.contains(&last) {
            return Some((index, true));
        }
        let adjective = scene.place_at(index).is_some_and(|toponym| toponym.demonym);
        if index < at && matches!(element.kind, Kind::Place(_) | Kind::Name) && !adjective {
            return None;
        }
    }
    None
}

/// What a phrase that begins with the article at `article` describes: "X, a canal", "X is a strip",
/// "It's a strip".
fn described(reader: &Reader<'_, '_>, article: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let link = article.checked_sub(1)?;
    let apposed = scene.elements[link].is_mark(&[',', '–', '—', '-', '(', '（']);
    if !apposed && !scene.elements[link].has(Cue::Lie) && !scene.elements[link].has(Cue::It) {
        return None;
    }
    if let Some(theme) = ends_at(reader, link, classes) {
        return Some(theme);
    }
    let pronoun = (link.saturating_sub(2)..=link).any(|index| scene.elements[index].has(Cue::It));
    let opens = link <= 3 || scene.elements[..link].iter().rev().nth(2).is_some_and(is_end);
    if !apposed && pronoun && opens {
        return topic(reader, classes);
    }
    None
}

/// The name that ends right before element `end`.
fn ends_at(reader: &Reader<'_, '_>, end: usize, classes: &[PlaceClass]) -> Option<Theme> {
    let scene = reader.scene();
    let name = end.checked_sub(1)?;
    let known = (name.saturating_sub(4)..=name)
        .filter_map(|index| named_at(reader, index, classes))
        .find(|(_, last)| *last == name);
    if let Some((spot, _)) = known {
        return Some(Theme::Known(spot));
    }
    let element = &scene.elements[name];
    (element.kind == Kind::Name).then_some(Theme::Unknown(element.span))
}

/// What the sentence before speaks of last: "Try the Comarca of X. It's a narrow strip".
fn topic(reader: &Reader<'_, '_>, classes: &[PlaceClass]) -> Option<Theme> {
    let previous = reader.previous()?;
    let scene = reader.scene();
    if previous.paragraph != scene.paragraph {
        return None;
    }
    let spot = latest_named(reader, 0, classes)?;
    let here = spot.mention.is_some_and(|span| span.start >= previous.offset);
    here.then_some(Theme::Known(Spot { grasp: Grasp::Implied, ..spot }))
}

/// The thing that a definite kind word points back to: one whose name holds the word ("this basin":
/// the Congo Basin), else the latest of its class.
fn known_referent(reader: &Reader<'_, '_>, noun: usize, classes: &[PlaceClass]) -> Option<Spot> {
    let scene = reader.scene();
    let word = fold(scene.elements[noun].span.of(scene.text));
    if let Some(spot) = same_word(reader, noun, &word, classes) {
        return Some(spot);
    }
    let fitting: Vec<PlaceClass> = NOUNS
        .iter()
        .filter(|(cue, _)| scene.elements[noun].has(*cue))
        .flat_map(|(_, fitting)| fitting.iter().copied())
        .filter(|class| classes.contains(class))
        .collect();
    let spot = latest_named(reader, noun, &fitting)?;
    Some(spot)
}

/// The latest name with this kind word in it.
fn same_word(
    reader: &Reader<'_, '_>,
    noun: usize,
    word: &str,
    classes: &[PlaceClass],
) -> Option<Spot> {
    let here = reader.scene();
    let span = here.elements[noun].span;
    for (_, scene) in reader.named_memory() {
        for toponym in scene.toponyms.iter().rev() {
            let own = std::ptr::eq(scene, here) && toponym.span.start >= span.start;
            let named = fold(toponym.span.of(scene.text)).contains(word);
            if own || !named {
                continue;
            }
            let fits = |spot: &Spot| classes.contains(&spot.place.class);
            if let Some(spot) = Some(reader.spot_of(scene, toponym)).filter(fits) {
                return Some(spot);
            }
        }
    }
    None
}

/// The phrase from element `last` on says where on the map it is, or what it is called.
fn is_tied(scene: &Scene<'_>, last: usize) -> bool {
    let tail = last + 1..scene.elements.len().min(last + 1 + TAIL);
    let mut located = false;
    for index in tail {
        let element = &scene.elements[index];
        match element.kind {
            Kind::Place(_) if located => return true,
            Kind::Name if scene.any(index.saturating_sub(2)..index, &[Cue::Called]) => return true,
            Kind::Word => located |= is_where(scene, index),
            Kind::Mark(',' | '"' | '“' | '„' | '«') => {}
            Kind::Quantity(_) | Kind::Mark(_) => return false,
            Kind::Place(_) | Kind::Name => {}
        }
    }
    false
}

/// "in", "on", "an", "sur": a preposition of place, or a compass word.
fn is_where(scene: &Scene<'_>, at: usize) -> bool {
    let element = &scene.elements[at];
    element.cues.any(&[Cue::In, Cue::Near, Cue::Off, Cue::Between])
        || element.cues.any(&[Cue::On, Cue::Upon])
        || element.cues.any(&[Cue::Connect, Cue::Flow])
        || element.cues.wind.is_some()
}

/// What the figure right before this one measures, where a conjunction or a comma joins the two:
/// "730 km² large and 72 km long".
pub fn coordinated(reader: &Reader<'_, '_>, at: usize) -> Option<Theme> {
    let scene = reader.scene();
    let before = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|&index| matches!(scene.elements[index].kind, Kind::Word | Kind::Mark(',')))
        .last()
        .unwrap_or(at)
        .checked_sub(1)
        .filter(|&index| matches!(scene.elements[index].kind, Kind::Quantity(_)))?;
    let joined = scene.elements[before + 1..at]
        .iter()
        .any(|element| element.has(Cue::And) || element.is_mark(&[',']));
    let own = reader.shift(reader.figure(before).span);
    let claim = reader.claims.iter().rev().find(|claim| claim.stated.span == own)?;
    let measured = ["area", "feature_length", "width"].contains(&claim.kind);
    if !joined || !measured {
        return None;
    }
    match (&claim.question, &claim.places[..]) {
        (Ok(_), [named, ..]) => Some(Theme::Known(Spot {
            place: named.place.clone(),
            others: Vec::new(),
            mention: named.mention,
            grasp: claim.grasp,
        })),
        (
            Err(
                Unmeasured::UnknownPlace { name, .. }
                | Unmeasured::UnnamedPlace { noun: Some(name) },
            ),
            _,
        ) => {
            let start = scene.text.find(name.as_str())?;
            Some(Theme::Unknown(Span::new(start, start + name.len())))
        }
        (Ok(_) | Err(_), _) => None,
    }
}
