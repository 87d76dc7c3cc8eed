//! "A는 B 국경에서 Q 떨어져 있다", "B 국경에서 Q 떨어진 A": how far from a border.

use crate::claim::east::{Anchor, Subject, has};
use crate::claim::edge::{BORDERS, edge_object};
use crate::claim::proximity;
use crate::claim::reader::Reader;
use crate::claim::target::Target;
use crate::quantity::Dimension;
use crate::text::Cue;

use super::lengths::subject;
use super::{Role, particle};

pub fn read_edges(reader: &mut Reader<'_, '_>) {
    for figure in reader.free_figures(Dimension::Length) {
        let scene = reader.scene();
        let told = scene.any(figure + 1..figure + 4, &[Cue::Away]);
        let words = (figure.saturating_sub(4)..figure).rev().filter(|_| told);
        let border = words.take_while(|&at| scene.is_word(at)).find(|&at| has(scene, at, BORDERS));
        let from = |border: &usize| particle(scene, border + 1) == Some(Role::From);
        let Some(border) = border.filter(from) else { continue };
        let country = (border.saturating_sub(3)..border).rev().find(|&at| scene.is_name(at));
        let Some(country) = country else { continue };
        let Some(edge) = edge_object(reader, Cue::Border, border, Some(country)) else { continue };
        let Target::Edge(to, named) = &edge.target else { continue };
        let anchor = Anchor { at: country, wind: None, start: country };
        let Some(Subject::Known(place)) = subject(reader, figure, &anchor) else { continue };
        if place.place.class.is_area() {
            continue;
        }
        let (span, stated) = (reader.span(country, figure), reader.stated(figure));
        proximity::push(reader, span, stated, &place, to, named);
        reader.take(figure);
    }
}
