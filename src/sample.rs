//! Findings made by hand for the tests of everything that prints them.

use std::borrow::Cow;

use geo::{Geometry, LineString, Point, point};
use jiff::civil::date;

use crate::atlas::{CountryCode, Place, PlaceClass, PlaceId, PointKind, Source, SourceId};
use crate::check::{Checked, Finding, NamedPlace};
use crate::measure::{
    Among, Because, Evidence, Link, Measurement, Order, PointUsed, Question, Unmeasured, Via,
};
use crate::quantity::{Dimension, Hedge, Interval, Stated, Unit};
use crate::report::{CheckedDocument, Report};
use crate::span::Span;
use crate::text::Document;
use crate::verdict::Verdict;
use crate::wording::{Statement, message};

/// A text with a character beyond the BMP, tabs and CRLF, so that every way of counting shows.
pub const ARTICLE: &str = "🚂 Zürich – Genf: kürzer als gedacht\r\n\
    \tVon Zürich nach Genf sind es mehr als 225 Kilometer Luftlinie, mit der Bahn 278 km.\r\n\
    Die Grenze zu Liechtenstein ist 14 Kilometer lang und die kürzeste der Schweiz.\r\n\
    Nach Atlantis führt keine Brücke. Die Brücke wurde 1969 gebaut; Bern heißen viele Orte.\r\n";

pub static SOURCES: &[Source] = &[
    Source {
        id: SourceId("gazetteer"),
        title: "Gazetteer",
        licence: "CC-BY-4.0",
        date: "2026-01-02",
    },
    Source { id: SourceId("osm"), title: "© OpenStreetMap", licence: "ODbL-1.0", date: "2026" },
];

pub fn source(id: SourceId) -> Source {
    *SOURCES.iter().find(|source| source.id == id).expect("the sample cites only its own sources")
}

pub fn place(name: &'static str, class: PlaceClass, lon: f64, lat: f64) -> Place {
    Place {
        id: PlaceId(Cow::Owned(format!("test:{}", name.to_lowercase()))),
        name: Cow::Borrowed(name),
        class,
        country: CountryCode::new("CH"),
        region: None,
        population: 1,
        point: point! { x: lon, y: lat },
        within_m: 0.0,
        source: SourceId("gazetteer"),
    }
}

pub fn length(nominal: f64, low: f64, high: f64) -> Measurement {
    measurement(Dimension::Length, nominal, low, high)
}

pub fn stated(text: &str, value: f64, hedge: Hedge) -> Stated {
    let start = ARTICLE.find(text).unwrap_or(0);
    let hard = if hedge == Hedge::MoreThan {
        Interval::new(value, f64::INFINITY)
    } else {
        Interval::new(value * 0.99, value * 1.01)
    };
    Stated {
        span: Span::new(start, start + text.len()),
        numeral: None,
        value,
        dimension: Dimension::Length,
        unit: if value < 1000.0 { Unit::Metre } else { Unit::Kilometre },
        hedge,
        hard,
        natural: Interval::new(hard.low, hard.low * 1.05),
    }
}

/// One finding of each verdict, and of each reason why there is none.
pub fn findings() -> Vec<Finding> {
    let (zurich, geneva) = cities();
    let (swiss, liechtenstein) = countries();
    let distance = |via| Question::Distance { from: zurich.clone(), to: geneva.clone(), via };
    let bridge = place("Bridge", PlaceClass::Bridge, 7.0, 46.0);
    let crossing = Question::Crossings { a: swiss.clone(), b: bridge.clone(), link: Link::Bridge };
    let border =
        Question::BorderLength { country: swiss.clone(), neighbour: Some(liechtenstein.clone()) };
    let rank = Question::BorderRank {
        country: swiss,
        neighbour: Some(liechtenstein),
        among: Among::Country,
        order: Order::Shortest,
    };
    let year = Stated {
        dimension: Dimension::Year,
        unit: Unit::Year,
        ..stated("1969", 1969.0, Hedge::None)
    };
    let built = measurement(Dimension::Year, 1959.0, 1959.0, 1959.0);
    let unknown =
        Unmeasured::UnknownPlace { name: "Atlantis".into(), nearest: vec!["Atlanta".into()] };
    let candidates = vec![zurich.clone(), geneva.clone()];
    let ambiguous = Unmeasured::AmbiguousPlace { name: "Bern".into(), candidates };
    vec![
        finding(
            "Von Zürich nach Genf sind es mehr als 225 Kilometer Luftlinie",
            distance(Via::Geodesic),
            Some(stated("mehr als 225 Kilometer", 225e3, Hedge::MoreThan)),
            Ok(straight()),
            Verdict::Inconclusive,
        ),
        finding(
            "mit der Bahn 278 km",
            distance(Via::Rail),
            Some(stated("278 km", 278e3, Hedge::None)),
            Ok(length(279e3, 276e3, 280e3)),
            Verdict::Supported,
        ),
        finding(
            "Die Grenze zu Liechtenstein ist 14 Kilometer lang",
            border,
            Some(stated("14 Kilometer", 14e3, Hedge::None)),
            Ok(length(41.1e3, 38e3, 41.2e3)),
            Verdict::Refuted,
        ),
        finding(
            "die kürzeste der Schweiz",
            rank,
            None,
            Ok(measurement(Dimension::Ratio, 1.0, 1.0, 1.0)),
            Verdict::Supported,
        ),
        finding(
            "Nach Atlantis führt keine Brücke",
            crossing,
            None,
            Err(unknown),
            Verdict::Unverifiable,
        ),
        finding(
            "Die Brücke wurde 1969 gebaut",
            Question::BuiltIn { object: bridge },
            Some(year),
            Ok(built),
            Verdict::Refuted,
        ),
        finding(
            "Bern heißen viele Orte",
            Question::Area { place: zurich.clone() },
            None,
            Err(ambiguous),
            Verdict::Unverifiable,
        ),
    ]
}

pub fn checked() -> Checked {
    Checked { language: "de", as_of: date(2023, 9, 5), findings: findings(), unread: None }
}

/// The bytes that `write` prints for the sample article.
pub fn printed(write: fn(&Report, &mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let document = Document::new(ARTICLE);
    let checked = checked();
    let entry = CheckedDocument { path: "article.txt", document: &document, checked: &checked };
    let report = Report::new("2026.1", None, source, vec![entry]);
    let mut bytes = Vec::new();
    write(&report, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

pub fn straight() -> Measurement {
    let (zurich, geneva) = (point! { x: 8.55, y: 47.36667 }, point! { x: 6.14569, y: 46.20222 });
    Measurement {
        because: vec![Because::ReferencePoint],
        evidence: vec![
            reading("gazetteer point to gazetteer point", Some(224_385.0), None),
            reading("main station to main station", Some(225_512.0), Some("2024")),
        ],
        points: vec![used("Zürich", zurich), used("Geneva", geneva)],
        notes: vec!["on the sphere it would be 224.1 km".into()],
        reproduce: Some("echo 47.36667 8.55 46.20222 6.14569 | GeodSolve -i".into()),
        geometry: vec![Geometry::LineString(LineString::from(vec![zurich, geneva]))],
        ..length(224_385.0, 224_100.0, 225_600.0)
    }
}

pub fn measurement(dimension: Dimension, nominal: f64, low: f64, high: f64) -> Measurement {
    Measurement {
        nominal,
        interval: Interval::new(low, high),
        dimension,
        method: "geodesic on WGS 84".into(),
        because: Vec::new(),
        evidence: Vec::new(),
        points: Vec::new(),
        notes: Vec::new(),
        sources: vec![SourceId("gazetteer"), SourceId("osm")],
        reproduce: None,
        geometry: Vec::new(),
    }
}

fn finding(
    text: &str,
    question: Question,
    stated: Option<Stated>,
    answer: Result<Measurement, Unmeasured>,
    verdict: Verdict,
) -> Finding {
    let start = ARTICLE.find(text).expect("the sample article has the sentence");
    let places = question.places().into_iter().map(|place| NamedPlace {
        place: place.clone(),
        mention: ARTICLE.find(&*place.name).map(|at| Span::new(at, at + place.name.len())),
    });
    let margin = match (&stated, &answer) {
        (Some(stated), Ok(measured)) => Some(measured.interval.margin_in(stated.hard)),
        (None, _) | (_, Err(_)) => None,
    };
    let message = message(
        "de",
        &Statement {
            question: Some(&question),
            names: &[],
            stated: stated.as_ref(),
            figure: stated.as_ref().map_or("", |stated| stated.span.of(ARTICLE)),
            rank: "",
            answer: &answer,
            verdict,
            sources: &[],
        },
    );
    Finding {
        kind: match question.name() {
            "crossings" => "only_crossing",
            name => name,
        },
        span: Span::new(start, start + text.len()),
        places: places.collect(),
        names: Vec::new(),
        stated,
        answer,
        verdict,
        margin,
        message,
        suggestion: (verdict == Verdict::Inconclusive).then(|| "rund 225 Kilometer".into()),
        attribution: None,
        question: Some(question),
    }
}

fn cities() -> (Place, Place) {
    (
        place("Zürich", PlaceClass::Settlement, 8.55, 47.36667),
        place("Geneva", PlaceClass::Settlement, 6.14569, 46.20222),
    )
}

fn countries() -> (Place, Place) {
    (
        place("Switzerland", PlaceClass::Country, 8.2, 46.8),
        place("Liechtenstein", PlaceClass::Country, 9.55, 47.15),
    )
}

fn reading(label: &str, value: Option<f64>, date: Option<&str>) -> Evidence {
    Evidence {
        published: false,
        label: label.into(),
        value,
        dimension: Dimension::Length,
        source: SourceId("osm"),
        date: date.map(Into::into),
    }
}

fn used(place: &str, point: Point) -> PointUsed {
    PointUsed { place: place.into(), kind: PointKind::Gazetteer, point }
}
