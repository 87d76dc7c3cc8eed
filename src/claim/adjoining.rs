//! Which places a statement about neighbours is about: the one before its verb, those behind it.

use std::collections::BTreeSet;

use crate::atlas::{Atlas, CountryCode, Place, PlaceClass};
use crate::quantity::Hedge;
use crate::text::{Cue, Element, Kind as ElementKind, Scene, Syntax, phrases};

use super::antecedent::{self, country_word, described_classes, is_genitive, is_with, opening};
use super::contrast::is_gapped;
use super::named::{is_compared, is_left_out, named_at};
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};

/// How far before the verb its subject may stand, in elements.
pub const REACH: usize = 12;
/// Words between the verb and its object.
const PLAIN_WORDS: usize = 4;

/// The country, region or town before the verb, a relative clause allowed: "A, which borders B";
/// else the one that "the country" or a pronoun stands for.
pub fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    if let Some(index) = antecedent_of_pronoun(reader.scene(), at) {
        return bordering(reader, index).map(|spot| (index, spot));
    }
    if let Some(index) = subject_at(reader, at) {
        return bordering(reader, index).map(|spot| (index, spot));
    }
    let elements = &reader.scene().elements;
    let described = (at.saturating_sub(REACH)..=at)
        .rev()
        .take_while(|&index| !elements[index].is_mark(&[';', '.', ':', '!', '?']))
        .find_map(|index| {
            let spot = referent(reader, index)?;
            // "No limita con A": a verb that holds its subject has its denial before it.
            let first = if index == at { clause_head(reader.scene(), at) } else { index };
            Some((first, spot))
        });
    described.or_else(|| only_name(reader, at))
}

/// "A borders B, to the south *it* borders C": what opens the sentence, where the verb at `at` has
/// a pronoun for its subject and a comma parts the two from the names before.
fn antecedent_of_pronoun(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let mut words = (0..at).rev().skip_while(|&it| scene.has(it, Cue::Lie));
    let pronoun = words.next().filter(|&it| scene.has(it, Cue::Pronoun))?;
    let name = (0..pronoun).rev().find(|&it| scene.is_name(it))?;
    let comma = (name + 1..pronoun).any(|it| scene.is_mark(it, &[',']));
    opening(scene, at).filter(|_| comma && scene.has(pronoun, Cue::It))
}

/// "A, with its 1.5 million km², has no coast and borders B", "A is the southernmost; borders B":
/// what opens the sentence, if it names nothing else that may border before the verb.
fn only_name(reader: &Reader<'_, '_>, verb: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let first = opening(scene, verb)?;
    let other =
        |at: usize| scene.is_name(at) && !is_bearing(scene, at) && !is_compared(scene, at, SIZES);
    let alone = !(first + 1..verb).any(other) && !is_owner(scene, first);
    Some((first, bordering(reader, first).filter(|_| alone)?))
}

/// What a pronoun or a description at element `at` stands for: the country or region that the
/// sentence before began with, else the country that the text is about.
fn referent(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    static AREAS: &[PlaceClass] = &[PlaceClass::Country, PlaceClass::Region];
    let scene = reader.scene();
    let head = clause_head(scene, at);
    if scene.elements[at].has(Cue::It) && at - head < OPENING {
        // "A borders B; to the north, it borders C".
        let own = || (0..head).find_map(|index| bordering(reader, index));
        let described = described_classes(&scene.elements[at]);
        let classes = if described.is_empty() { AREAS } else { described };
        let before = if head > 0 { own() } else { antecedent::subject_before(reader, classes) };
        return before.or_else(|| country_word(reader, at));
    }
    country_word(reader, at)
}

/// Where the clause that holds the element at `at` begins: behind a semicolon or a colon.
pub fn clause_head(scene: &Scene<'_>, at: usize) -> usize {
    let mark = |index: &usize| scene.elements[*index].is_mark(&[';', ':']);
    (0..at).rev().find(mark).map_or(0, |mark| mark + 1)
}

/// How far from its head a clause may have a pronoun for its subject, in elements.
const OPENING: usize = 5;

/// The name before the verb; "A in the province of B" is about A.
pub fn subject_at(reader: &Reader<'_, '_>, verb: usize) -> Option<usize> {
    let scene = reader.scene();
    let told = main_clause(scene, verb);
    let first = told.is_none().then(|| subject_of_first(scene, verb)).flatten();
    first.or_else(|| named_before(scene, verb, told))
}

/// The name before the verb, and before the end of the main clause that was `told`.
fn named_before(scene: &Scene<'_>, verb: usize, told: Option<usize>) -> Option<usize> {
    let verb = scene.inserted_before(verb, REACH).unwrap_or(verb);
    let names: Vec<usize> = (verb.saturating_sub(REACH)..verb)
        .rev()
        .take_while(|&index| !scene.elements[index].is_mark(&[';', '.', ':', '!', '?']))
        .filter(|&index| {
            let kind = scene.elements[index].kind;
            let name = matches!(kind, ElementKind::Place(_) | ElementKind::Name);
            name && !is_with(scene, index)
                && !is_left_out(scene, index)
                && !is_compared(scene, index, SIZES)
                && told.is_none_or(|told| index < told)
                && !is_bearing(scene, index)
        })
        .collect();
    let named = |index: usize| matches!(scene.elements[index].kind, ElementKind::Place(_));
    match names[..] {
        [outer, inner, ..] if outer - inner <= IN_REACH && is_container(scene, inner, outer) => {
            Some(inner)
        }
        // "A ist die größte Stadt Bs und grenzt an C": B only owns what A is …
        [outer, inner, ..] if is_owner(scene, outer) => Some(inner),
        // … and "Das größte Bundesland Bs grenzt an C" is not about B.
        [outer] if is_owner(scene, outer) => None,
        // "Ceuta, die spanische Exklave, grenzt": not Spain.
        _ => {
            let is_adjective = |index: usize| scene.place_at(index).is_some_and(|it| it.demonym);
            let own = names.iter().copied().find(|&index| named(index) && !is_adjective(index));
            own.or_else(|| names.into_iter().find(|&index| named(index)))
        }
    }
}

/// "A borders B and shares a border with C", "A lies south of B and borders C": behind "and" a verb
/// without a name before it is of the same subject as the first one of its clause, or as one that
/// has a subject of its own: "B is a kingdom, *A is* a republic and borders C".
fn subject_of_first(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    static VERBS: &[Cue] = &[Cue::Adjoin, Cue::Share, Cue::Have];
    let mut words = (verb.saturating_sub(OPENING)..verb).rev().take_while(|&at| scene.is_word(at));
    let and = words.find(|&at| scene.has(at, Cue::And))?;
    if !scene.elements[and + 1].cues.any(VERBS) {
        return None;
    }
    let told = |at: &usize| {
        let element = &scene.elements[*at];
        let verb = element.cues.any(VERBS) || element.has(Cue::Lie);
        verb && !element.has(Cue::Attributive)
    };
    let clause = clause_head(scene, and)..and;
    let own = |verb: usize| {
        let name = verb.checked_sub(1).filter(|&name| scene.is_name(name))?;
        let opens = name.checked_sub(1).is_none_or(|it| scene.elements[it].is_mark(&[',']));
        opens.then_some(name)
    };
    let mut verbs = clause.filter(told);
    verbs
        .clone()
        .rev()
        .find_map(own)
        .or_else(|| verbs.find_map(|first| named_before(scene, first, None)))
}

/// "It encircles B, *which is small,* and borders C": where the main clause that the verb goes on
/// with has its end, before the name that the clause between speaks of.
fn main_clause(scene: &Scene<'_>, verb: usize) -> Option<usize> {
    let comma = |at: &usize| scene.elements[*at].is_mark(&[',']);
    let closes = verb.checked_sub(2).filter(|it| comma(it) && scene.has(verb - 1, Cue::And))?;
    let opens = (closes.saturating_sub(REACH)..closes)
        .rev()
        .find(|at| comma(at) && (at + 1..at + 3).any(|index| scene.has(index, Cue::Relative)))?;
    let antecedent = opens.checked_sub(1).filter(|&at| scene.is_name(at))?;
    (opening(scene, verb) != Some(antecedent)).then_some(antecedent)
}

/// What compares a place with another one.
static SIZES: &[Cue] = &[Cue::SameSize, Cue::Larger, Cue::Smaller];

/// How far a name may stand from what it lies in, in elements.
const IN_REACH: usize = 9;

/// "die größte Stadt Kolumbiens", "Colombia's largest city", with a noun of a place that is owned.
fn is_owner(scene: &Scene<'_>, at: usize) -> bool {
    static OWNED: &[Cue] = &[Cue::Settlement, Cue::Capital, Cue::Country];
    static RANKS: &[Cue] = &[Cue::Largest, Cue::Smallest, Cue::Superlative, Cue::Ordinal];
    let near = at.saturating_sub(2)..at + 4;
    // "Die Provinz Homs" is called so.
    let ranked = scene.any(near.clone(), &[Cue::Region]) && scene.any(near.clone(), RANKS);
    is_genitive(scene, at) && (ranked || scene.any(near, OWNED))
}

/// "A in the province of B".
fn is_container(scene: &Scene<'_>, inner: usize, outer: usize) -> bool {
    let words = || scene.elements[inner + 1..outer].iter();
    let plain = words().all(|element| element.kind == ElementKind::Word);
    plain && words().any(|element| element.has(Cue::In)) && !words().any(|it| it.has(Cue::And))
}

/// A place that has borders: a country, a region, a town.
pub fn bordering(reader: &Reader<'_, '_>, at: usize) -> Option<Spot> {
    static BORDERING: &[PlaceClass] = &[PlaceClass::Region, PlaceClass::Settlement];
    let demonym = reader.scene().place_at(at).is_some_and(|toponym| toponym.demonym);
    reader.country_at(at).or_else(|| {
        reader.spot(at).filter(|spot| BORDERING.contains(&spot.place.class) && !demonym)
    })
}

/// "mit B" before the border word: "mit B hat das Land eine gemeinsame Grenze".
pub fn other_side(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    let scene = reader.scene();
    let before = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&index| !scene.elements[index].is_mark(&[';', '.', ':', '!', '?', ',']));
    before
        .filter(|&index| is_with(scene, index))
        .find_map(|index| Some((index, bordering(reader, index)?)))
}

/// Quebec is a city, but the one that a province borders on is a province.
pub fn like(reader: &Reader<'_, '_>, subject: &Spot, at: usize, object: Spot) -> Spot {
    static WIDE: &[PlaceClass] = &[PlaceClass::Region, PlaceClass::Country];
    let wide = subject.place.class != PlaceClass::Settlement;
    let classes = if wide { WIDE } else { &[PlaceClass::Settlement] };
    // A name that is a country's means no town in another one.
    let country = object.place.class == PlaceClass::Country;
    let own = |place: &Place| wide || !country || place.country == object.place.country;
    let fitting =
        || named_at(reader, at, classes).filter(|(spot, last)| *last == at && own(&spot.place));
    if are_alike(subject, &object) { object } else { fitting().map_or(object, |(spot, _)| spot) }
}

/// "Hamburg borders Lower Saxony", "Mendoza borders San Luis": among states or names that are those
/// of states of its country as well, `subject` at element `first` is the state, and not its city.
/// With no name to tell, it is what the name means by itself.
pub fn as_state(
    reader: &Reader<'_, '_>,
    first: usize,
    subject: Spot,
    objects: &[(usize, Spot)],
) -> Spot {
    let state_at = |at: usize| named_at(reader, at, &[PlaceClass::Region]).map(|(state, _)| state);
    let Some(state) = state_at(first).filter(|_| !objects.is_empty()) else { return subject };
    // Bari in Italy is no region of Somalia.
    let own = |spot: &Spot| spot.place.country == state.place.country;
    let here = own(&subject) || objects.iter().any(|(_, object)| own(object));
    let wide = here && objects.iter().all(|(_, object)| !are_alike(&subject, object));
    let fellow = |(at, _): &(usize, Spot)| {
        state_at(*at).is_some_and(|other| other.place.country == state.place.country)
    };
    if wide || objects.iter().all(fellow) { state } else { subject }
}

/// "Bordered by A and B, *C* is": what the participle that opens the sentence speaks of, which the
/// list of `objects` ends with.
pub fn fronted_subject(
    scene: &Scene<'_>,
    verb: usize,
    objects: &mut Vec<(usize, Spot)>,
) -> Option<(usize, Spot)> {
    let (name, _) = objects.last().filter(|_| verb <= 1 && objects.len() > 1)?;
    let article = name.checked_sub(1).filter(|&before| scene.is_definite(before));
    let comma = article.unwrap_or(*name).checked_sub(1)?;
    let told = scene.any(name + 1..name + 2, &[Cue::Lie, Cue::Have, Cue::Area]);
    let closed = scene.elements[comma].is_mark(&[',']) && told;
    closed.then(|| objects.pop())?
}

/// "*A's* neighbours are", "*its* neighbours are": whose they are, with the noun at `at`.
pub fn owner_of_neighbours(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Spot)> {
    static AREAS: &[PlaceClass] = &[PlaceClass::Country, PlaceClass::Region];
    let scene = reader.scene();
    let told = scene.has(at + 1, Cue::Lie) && !is_past(scene, at + 1..at + 2);
    let before = at.checked_sub(1).filter(|_| told)?;
    let owner = if scene.is_possessor(before) {
        bordering(reader, before)
    } else if scene.has(before, Cue::Possessive) {
        let subject = antecedent::subject_before(reader, AREAS);
        subject.or_else(|| antecedent::topic_country(reader, before))
    } else {
        None
    };
    Some((before, or_over_sea(reader.atlas, owner?)))
}

/// Who is wedged between others or has neighbours may have them over the sea, unless it has no
/// coast: then only is it refuted that they border on it.
pub fn or_over_sea(atlas: &Atlas, spot: Spot) -> Spot {
    let country = spot.place.country.filter(|_| spot.place.class == PlaceClass::Country);
    let inland = country.is_some_and(|code| !atlas.has_coast(code));
    let grasp = if inland { spot.grasp } else { Grasp::Implied };
    Spot { grasp, ..spot }
}

/// Two places that can border on each other: towns on towns, regions and countries on the same.
pub fn are_alike(a: &Spot, b: &Spot) -> bool {
    let town = |spot: &Spot| spot.place.class == PlaceClass::Settlement;
    town(a) == town(b)
}

/// `spot` without the readings that cannot border on `other`: a country that borders on a country
/// is neither the town nor the province of its name.
pub fn with_alike(spot: &Spot, other: &Spot) -> Spot {
    let countries = [spot, other].iter().all(|spot| spot.place.class == PlaceClass::Country);
    let town = spot.place.class == PlaceClass::Settlement;
    let mut spot = spot.clone();
    spot.others.retain(|place| {
        let is_town = place.class == PlaceClass::Settlement;
        is_town == town && (is_town || place.class == PlaceClass::Country || !countries)
    });
    spot
}

/// The countries of the list behind the verb, up to the next verb or mark.
pub fn objects(reader: &Reader<'_, '_>, at: usize) -> Vec<(usize, Spot)> {
    static ENDS: &[Cue] = &[
        Cue::Lie,
        Cue::Share,
        Cue::Border,
        Cue::LandBorder,
        Cue::SeaBorder,
        Cue::Near,
        Cue::Coast,
        Cue::Including,
        Cue::Have,
    ];
    let scene = reader.scene();
    let mut objects = Vec::new();
    let mut plain = 0;
    let mut next = at + 1;
    while let Some(element) = scene.elements.get(next) {
        let index = next;
        next += 1;
        match element.kind {
            // "A (to the east), B (the province of C) and D"
            ElementKind::Mark('(' | '（') if !objects.is_empty() => match bracket(scene, index) {
                Some(close) => next = close + 1,
                None => break,
            },
            // "an die Nordsee, Dänemark und die Ostsee"
            ElementKind::Place(water) if is_water(scene.toponyms[water].best()) => plain = 0,
            ElementKind::Place(_) if is_bearing(scene, index) => plain = 0,
            // "three countries of Central Asia"
            ElementKind::Place(_) if is_of_the_world(reader, index) => break,
            ElementKind::Place(_) if is_gapped(scene, at, index) => break,
            ElementKind::Place(_) if objects.is_empty() && restricts(scene, at, index) => break,
            ElementKind::Place(_) if !objects.is_empty() && is_no_item(scene, index) => break,
            ElementKind::Place(_) => {
                let Some(neighbour) = bordering(reader, index) else { break };
                objects.push((index, neighbour));
                plain = 0;
            }
            ElementKind::Mark(',') if objects.len() == 1 && ends_item(scene, at, index) => break,
            ElementKind::Mark(mark) if goes_on(mark, index == at + 1) => {}
            // "а на востоке и юге — с B": the dash stands for the verb.
            ElementKind::Mark('—' | '–' | '-') if scene.elements[index - 1].cues.wind.is_some() =>
                {}
            // "et au sud par la"
            ElementKind::Word if element.cues.wind.is_some() => plain = 0,
            ElementKind::Word if element.cues.any(ENDS) => break,
            // "bordering B and in the C region": of something else.
            ElementKind::Word
                if element.has(Cue::In)
                    && scene.elements[index - 1].has(Cue::And)
                    && !objects.is_empty()
                    && !leads_to_side(scene, index) =>
            {
                break;
            }
            // "borders on the absurd, a Dutch official said"
            ElementKind::Word
                if element.has(Cue::Indefinite) && scene.elements[index - 1].is_mark(&[',']) =>
            {
                break;
            }
            // "bordering the North Sea, between A and B": where it lies.
            ElementKind::Word if element.has(Cue::Between) && index > at + 1 => break,
            ElementKind::Word if plain < PLAIN_WORDS => plain += 1,
            ElementKind::Word | ElementKind::Name => break,
            ElementKind::Mark(_) | ElementKind::Quantity(_) => break,
        }
    }
    objects
}

/// Whether a list goes on over the mark: "граничит: на западе — с A, на юге — с B".
fn goes_on(mark: char, opens: bool) -> bool {
    matches!(mark, ',' | '、') || mark == ':' && opens
}

/// A part of the world, which is no country.
fn is_of_the_world(reader: &Reader<'_, '_>, at: usize) -> bool {
    let spot = reader.spot(at).filter(|spot| spot.place.class != PlaceClass::Country);
    spot.is_some_and(|spot| reader.atlas.world_region(&spot.place).is_some())
}

/// The name at `at` goes on with no list: "A borders B and C, and *D* borders E", "A, surrounded by
/// B, *C*, surrounded by D", "A borders B, *French* soldiers said".
fn is_no_item(scene: &Scene<'_>, at: usize) -> bool {
    let adjective = scene.place_at(at).is_some_and(|toponym| toponym.demonym);
    let comma = scene.elements[at - 1].is_mark(&[',']);
    is_next_subject(scene, at) || has_own(scene, at) || adjective && comma || is_site(scene, at)
}

/// "España limita *sus exportaciones* a Francia": a noun and no preposition between the verb and
/// the first name tell what is restricted.
fn restricts(scene: &Scene<'_>, verb: usize, first: usize) -> bool {
    let bare = scene.has(verb, Cue::Adjoin) && !scene.spelled(verb).contains(' ');
    let noun = (verb + 1..first).any(|at| scene.is_plain_word(at));
    let led = scene.any(verb + 1..first, &[Cue::With, Cue::AdjoinedTo]);
    scene.language.syntax == Syntax::Romance && bare && noun && !led
}

/// "A shares a border with B on *the island of C*": where the border runs.
pub fn is_site(scene: &Scene<'_>, at: usize) -> bool {
    static OTHERS: &[Cue] = &[Cue::With, Cue::AdjoinedTo, Cue::And];
    let words = (at.saturating_sub(SITE)..at).rev().take_while(|&it| scene.is_word(it));
    let words: Vec<&Element> = words.map(|it| &scene.elements[it]).collect();
    let placed = words.iter().any(|it| it.cues.any(&[Cue::On, Cue::In]));
    placed && !words.iter().any(|it| it.cues.any(OTHERS) || it.cues.wind.is_some())
}

/// How many words lead to where a border runs.
const SITE: usize = 4;

/// "in the north", "im Süden".
fn leads_to_side(scene: &Scene<'_>, at: usize) -> bool {
    (at..scene.elements.len().min(at + 3)).any(|it| scene.elements[it].cues.wind.is_some())
}

/// "A borders B and C, and *D* borders E", "and *D* sent help", not "A, das an B und *C* grenzt".
fn is_next_subject(scene: &Scene<'_>, at: usize) -> bool {
    if scene.any(at.saturating_sub(2)..at, &[Cue::And]) && acts(scene, at + 1) {
        return true;
    }
    let verb = scene.has(at + 1, Cue::Adjoin);
    // "grenzt an" is one phrase.
    let goes_on = scene.spelled(at + 1).contains(' ') || scene.has(at + 2, Cue::AdjoinedTo);
    verb && (!scene.language.verb_last || goes_on)
}

/// Whether the word at `at` is a verb of what stands before it: "has", or in English a word of no
/// known meaning with others behind it.
fn acts(scene: &Scene<'_>, at: usize) -> bool {
    let plain = scene.language.noun_adjuncts && scene.is_plain_word(at);
    let goes_on = scene.elements.get(at + 1).is_some_and(|it| it.kind == ElementKind::Word);
    scene.has(at, Cue::Have) || plain && goes_on
}

/// "A, surrounded by B, C, surrounded by D": a participle behind a comma says what C is shut in by.
fn has_own(scene: &Scene<'_>, at: usize) -> bool {
    let comma = scene.is_mark(at + 1, &[',']);
    comma && scene.has(at + 2, Cue::Enclosed)
}

/// "A, surrounded by B, C, surrounded by D, and E": of the items that have a participle each, the
/// one at `participle` ends with the comma.
fn ends_item(scene: &Scene<'_>, participle: usize, comma: usize) -> bool {
    let later = scene.has(participle, Cue::Enclosed) && scene.any(0..participle, &[Cue::Enclosed]);
    later && scene.has(comma + 1, Cue::And)
}

/// "(to the east)", "(the province of C)": where the bracket at `opens` ends, if it has no figure.
fn bracket(scene: &Scene<'_>, opens: usize) -> Option<usize> {
    let end = scene.elements.len().min(opens + 2 + LONGEST_BRACKET);
    let close = (opens + 1..end).find(|&at| scene.elements[at].is_mark(&[')', '）']))?;
    let figure = (opens + 1..close).any(|at| scene.is_figure(at));
    (!figure).then_some(close)
}

/// "the provinces of A and B", in elements.
const LONGEST_BRACKET: usize = 12;

/// "bordering A and the sea, south of B", "A lies south of B and borders C": what the thing lies
/// south of, which need not be by it and does not have the borders.
fn is_bearing(scene: &Scene<'_>, at: usize) -> bool {
    // "della" is an article, too.
    let article = at > 0 && scene.is_definite(at - 1) && !scene.has(at - 1, Cue::From);
    let start = if article { at - 1 } else { at };
    let of = start >= 2 && scene.has(start - 1, Cue::From) && !scene.has(start - 1, Cue::With);
    of && scene.elements[start - 2].cues.wind.is_some()
}

fn is_water(place: &Place) -> bool {
    matches!(
        place.class,
        PlaceClass::Sea | PlaceClass::Lake | PlaceClass::River | PlaceClass::Strait
    )
}

/// A noun for borders on land.
pub fn is_border(scene: &Scene<'_>, at: usize) -> bool {
    scene.elements[at].cues.any(&[Cue::Border, Cue::LandBorder])
        && !scene.elements[at].has(Cue::SeaBorder)
        && !is_before_noun(scene, at)
}

/// "no border tension with B": what is told of is at a border.
fn is_before_noun(scene: &Scene<'_>, at: usize) -> bool {
    let noun = scene.language.noun_adjuncts && scene.is_plain_word(at + 1);
    noun && scene.has(at + 2, Cue::With)
}

/// "almost", "fast": not wholly.
pub fn is_nearly(scene: &Scene<'_>, at: usize) -> bool {
    let word = scene.lower(at);
    let mut hedges = scene.language.hedges_before.iter();
    hedges.any(|(hedge, words)| *hedge == Hedge::Nearly && phrases(words).any(|it| it == word))
}

/// "Bangladesh is surrounded by India": the border with others is so short that nobody counts it.
pub fn is_nearly_all(atlas: &Atlas, subject: &Spot, objects: &[(usize, Spot)]) -> bool {
    let Some(code) = subject.place.country else { return false };
    let length_m = |other| atlas.border(code, other).map_or(0.0, |border| border.length_m());
    let named = objects.iter().filter_map(|(_, spot)| spot.place.country);
    let named: BTreeSet<CountryCode> = named.collect();
    let all_m: f64 = atlas.neighbours(code).into_iter().map(length_m).sum();
    let named_m: f64 = named.into_iter().map(length_m).sum();
    named_m > NEARLY_ALL * all_m && named_m < all_m
}

/// Such a share of the border of a country surrounds it.
const NEARLY_ALL: f64 = 0.9;
