//! "A位于B南部": what lies in which country or region.

use super::lengths::is_place_name;
use crate::claim::containment;
use crate::claim::east::topic::subject_of;
use crate::claim::east::{Subject, has, is_town, push_containment, push_inside};
use crate::claim::reader::Reader;
use crate::quantity::Stated;
use crate::text::{Cue, Kind as ElementKind, Scene};

/// "A位于B南部": a place, a verb of place, a country or region with nothing that leads out of it.
pub fn read_containment(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let part = |at: usize| {
        let wind = scene.elements.get(at).is_some_and(|element| element.cues.wind.is_some());
        wind && scene.spelled(at).ends_with('部')
    };
    let chain = (verb + 1..scene.elements.len())
        .take_while(|&at| scene.is_wide(at) || scene.spelled(at) == "的" || part(at));
    let Some(outer) = chain.filter(|&at| scene.is_wide(at)).last() else { return };
    // "位于B的A": the town stands behind as what the phrase describes; "位于B的A县境内" has a district.
    let described = scene.elements.get(outer + 1).is_some() && scene.spelled(outer + 1) == "的";
    if described && is_town(scene, outer + 2) && !is_in_part(scene, outer + 1) {
        return push_inside(reader, outer, outer + 2, None);
    }
    if part(outer + 1) && is_named_part(scene, outer + 2) {
        return;
    }
    if !is_inside(scene, outer + 1) && !is_in_part(scene, outer + 1) {
        return;
    }
    let Some(outer_spot) = reader.spot(outer) else { return };
    match subject_of(reader, verb) {
        Some(Subject::Known(inner)) if inner.place.id != outer_spot.place.id => {
            let wind = Some(outer + 1).filter(|&at| part(at));
            let wind = wind.and_then(|at| scene.elements[at].cues.wind);
            push_containment(reader, outer, &inner, &outer_spot, wind);
        }
        Some(Subject::Unknown(name)) if is_place_name(name.of(scene.text)) => {
            let span = reader.span(verb, outer);
            let stated = Stated::number(span, 1.0);
            reader.push_unknown(containment::KIND.name, span, stated, &[&outer_spot], name);
        }
        Some(Subject::Known(_) | Subject::Unknown(_)) | None => {}
    }
}

/// "A是B的一座城市", "A是B北部的城市": a town, and what it is called after the country or region
/// that it is of.
/// "B的友好城市" lies elsewhere.
pub fn read_called(reader: &mut Reader<'_, '_>, verb: usize) {
    let scene = reader.scene();
    let outer = (verb + 1..scene.elements.len()).take_while(|&at| scene.is_wide(at)).last();
    let Some(outer) = outer else { return };
    let mark = |at: &usize| matches!(scene.elements[*at].kind, ElementKind::Mark(_));
    let kind = (outer + 1..scene.elements.len()).take_while(|at| !mark(at)).last();
    let kind = kind.filter(|&at| has(scene, at, &[Cue::Settlement]));
    let part = scene.elements.get(outer + 1).and_then(|next| next.cues.wind);
    let last = outer + usize::from(part.is_some());
    let said = kind.is_some_and(|kind| {
        let between = &scene.text[scene.elements[last].span.end..scene.elements[kind].span.start];
        between.strip_prefix('的').is_some_and(is_count)
    });
    let town = verb.checked_sub(1).filter(|&at| is_town(scene, at) && said);
    if let Some(town) = town {
        push_inside(reader, outer, town, part);
    }
}

/// "一座", or nothing.
fn is_count(words: &str) -> bool {
    words.is_empty() || words.starts_with('一') && words.chars().count() == 2
}

/// "南部的某某邦": the place is said to lie in a part that the atlas does not know.
fn is_named_part(scene: &Scene<'_>, at: usize) -> bool {
    scene.spelled(at) == "的"
        && (at + 1..scene.elements.len().min(at + LONGEST_PART))
            .take_while(|&next| scene.is_word(next))
            .any(|next| ["邦", "州", "省", "县", "郡"].contains(&scene.spelled(next)))
}

/// The longest name of a part of a region, in elements.
const LONGEST_PART: usize = 8;

/// "的皮尔斯县境内": a district of the region, known or not, that nothing leads out of.
fn is_in_part(scene: &Scene<'_>, start: usize) -> bool {
    static DISTRICTS: &[&str] =
        &["县", "縣", "市", "镇", "鎮", "区", "區", "乡", "鄉", "郡", "村", "郊"];
    let end = scene.elements.len().min(start + LONGEST_PART);
    let words = (start..end).take_while(|&at| scene.is_word(at) || scene.is_name(at));
    let last = words.into_iter().find(|&at| {
        DISTRICTS.iter().any(|kind| scene.spelled(at).ends_with(kind)) && is_inside(scene, at + 1)
    });
    last.is_some()
}

/// Whether what follows a region's name stays in it: "南部", "境内", "沿海", a mark.
fn is_inside(scene: &Scene<'_>, at: usize) -> bool {
    let Some(element) = scene.elements.get(at) else { return true };
    let word = scene.spelled(at);
    let part = |at| {
        ["部", "端", "境", "沿", "中", "内", "內"].iter().any(|p| scene.spelled(at).starts_with(p))
    };
    matches!(element.kind, ElementKind::Mark(_))
        || word.ends_with('部')
        || part(at)
        || ["东", "西", "南", "北", "東"].contains(&word) && part(at + 1)
}
