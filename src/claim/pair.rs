//! The two places of "between A and B", "from A to B", "A–B", "A and B are … apart".

use crate::text::{Cue, Element, Kind, Scene, Syntax};

/// The longest stretch of a sentence, in elements, over which a figure belongs to a pair.
const REACH: usize = 22;

/// The pair nearest to the figure at element `at`, in the same part of the sentence.
pub fn pair_near(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let near = |&&(first, second): &&(usize, usize)| {
        let (low, high) = (first.min(second).min(at), first.max(second).max(at));
        let whole = || !scene.elements[low..=high].iter().any(|element| element.is_mark(&[';']));
        high - low <= REACH && whole()
    };
    let gap = |&(first, second): &(usize, usize)| {
        let (low, high) = (first.min(second), first.max(second));
        if at < low { low - at } else { at.saturating_sub(high) }
    };
    let pairs = scene.pairs.get_or_init(|| pairs(scene));
    let other = |&&(first, second): &&(usize, usize)| {
        !flows_on(scene, second, at) && !lies_between(scene, first, second, at)
    };
    let nearest = pairs.iter().filter(near).filter(other).copied().min_by_key(gap);
    let behind = |(way, _): &(usize, usize)| nearest.is_none_or(|(a, b)| a.max(b) < *way);
    match further_end(scene, at).filter(behind) {
        Some((way, end)) => start_before(scene, way).map(|start| (start, end)),
        None => nearest,
    }
}

/// "It is 50 km from A to B and 90 *to C*", "…, *nach C* 90": the end that the figure at `at` has
/// beside it, behind the element at which the two begin.
fn further_end(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let next = scene.skip_conversion(at + 1);
    // "130 km *further* to C"
    let to = next + usize::from(scene.is_plain_word(next));
    let behind = || {
        let name = (to + 1..to + 1 + END).find(|&index| scene.is_name(index))?;
        let led = scene.has(to, Cue::To) && (to + 1..name).all(|index| scene.is_word(index));
        let wind = (to + 1..name).any(|index| scene.elements[index].cues.wind.is_some());
        (led && !wind).then_some((at, name))
    };
    let before = || {
        let name = at.checked_sub(1).filter(|&name| scene.is_name(name))?;
        let to = name.checked_sub(1).filter(|&to| scene.has(to, Cue::To))?;
        is_joined(scene, to).then_some((to, name))
    };
    behind().or_else(before)
}

/// How far behind its preposition the end of a way may stand, in elements.
const END: usize = 3;

/// Whether what begins at `at` goes on with a list.
fn is_joined(scene: &Scene<'_>, at: usize) -> bool {
    let joins = |before: usize| scene.is_mark(before, &[',', ';']) || scene.has(before, Cue::And);
    at.checked_sub(1).is_some_and(joins)
}

/// Where a way begins of which only the figure and the end are told, from `way` on: where the one
/// before does.
fn start_before(scene: &Scene<'_>, way: usize) -> Option<usize> {
    let from = |index: &usize| marker(scene, *index) == Some(Cue::From);
    let start = (way.saturating_sub(LIST)..way).rev().find(from)?;
    (is_joined(scene, way) && goes_on_from(scene, start, way)).then_some(start)
}

/// The longest list of ways with one start, in elements.
const LIST: usize = 40;

/// "From A *it is 50 km* to B and 90 to C", "the flight from A *takes …* to B": the later way
/// begins where the one before does, while one who "drove from A to B and 90 km to C" began in B.
fn goes_on_from(scene: &Scene<'_>, start: usize, way: usize) -> bool {
    static TOLD: &[Cue] = &[Cue::Lie, Cue::Take];
    let ends = |index: &usize| scene.elements[*index].is_mark(&[';', '.', ':', '!', '?']);
    let clause = (start.saturating_sub(LIST)..start).rev().find(ends).map_or(0, |mark| mark + 1);
    let driven = scene.any(clause..way, &[Cue::Person]);
    let earlier = (start..way).any(|index| scene.is_figure(index));
    scene.any(clause..way, TOLD) && !driven && earlier
}

/// "lies halfway between A and B, some 60 km from either": the figure tells how far off it lies.
fn lies_between(scene: &Scene<'_>, first: usize, second: usize, figure: usize) -> bool {
    let comma = scene.is_mark(second + 1, &[',']);
    let near = first.saturating_sub(BETWEEN)..first;
    let between = near.into_iter().rev().find(|&at| scene.has(at, Cue::Between));
    let lies = between.is_some_and(|at| scene.any(at.saturating_sub(LIES)..at, &[Cue::Lie]));
    lies && comma && second < figure
}

/// How far before its "between" the verb of place may stand, in elements: "is about halfway".
const LIES: usize = 5;

/// "rises between A and B and flows 60 km to the sea": the figure belongs to the later verb.
fn flows_on(scene: &Scene<'_>, second: usize, figure: usize) -> bool {
    let joined = scene.has(second + 1, Cue::And);
    let before = second.saturating_sub(BETWEEN)..second;
    let lies = joined && scene.any(before, &[Cue::Between]);
    lies && second < figure && scene.any(second + 2..figure, &[Cue::Flow])
}

/// How far before the second name of a pair its "between" may stand, in elements.
const BETWEEN: usize = 4;

/// All pairs of the scene.
fn pairs(scene: &Scene<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, element) in scene.elements.iter().enumerate() {
        if element.has(Cue::Between) {
            pairs.extend(linked(scene, at, &[Cue::And, Cue::To, Cue::From]));
        }
        if element.has(Cue::From) {
            let pair = linked(scene, at, &[Cue::To]);
            pairs.extend(pair.filter(|pair| !is_closed(scene, at, *pair)));
        }
        pairs.extend(connected(scene, at));
        pairs.extend(parted(scene, at));
        pairs.extend(dashed(scene, at));
        pairs.extend(trailing(scene, at));
        pairs.extend(coupled(scene, at));
        pairs.extend(marked(scene, at));
        pairs.extend(begun(scene, at));
    }
    pairs.retain(|&(first, second)| !is_same(scene, first, second));
    pairs
}

/// "Né à X, à 175 km de B, il a grandi à C": what the figure before the preposition at `from` is
/// measured from ends with the comma behind it, but for "à 175 km de B, à C".
fn is_closed(scene: &Scene<'_>, from: usize, (first, second): (usize, usize)) -> bool {
    let comma = (first + 1..second).any(|at| scene.is_mark(at, &[',']));
    is_measured_from(scene, from) && comma && second > first + 3
}

/// "175 km de", with its preposition at `from`, where "à" leads to what lies somewhere as well.
fn is_measured_from(scene: &Scene<'_>, from: usize) -> bool {
    let placing = matches!(scene.language.syntax, Syntax::Romance | Syntax::Slavic);
    placing && (from.saturating_sub(FIGURE)..from).any(|at| scene.is_figure(at))
}

/// How far before its preposition a figure may stand, in elements: "175 km au sud de".
const FIGURE: usize = 3;

/// A name soon after the preposition at `start`, one of `links`, and another name.
pub fn linked(scene: &Scene<'_>, start: usize, links: &[Cue]) -> Option<(usize, usize)> {
    let first = scene.name_after(start + 1, 5)?;
    let link = (first + 1..scene.elements.len().min(first + 9))
        .take_while(|&at| !scene.is_figure(at))
        .find(|&at| scene.elements[at].cues.any(links) && !leads_to_wind(scene, at))?;
    let second = scene.name_after(link + 1, 6)?;
    Some((first, second))
}

/// "a siete kilómetros de A, al suroeste de B": the preposition of direction belongs to a wind.
fn leads_to_wind(scene: &Scene<'_>, at: usize) -> bool {
    let comma = at > 0 && scene.elements[at - 1].is_mark(&[',']);
    comma && scene.elements.get(at + 1).is_some_and(|next| next.cues.wind.is_some())
}

/// "Рязань отделяют от Тулы 150 км": a verb of parting behind the one name, and the other one with
/// its preposition.
fn parted(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let parts = scene.is_name(at) && scene.has(at + 1, Cue::Apart) && scene.has(at + 2, Cue::From);
    let second = at + 3;
    (parts && scene.is_name(second)).then_some((at, second))
}

/// "the highway linking A and B", "une carretera une A con B": the ends of a way, unless it is a
/// bridge or a pipe that links them, or a part of the way.
fn connected(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    static WAYS: &[Cue] = &[Cue::Road, Cue::Rail, Cue::Route];
    static OTHERS: &[Cue] = &[Cue::Bridge, Cue::Landform, Cue::Section, Cue::Network];
    let own = at.saturating_sub(9)..at + 9;
    let links = scene.elements[at].has(Cue::Connect) && scene.any(own.clone(), WAYS);
    if !links || scene.any(own, OTHERS) {
        return None;
    }
    // "connects A and B with C": the first two are on one side.
    let across = || {
        let (first, second) = linked(scene, at, &[Cue::With])?;
        scene.any(second - 2..second, &[Cue::With]).then_some((first, second))
    };
    across().or_else(|| linked(scene, at, &[Cue::And, Cue::To, Cue::With]))
}

/// Two names joined by a dash or an arrow.
fn dashed(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let next = scene.elements.get(at + 1)?;
    let second = match next.kind {
        Kind::Place(_) if next.joined => at + 1,
        Kind::Mark('-' | '–' | '—' | '↔' | '→' | '⇄' | '~') => at + 2,
        Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) | Kind::Quantity(_) => {
            return None;
        }
    };
    (scene.is_name(at) && scene.is_name(second)).then_some((at, second))
}

/// Two names with their particles behind them, as in Korean: "A에서 B까지".
fn trailing(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let has = |at: usize, cue| scene.elements.get(at).is_some_and(|element| element.has(cue));
    let between = has(at + 1, Cue::And) && has(at + 3, Cue::Between);
    let from_to = has(at + 1, Cue::From) && has(at + 3, Cue::To);
    let names = scene.is_name(at) && scene.is_name(at + 2);
    (names && (between || from_to)).then_some((at, at + 2))
}

/// "A and B" with a word for apart behind them, and "A to B" with nothing before them; "A und die
/// Hauptstadt B" says what B is.
fn coupled(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let link = scene.elements.get(at + 1)?;
    if !scene.is_name(at) {
        return None;
    }
    let words = (at + 2..at + 6).take_while(|&index| is_kind_or_adjective(scene, index));
    let second = at + 2 + words.count();
    if !scene.is_name(second) {
        return None;
    }
    let within = scene.any(at.saturating_sub(1)..at, &[Cue::In]);
    let apart = is_apart(scene, at, second)
        || within && scene.any(at.saturating_sub(9)..at, &[Cue::Apart])
        || is_behind_participle(scene, at);
    // "über A nach B": the way begins elsewhere.
    let by_way = scene.any(at.saturating_sub(1)..at, &[Cue::Over, Cue::Through, Cue::Around]);
    let to = link.has(Cue::To) && second == at + 2 && !by_way;
    // "Псков от Петербурга отделяют 262 километра"
    let from = link.has(Cue::From) && scene.any(second + 1..second + 3, &[Cue::Apart]);
    (link.has(Cue::And) && apart || from || to).then_some((at, second))
}

/// "die 25 km voneinander entfernten Städte A und B": a figure, its participle and a noun.
fn is_behind_participle(scene: &Scene<'_>, name: usize) -> bool {
    const PHRASE: usize = 4;
    let mut near = name.saturating_sub(PHRASE)..name;
    near.any(|at| at > 0 && scene.has(at, Cue::Apart) && scene.is_figure(at - 1))
}

/// Whether a word for apart follows the names at `first` and `second`, be it behind an apposition:
/// "A and B, the two closest after C and D, are 8 km apart" speaks of A and B.
fn is_apart(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    let comma = |at: &usize| scene.is_mark(*at, &[',']);
    let closed = (second + 1..second + 2 + APPOSITION).find(comma);
    let inside = (first.saturating_sub(APPOSITION)..first).any(|at| comma(&at));
    let own = second + 1..second + 10;
    let behind = match closed {
        Some(closed) if inside => return scene.any(own.start..own.end.min(closed), &[Cue::Apart]),
        Some(closed) => closed..closed + APPOSITION,
        None => own.clone(),
    };
    scene.any(own, &[Cue::Apart]) || scene.any(behind, &[Cue::Apart])
}

/// The longest apposition, in elements.
const APPOSITION: usize = 14;

/// An article, an adjective of nationality or a kind word for a town before its name.
fn is_kind_or_adjective(scene: &Scene<'_>, at: usize) -> bool {
    let Some(element) = scene.elements.get(at) else { return false };
    match element.kind {
        Kind::Place(index) => scene.toponyms[index].demonym,
        Kind::Word => {
            element.cues.any(&[Cue::Capital, Cue::Settlement])
                || scene.is_grammar(element) && element.cues.is_empty()
        }
        Kind::Name | Kind::Quantity(_) | Kind::Mark(_) => false,
    }
}

/// "Von A sind es 50 Kilometer nach B", "nach B sind es von A aus 50 Kilometer": one figure may
/// stand between.
fn marked(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    let cue = marker(scene, at)?;
    let other = if cue == Cue::From { Cue::To } else { Cue::From };
    let mut figures = 0;
    let apposed = apposition_end(scene, at);
    if apposed.is_some() && is_measured_from(scene, at) {
        return None;
    }
    let start = apposed.unwrap_or(at) + 1;
    for next in start..scene.elements.len().min(start + 11) {
        match scene.elements[next].kind {
            Kind::Mark(',' | ';' | '(' | ')') => return None,
            Kind::Quantity(_) => figures += 1,
            Kind::Place(_) if scene.is_name(next) && marker(scene, next) == Some(other) => {
                let pair = if cue == Cue::From { (at, next) } else { (next, at) };
                return (figures <= 1).then_some(pair);
            }
            Kind::Place(_) | Kind::Name | Kind::Word | Kind::Mark(_) => {}
        }
    }
    None
}

/// The comma that closes what is said of the name at `at` in passing: "nach B, dem größten Hafen
/// der Küste, sind es".
fn apposition_end(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let comma = |index: usize| scene.elements[index].is_mark(&[',']);
    let inner = at + 2;
    let end = scene.elements.len().min(inner + 8);
    let end = (inner..end).find(|&index| comma(at + 1) && comma(index))?;
    let described = scene.elements[inner].kind == Kind::Word && !scene.elements[inner].capital;
    let said = |element: &Element| match element.kind {
        Kind::Word => !element.cues.any(&[Cue::Lie, Cue::To]),
        Kind::Place(_) | Kind::Name => true,
        Kind::Quantity(_) | Kind::Mark(_) => false,
    };
    (described && scene.elements[inner..end].iter().all(said)).then_some(end)
}

/// "The trail begins in A and runs 230 miles to B".
fn begun(scene: &Scene<'_>, at: usize) -> Option<(usize, usize)> {
    scene.elements[at].has(Cue::Begin).then_some(())?;
    let first = (at + 1..at + 5).find(|&index| scene.is_name(index))?;
    let end = scene.elements.len().min(first + 10);
    let figure = (first..end).find(|&index| scene.is_figure(index))?;
    let second = (figure..end).find(|&index| scene.is_name(index))?;
    (marker(scene, second) == Some(Cue::To)).then_some((first, second))
}

/// The preposition of direction that the name at `at` has before it: [`Cue::From`] or [`Cue::To`].
fn marker(scene: &Scene<'_>, at: usize) -> Option<Cue> {
    if !scene.is_name(at) {
        return None;
    }
    let before = (at.saturating_sub(3)..at).rev();
    for index in before {
        let element = &scene.elements[index];
        match element.kind {
            Kind::Word if element.has(Cue::To) => return Some(Cue::To),
            Kind::Word if element.has(Cue::From) => return Some(Cue::From),
            Kind::Word => {}
            Kind::Place(place) if scene.toponyms[place].demonym => {}
            Kind::Place(_) | Kind::Name | Kind::Quantity(_) | Kind::Mark(_) => return None,
        }
    }
    None
}

fn is_same(scene: &Scene<'_>, first: usize, second: usize) -> bool {
    let id = |at: usize| scene.place_at(at).map(|toponym| &toponym.best().id);
    id(first) == id(second)
}
