//! A map layer in another coordinate reference system than WGS 84.
//!
//! RFC 7946 knows WGS 84 alone; the member `crs` is that of the GeoJSON of 2008, which GDAL and
//! QGIS still read.

use geo::Point;
use serde_json::{Value, json};

use crate::geodesy::{Crs, CrsError};

/// `rendered` with all its positions in `crs` if it is a GeoJSON feature collection, else as it is.
///
/// # Errors
/// [`CrsError::Outside`] if a position cannot be converted.
pub fn reprojected(rendered: Vec<u8>, crs: &Crs) -> Result<Vec<u8>, CrsError> {
    let Ok(mut layer) = serde_json::from_slice::<Value>(&rendered) else { return Ok(rendered) };
    if layer["type"] != "FeatureCollection" {
        return Ok(rendered);
    }
    convert(&mut layer, crs)?;
    layer["crs"] = json!({"type": "name", "properties": {"name": crs.urn()}});
    let mut bytes = layer.to_string().into_bytes();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Converts the coordinates of everything in `value`; boxes of degrees are left out.
fn convert(value: &mut Value, crs: &Crs) -> Result<(), CrsError> {
    match value {
        Value::Object(members) => {
            members.remove("bbox");
            for (name, member) in members.iter_mut() {
                match name.as_str() {
                    "coordinates" => convert_positions(member, crs)?,
                    "properties" => {}
                    _ => convert(member, crs)?,
                }
            }
            Ok(())
        }
        Value::Array(items) => items.iter_mut().try_for_each(|item| convert(item, crs)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn convert_positions(value: &mut Value, crs: &Crs) -> Result<(), CrsError> {
    let Value::Array(items) = value else { return Ok(()) };
    if let [x, y, ..] = items.as_slice()
        && let (Some(longitude), Some(latitude)) = (x.as_f64(), y.as_f64())
    {
        let planar = crs.from_earth(Point::new(longitude, latitude))?;
        // A tenth of a millimetre, should the axes be degrees as well.
        *value = planar.map(|axis| (axis * 1e9).round() / 1e9).as_slice().into();
        return Ok(());
    }
    items.iter_mut().try_for_each(|item| convert_positions(item, crs))
}
