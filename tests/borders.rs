//! The borders and polygons of the atlas against figures that others measured or published.

use geo::{BoundingRect, Contains, Point};
use luftlinie::atlas::{Atlas, BorderOf, CountryCode};
use luftlinie::geodesy::{distance_m, foot_on_way, length_m, multi_area_m2};

fn code(code: &str) -> CountryCode {
    CountryCode::new(code).unwrap()
}

fn length_km(a: &str, b: &str) -> f64 {
    Atlas::embedded().border(code(a), code(b)).unwrap().length_m() / 1000.0
}

/// A prototype in another language (shapely, pyproj) on the same packages; it sampled the coast
/// every 100 m.
#[test]
fn lengths_agree_with_an_independent_measurement() {
    for (a, b, km) in [
        ("AT", "CH", 180.050),
        ("BD", "IN", 3769.597),
        ("BO", "BR", 3510.883),
        ("BW", "ZM", 0.180),
        ("CA", "US", 8274.083),
        ("CN", "KP", 1399.494),
        ("DE", "FR", 455.231),
        ("EE", "LV", 344.271),
        ("ES", "PT", 1317.273),
        ("ID", "PG", 819.417),
        ("IT", "VA", 3.802),
        ("KZ", "RU", 7750.560),
        ("LS", "ZA", 1112.774),
        ("NO", "RU", 195.163),
        ("PL", "RU", 199.648),
    ] {
        let measured = length_km(a, b);
        assert!((measured - km).abs() < 0.1 + 0.0005 * km, "{a}–{b}: {measured} instead of {km}");
    }
}

/// The treaty of 1985 and 1990 puts the tripoint and the mouth here; 17.3 km is the figure of the
/// border agency.
#[test]
fn north_korea_and_russia_share_seventeen_kilometres() {
    let border = Atlas::embedded().border(code("RU"), code("KP")).unwrap();
    assert!((border.length_m() - 17_390.0).abs() < 15.0, "{}", border.length_m());
    let simplified = border.simplified_m().map(|(_, length_m)| length_m);
    assert!(simplified.is_sorted_by(|finer, coarser| finer >= coarser), "{simplified:?}");
    let (tolerance_m, kilometre_m) = border.simplified_m()[3];
    assert!(tolerance_m == 1000.0 && (kilometre_m - 16_940.0).abs() < 100.0, "{kilometre_m}");
    assert!((border.sea_m() - 22_400.0).abs() < 500.0, "{}", border.sea_m());
    let ends = [Point::new(130.637_009, 42.418_332), Point::new(130.696_989, 42.292_872)];
    for end in ends {
        let vertices = border.lines().flat_map(|line| line.0).map(Point::from);
        let nearest = vertices.map(|vertex| distance_m(vertex, end)).fold(f64::INFINITY, f64::min);
        assert!(nearest < 10.0, "{end:?}: {nearest} m");
    }
    let published: Vec<f64> = border.published().map(|figure| figure.length_m).collect();
    assert!(published.contains(&17_300.0) && published.contains(&18_000.0), "{published:?}");
}

#[test]
fn neighbours_are_what_they_are() {
    for (country, expected) in [
        ("KP", "CN KR RU"),
        ("LS", "ZA"),
        ("PG", "ID"),
        ("PT", "ES"),
        ("SM", "IT"),
        ("VA", "IT"),
        ("MC", "FR"),
        ("GB", "IE"),
        ("XK", "AL ME MK RS"),
        ("VN", "CN KH LA"),
        ("TH", "KH LA MM MY"),
        ("DE", "AT BE CH CZ DK FR LU NL PL"),
        ("RU", "AZ BY CN EE FI GE KP KZ LT LV MN NO PL UA"),
        ("JP", ""),
        ("BH", ""),
        ("SG", ""),
    ] {
        let neighbours = Atlas::embedded().neighbours(code(country));
        let names: Vec<&str> = neighbours.iter().map(CountryCode::as_str).collect();
        assert_eq!(names.join(" "), expected, "{country}");
    }
}

#[test]
fn borders_are_the_same_from_both_sides() {
    let atlas = Atlas::embedded();
    assert_eq!(atlas.borders().count(), 327);
    for border in atlas.borders() {
        let [there, back] = [(border.a, border.b), (border.b, border.a)]
            .map(|(a, b)| atlas.border(a, b).unwrap().length_m());
        assert_eq!(there, back);
        assert!(atlas.neighbours(border.a).contains(&border.b));
        assert!(atlas.neighbours(border.b).contains(&border.a));
        assert!(border.lines().count() > 0);
    }
    let total_km = atlas.borders().map(|border| border.length_m()).sum::<f64>() / 1000.0;
    assert!((total_km - 277_000.0).abs() < 500.0, "{total_km}");
}

/// Lines are within a metre of the source, so that their length is that of the table but for a
/// little.
#[test]
fn lines_are_as_long_as_the_table_says() {
    for border in Atlas::embedded().borders() {
        let [shortest_m, longest_m] = border.extremes_m();
        if longest_m - shortest_m > 1.0 {
            continue;
        }
        let drawn_m: f64 = border.lines().map(|line| length_m(&line)).sum();
        let share = drawn_m / border.length_m() - 1.0;
        assert!(share.abs() < 0.004, "{}–{}: {share}", border.a, border.b);
    }
}

/// The Factbook is no ground truth (it has 140 km for Germany and Denmark), but in the middle it is
/// right.
#[test]
fn lengths_are_near_those_of_the_factbook() {
    let mut off: Vec<f64> = Atlas::embedded()
        .borders()
        .filter_map(|border| {
            let mut figures = border.published();
            let figure = figures.find(|figure| figure.stated_by == "CIA World Factbook")?;
            Some((border.length_m() / figure.length_m - 1.0).abs())
        })
        .collect();
    off.sort_by(f64::total_cmp);
    assert!(off.len() > 300, "{}", off.len());
    assert!(off[off.len() / 2] < 0.035, "{}", off[off.len() / 2]);
    assert!(off[off.len() * 9 / 10] < 0.15, "{}", off[off.len() * 9 / 10]);
}

/// Every difference of more than 15 % from the Factbook has a row that says which is right and why,
/// and no other pair has one.
#[test]
fn large_differences_from_the_factbook_are_explained() {
    let mut expected = Vec::new();
    for border in Atlas::embedded().borders() {
        let figures = border.published().filter(|figure| {
            let edition = figure.stated_by.strip_prefix("CIA World Factbook");
            edition.is_some_and(|edition| !edition.contains("earlier"))
        });
        let off = |length_m: f64| (border.length_m() / length_m - 1.0).abs() > 0.15;
        let figures: Vec<f64> = figures.map(|figure| figure.length_m).collect();
        if figures.iter().any(|&length_m| off(length_m)) {
            expected.push((border.a.to_string(), border.b.to_string(), border.length_m()));
        }
    }
    let mut table =
        csv::Reader::from_reader(include_str!("../geodata/border_differences.csv").as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let found: Vec<_> = rows.iter().map(|row| (&row[0], &row[1])).collect();
    let pairs: Vec<_> = expected.iter().map(|(a, b, _)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, pairs);
    for (row, (.., length_m)) in rows.iter().zip(expected) {
        let map_km: f64 = row[2].parse().unwrap();
        assert!((map_km - length_m / 1000.0).abs() < 0.06, "{row:?}");
        assert!(["map", "published", "ruler", "view", "both"].contains(&&row[4]), "{row:?}");
        assert!(row[5].len() > 20 && !row[6].is_empty(), "{row:?}");
    }
}

/// Millions of square kilometres of land as atlases have them; Russia counts to Asia here.
#[test]
fn areas_of_the_continents_are_plausible() {
    let continents = [
        (
            "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS \
             LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG \
             YT ZA ZM ZW",
            29.5..30.8,
        ),
        ("AR BO BR CL CO EC FK GF GS GY PE PY SR UY VE", 17.4..18.1),
        (
            "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS \
             MX NI PA PM PR SV SX TC TT US VC VG VI",
            23.4..25.0,
        ),
        (
            "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF \
             WS",
            8.3..8.8,
        ),
        (
            "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT \
             JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SJ SK SM UA VA XK",
            5.7..6.2,
        ),
        (
            "AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM \
             MN MO MV MY NP OM PH PK PS QA RU SA SG SY TH TJ TL TM TR TW UZ VN YE",
            48.0..49.5,
        ),
        ("AQ BV", 12.0..14.5),
    ];
    let atlas = Atlas::embedded();
    let mut seen = 0;
    for (countries, expected) in continents {
        // Some islands without inhabitants have no polygon.
        let areas = countries.split_whitespace().filter_map(|country| {
            let area = atlas.country_area(code(country))?;
            seen += 1;
            Some(area.sole_m2 + area.contested_m2)
        });
        let area = areas.sum::<f64>() / 1e12;
        assert!(expected.contains(&area), "{countries}: {area}");
    }
    let with_land = atlas.countries().filter_map(|it| atlas.country_area(it.country?)).count();
    assert_eq!(seen, with_land);
}

#[test]
fn points_lie_in_their_countries() {
    for (lat, lon, expected) in [
        (52.52, 13.40, "DE"),
        (39.03, 125.75, "KP"),
        (42.42, 130.64, "RU"),
        (21.03, 105.85, "VN"),
        (10.78, 106.70, "VN"),
        (13.75, 100.50, "TH"),
        (42.66, 21.16, "XK"),
        (44.95, 34.10, "UA"),
        (41.9033, 12.4534, "VA"),
        (-29.31, 27.48, "LS"),
        (66.5, -179.99, "RU"),
        (66.5, 179.99, "RU"),
        (-16.8, 179.99, "FJ"),
        (-16.8, -179.99, "FJ"),
        (-85.0, 0.0, "AQ"),
        (-64.8, -62.0, "AQ"),
        (41.01, 28.95, "TR"),
        (0.0, 0.0, ""),
        (90.0, 0.0, ""),
        (f64::NAN, 0.0, ""),
    ] {
        let country = Atlas::embedded().country_at(Point::new(lon, lat));
        let country = country.map(|country| country.to_string()).unwrap_or_default();
        assert_eq!(country, expected, "{lat} {lon}");
    }
}

/// Another way to the same answer: polygons put together from the lines, tested by `geo`.
#[test]
fn the_grid_agrees_with_the_polygons() {
    let atlas = Atlas::embedded();
    for country in ["AD", "BT", "CH", "KG", "LS", "RW"] {
        let outline = atlas.country_outline(code(country));
        let bounds = outline.bounding_rect().unwrap();
        let mut inside = 0;
        for step in 0..2000u32 {
            // Low-discrepancy points (the plastic number's powers).
            let part = |share: f64| (f64::from(step) * share).fract();
            let point = Point::new(
                bounds.min().x + bounds.width() * part(0.754_877_666),
                bounds.min().y + bounds.height() * part(0.569_840_291),
            );
            let by_polygon = outline.contains(&point);
            let by_grid = atlas.countries_at(point).any(|here| here == code(country));
            assert_eq!(by_grid, by_polygon, "{country} {point:?}");
            inside += usize::from(by_grid);
        }
        assert!(inside > 500, "{country} {inside}");
    }
}

/// Areas put together from simplified lines agree with those at full resolution, and with the
/// Factbook.
#[test]
fn areas_agree_with_outlines_and_with_published_ones() {
    for (country, published_km2) in [
        ("LS", 30_355.0),
        ("CH", 41_277.0),
        ("MN", 1_564_116.0),
        ("DE", 357_592.0),
        ("HU", 93_028.0),
        ("UG", 241_038.0),
        ("IS", 103_000.0),
        ("XK", 10_887.0),
        ("IT", 301_340.0),
        ("FJ", 18_274.0),
    ] {
        let area = Atlas::embedded().country_area(code(country)).unwrap();
        let full_km2 = (area.sole_m2 + area.contested_m2) / 1e6;
        assert!((full_km2 / published_km2 - 1.0).abs() < 0.03, "{country} {full_km2}");
        let outline = Atlas::embedded().country_outline(code(country));
        let drawn_km2 = multi_area_m2(&outline) / 1e6;
        assert!((drawn_km2 / full_km2 - 1.0).abs() < 0.001, "{country} {drawn_km2} {full_km2}");
    }
}

/// Russia reaches over the antimeridian, the United States have a coast with many borders at sea.
#[test]
fn outlines_of_large_countries_are_whole() {
    for country in ["RU", "US", "CA", "BR", "AU"] {
        let area = Atlas::embedded().country_area(code(country)).unwrap();
        let full_km2 = (area.sole_m2 + area.contested_m2) / 1e6;
        let outline = Atlas::embedded().country_outline(code(country));
        let drawn_km2 = multi_area_m2(&outline) / 1e6;
        assert!((drawn_km2 / full_km2 - 1.0).abs() < 0.005, "{country} {drawn_km2} {full_km2}");
    }
}

/// The search must find what a search of everything finds.
#[test]
fn the_nearest_border_is_the_nearest() {
    let atlas = Atlas::embedded();
    let border = atlas.border(code("CH"), code("LI")).unwrap();
    for (lat, lon) in [(47.14, 9.52), (47.37, 8.54), (43.1, 131.9), (-33.9, 18.4)] {
        let from = Point::new(lon, lat);
        let found = atlas.nearest_border(from, BorderOf::Pair(border.b, border.a)).unwrap();
        let everything = border.lines().flat_map(|line| line.lines().collect::<Vec<_>>());
        let nearest = everything
            .map(|edge| foot_on_way(from, edge.start.into(), edge.end.into()).1)
            .fold(f64::INFINITY, f64::min);
        assert!((found.distance_m - nearest).abs() < 1e-3, "{lat} {lon}: {found:?} {nearest}");
        assert!((distance_m(from, found.point) - found.distance_m).abs() < 1e-3);
    }
}

#[test]
fn distances_to_borders_and_coasts_are_plausible() {
    let atlas = Atlas::embedded();
    let aachen = Point::new(6.0838, 50.7753);
    let to_netherlands = atlas.distance_to_country(aachen, code("NL")).unwrap();
    assert!((3000.0..6500.0).contains(&to_netherlands), "{to_netherlands}");
    assert_eq!(atlas.distance_to_country(aachen, code("DE")), Some(0.0));
    let vladivostok = Point::new(131.873_53, 43.105_62);
    let to_korea = atlas.distance_to_country(vladivostok, code("KP")).unwrap();
    assert!((120_000.0..130_000.0).contains(&to_korea), "{to_korea}");
    let munich = atlas.nearest_coast(Point::new(11.58, 48.14), None).unwrap();
    assert!((280_000.0..320_000.0).contains(&munich.distance_m), "{munich:?}");
    assert!(atlas.nearest_coast(aachen, Some(code("LS"))).is_none());
    assert!(atlas.nearest_border(aachen, BorderOf::Country(code("JP"))).is_none());
}
