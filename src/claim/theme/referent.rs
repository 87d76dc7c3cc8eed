//! What a kind word stands for: a name beside it, what it describes, what it points back to.

use super::noun::{NOUNS, determiner, is_compound_name, is_end};
use super::{TAIL, Theme};
use crate::atlas::{PlaceClass, fold};
use crate::claim::named::{latest_named, named_at};
use crate::claim::reader::{Grasp, Reader, Spot};
use crate::span::Span;
use crate::text::{Capitals, Cue, Kind, Scene};

/// What the kind word at element `noun` stands for.
pub fn referent(
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
    let compound = || is_compound_name(reader, noun).then_some(element.span);
    if let Some(name) = proper_name(scene, noun).or_else(compound) {
        return Some(Theme::Unknown(name));
    }
    let article = determiner(scene, noun.min(at));
    let predicate = article.as_ref().and_then(|it| described(reader, it.at, classes));
    if predicate.is_some() {
        return predicate;
    }
    let definite = article.is_some_and(|it| it.definite);
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
        Kind::Word => !scene.is_grammar(next),
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
    let grammar = scene.is_grammar(first);
    let adjective = match first.kind {
        Kind::Place(_) | Kind::Name => true,
        Kind::Word => before > 0 && first.cues.is_empty() && !grammar,
        Kind::Mark(_) | Kind::Quantity(_) => false,
    };
    let cased = matches!(scene.language.capitals, Capitals::Kinds | Capitals::Nouns);
    (cased && adjective && first.capital && element.capital).then(|| first.span.join(element.span))
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
pub fn known_referent(
    reader: &Reader<'_, '_>,
    noun: usize,
    classes: &[PlaceClass],
) -> Option<Spot> {
    let scene = reader.scene();
    let word = fold(scene.spelled(noun));
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

/// The latest name with this kind word in it; it is certain if it is the only one.
fn same_word(
    reader: &Reader<'_, '_>,
    noun: usize,
    word: &str,
    classes: &[PlaceClass],
) -> Option<Spot> {
    let here = reader.scene();
    let span = here.elements[noun].span;
    let named = reader.named_memory().flat_map(|(_, scene)| {
        scene.toponyms.iter().rev().filter_map(move |toponym| {
            let own = std::ptr::eq(scene, here) && toponym.span.start >= span.start;
            let named = fold(toponym.span.of(scene.text)).contains(word);
            let spot = (named && !own).then(|| reader.spot_of(scene, toponym))?;
            classes.contains(&spot.place.class).then_some(spot)
        })
    });
    let mut named = named.into_iter();
    let spot = named.next()?;
    // Of several straits "the strait" may be any.
    let alone = named.all(|other| other.place.id == spot.place.id);
    let grasp = if alone { spot.grasp } else { Grasp::Implied };
    Some(Spot { grasp, ..spot })
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
