//! Names beside a figure that it does not speak about: what only says where its subject lies, and
//! what lies too wide to be so far from anything.

use crate::atlas::{Place, PlaceClass, fold};
use crate::measure::Edge;
use crate::text::{Capitals, Cue, Element, Kind, Scene};

use super::anchor::is_point;
use super::antecedent::opening;
use super::named::{is_inserted, is_left_out, is_object_of_first};
use super::reader::Reader;
use super::shore::{is_open_water, is_shore};
use super::target::{Anchor, Target};

/// Whether the name at `at` only says where the subject of the figure is, or belongs to another
/// figure.
pub fn is_bystander(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    is_apposed_container(scene, at)
        || is_kind_of_container(scene, at)
        || is_owner_of_capital(scene, at)
        || is_province(scene, at)
        || is_between(scene, at)
        || is_off(scene, at, figure)
        || is_faced(scene, at)
        || has_figure_of_its_own(scene, at)
        || is_counted_on(scene, at, figure)
        || is_left(scene, at, figure)
        || has_bearing(scene, at, figure)
        || is_adjunct(scene, at)
        || is_holding_island(scene, at, figure)
        || is_other_bearing(scene, at, figure)
        || is_of_speaker(scene, at, figure)
        || is_left_out(scene, at)
        || at < figure && is_inserted(scene, at, figure)
        || at < figure && is_object_of_first(scene, at, figure)
        || is_of_earlier_clause(scene, at, figure)
}

/// "… A; Xy Reef is 600 km north of B": behind a semicolon another name has the figure, but "; it
/// is 600 km north of B" goes on.
fn is_of_earlier_clause(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let mark = (at.min(figure)..figure).rfind(|&index| scene.elements[index].is_mark(&[';']));
    let mut opening = mark.into_iter().flat_map(|mark| mark + 1..figure.min(mark + 4));
    let name = |index: usize| {
        let capital = scene.elements[index].capital && scene.is_plain_word(index);
        scene.elements[index].kind == Kind::Name
            || capital && scene.language.capitals != Capitals::Nouns
    };
    opening.any(name)
}

/// "Dera, Punjab", "Dera (India)": the container behind a comma or in brackets is no subject.
fn is_apposed_container(scene: &Scene<'_>, at: usize) -> bool {
    let apposed = at >= 2 && scene.elements[at - 1].is_mark(&[',', '(']);
    apposed && is_area(scene, at) && scene.is_name(at - 2) && !is_area(scene, at - 2)
}

fn is_area(scene: &Scene<'_>, at: usize) -> bool {
    scene.place_at(at).is_some_and(|toponym| toponym.best().class.is_area())
}

/// "A, en la provincia de B, se halla": the kind word makes B the province, whatever it is; and so
/// "A liegt an der Küste der Insel B".
fn is_kind_of_container(scene: &Scene<'_>, at: usize) -> bool {
    let kinds = &[Cue::Region, Cue::Island];
    let kind = (at.saturating_sub(3)..at).find(|&index| scene.elements[index].cues.any(kinds));
    let Some(kind) = kind else { return false };
    let of = (kind + 1..at).all(|index| scene.elements[index].kind == Kind::Word);
    let inside = scene.any(kind.saturating_sub(2)..kind, &[Cue::In, Cue::On, Cue::Coast]);
    let earlier = || (0..kind).any(|index| scene.is_name(index) && !is_area(scene, index));
    // "Sie liegt im Bezirk X der Provinz B"
    let pronoun = scene.elements[0].has(Cue::It) && scene.elements[kind].has(Cue::Region);
    of && (inside && earlier() || pronoun)
}

/// "A, the capital of B, is 2,000 km from C": A is, also where B is an island.
fn is_owner_of_capital(scene: &Scene<'_>, at: usize) -> bool {
    let near = at.saturating_sub(3)..at;
    let capital = near.rev().find(|&index| scene.elements[index].has(Cue::Capital));
    let comma = |index: &usize| scene.elements[*index].is_mark(&[',']);
    let apposed = capital
        .and_then(|capital| (capital.saturating_sub(2)..capital).rfind(comma)?.checked_sub(1));
    apposed.is_some_and(|town| scene.is_town(town))
}

/// "in the interior of Yen Bai province", though a town is called so as well.
fn is_province(scene: &Scene<'_>, at: usize) -> bool {
    let placed = scene.any(at.saturating_sub(1)..at, &[Cue::In, Cue::From]);
    placed && scene.any(at + 1..at + 2, &[Cue::Region])
}

/// "between A and B, 40 km from C": neither of them.
pub fn is_between(scene: &Scene<'_>, at: usize) -> bool {
    let start = before_article(scene, at);
    scene.any(start.saturating_sub(1)..start, &[Cue::Between])
        || scene.any(start.saturating_sub(4)..start, &[Cue::Between])
            && scene.has(start - 1, Cue::And)
}

/// Where the phrase of the name at `at` begins: at its article.
fn before_article(scene: &Scene<'_>, at: usize) -> usize {
    at.checked_sub(1).filter(|&article| scene.is_definite(article)).unwrap_or(at)
}

/// "A lies off the coast of B, 40 km from C": B is where A lies.
fn is_off(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    const SHORE: usize = 4;
    let words = (at.saturating_sub(SHORE)..at).rev().take_while(|&before| scene.is_word(before));
    let off = words.into_iter().find(|&before| scene.has(before, Cue::Off));
    let named = |at: usize| matches!(scene.elements[at].kind, Kind::Place(_) | Kind::Name);
    off.is_some_and(|off| at < figure && (0..off).any(named))
}

/// "A lies opposite (the B town of) C, 40 km from D": A does.
fn is_faced(scene: &Scene<'_>, at: usize) -> bool {
    let adjective = |index: usize| scene.place_at(index).is_some_and(|it| it.demonym);
    let phrase = (at.saturating_sub(PHRASE)..at).rev();
    let mut phrase = phrase.take_while(|&index| scene.is_word(index) || adjective(index));
    phrase.any(|index| scene.has(index, Cue::Facing))
}

/// How far before a name the preposition of its phrase may stand, in elements.
const PHRASE: usize = 5;

/// "on the road from A to B, 40 km from C": some point of the way, and neither end.
pub fn is_end_of_way(scene: &Scene<'_>, at: usize) -> bool {
    const WAY: usize = 7;
    let clause = (at.saturating_sub(WAY)..at).rev();
    let mut clause =
        clause.take_while(|&index| !matches!(scene.elements[index].kind, Kind::Mark(_)));
    let way = clause.find(|&index| scene.elements[index].cues.any(&[Cue::Road, Cue::Route]));
    let Some(way) = way else { return false };
    let from = scene.any(way + 1..way + 3, &[Cue::From, Cue::Between]);
    from && !scene.any(way + 1..at, &[Cue::Lie])
}

/// "30 km west X, 26 km north of Y", "at 30 km north of X": the figure before the wind is measured
/// from the name, whether or not it is read.
fn has_figure_of_its_own(scene: &Scene<'_>, at: usize) -> bool {
    const KIND_OF: usize = 4;
    let leads = |index: &usize| {
        let element = &scene.elements[*index];
        let kind = element.cues.any(&[Cue::From, Cue::Settlement]) || scene.is_definite(*index);
        kind && element.kind == Kind::Word && element.cues.wind.is_none()
    };
    let low = at.saturating_sub(KIND_OF);
    let head = (low..at).rev().take_while(leads).last().unwrap_or(at);
    let wind = head > 1 && scene.elements[head - 1].cues.wind.is_some();
    // "al sur", "к югу"
    let led = head > 2 && scene.elements[head - 2].kind == Kind::Word;
    wind && is_figure(&scene.elements[head - if led { 3 } else { 2 }])
}

fn is_figure(element: &Element) -> bool {
    matches!(element.kind, Kind::Quantity(_))
}

/// "A is 15 km from X in B, and 38 km from C": behind "and" the figure speaks of A again.
fn is_counted_on(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let and = at + 2 == figure && scene.has(at + 1, Cue::And)
        || at + 3 == figure
            && scene.elements[at + 1].is_mark(&[','])
            && scene.has(at + 2, Cue::And);
    let placed = at > 0 && scene.elements[at - 1].cues.any(&[Cue::In, Cue::From]);
    and && placed && scene.elements[..at].iter().any(is_figure)
}

/// "from A to put a post 300 miles north of B": whoever comes from A goes on.
fn is_left(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let from = at > 0 && scene.elements[at - 1].has(Cue::From);
    let plain = |element: &Element| {
        matches!(element.kind, Kind::Word) && !element.has(Cue::Lie) && element.cues.wind.is_none()
    };
    from && at + 2 < figure && scene.elements[at + 1..figure].iter().all(plain)
}

/// "a hut 7 km from B, south-west of A": behind the figure, what a wind is counted from is another
/// anchor.
fn has_bearing(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let from = at > figure && scene.has(at - 1, Cue::From);
    from && scene.elements[at - 2].cues.wind.is_some()
        && !scene.any(at.saturating_sub(4)..at - 2, &[Cue::In, Cue::On])
}

/// A country cannot be 40 km from one of its own towns.
pub fn can_be_subject(reader: &Reader<'_, '_>, at: usize, own: &Anchor) -> bool {
    let scene = reader.scene();
    let Some(place) = scene.place_at(at).map(|toponym| toponym.best()) else { return false };
    let anchor = match &own.target {
        Target::Place(anchor) => anchor,
        Target::Edge(Edge::Coast(of), _) => {
            // "left Bahrain and anchored four miles off shore": no country lies off its own shore.
            let own = of.is_none() && place.class == PlaceClass::Country;
            // "Pisa lies on the Arno, 10 km from the sea": not the river does.
            let river = place.class == PlaceClass::River;
            return !is_open_water(place) && !own && !river;
        }
        Target::Edge(..) => return is_point(scene, at),
    };
    let continent = place.class == PlaceClass::Continent;
    let wide = continent || is_open_water(place) || place.class == PlaceClass::River;
    let wide = wide || is_range(reader, place);
    if wide || is_shore(scene, at) {
        return false;
    }
    if anchor.place.class == PlaceClass::Settlement && place.class == PlaceClass::Country {
        let point =
            is_island_state(reader, at) || is_named_after_capital(reader, place) || lies(scene, at);
        return point && place.country != anchor.place.country;
    }
    let contains = !is_point(scene, at)
        && (place.class == PlaceClass::Continent || place.country == anchor.place.country);
    place.id != anchor.place.id && !contains
}

/// "*Cuba* lies 90 miles south of A": the verb behind the name that opens the sentence is of it.
fn lies(scene: &Scene<'_>, at: usize) -> bool {
    scene.has(at + 1, Cue::Lie) && opening(scene, at + 1) == Some(at)
}

/// The Andes, the Sahara: something lies in them, and they lie everywhere.
pub fn is_range(reader: &Reader<'_, '_>, place: &Place) -> bool {
    const RANGE_M: f64 = 100_000.0;
    // On a peninsula and on a strait lies much, and they have no middle.
    if matches!(place.class, PlaceClass::Peninsula | PlaceClass::Strait) {
        return true;
    }
    let classes = [PlaceClass::Mountain, PlaceClass::Desert];
    let feature = classes.contains(&place.class).then(|| reader.atlas.feature(&place.id)).flatten();
    feature.and_then(|it| it.length_m).is_some_and(|length_m| length_m > RANGE_M)
}

/// A country without neighbours is as good as a point.
pub fn is_island_state(reader: &Reader<'_, '_>, at: usize) -> bool {
    let place = reader.scene().place_at(at).map(|toponym| toponym.best());
    place.is_some_and(|place| is_by_itself(reader, place))
}

/// Whether the place is a country without neighbours.
pub fn is_by_itself(reader: &Reader<'_, '_>, place: &Place) -> bool {
    let alone = |code| reader.atlas.neighbours(code).is_empty();
    place.class == PlaceClass::Country && place.country.is_some_and(alone)
}

/// Djibouti, Singapore: the country is small, and the town is what a distance means.
fn is_named_after_capital(reader: &Reader<'_, '_>, place: &Place) -> bool {
    let capital = place.country.and_then(|code| reader.atlas.capital(code));
    capital.is_some_and(|capital| fold(&capital.name) == fold(&place.name))
}

/// "four U.S. destroyers", "a Baghdad communique": what is told of comes from there.
fn is_adjunct(scene: &Scene<'_>, at: usize) -> bool {
    // "U.S." ends with a point.
    let point = scene.is_mark(at + 1, &['.']);
    let next = scene.elements.get(at + 1 + usize::from(point));
    let Some(next) = next.filter(|_| scene.language.noun_adjuncts) else { return false };
    let grammar = scene.is_grammar(next);
    let noun = matches!(next.kind, Kind::Word | Kind::Name) && next.cues.is_empty() && !grammar;
    let led = at > 0 && scene.has(at - 1, Cue::Indefinite);
    let country = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Country);
    noun && (led || country)
}

/// "In A, a minister said a ship lay 40 km east of B": where the speaker is, unless the words of
/// speech are inserted, "A, the minister said on Monday, lies".
fn is_of_speaker(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let mark = |index: usize| matches!(scene.elements[index].kind, Kind::Mark(_));
    let placed = scene.any(at.saturating_sub(1)..at, &[Cue::In]);
    let spoken = |say: usize| {
        let inserted = (at + 1..say).any(mark) && (say + 1..figure).any(mark);
        scene.has(say, Cue::Say) && (placed || !inserted)
    };
    (at + 1..figure).any(spoken)
}

/// "40 km east of A, on the island of B": where A lies.
fn is_holding_island(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    let island = scene.place_at(at).is_some_and(|it| it.best().class == PlaceClass::Island);
    island && at > figure && scene.any(at.saturating_sub(4)..at, &[Cue::On])
}

/// "X, south of the city of A and 560 km west of B": X lies south of A, and the figure is of X.
fn is_other_bearing(scene: &Scene<'_>, at: usize, figure: usize) -> bool {
    const KIND_OF: usize = 5;
    let words = (at.saturating_sub(KIND_OF)..at).rev();
    let wind = words
        .take_while(|&index| scene.elements[index].kind == Kind::Word)
        .find(|&index| scene.elements[index].cues.wind.is_some());
    let from = wind.is_some_and(|wind| scene.has(wind + 1, Cue::From));
    let joined = (at + 1..figure)
        .all(|index| scene.has(index, Cue::And) || { scene.elements[index].is_mark(&[',']) });
    from && at < figure && joined
}
