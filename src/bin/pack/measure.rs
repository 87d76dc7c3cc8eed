//! `--measure`: how far the packed layers are from what others measured or published.
//!
//! Each row of the table is computed here, from the layers that this program carries; nothing is
//! typed in. Where no independent source is at hand, the layer has no row.

use anyhow::{Context, ensure};
use geo::Point;
use luftlinie::atlas::gazetteer::Gazetteer;
use luftlinie::atlas::{Atlas, Place, PlaceClass, PointKind, layers};
use luftlinie::geodesy::distance_m;
use luftlinie::measure::{Question, Via, measure};
use serde::Deserialize;

use crate::packages::Packages;
use crate::{city_names, readme};

pub const BEGIN: &str = "<!-- begin: written by `pack --measure` -->\n";

/// Settlements this large are in every gazetteer.
pub const CITY: u32 = 100_000;

/// One row of the table.
pub struct Row {
    pub layer: &'static str,
    pub against: String,
    pub result: String,
}

/// Prints the table and writes it into `README.md` beside the packed files.
pub fn write(packages: &Packages) -> anyhow::Result<()> {
    let atlas = Atlas::embedded();
    let mut rows = vec![countries_of_cities(atlas)?, points_of_cities(atlas)?];
    rows.push(names(atlas)?);
    rows.extend(city_names::rows(atlas, &gazetteer()?, packages)?);
    rows.push(borders(atlas)?);
    rows.extend(areas(atlas)?);
    rows.push(rivers(atlas)?);
    rows.push(crossings(atlas));
    rows.push(rail(atlas)?);
    let driving = include_str!("../../../tests/data/driving_distances.csv");
    rows.push(ways(atlas, "road", Via::Road, driving, "driving distances (general knowledge)")?);
    let ports = include_str!("../../../tests/data/port_distances.csv");
    rows.push(ways(atlas, "sea", Via::Sea, ports, "port distances (general knowledge)")?);
    let lines =
        rows.iter().map(|row| format!("| `{}` | {} | {} |\n", row.layer, row.against, row.result));
    let table =
        format!("| layer | against | result |\n| --- | --- | --- |\n{}", lines.collect::<String>());
    print!("{table}");
    readme::replace(&packages.geodata, BEGIN, &table)
}

fn gazetteer() -> anyhow::Result<Gazetteer> {
    let layer = layers::LAYERS.iter().find(|layer| layer.name.starts_with("gazetteer"));
    Ok(Gazetteer::open(layer.context("no layer of that name")?.bytes)?)
}

/// GeoNames' country of each settlement against the polygons of OpenStreetMap.
fn countries_of_cities(atlas: &Atlas) -> anyhow::Result<Row> {
    let gazetteer = gazetteer()?;
    let (mut all, mut agreed, mut cities, mut cities_agreed) = (0, 0, 0, 0);
    for place in gazetteer.each_settlement() {
        let Some(country) = place.country else { continue };
        let same = atlas.countries_at(place.point).any(|here| here == country);
        let city = place.population >= CITY;
        (all, agreed) = (all + 1, agreed + usize::from(same));
        (cities, cities_agreed) =
            (cities + usize::from(city), cities_agreed + usize::from(city && same));
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    Ok(Row {
        layer: "polygons",
        against: format!("the country that GeoNames gives {all} settlements"),
        result: format!(
            "the same for {:.2} %; of {cities} cities over {CITY} inhabitants for {:.2} %",
            share(agreed, all),
            share(cities_agreed, cities)
        ),
    })
}

/// GeoNames' point of each city against the points of Natural Earth, SimpleMaps and `zone.tab`.
fn points_of_cities(atlas: &Atlas) -> anyhow::Result<Row> {
    let gazetteer = gazetteer()?;
    let cities = gazetteer.each_settlement().filter(|place| place.population >= CITY);
    let mut apart_m = Vec::new();
    for place in cities {
        let points = atlas.reference_points(&place);
        let others = points.iter().skip(1).filter(|point| point.kind == PointKind::Gazetteer);
        apart_m.extend(others.map(|point| distance_m(place.point, point.point)));
    }
    let count = apart_m.len();
    let [middle, ninth] = quantiles(apart_m)?;
    Ok(Row {
        layer: "gazetteer",
        against: format!("{count} points that other gazetteers have of cities"),
        result: format!(
            "{:.1} km apart in the middle, nine in ten within {:.1} km",
            middle / 1000.0,
            ninth / 1000.0
        ),
    })
}

/// What CLDR calls the cities of the time zones, in six languages, asked for without a country; the
/// exceptions go to standard error.
fn names(atlas: &Atlas) -> anyhow::Result<Row> {
    #[derive(Deserialize)]
    struct Named {
        name: String,
        language: String,
        country: String,
        lat: f64,
        lon: f64,
    }
    let table = include_str!("../../../tests/data/city_names.csv");
    let (mut all, mut found) = (0_u32, 0_u32);
    for row in csv::Reader::from_reader(table.as_bytes()).deserialize() {
        let row: Named = row?;
        let meant = Point::new(row.lon, row.lat);
        let resolved = atlas.resolve_point(&row.name).map(|resolved| resolved.place);
        let right = resolved.as_ref().is_ok_and(|it| distance_m(it.point, meant) < SAME_CITY_M);
        (all, found) = (all + 1, found + u32::from(right));
        if !right {
            let taken = resolved.map_or("unknown".to_owned(), |place| place.id.to_string());
            eprintln!("{} ({}, {}): {taken}", row.name, row.language, row.country);
        }
    }
    Ok(Row {
        layer: "gazetteer",
        against: format!("{all} names that CLDR has for large cities in the languages read here"),
        result: format!(
            "{:.1} % lead to the city without a country",
            100.0 * f64::from(found) / f64::from(all)
        ),
    })
}

/// A name that leads this near to the city leads to the city.
pub const SAME_CITY_M: f64 = 20_000.0;

fn borders(atlas: &Atlas) -> anyhow::Result<Row> {
    let mut errors = Vec::new();
    for border in atlas.borders() {
        let figure = border.published().find(|figure| figure.stated_by == "CIA World Factbook");
        errors.extend(figure.map(|figure| border.length_m() / figure.length_m - 1.0));
    }
    let against = format!("{} border lengths of the CIA World Factbook", errors.len());
    Ok(Row { layer: "borders", against, result: differences(errors)? })
}

/// Countries against the Factbook, regions against statistical offices.
fn areas(atlas: &Atlas) -> anyhow::Result<Vec<Row>> {
    let countries = atlas.countries().filter_map(|place| {
        let area = atlas.country_area(place.country?)?;
        let figure = atlas.published_areas(&place).find(|it| it.stated_by == "CIA World Factbook");
        let total_m2 = figure?.total_km2? * 1e6;
        Some((area.sole_m2 + area.contested_m2) / total_m2 - 1.0)
    });
    let countries: Vec<f64> = countries.collect();
    #[derive(Deserialize)]
    struct Published {
        id: String,
    }
    let table = include_str!("../../../geodata/region_areas_published.csv");
    let (mut regions, mut all) = (Vec::new(), 0);
    for row in csv::Reader::from_reader(table.as_bytes()).deserialize() {
        let row: Published = row?;
        let place = atlas.resolve(&row.id).with_context(|| row.id.clone())?.place;
        all += 1;
        let Some(shape) = atlas.region(&place) else { continue };
        let figure = atlas.published_areas(&place).next().context("a row of the table")?;
        // Where an office gives both, the shapes leave out lagoons and the sea, as land does.
        let published_km2 = figure.land_km2.or(figure.total_km2).context("an area")?;
        regions.push(shape.area_m2 / (published_km2 * 1e6) - 1.0);
    }
    Ok(vec![
        Row {
            layer: "polygons",
            against: format!("{} total areas of the CIA World Factbook", countries.len()),
            result: differences(countries)?,
        },
        Row {
            layer: "regions",
            against: format!(
                "{all} official areas (general knowledge), {} with a shape",
                regions.len()
            ),
            result: differences(regions)?,
        },
    ])
}

/// The hand-kept inventory against the ways that cross the borders on the map.
fn crossings(atlas: &Atlas) -> Row {
    let (mut pairs, mut roads, mut rails, mut listed) = (0, 0, 0, 0);
    for border in atlas.borders() {
        let links = atlas.mapped_links(border.a, border.b);
        pairs += usize::from(!links.road.is_empty() || !links.rail.is_empty());
        (roads, rails) = (roads + links.road.len(), rails + links.rail.len());
        listed += usize::from(atlas.crossings_between(border.a, border.b).next().is_some());
    }
    Row {
        layer: "road",
        against: "the borders of all pairs of countries".into(),
        result: format!(
            "{roads} crossings of main roads and {rails} of railways between {pairs} pairs; the \
             hand-kept inventory has {listed} pairs"
        ),
    }
}

/// The network's own length, before published figures and official kilometres come in.
fn rail(atlas: &Atlas) -> anyhow::Result<Row> {
    let mut errors = Vec::new();
    let mut all = 0;
    for row in atlas.published_rail_distances() {
        let [from, to] = <[Point; 2]>::from(row.ends()).map(|point| town(point, &row.from));
        let question = Question::Distance { from, to, via: Via::Rail };
        all += 1;
        let Ok(measured) = measure(atlas, &question, today()) else { continue };
        let network = measured.evidence.iter().find(|it| it.source.0 == "scgraph-data");
        errors.extend(network.and_then(|it| Some(it.value? / row.length_m() - 1.0)));
    }
    let against = format!("{all} published rail distances, {} of them connected", errors.len());
    Ok(Row { layer: "rail", against, result: differences(errors)? })
}

fn ways(
    atlas: &Atlas,
    layer: &'static str,
    via: Via,
    table: &str,
    against: &str,
) -> anyhow::Result<Row> {
    #[derive(Deserialize)]
    struct Known {
        from: String,
        to: String,
        from_lat: f64,
        from_lon: f64,
        to_lat: f64,
        to_lon: f64,
        km: f64,
    }
    let (mut errors, mut inside) = (Vec::new(), 0);
    for row in csv::Reader::from_reader(table.as_bytes()).deserialize() {
        let row: Known = row?;
        let from = town(Point::new(row.from_lon, row.from_lat), &row.from);
        let to = town(Point::new(row.to_lon, row.to_lat), &row.to);
        let measured = measure(atlas, &Question::Distance { from, to, via }, today())
            .map_err(|reason| anyhow::anyhow!("{}–{}: {reason:?}", row.from, row.to))?;
        inside += usize::from(measured.interval.contains(row.km * 1000.0));
        errors.push(measured.nominal / (row.km * 1000.0) - 1.0);
    }
    let against = format!("{} {against}", errors.len());
    let result = format!("{inside} inside the interval; {}", differences(errors)?);
    Ok(Row { layer, against, result })
}

/// How far the courses of rivers lie from where the rivers pass a town.
fn rivers(atlas: &Atlas) -> anyhow::Result<Row> {
    #[derive(Deserialize)]
    struct Known {
        river: String,
        lat: f64,
        lon: f64,
    }
    let mut off_km = Vec::new();
    let table = include_str!("../../../tests/data/river_towns.csv");
    for row in csv::Reader::from_reader(table.as_bytes()).deserialize() {
        let row: Known = row?;
        let river = atlas.resolve(&format!("luftlinie:{}", row.river))?.place;
        let course = atlas.course(&river).with_context(|| format!("no course of {}", row.river))?;
        let foot = atlas.nearest_on(Point::new(row.lon, row.lat), &course);
        off_km.push(foot.context("a course without lines")?.distance_m / 1000.0);
    }
    let against =
        format!("{} places at which rivers pass a town (general knowledge)", off_km.len());
    let [middle, most] = quantiles(off_km)?;
    let result = format!("{middle:.1} km away in the middle, nine in ten within {most:.1} km");
    Ok(Row { layer: "rivers", against, result })
}

/// A town of a table of distances, which gives its point.
fn town(point: Point, name: &str) -> Place {
    let text = format!("{},{}", point.y(), point.x());
    let place = Atlas::embedded().resolve(&text).expect("a point on earth").place;
    Place { name: name.to_owned().into(), class: PlaceClass::Settlement, ..place }
}

fn today() -> jiff::civil::Date {
    // Lengths of networks do not change with the date that is asked for.
    jiff::civil::date(2026, 11, 1)
}

/// The median and the 90 % quantile.
fn quantiles(mut values: Vec<f64>) -> anyhow::Result<[f64; 2]> {
    ensure!(!values.is_empty(), "nothing to measure");
    values.sort_by(f64::total_cmp);
    Ok([values[values.len() / 2], values[values.len() * 9 / 10]])
}

/// `median difference 3.4 %, nine in ten within 12 %, 210 within 5 %`.
fn differences(errors: Vec<f64>) -> anyhow::Result<String> {
    let sizes: Vec<f64> = errors.iter().map(|error| 100.0 * error.abs()).collect();
    let near = sizes.iter().filter(|&&error| error < 5.0).count();
    let [middle, ninth] = quantiles(sizes)?;
    let [signed, _] = quantiles(errors)?;
    Ok(format!(
        "median difference {middle:.1} % ({:+.1} % with its sign), nine in ten within \
         {ninth:.1} %, {near} within 5 %",
        100.0 * signed
    ))
}
