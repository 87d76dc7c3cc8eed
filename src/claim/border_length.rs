#![doc = include_str!("border_length.md")]

use crate::atlas::{Place, PlaceClass};
use crate::measure::Question;
use crate::quantity::{Dimension, Unit};
use crate::text::{Cue, Kind as ElementKind, Scene, Toponym, numerals, phrases};

use super::adjoining::with_alike;
use super::anchor::anchor;
use super::antecedent::{
    border_owner, has_with, is_genitive, is_with, opening, subject_before, topic_country_that,
    two_countries,
};
use super::edge::{BORDERS, is_of_border, leads_to_border};
use super::named::{head_of_list, is_left_out, is_object_of_first};
use super::pair::pair_near;
use super::reader::{Grasp, Reader, Spot};
use super::target::Target;
use super::{Kind, Need};

pub const KIND: Kind =
    Kind { name: "border_length", page: include_str!("border_length.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::figure(Dimension::Length)];

/// How far before its figure a border may be named, in elements …
const REACH: usize = 12;
/// … and where a superlative stands for it.
const REACH_RANKED: usize = 24;

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Length) {
        let Some(border) = border_of(reader, at) else { continue };
        let Some((country, neighbour)) = countries(reader, at, &border) else { continue };
        // A country that borders on a country is no region of its name.
        let country = neighbour.as_ref().map_or(country.clone(), |it| with_alike(&country, it));
        let neighbour = neighbour.map(|it| with_alike(&it, &country));
        let stated = reader.stated(at);
        let span = reader.span(at.min(border.word), at.max(border.word));
        let mut spots = vec![&country];
        spots.extend(&neighbour);
        let alone = lone_country(reader, at, &border);
        let claim = reader.push(KIND.name, span, stated, &spots, |places| Question::BorderLength {
            country: places[0].clone(),
            neighbour: places.get(1).cloned(),
        });
        // "A has a border of 3,500 km": perhaps all around.
        if let Some(country) = alone {
            claim.alternatives.push(Question::BorderLength { country, neighbour: None });
        }
        reader.take(at);
    }
}

/// The one country of the sentence, where nothing tells what lies on the other side of `border`.
fn lone_country(reader: &Reader<'_, '_>, at: usize, border: &Border) -> Option<Place> {
    let across = !matches!(border.sides, Sides::Untold) || has_with(reader.scene(), border.word);
    let shared = is_shared(reader, border.word);
    match &named_countries(reader, at, border.word)[..] {
        [(_, only)] if !across && !shared => Some(only.place.clone()),
        _ => None,
    }
}

/// A figure beside one of these measures no border.
static NOT_OF_BORDERS: &[Cue] =
    &[Cue::Section, Cue::Away, Cue::Apart, Cue::Coast, Cue::Wide, Cue::Network];

/// What a figure measures.
struct Border {
    /// The noun or the verb.
    word: usize,
    sides: Sides,
}

/// Where the form itself names the sides of a border.
enum Sides {
    /// The neighbour: "with B (60 km)".
    Neighbour(usize),
    /// Both countries: "that between C and D 140".
    Pair(usize, usize),
    Untold,
}

/// The border that the figure at `at` measures.
fn border_of(reader: &Reader<'_, '_>, at: usize) -> Option<Border> {
    if measures_no_border(reader, at) {
        return None;
    }
    let told = bracketed(reader, at).or_else(|| adjoining(reader, at));
    told.or_else(|| border_of_pair(reader, at)).or_else(|| {
        let before = border_before(reader, at);
        let word = border_behind(reader, at, before).or(before)?;
        let scene = reader.scene();
        // "10 km vor A nahe der Grenze" is the length of no border.
        let near = scene.any(word.saturating_sub(4)..word, &[Cue::Near]);
        // A line or a place on the border is not the border.
        let other = leads_to_border(scene, word, at) || is_followed(scene, at, word) || near;
        (!other && (word > at || is_measured_from(scene, word, at)))
            .then_some(Border { word, sides: Sides::Untold })
    })
}

/// "a peak on the border (22,057 feet high)", "30 km from the border", "130 km of border with A".
fn measures_no_border(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    // "the boundary with A 37 m": so high it lies.
    let unit = reader.figure(at).value.quantity.unit;
    let high = scene.has(at + 1, Cue::High) || matches!(unit, Unit::Metre | Unit::Foot);
    // "for 10 km becomes the border river": so long the river is one.
    let river = scene.any(at + 1..at + 4, &[Cue::River]);
    let other = reader.cue_near(at, 4, NOT_OF_BORDERS) && !is_before_border(scene, at);
    let part = includes_border(scene, at) || is_portion(scene, at) || is_outranking(scene, at);
    if high || river || part || other {
        return true;
    }
    let away = || {
        anchor(reader, at).is_some_and(|anchor| match anchor.target {
            Target::Edge(..) => true,
            // "The border is 30 km from A", but not "… runs 30 km from A to B".
            Target::Place(spot) => {
                let onwards = scene.any(anchor.last + 1..anchor.last + 3, &[Cue::To]);
                spot.place.class == PlaceClass::Settlement && anchor.first > at && !onwards
            }
        })
    };
    let have = at > 0 && scene.elements[at - 1].cues.any(&[Cue::Have, Cue::Share, Cue::With])
        || is_whole_border(scene, at);
    !have && (is_of_border(scene, at + 1) || away())
}

/// "the longest border after A (22,000 km)": so long is that of A, wherever it runs.
fn is_outranking(scene: &Scene<'_>, figure: usize) -> bool {
    let open = figure.checked_sub(1).filter(|&open| scene.elements[open].is_mark(&['(', '（']));
    let name = open.and_then(|open| open.checked_sub(1)).filter(|&name| scene.is_name(name));
    let after = |name| head_of_list(scene, name).is_some_and(|head| scene.has(head, Cue::After));
    name.is_some_and(|name| is_left_out(scene, name) || after(name))
}

/// "to fence its 900-km border with A": the figure says how long the noun right behind it is,
/// unless that says of what: "a 900-km border fence".
fn is_before_border(scene: &Scene<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(scene.has(at + 1, Cue::Long));
    let border = scene.elements.get(next).is_some_and(|_| is_border(scene, next));
    border && has_with(scene, next)
}

/// "It is 8,900 km long and includes the border between A and B": that is a part.
fn includes_border(scene: &Scene<'_>, at: usize) -> bool {
    next_border(scene, at).is_some_and(|border| scene.any(at..border, &[Cue::Including]))
}

/// The border word right behind the figure, and before another one: in "A 2,600 km (of which 200 km
/// is the border of B)" it is that of the second figure.
fn next_border(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let other = |index: &usize| scene.is_figure(*index) && *index >= scene.skip_conversion(at + 1);
    let near = (at + 1..scene.elements.len().min(at + 7)).take_while(|&it| is_open(scene, it));
    near.take_while(|index| !other(index)).find(|&index| is_border(scene, index))
}

/// Whether the element at `index` speaks of a border on land; "the border wall" is not as long.
fn is_border(scene: &Scene<'_>, index: usize) -> bool {
    let built = scene.language.noun_adjuncts && scene.has(index + 1, Cue::Network);
    scene.elements[index].cues.any(BORDERS) && !scene.has(index, Cue::SeaBorder) && !built
}

/// "A has 900 km of borders, *300 of them* with B", "…, *including* 300 km with B", "*davon* 300 km
/// mit B", "*of which* 300 km": where a part is told, from `start` on.
fn portion(scene: &Scene<'_>, start: usize) -> Option<usize> {
    let ends = |at: &usize| !scene.elements[*at].is_mark(&[';', '.', '!', '?']);
    let part = |at: &usize| {
        let which = scene.has(*at, Cue::Of) && scene.has(at + 1, Cue::Relative);
        scene.has(*at, Cue::Including) && scene.is_word(*at) || which
    };
    (start..scene.elements.len()).take_while(ends).find(part)
}

/// "A has 900 km of borders, 300 of them with B", "…, the longest one with B": where a comma behind
/// element `last` leads to a part of the whole that is told before.
fn told_in_parts(scene: &Scene<'_>, last: usize) -> Option<usize> {
    let comma = (last + 1..scene.elements.len()).find(|&at| scene.elements[at].is_mark(&[',']))?;
    let longest = scene.any(comma + 1..comma + 4, &[Cue::Longest, Cue::Shortest]);
    if longest { Some(comma) } else { portion(scene, comma) }
}

/// "467 km, of which 74 km river border": the figure measures a part, and nothing tells across from
/// whom.
fn is_portion(scene: &Scene<'_>, figure: usize) -> bool {
    let told = portion(scene, figure.saturating_sub(PORTION)).is_some_and(|it| it < figure);
    let open = |at: &usize| !matches!(scene.elements[*at].kind, ElementKind::Mark(_));
    let mut behind = (figure + 1..scene.elements.len()).take_while(open);
    told && !behind.any(|at| scene.is_name(at))
}

/// How far before its figure a part may be told to be one, in elements.
const PORTION: usize = 4;

/// "… its border with B; it is 820 km long", but not "12 km; note: A borders on B".
fn is_open(scene: &Scene<'_>, index: usize) -> bool {
    !scene.elements[index].is_mark(&[';']) || scene.any(index + 1..index + 3, &[Cue::It])
}

/// The border named before the figure.
fn border_before(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let scene = reader.scene();
    // "… the longest border of the world …, the second-longest with 7,600 km": the noun is left
    // out.
    let ranked = reader.cue_in_clause(at, 5, &[Cue::Longest, Cue::Shortest]);
    let reach = if ranked { REACH_RANKED } else { REACH };
    let mut near = (at.saturating_sub(reach)..at).rev().take_while(|&it| is_open(scene, it));
    near.find(|&index| is_border(scene, index))
}

/// The border that follows the figure, where `before` is the one named before it.
fn border_behind(reader: &Reader<'_, '_>, at: usize, before: Option<usize>) -> Option<usize> {
    let scene = reader.scene();
    let found = next_border(scene, at)?;
    // "The border, at 2,300 km, is the longest border of A": the verb has a new noun.
    let renamed = before.is_some() && scene.any(at..found, &[Cue::Lie]);
    // "A's border with B is 300 km long, its border with C": behind the comma is another one.
    let comma = scene.elements[at..found].iter().any(|it| it.is_mark(&[',']));
    let told = before.is_some_and(|border| scene.any(border + 1..at, &[Cue::Lie]));
    // "A, 1,900 miles long, forms the border"
    let own = scene.any(at + 1..at + 3, &[Cue::Long]) && scene.any(at..found, &[Cue::Form]);
    // "A, 10 km from B, borders C": the verb behind the comma has no figure.
    let verb = scene.has(found, Cue::Adjoin) && scene.elements[found - 1].is_mark(&[',']);
    let another = told && comma || verb;
    (!renamed && !another && !own).then_some(found)
}

/// Whether the figure measures the border named before it, and not where something lies.
fn is_measured_from(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    !is_edge(scene, border, figure)
        && !is_of_water(scene, border)
        && !is_inserted(scene, border, figure)
        && !has_figure(scene, border, figure)
        && !is_told_before(scene, border, figure)
}

/// "A borders B and lies 14 km from C": the figure is that of the second verb.
fn is_told_before(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    let verb = scene.has(border, Cue::Adjoin);
    let object = (border + 1..figure).find(|&at| scene.is_name(at));
    verb && object.is_some_and(|object| is_object_of_first(scene, object, figure))
}

/// "A has a 300-km border with B, C one of 380 km": the border has its figure before it, and behind
/// the comma another one is spoken of.
fn has_figure(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    let own = border.checked_sub(1).is_some_and(|before| scene.is_figure(before));
    let comma = (border + 1..figure).rfind(|&at| scene.elements[at].is_mark(&[',']));
    let other = comma.is_some_and(|comma| scene.place_at(comma + 1).is_some());
    own && other
}

/// "borders the Caspian Sea (713 km)": that is the length of a coast.
fn is_of_water(scene: &Scene<'_>, border: usize) -> bool {
    let water = |toponym: &Toponym| {
        matches!(toponym.best().class, PlaceClass::Sea | PlaceClass::Lake | PlaceClass::Strait)
    };
    let name = (border + 1..border + 4).find(|&at| scene.is_name(at));
    name.and_then(|at| scene.place_at(at)).is_some_and(water)
}

/// "The river A, *which forms the border between B and C*, is 300 km long."
fn is_inserted(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    let Some(comma) = scene.inserted_before(figure, REACH) else { return false };
    let named = comma.checked_sub(1).is_some_and(|before| scene.is_name(before));
    named && border > comma && !scene.any(0..comma, BORDERS)
}

/// "los 620 kilómetros de frontera entre A y B": all of it, which an article says.
fn is_whole_border(scene: &Scene<'_>, at: usize) -> bool {
    let definite = at > 0 && scene.is_definite(at - 1);
    is_of_border(scene, at + 1)
        && definite
        && scene.any(at + 3..at + 5, &[Cue::Between, Cue::Share])
}

/// "30 km von der Grenze entfernt, bis A 170": the border is where another figure starts.
fn is_edge(scene: &Scene<'_>, border: usize, figure: usize) -> bool {
    let from = scene.any(border.saturating_sub(3)..border, &[Cue::From]);
    from && scene.any(border + 1..figure.min(border + 3), &[Cue::Away])
}

/// "for 60 km marks the border", "auf 60 km die Grenze bildet", "is the border for 60 km":
/// something else runs along the border for so long.
fn is_followed(scene: &Scene<'_>, figure: usize, border: usize) -> bool {
    let (low, high) = (figure.min(border), figure.max(border));
    let ends = |at: &usize| matches!(scene.elements[*at].kind, ElementKind::Mark(_));
    let end = (high + 1..scene.elements.len()).find(ends).unwrap_or(scene.elements.len());
    let forms = scene.any(low.saturating_sub(6)..end, &[Cue::Form]);
    let is = scene.any(border.saturating_sub(2)..border, &[Cue::Lie]);
    is_throughout(scene, figure) && (forms || is)
}

/// "for 60 km", "auf einer Länge von 60 km".
fn is_throughout(scene: &Scene<'_>, figure: usize) -> bool {
    scene.has(measure(scene, figure), Cue::Throughout)
}

/// Where the phrase with the figure begins: at "auf" in "auf einer Länge von 60 km".
fn measure(scene: &Scene<'_>, figure: usize) -> usize {
    let led = |at: &usize| {
        scene.elements[*at].cues.any(&[Cue::From, Cue::Long, Cue::Indefinite, Cue::Throughout])
    };
    (figure.saturating_sub(4)..figure).rev().take_while(led).last().unwrap_or(figure)
}

/// "grenzt auf 60 km an B", "grenzt an A, an B und mit 60 km gemeinsamer Grenze an C".
fn adjoining(reader: &Reader<'_, '_>, figure: usize) -> Option<Border> {
    let scene = reader.scene();
    let start = measure(scene, figure);
    let near = start.saturating_sub(3)..start;
    let reach = if scene.has(start, Cue::Throughout) {
        near
    } else {
        let with = start.checked_sub(1).filter(|&before| scene.has(before, Cue::With))?;
        let item = with.saturating_sub(1)..with + 1;
        let listed = scene.any(item, &[Cue::And, Cue::Adjoin]);
        let led = (figure + 1..figure + 4).any(|at| scene.has(at, Cue::AdjoinedTo));
        (listed && led).then_some(with.saturating_sub(REACH_RANKED)..with)?
    };
    let word = reach
        .rev()
        .take_while(|&at| is_open(scene, at))
        .find(|&at| scene.has(at, Cue::Adjoin) && scene.is_word(at))?;
    let mut behind = figure + 1..scene.elements.len().min(figure + 6);
    let neighbour = behind.find(|&at| reader.country_at(at).is_some())?;
    Some(Border { word, sides: Sides::Neighbour(neighbour) })
}

/// "with South Africa (1,840 km)", "borders: South Africa with 1,840 km".
fn bracketed(reader: &Reader<'_, '_>, figure: usize) -> Option<Border> {
    let scene = reader.scene();
    let open = measure(scene, figure).checked_sub(1)?;
    let with = scene.has(open, Cue::With);
    let opened = with || scene.elements[open].is_mark(&['(', '（']);
    let name = open.checked_sub(1).filter(|_| opened)?;
    reader.country_at(name)?;
    let word = (0..figure)
        .rfind(|&at| scene.elements[at].cues.any(BORDERS) || scene.has(at, Cue::Adjoin))?;
    // "Grenzlängen: A mit 60 km, B mit 80 km"
    let listed = (word + 1..name).any(|at| scene.elements[at].is_mark(&[':']));
    (!with || listed).then_some(())?;
    Some(Border { word, sides: Sides::Neighbour(name) })
}

/// "The border between A and B is 70 km long, *that between C and D* 140": the noun is left out.
fn border_of_pair(reader: &Reader<'_, '_>, figure: usize) -> Option<Border> {
    let scene = reader.scene();
    countries_beside(reader, figure)?;
    let (first, second) = pair_beside(reader, figure)?;
    let between = (0..first).rfind(|&at| scene.has(at, Cue::Between))?;
    let noun = between.checked_sub(1)?;
    let left_out = scene.is_definite(noun) || scene.has(noun, Cue::Demonstrative);
    let word = (0..noun).rfind(|&at| is_border(scene, at)).filter(|_| left_out)?;
    Some(Border { word, sides: Sides::Pair(first, second) })
}

/// Whose border it is: both countries, or one with all its neighbours.
fn countries(reader: &Reader<'_, '_>, at: usize, border: &Border) -> Option<(Spot, Option<Spot>)> {
    match &border.sides {
        Sides::Neighbour(neighbour) => with_partner(reader, *neighbour, border.word),
        Sides::Pair(a, b) => Some((reader.country_at(*a)?, Some(reader.country_at(*b)?))),
        Sides::Untold => untold_countries(reader, at, border.word),
    }
}

/// Whose border it is, where its form names neither side.
fn untold_countries(
    reader: &Reader<'_, '_>,
    at: usize,
    border: usize,
) -> Option<(Spot, Option<Spot>)> {
    if is_measured(reader, border, at) || has_second(reader, border, at) {
        return with_second(reader, at, border);
    }
    if let Some(neighbour) = neighbour_before(reader.scene(), at).filter(|_| border > at) {
        return with_partner(reader, neighbour, border);
    }
    if let Some(owner) = subject_of_total(reader, border) {
        return Some((owner, None));
    }
    if let Some((a, b)) = adjectives(reader, border).or_else(|| countries_beside(reader, at)) {
        return Some((a, Some(b)));
    }
    if let Some(at) = lone_adjective(reader, border) {
        return with_partner(reader, at, at);
    }
    if let Some(owner) = owner_of_all(reader, at, border) {
        return Some((owner, None));
    }
    let named = named_countries(reader, at, border);
    if let Some((at, neighbour)) = neighbour_behind(reader, border) {
        let region = region_before(reader, at).filter(|_| named.len() < 2);
        let owner = || Some(or_of_region(reader, border_owner(reader, border, &neighbour)?));
        let country = region.or_else(owner)?;
        return Some((country, Some(neighbour)));
    }
    match &named[..] {
        // "A has 900 km of border, 300 of them with B": those of A in all.
        [(first, only)]
            if *first < border && told_in_parts(reader.scene(), at.max(border)).is_some() =>
        {
            Some((only.clone(), None))
        }
        _ => among(reader, border, &named),
    }
}

/// "It borders A and B, with a total boundary of 720 km": all around what the sentence is about.
fn subject_of_total(reader: &Reader<'_, '_>, border: usize) -> Option<Spot> {
    let scene = reader.scene();
    if !scene.has(border, Cue::Total) || neighbour_behind(reader, border).is_some() {
        return None;
    }
    // "Bounded on the west by A, B has a total border of 900 km."
    let owner = (0..border).rev().find(|&at| scene.has(at, Cue::Have));
    let owner = || reader.country_at(owner?.checked_sub(1)?);
    let named = || reader.country_at(opening(scene, border)?);
    let pronoun = scene.has(0, Cue::It) && scene.has(0, Cue::Pronoun);
    let before = || subject_before(reader, &[PlaceClass::Country]).filter(|_| pronoun);
    owner().or_else(named).or_else(before)
}

/// "A has 3,700 km of borders with nine countries, among them B": whose borders are summed up.
fn owner_of_all(reader: &Reader<'_, '_>, figure: usize, border: usize) -> Option<Spot> {
    let scene = reader.scene();
    let mut behind = border + 1..scene.elements.len().min(border + 8);
    static KINDS: &[Cue] = &[Cue::Country, Cue::Neighbours];
    let neighbours = behind.find(|&at| scene.elements[at].cues.any(KINDS) && scene.is_word(at))?;
    let named = (border + 1..neighbours).any(|at| scene.is_name(at));
    let counted = !named && !scene.any(border + 1..neighbours, &[Cue::Between]);
    let all = is_total(reader, border) || is_several(scene, neighbours);
    let (head, end) = (figure.min(border), scene.is_definite(neighbours - 1));
    let owner = (0..head).rev().find_map(|at| reader.country_at(at))?;
    // "a border with all its neighbours", but not "with one country"
    let one = scene.any(border + 1..neighbours, &[Cue::Indefinite, Cue::One]);
    // "with another neighbouring country, B", "with its neighbour B"
    let more = phrases(scene.language.more);
    let another =
        more.into_iter().any(|word| (border + 1..neighbours).any(|at| scene.lower(at) == word));
    let told = another || scene.place_at(neighbours + 1).is_some();
    let all = all || has_with(scene, border) && !one && !told;
    (counted && !end && all).then_some(owner)
}

/// "*five* countries": a number above one stands before the noun.
fn is_several(scene: &Scene<'_>, noun: usize) -> bool {
    let number = noun.checked_sub(1).map_or("", |before| scene.spelled(before));
    let found = numerals(number, scene.language);
    found.first().is_some_and(|number| number.value.value > 1.0)
}

/// The country at `at`, and the one whose border with it the word at `border` speaks of.
fn with_partner(reader: &Reader<'_, '_>, at: usize, border: usize) -> Option<(Spot, Option<Spot>)> {
    let neighbour = reader.country_at(at)?;
    let scene = reader.scene();
    let alone =
        !scene.places().any(|(before, _)| before < at && reader.country_at(before).is_some());
    let region = || region_before(reader, at).filter(|_| alone);
    Some((region().or_else(|| partner(reader, border, at, &neighbour))?, Some(neighbour)))
}

/// "the border with B is 300 km long, that with C 200 km": the owner of the first one has the
/// second, too.
fn with_second(
    reader: &Reader<'_, '_>,
    figure: usize,
    border: usize,
) -> Option<(Spot, Option<Spot>)> {
    let at = second_neighbour(reader, figure)?;
    let neighbour = reader.country_at(at)?;
    let owner = neighbour_behind(reader, border).and_then(|(_, first)| {
        border_owner(reader, border, &first)
            .filter(|owner| reader.atlas.touch(&owner.place, &neighbour.place))
    });
    Some((owner.or_else(|| partner(reader, at, at, &neighbour))?, Some(neighbour)))
}

/// The two countries of a pair beside the figure.
fn countries_beside(reader: &Reader<'_, '_>, figure: usize) -> Option<(Spot, Spot)> {
    let (first, second) = pair_beside(reader, figure)?;
    reader.country_at(first).zip(reader.country_at(second))
}

/// Whose border it is by the countries that the sentence names at all.
fn among(
    reader: &Reader<'_, '_>,
    border: usize,
    named: &[(usize, Spot)],
) -> Option<(Spot, Option<Spot>)> {
    match named {
        [] if is_shared(reader, border) => two_countries(reader, border).map(|(a, b)| (a, Some(b))),
        [] => None,
        [(only_at, only)] => {
            let region =
                region_before(reader, *only_at).or_else(|| region_behind(reader, border, *only_at));
            if let Some(region) = region {
                return Some((region, Some(only.clone())));
            }
            let summed = reader.scene().has(border, Cue::Total);
            let owned = summed || is_owned(reader, border, *only_at);
            if is_total(reader, border) && (*only_at < border || owned) {
                return Some((only.clone(), None));
            }
            if is_with_another(reader, border) {
                return None;
            }
            let code = only.place.country?;
            let other = reader.salient_neighbour_of(code);
            let other = other.map(|other| or_of_region(reader, other));
            let shared = other.map(|other| (other, Some(only.clone())));
            shared.or_else(|| owned.then(|| (only.clone(), None)))
        }
        [(_, first), .., (_, last)] => Some((first.clone(), Some(last.clone()))),
    }
}

/// "A is a province of B. The border with C is 90 km long": A's may be meant, where the sentence
/// does not name `country` itself.
fn or_of_region(reader: &Reader<'_, '_>, country: Spot) -> Spot {
    let here = country.mention.is_some_and(|mention| mention.start >= reader.scene().offset);
    match subject_before(reader, &[PlaceClass::Region]).filter(|_| !here) {
        Some(region) => Spot { grasp: Grasp::Implied, others: vec![region.place], ..country },
        None => country,
    }
}

/// "a border of 59 km with the Gaza Strip": across it lies what is no country, and no other is
/// meant.
fn is_with_another(reader: &Reader<'_, '_>, border: usize) -> bool {
    const REACH_BEHIND: usize = 8;
    let scene = reader.scene();
    let behind = border + 1..scene.elements.len().min(border + REACH_BEHIND);
    let mut named = behind.filter(|&at| scene.place_at(at).is_some() && is_with(scene, at));
    named.any(|at| reader.country_at(at).is_none())
}

/// "A's land border", "the land borders of A", "die Landgrenzen As": the name at `at` says whose
/// border it is.
fn is_owned(reader: &Reader<'_, '_>, border: usize, at: usize) -> bool {
    let scene = reader.scene();
    let before = at < border && border - at <= 2 && scene.is_possessor(at);
    let owner = is_genitive(scene, at) || scene.has(border + 1, Cue::Of);
    before || at > border && at - border <= 3 && owner
}

/// "the Kazakh-Uzbek border", "la frontière franco-suisse": two adjectives joined by a hyphen.
fn adjectives(reader: &Reader<'_, '_>, border: usize) -> Option<(Spot, Spot)> {
    let scene = reader.scene();
    let joined = |at: &usize| {
        let both = [at.checked_sub(1)?, *at];
        let demonym = |&at: &usize| scene.place_at(at).is_some_and(|toponym| toponym.demonym);
        (scene.elements.get(*at)?.joined && both.iter().all(demonym)).then_some(both)
    };
    let near = (border.saturating_sub(3)..border).rev().chain(border + 1..border + 4);
    let [first, second] = near.into_iter().find_map(|at| joined(&at))?;
    Some((reader.country_at(first)?, reader.country_at(second)?))
}

/// "the border with B": the one country right behind the noun and its preposition.
fn neighbour_behind(reader: &Reader<'_, '_>, border: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let at = (border + 1..border + 5)
        .take_while(|&at| {
            let kind = scene.elements.get(at).map(|element| element.kind);
            matches!(kind, Some(ElementKind::Word | ElementKind::Place(_)))
        })
        .find(|&at| scene.is_name(at))?;
    let another =
        (at + 1..at + 4).any(|next| scene.is_name(next)) && scene.any(at + 1..at + 3, &[Cue::And]);
    (is_with(scene, at) && !another).then(|| Some((at, reader.country_at(at)?)))?
}

/// "Zwischen A und B verläuft eine 40 km lange Grenze", "7.600 km zwischen A und B".
fn pair_beside(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, usize)> {
    let scene = reader.scene();
    let (first, second) = pair_near(scene, at)?;
    let between = scene.any(first.saturating_sub(3)..first, &[Cue::Between]);
    let near = if at < first { first - at <= 4 } else { second < at && at - second <= 6 };
    (between && near).then_some((first, second))
}

/// Whether another length stands between the border and the figure: the border has its own.
fn is_measured(reader: &Reader<'_, '_>, border: usize, figure: usize) -> bool {
    let scene = reader.scene();
    let figures = scene.figures().filter(|(at, _)| (border + 1..figure).contains(at));
    figures
        .filter(|(_, found)| found.value.conversion_of.is_none())
        .any(|(_, found)| found.value.quantity.unit.dimension() == Dimension::Length)
}

/// "Die Grenze zu A ist zu, die zu B ist 44 km lang": the noun is left out behind the comma.
pub fn has_second(reader: &Reader<'_, '_>, border: usize, end: usize) -> bool {
    let scene = reader.scene();
    let comma = |at: usize| scene.elements[at].is_mark(&[',', ';']);
    let Some(joint) = (border + 1..end).rfind(|&at| comma(at) || scene.has(at, Cue::And)) else {
        return false;
    };
    let across = |range: std::ops::Range<usize>| {
        range.into_iter().find(|&at| reader.country_at(at).is_some() && is_with(scene, at))
    };
    // "and *that* with B", "and *the* one with B"
    let next = joint + 1;
    let left_out = next < end && (scene.has(next, Cue::Demonstrative) || scene.is_definite(next));
    let parted = comma(joint) || left_out;
    let before = || parted && across(next..end).is_some_and(|it| it <= joint + 4);
    let behind = || {
        let named = second_behind(scene, end);
        named.is_some_and(|at| reader.country_at(at).is_some())
    };
    across(border + 1..joint).is_some() && (before() || behind())
}

/// "…, jene zu B misst 577 km", "…, that with B for about 1,850": the country right before the
/// figure, but right behind it in "300 km with A and 200 km with B".
fn second_neighbour(reader: &Reader<'_, '_>, figure: usize) -> Option<usize> {
    let scene = reader.scene();
    let near = (figure.saturating_sub(4)..figure).rev();
    let before =
        near.take_while(|&at| !scene.is_figure(at)).find(|&at| scene.place_at(at).is_some());
    let listed = before.filter(|&name| scene.any(name.saturating_sub(1)..name, &[Cue::And]));
    match listed.and_then(|last| names_of_list(scene, last)) {
        Some(names) => nth_of_list(scene, figure, &names),
        None => second_behind(scene, figure).or(before),
    }
}

/// "those with *A* and *B*": the two names of which element `last` is the second.
fn names_of_list(scene: &Scene<'_>, last: usize) -> Option<[usize; 2]> {
    let first = last.checked_sub(2).filter(|&first| scene.place_at(first).is_some())?;
    is_with(scene, first).then_some([first, last])
}

/// "with A and B 700 and 600 km": the name for the figure of a list as long as that of `names`.
fn nth_of_list(scene: &Scene<'_>, figure: usize, names: &[usize]) -> Option<usize> {
    let list = |index: usize| scene.quantities[index].value.list.unwrap_or(index);
    let ElementKind::Quantity(own) = scene.elements[figure].kind else { return None };
    let members = (0..scene.quantities.len()).filter(|&index| list(index) == list(own));
    let members: Vec<usize> = members.collect();
    let rank = members.iter().position(|&index| index == own)?;
    names.get(rank).copied().filter(|_| members.len() == names.len())
}

/// "hat *mit B* eine 784 Kilometer lange Grenze": the name right before the figure.
fn neighbour_before(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let leads = |at: &usize| scene.is_word(*at) && scene.is_grammar(&scene.elements[*at]);
    let words = (figure.saturating_sub(2)..figure).rev().take_while(leads).count();
    let name = figure.checked_sub(1 + words)?;
    (words > 0 && scene.is_name(name) && is_with(scene, name)).then_some(name)
}

/// "a 784-kilometre border with A and a 430-kilometre one *with B*".
fn second_behind(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let mut behind = figure + 1..figure + 4;
    let name = behind.find(|&at| !scene.is_word(at) || scene.has(at, Cue::And));
    name.filter(|&at| scene.place_at(at).is_some() && is_with(scene, at))
}

/// "die chinesische Grenze": one adjective and no other name beside it; the sentence's subject has
/// it.
fn lone_adjective(reader: &Reader<'_, '_>, border: usize) -> Option<usize> {
    let scene = reader.scene();
    let at = border.checked_sub(1)?;
    let alone = !scene.elements[at].joined
        && at.checked_sub(1).is_none_or(|before| scene.place_at(before).is_none());
    let followed = (border + 1..border + 4).any(|index| {
        reader.country_at(index).is_some() || scene.is_name(index) && is_with(scene, index)
    });
    scene.place_at(at).filter(|toponym| toponym.demonym && alone && !followed).map(|_| at)
}

/// The two countries named nearest to the border word that do border on each other, in text order.
fn named_countries(reader: &Reader<'_, '_>, figure: usize, border: usize) -> Vec<(usize, Spot)> {
    let scene = reader.scene();
    let end = told_in_parts(scene, border.max(figure)).unwrap_or(scene.elements.len());
    // "1,369 km (A 1,353 km, B 16 km)": what has its own figure in a bracket is told in parts.
    let open = (figure + 1..end).find(|&at| scene.elements[at].is_mark(&['(', '（']));
    let listed =
        |open: usize| scene.is_figure(open + 2) || scene.elements[open + 2].is_mark(&[',']);
    let named = |open: usize| open + 2 < end && scene.is_name(open + 1);
    let parts = open.filter(|&open| named(open) && listed(open)).unwrap_or(end);
    let places = scene.places().filter(|(at, _)| *at < end.min(parts));
    let places = places.filter(|(at, _)| !is_left_out(scene, *at));
    let mut named: Vec<(usize, Spot)> =
        places.filter_map(|(at, _)| Some((at, reader.country_at(at)?))).collect();
    named.sort_by_key(|(at, _)| at.abs_diff(border));
    let mut chosen: Vec<(usize, Spot)> = Vec::new();
    for (at, spot) in named {
        let fits = match chosen.first() {
            None => true,
            Some((_, first)) => {
                first.place.country != spot.place.country
                    && reader.atlas.touch(&first.place, &spot.place)
            }
        };
        if fits && chosen.len() < 2 {
            chosen.push((at, spot));
        }
    }
    chosen.sort_by_key(|(at, _)| *at);
    chosen
}

/// The country that borders on `neighbour` and is named before element `at`, else the latest one:
/// what a list behind the word at `border` names is a neighbour, too.
fn partner(reader: &Reader<'_, '_>, border: usize, at: usize, neighbour: &Spot) -> Option<Spot> {
    let scene = reader.scene();
    let code = neighbour.place.country?;
    // "the borders with A (40 km), B (50 km)": B's is not that with A.
    let listed = |index: usize| {
        let own = scene.elements[index + 1].is_mark(&['(']) && scene.is_figure(index + 2);
        own || index > border + OWNER || index > border && is_with(scene, index)
    };
    let before = scene.places().map(|(index, _)| index).filter(|&index| index < at);
    let first = before.filter(|&index| !listed(index)).find_map(|index| {
        reader.country_at(index).filter(|spot| reader.atlas.touch(&spot.place, &neighbour.place))
    });
    let fits = |other| reader.atlas.are_neighbours(code, other);
    let elsewhere = |spot: &Spot| !scene.toponyms.iter().any(|it| it.best().id == spot.place.id);
    first
        .or_else(|| topic_country_that(reader, 0, fits))
        .or_else(|| reader.salient_neighbour_of(code).filter(elsewhere))
}

/// How far behind the border word its owner may stand, in elements.
const OWNER: usize = 3;

/// A region whose border with the country at `at` is meant: "Texas … its border with Mexico".
fn region_before(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let country = reader.country_at(at)?.place.country;
    let fits = |toponym: &&Toponym| {
        toponym.best().class == PlaceClass::Region && toponym.best().country != country
    };
    let mut here = scene.places().filter(|(index, _)| *index < at).map(|(_, toponym)| toponym);
    if let Some(toponym) = here.rfind(fits) {
        return Some(reader.spot_of(scene, toponym));
    }
    let opens = scene.elements.iter().take(8).any(|element| element.has(Cue::It));
    let previous = reader.previous().filter(|_| opens)?;
    let toponym = previous.toponyms.iter().find(fits)?;
    // "The state" is certain where the text has named no other.
    let mut regions = reader.named_memory().flat_map(|(_, scene)| &scene.toponyms).filter(fits);
    let alone = regions.all(|other| other.best().id == toponym.best().id);
    let grasp = if alone { Grasp::Named } else { Grasp::Implied };
    Some(Spot { grasp, ..reader.spot_of(previous, toponym) })
}

/// "Mexico and *Texas* share a border", "Mexico's border with *Texas*": the region behind the
/// country at `at`.
fn region_behind(reader: &Reader<'_, '_>, border: usize, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let country = reader.country_at(at)?.place.country;
    let next = (at + 1..scene.elements.len()).find(|&index| scene.place_at(index).is_some())?;
    let joined = scene.any(at + 1..next, &[Cue::And]) && next - at <= 3;
    let tied = joined || next > border && is_with(scene, next);
    let region = reader.spot(next).filter(|spot| reader.atlas.region(&spot.place).is_some())?;
    Some(region).filter(|region| tied && region.place.country != country)
}

/// "die gemeinsame Grenze", "the border between the two countries".
fn is_shared(reader: &Reader<'_, '_>, border: usize) -> bool {
    reader.cue_near(border, 6, &[Cue::Common, Cue::Share, Cue::TwoPlaces, Cue::Between])
}

/// Plural borders, or their sum.
fn is_total(reader: &Reader<'_, '_>, border: usize) -> bool {
    let plural = reader.scene().elements[border].has(Cue::Plural);
    plural || reader.cue_near(border, 3, &[Cue::Total])
}
