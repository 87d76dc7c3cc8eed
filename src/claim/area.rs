#![doc = include_str!("area.md")]

use crate::atlas::{Place, PlaceClass};
use crate::measure::{self, Question};
use crate::quantity::{Dimension, Unit};
use crate::span::Span;
use crate::text::{Cue, Element, Kind as ElementKind, Scene, Syntax, numerals};

use super::antecedent::{self, is_genitive, is_plural};
use super::expanse::{LARGE, area_at};
use super::named::{
    is_inserted, is_left_out, is_locative, is_object_of_first, latest_named, starts_report,
};
use super::past::is_past;
use super::reader::{Grasp, Reader, Spot};
use super::theme::{Theme, coordinated, covered_by, is_around_kind, push, theme};
use super::{Kind, Need, area_ratio};

pub const KIND: Kind = Kind { name: "area", page: include_str!("area.md"), needs: NEEDS, read };

/// What a sentence must hold to be read for it.
static NEEDS: &[Need] = &[Need::figure(Dimension::Area)];

/// What a kind word with an area may stand for.
static THEMES: &[PlaceClass] = &[
    PlaceClass::Region,
    PlaceClass::Lake,
    PlaceClass::Sea,
    PlaceClass::Island,
    PlaceClass::Peninsula,
    PlaceClass::Desert,
    PlaceClass::Site,
];

/// Kind words that stand for a thing with an area.
static KIND_WORDS: &[(Cue, &[PlaceClass])] = &[
    (Cue::Island, &[PlaceClass::Island]),
    (Cue::Lake, &[PlaceClass::Lake]),
    (Cue::Country, &[PlaceClass::Country]),
];

fn read(reader: &mut Reader<'_, '_>) {
    for at in reader.free_figures(Dimension::Area) {
        if reader.figure(at).value.quantity.unit == Unit::FootballPitch {
            continue;
        }
        let Some(subject) = subject(reader, at) else { continue };
        let east = matches!(reader.scene().language.syntax, Syntax::Chinese | Syntax::Korean);
        let subject = match subject {
            Theme::Known(spot) => Theme::Known(reader.with_areas(&spot)),
            // What a Chinese or Korean sentence speaks of, and the atlas does not know, is told.
            Theme::Unknown(_) if east => continue,
            Theme::Unknown(_) | Theme::Unnamed(_) => subject,
        };
        let stated = reader.stated(at);
        let last = (at + 1).min(reader.scene().elements.len() - 1);
        let span = reader.span(at, last);
        push(reader, KIND.name, span, stated, &subject, |places| Question::Area {
            place: places[0].clone(),
        });
        reader.take(at);
        if let Theme::Known(place) = &subject
            && is_alike(reader, at, place)
        {
            area_ratio::read_apposed(reader, at, place);
        }
    }
}

/// "A occupies 110,000 km²" of something else: what goes on with an area far from that of `place`
/// need not speak of it.
fn is_alike(reader: &Reader<'_, '_>, at: usize, place: &Spot) -> bool {
    let stated = reader.stated(at).hard;
    let own = measure::area(reader.atlas, &place.place).map(|area| area.interval);
    own.is_ok_and(|own| stated.low < own.high * FAR && stated.high > own.low / FAR)
}

/// So many times an area is another one.
const FAR: f64 = 3.0;

fn subject(reader: &Reader<'_, '_>, at: usize) -> Option<Theme> {
    let next = reader.scene().skip_conversion(at + 1);
    attributive(reader, next)
        .or_else(|| opened(reader, at, next))
        .or_else(|| inverted(reader, at, next))
        .or_else(|| before(reader, at))
        .or_else(|| antecedent::owner_before(reader, at, &[Cue::Area], LARGE).map(Theme::Known))
        .or_else(|| compound_behind(reader, at, next))
        .or_else(|| coordinated(reader, at))
        .or_else(|| theme(reader, at, THEMES))
        .or_else(|| covered_by(reader, at, THEMES))
}

/// "der 536 km² große Bodensee", "the 730 km² island of Olkhon".
fn attributive(reader: &Reader<'_, '_>, next: usize) -> Option<Theme> {
    let scene = reader.scene();
    let large = scene.elements.get(next)?;
    if !(large.has(Cue::Area) && scene.language.verb_last) {
        return None;
    }
    let (_, spot) = area_after(reader, next + 1, 3)?;
    Some(Theme::Known(spot))
}

fn area_after(reader: &Reader<'_, '_>, start: usize, reach: usize) -> Option<(usize, Spot)> {
    let elements = &reader.scene().elements;
    (start..elements.len().min(start + reach))
        .take_while(|&at| match elements[at].kind {
            ElementKind::Quantity(_) | ElementKind::Mark(_) => false,
            ElementKind::Place(_) | ElementKind::Name | ElementKind::Word => true,
        })
        .filter(|&at| !is_locative(reader, at))
        .find_map(|at| area_at(reader, at).map(|(spot, _)| (at, spot)))
}

/// "With 9.98 million km² Canada is …", "Stretching 5,700 sq miles, the X …": the subject follows.
fn opened(reader: &Reader<'_, '_>, at: usize, next: usize) -> Option<Theme> {
    let scene = reader.scene();
    let plain = (0..at).all(|index| scene.elements[index].kind == ElementKind::Word);
    // "The island is 24,090 km² large, A measures": the sentence has its subject.
    let told = scene.any(0..at, &[Cue::Lie, Cue::Have]) || covers_before(scene, at);
    if at > 4 || !plain || told || at == 0 {
        return None;
    }
    let end = scene.elements.len().min(next + 5);
    for index in next..end {
        let element = &scene.elements[index];
        // "With 370 km² it is A's smallest park", "Con 370 km² es menor que A": what is compared
        // stands before, and A is no more than what it is compared with.
        let verb = scene.any(next..index, &[Cue::Lie]);
        let pronoun = element.has(Cue::It) && !element.has(Cue::Possessive);
        let compared = element.cues.any(&[Cue::Larger, Cue::Smaller]);
        if pronoun && (verb || scene.has(index + 1, Cue::Lie)) || compared && verb {
            let described = antecedent::described_classes(element);
            let classes = if described.is_empty() { LARGE } else { described };
            return antecedent::subject_before(reader, classes).map(Theme::Known);
        }
        if compared {
            return None;
        }
        match element.kind {
            ElementKind::Name => {
                return (!is_locative(reader, index)).then_some(Theme::Unknown(element.span));
            }
            ElementKind::Quantity(_) => return None,
            ElementKind::Place(_) | ElementKind::Word | ElementKind::Mark(_) => {}
        }
        if let Some((spot, _)) = area_at(reader, index) {
            let owner = is_locative(reader, index) || is_genitive(scene, index);
            return (!owner).then_some(Theme::Known(spot));
        }
        if element.cues.any(&[Cue::In, Cue::From, Cue::Site]) {
            return None;
        }
    }
    None
}

/// "The reserve *covers* 22,000 km², more than A": a verb of area behind a noun.
fn covers_before(scene: &Scene<'_>, figure: usize) -> bool {
    let noun = |at: usize| {
        let element = &scene.elements[at];
        !scene.is_grammar(element) && !element.has(Cue::Area)
    };
    (1..figure).any(|at| scene.has(at, Cue::Area) && noun(at - 1))
}

/// "31.700 km² bedeckt der See", "31,700 km² is what A covers": the figure and its verb come first.
fn inverted(reader: &Reader<'_, '_>, at: usize, next: usize) -> Option<Theme> {
    let scene = reader.scene();
    let verb = scene.elements.get(next)?.cues.any(&[Cue::Area, Cue::Lie, Cue::Have]);
    if !verb || at > 1 {
        return None;
    }
    for index in next + 1..scene.elements.len().min(next + 4) {
        if let Some((spot, _)) = area_at(reader, index) {
            return (!is_locative(reader, index)).then_some(Theme::Known(spot));
        }
        let element = &scene.elements[index];
        let kind = KIND_WORDS.iter().find(|(cue, _)| element.has(*cue));
        if let Some((_, classes)) = kind {
            return latest_named(reader, index, classes).map(Theme::Known);
        }
        if element.kind != ElementKind::Word {
            return None;
        }
    }
    None
}

/// "X covers 536 km²", "X, at about 730 km²", "Die Fläche von X beträgt": the name before the
/// figure.
fn before(reader: &Reader<'_, '_>, at: usize) -> Option<Theme> {
    let scene = reader.scene();
    let told = reader.cue_near(at, 5, &[Cue::Area, Cue::SameSize]) || has(reader, at);
    let reach = if told { 16 } else { 8 };
    let mut address = None;
    for index in (at.saturating_sub(reach)..at).rev() {
        let element = &scene.elements[index];
        if element.is_mark(&[';', '.', '!', '?']) || starts_report(scene, index, at) {
            return None;
        }
        if is_address(scene, index) {
            address = Some(index);
            continue;
        }
        if let Some((spot, last)) = area_at(reader, index).filter(|(_, last)| *last < at) {
            let around = is_around_kind(scene, index, spot.place.class);
            let aside = around || is_aside(reader, index, last, at);
            if aside && !is_told_of(scene, index, last) {
                continue;
            }
            if let Some(site) = site_of(reader, index, last) {
                return Some(Theme::Unknown(site));
            }
            if is_of_another(scene, last, at) {
                return None;
            }
            let town = spot.place.class == PlaceClass::Settlement;
            let told = told || is_of_its_area(scene, index);
            let bound = told
                || is_bound(reader, address.unwrap_or(last), at)
                || is_with_area(scene, index, last, at)
                || is_kind_of_size(scene, last, at);
            return (bound && (!town || told)).then_some(Theme::Known(spot));
        }
        match element.kind {
            ElementKind::Name => return told.then_some(Theme::Unknown(element.span)),
            ElementKind::Word if element.has(Cue::Site) => return None,
            ElementKind::Word
            | ElementKind::Place(_)
            | ElementKind::Quantity(_)
            | ElementKind::Mark(_) => {}
        }
        let implied = implied(reader, index, at);
        if let Some(spot) = implied.filter(|_| !is_of_another(scene, index, at)) {
            return Some(Theme::Known(spot));
        }
    }
    None
}

/// Whether the name at elements `first` to `last` is not what the figure at `at` measures but only
/// stands before it: "A is B's largest island" measures no owner.
fn is_aside(reader: &Reader<'_, '_>, first: usize, last: usize, at: usize) -> bool {
    let scene = reader.scene();
    is_locative(reader, first)
        || is_owner(reader, first, at)
        || is_whole(scene, first, last)
        || is_bracketed(scene, first, last, at)
        || is_inserted(scene, first, at)
        || is_left_out(scene, first)
        || is_object_of_first(scene, first, at)
}

/// "A, B (1,600 km²)": behind a comma the country in which lies what is measured.
fn is_address(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at >= 2 && scene.elements[at - 1].is_mark(&[',']);
    let bracket = scene.is_mark(at + 1, &['(']);
    let inner = at.checked_sub(2).filter(|_| comma && bracket);
    let inside = |inner: &Place, outer: &Place| {
        let country = outer.class == PlaceClass::Country && inner.class != PlaceClass::Country;
        country && inner.country == outer.country
    };
    let places = inner.and_then(|at| scene.place_at(at)).zip(scene.place_at(at));
    places.is_some_and(|(inner, outer)| inside(inner.best(), outer.best()))
}

/// "la superficie de l'île de A": nothing but kind words and grammar between the noun of area and
/// the name at `name`.
fn is_of_its_area(scene: &Scene<'_>, name: usize) -> bool {
    static AREAS: &[Cue] = &[Cue::Area, Cue::SameSize];
    static LINKS: &[Cue] =
        &[Cue::From, Cue::Of, Cue::Island, Cue::ThisIsland, Cue::Lake, Cue::ThisLake];
    let link = |at: &usize| scene.elements[*at].cues.any(LINKS) || scene.is_definite(*at);
    let noun = (0..name).rev().find(|at| !link(at) || scene.elements[*at].cues.any(AREAS));
    noun.is_some_and(|noun| scene.elements[noun].cues.any(AREAS))
}

/// "through A, *which* covers": a relative clause speaks of the name right before it, but in "a
/// park in A, *which* covers" perhaps of what lies there.
fn is_told_of(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let comma = scene.is_mark(last + 1, &[',']);
    let inside = scene.any(first.saturating_sub(3)..first, &[Cue::In, Cue::From]);
    comma && !inside && scene.has(last + 2, Cue::Relative)
}

/// "A, including the 400 km² dispute", "A would lease an area of 400 km²": the figure measures
/// something else than what is named at element `last` before it.
fn is_of_another(scene: &Scene<'_>, last: usize, figure: usize) -> bool {
    is_included(scene, last, figure)
        || is_of_object(scene, last, figure)
        || is_of_a_crop(scene, last, figure)
        || is_of_ground(scene, figure)
        || is_of_an_area(scene, last, figure)
        || is_of_stuff(scene, last, figure)
}

/// "A has an area of *water* of 500 km²": what the noun of area is said of.
fn is_of_stuff(scene: &Scene<'_>, last: usize, figure: usize) -> bool {
    let stuff = |at: usize| {
        let capital = scene.elements.get(at).is_some_and(|it| it.capital);
        scene.is_plain_word(at) && !capital
    };
    scene.language.adjectives_behind
        && (last + 1..figure)
            .any(|at| scene.has(at, Cue::Area) && scene.has(at + 1, Cue::From) && stuff(at + 2))
}

/// "A has woods on an area of 400 km²", but not "A has 9 million people on an area of": what the
/// verb has for its object, uncounted, covers the area.
fn is_of_object(scene: &Scene<'_>, last: usize, figure: usize) -> bool {
    let start = (figure.saturating_sub(4)..figure).find(|&at| scene.has(at, Cue::Upon));
    let verb = (last + 1..figure).find(|&at| scene.has(at, Cue::Have));
    let Some((verb, start)) = verb.zip(start) else { return false };
    let counted = || (verb + 1..start).any(|at| is_counted(scene, at));
    let noun = |at: usize| scene.is_word(at) && !scene.is_grammar(&scene.elements[at]);
    (verb + 1..start).any(noun) && !counted()
}

fn is_counted(scene: &Scene<'_>, at: usize) -> bool {
    !numerals(scene.spelled(at), scene.language).is_empty()
}

/// "A, including the 400 km² dispute".
fn is_included(scene: &Scene<'_>, last: usize, figure: usize) -> bool {
    let including = scene.any(last + 1..figure, &[Cue::Including]);
    including && scene.is_definite(figure - 1) && scene.is_plain_word(figure + 1)
}

/// "A expands its beet area to 105,000 ha".
fn is_of_a_crop(scene: &Scene<'_>, last: usize, figure: usize) -> bool {
    (last + 1..figure).any(|at| {
        let owned = scene.has(at, Cue::Possessive);
        owned && scene.is_plain_word(at + 1) && scene.has(at + 2, Cue::Area)
    })
}

/// "near A, on 193 acres owned by B".
fn is_of_ground(scene: &Scene<'_>, figure: usize) -> bool {
    let on = figure.checked_sub(2).is_some_and(|comma| scene.elements[comma].is_mark(&[',']));
    on && scene.has(figure - 1, Cue::On) && scene.is_plain_word(figure + 1)
}

/// "A would lease an area of 400 km²", but not "A has", nor "A, an area".
fn is_of_an_area(scene: &Scene<'_>, last: usize, figure: usize) -> bool {
    static VERBS: &[Cue] = &[Cue::Have, Cue::Lie, Cue::Area, Cue::With];
    static KINDS: &[Cue] = &[Cue::Island, Cue::Lake, Cue::Country, Cue::Region];
    static AREAS: &[Cue] = &[Cue::Area, Cue::SameSize];
    let head = (figure.saturating_sub(3)..figure).find(|&at| scene.elements[at].cues.any(AREAS));
    let article = head.and_then(|head| head.checked_sub(1));
    article.filter(|&at| at > last + 1 && scene.has(at, Cue::Indefinite)).is_some_and(|article| {
        let between = last + 1..article;
        let mark = |at: usize| matches!(scene.elements[at].kind, ElementKind::Mark(_));
        let told = scene.any(between.clone(), VERBS) || scene.any(between.clone(), KINDS);
        !told && !between.into_iter().any(mark)
    })
}

/// "Flughafen Frankfurt", "Phoenix Park": the name of a place in that of a site.
fn site_of(reader: &Reader<'_, '_>, first: usize, last: usize) -> Option<Span> {
    let scene = reader.scene();
    let site = |at: usize| {
        let element = scene.elements.get(at)?;
        let site = element.kind == ElementKind::Word && element.has(Cue::Site);
        (site && scene.place_at(last).is_some()).then_some(element.span)
    };
    let own = scene.elements[first].span.join(scene.elements[last].span);
    let before = first.checked_sub(1).filter(|_| scene.language.verb_last).and_then(site);
    let behind = || site(last + 1).filter(|_| scene.language.noun_adjuncts);
    before.or_else(behind).map(|span| own.join(span))
}

/// "X has 201,040 km²", but not "X has 5 million hectares of forest".
fn has(reader: &Reader<'_, '_>, at: usize) -> bool {
    let scene = reader.scene();
    let verb = at > 0 && scene.elements[at - 1].has(Cue::Have);
    let next = scene.skip_conversion(at + 1);
    verb && scene
        .elements
        .get(next)
        .is_none_or(|next| next.is_mark(&[',', '.', ';', ')', '。', '，']))
}

/// "X ist mit 3.640 km²", "X, at 730 km²", "X (730 km²)": nothing but a verb and a preposition
/// between.
fn is_bound(reader: &Reader<'_, '_>, last: usize, at: usize) -> bool {
    let elements = &reader.scene().elements[last + 1..at];
    let verb = elements.iter().any(|element| element.has(Cue::Lie));
    let mark = elements.iter().any(|element| element.is_mark(&[',', '(', '（', ':', '–', '—']));
    let short = |element: &Element| match element.kind {
        ElementKind::Word => !element.cues.any(&[Cue::From, Cue::To, Cue::Near, Cue::Built]),
        ElementKind::Mark(_) => true,
        ElementKind::Place(_) | ElementKind::Name | ElementKind::Quantity(_) => false,
    };
    (verb || mark) && elements.len() <= 4 && elements.iter().all(short)
}

/// "Der größte See ist X mit F", "the largest is X with F": the verb stands before the name, from
/// element `first` to `last`, and the figure at `at` ends what is said.
fn is_with_area(scene: &Scene<'_>, first: usize, last: usize, at: usize) -> bool {
    let article = first.checked_sub(1).filter(|&before| scene.is_definite(before));
    let verb = article.unwrap_or(first).checked_sub(1);
    let with = last + 2 == at && scene.has(last + 1, Cue::With);
    let ends = |next: &Element| matches!(next.kind, ElementKind::Mark(_)) || next.has(Cue::And);
    let closed = scene.elements.get(scene.skip_conversion(at + 1)).is_none_or(ends);
    with && closed && verb.is_some_and(|verb| scene.has(verb, Cue::Lie))
}

/// "A is a small *country of* 468 km²", "A, an island of 20 km²": a kind word with the figure,
/// behind a verb or a comma.
fn is_kind_of_size(scene: &Scene<'_>, last: usize, at: usize) -> bool {
    static KINDS: &[Cue] = &[Cue::Island, Cue::Lake, Cue::Country, Cue::Region];
    let of = at.checked_sub(1).filter(|&of| scene.elements[of].cues.any(&[Cue::Of, Cue::From]));
    let Some(noun) = of.and_then(|of| of.checked_sub(1)) else { return false };
    let kind = noun > last && scene.elements[noun].cues.any(KINDS);
    let head = last + 1;
    let told = scene.has(head, Cue::Lie) && !is_past(scene, head..head + 1);
    let article = scene.has(head + 1, Cue::Indefinite);
    let adjective = |at: usize| scene.place_at(at).is_some_and(|it| it.demonym);
    let words = (head + 1..noun).all(|it| scene.is_word(it) || adjective(it));
    // "of 5 million hectares of wheat"
    let words = words && !scene.has(scene.skip_conversion(at + 1), Cue::Of);
    kind && words && article && (told || scene.is_mark(head, &[',']))
}

/// "die Insel misst 20 km²": the latest island. "It covers 20 km²": the subject before.
fn implied(reader: &Reader<'_, '_>, index: usize, at: usize) -> Option<Spot> {
    let scene = reader.scene();
    let element = &scene.elements[index];
    let next = scene.elements.get(index + 1)?;
    let holder = element.has(Cue::It) && element.has(Cue::Finite);
    let noun = index == 0 && is_area_of_subject(scene);
    // "It borders B and has an area of 20 km²": the second verb goes on with the pronoun.
    let coordinated = next.has(Cue::Adjoin);
    let verb = holder || coordinated || next.cues.any(&[Cue::Lie, Cue::Area, Cue::Have]);
    // "Das Land, mit 70.000 km² so groß wie B": the figure is all that the apposition says.
    let apposed = next.is_mark(&[',']) && at - index == 3 && scene.elements[at - 1].has(Cue::With);
    // "Der Staat hat 9 Mio. Einwohner auf einer Fläche von F"
    let counted = next.has(Cue::Have) && is_counted(scene, index + 2);
    let far = !coordinated && !counted && at - index > 6;
    if !(verb || apposed || noun) || far || is_plural(scene, at) {
        return None;
    }
    let pronoun = element.kind == ElementKind::Word && element.has(Cue::It);
    match KIND_WORDS.iter().find(|(cue, _)| element.has(*cue)) {
        Some((_, classes)) => latest_named(reader, index, classes),
        None if holder => antecedent::subject_before(reader, LARGE),
        None if noun => {
            let spot = antecedent::subject_before(reader, LARGE)?;
            Some(Spot { grasp: Grasp::Implied, ..spot })
        }
        None if pronoun && element.span.of(scene.text).contains(' ') => {
            let described = antecedent::described_classes(element);
            latest_named(reader, index, if described.is_empty() { LARGE } else { described })
        }
        None if pronoun && index <= 1 => antecedent::subject_before(reader, LARGE),
        None => None,
    }
}

/// "The area is 40 km²": the noun and its verb open the sentence, and nothing tells whose it is.
fn is_area_of_subject(scene: &Scene<'_>) -> bool {
    // "die Fläche" is one phrase.
    let phrase = scene.has(0, Cue::SameSize) && scene.has(1, Cue::Lie);
    phrase || scene.is_definite(0) && scene.has(1, Cue::Area) && scene.has(2, Cue::Lie)
}

/// "A has a third of the area of *B*, covering 40 km²": the participle goes on with A.
fn is_whole(scene: &Scene<'_>, first: usize, last: usize) -> bool {
    let of = scene.any(first.saturating_sub(2)..first, &[Cue::From, Cue::Of]);
    let comma = scene.is_mark(last + 1, &[',']);
    of && comma && scene.has(last + 2, Cue::Area)
}

/// "… and A (B), the area of which is", "Lake A (shared with B and C) – 900 km²": a name in
/// brackets that close before the figure says where A is.
fn is_bracketed(scene: &Scene<'_>, first: usize, last: usize, figure: usize) -> bool {
    let mark = |at: &usize| scene.elements[*at].is_mark(&['(', ')']);
    let opens = (0..first).rev().find(mark).is_some_and(|it| scene.elements[it].is_mark(&['(']));
    opens && (last + 1..figure).find(mark).is_some_and(|it| scene.elements[it].is_mark(&[')']))
}

/// "Estonia's largest island", "die größte Insel Estlands": the owner in a description of something
/// else, whose name stands before it or follows.
fn is_owner(reader: &Reader<'_, '_>, index: usize, at: usize) -> bool {
    let scene = reader.scene();
    let kinds = &[Cue::Island, Cue::Lake, Cue::Region, Cue::Settlement, Cue::Site, Cue::Mountain];
    let behind = index + 1..at.min(index + 5);
    is_genitive(scene, index)
        && (scene.any(behind, kinds) || scene.any(index.saturating_sub(2)..index, kinds))
}

/// "面积10,391平方千米", "on an area of 40 km² lies X": a noun of area before, the name behind.
fn compound_behind(reader: &Reader<'_, '_>, at: usize, next: usize) -> Option<Theme> {
    let told = reader.cue_near(at, 4, &[Cue::Area]);
    // "A's basin of 40 km² is larger in area than X"
    let named = (0..at).any(|index| reader.scene().is_name(index));
    let (_, spot) = area_after(reader, next, 6).filter(|_| told && !named)?;
    let lies = reader.scene().any(next..next + 6, &[Cue::Lie]);
    (lies && spot.place.class != PlaceClass::Settlement).then_some(Theme::Known(spot))
}
