//! Places on earth: `area`, `distance`, `geofence`, by JavaRosa's formulas (`GeoUtils`).

use std::f64::consts::PI;

use super::number::{is_space, plain_number};

const RADIUS: f64 = 6_378_100.0;

/// Latitude and longitude in degrees.
pub(super) type Place = (f64, f64);

/// Reads `latitude longitude altitude accuracy`, of which the last two may be missing.
pub(super) fn place(text: &str) -> Option<Place> {
    let mut parts = text
        .split(is_space)
        .filter(|part| !part.is_empty())
        .map(plain_number);
    let (latitude, longitude) = (parts.next()?, parts.next()?);
    (!latitude.is_nan() && !longitude.is_nan()).then_some((latitude, longitude))
}

/// The places of a line or shape, with semicolons between them.
pub(super) fn line(text: &str) -> Option<Vec<Place>> {
    text.split(';')
        .filter(|part| !part.trim_matches(is_space).is_empty())
        .map(place)
        .collect()
}

/// Square metres within a shape.
pub(super) fn area(places: &[Place]) -> f64 {
    let Some((first, rest)) = places.split_first() else {
        return 0.0;
    };
    let degree = 2.0 * RADIUS * PI / 360.0;
    let flat: Vec<(f64, f64)> = rest
        .iter()
        .map(|(latitude, longitude)| {
            let y = (latitude - first.0) * degree;
            let x = (longitude - first.1) * degree * (latitude * PI / 180.0).cos();
            (x, y)
        })
        .collect();
    let sum: f64 = flat
        .windows(2)
        .map(|pair| (pair[0].1 * pair[1].0 - pair[0].0 * pair[1].1) / 2.0)
        .sum();
    sum.abs()
}

/// Metres along a line, each part by the haversine formula: that of JavaRosa, the law of cosines,
/// is the same on paper, but for places a few metres apart its last digits are noise.
pub(super) fn distance(places: &[Place]) -> f64 {
    places
        .windows(2)
        .map(|pair| {
            let radians = |degrees: f64| degrees * PI / 180.0;
            let half = |one: f64, two: f64| (radians(one - two) / 2.0).sin();
            let (up, along) = (half(pair[0].0, pair[1].0), half(pair[0].1, pair[1].1));
            let square = up * up + radians(pair[0].0).cos() * radians(pair[1].0).cos() * along * along;
            2.0 * RADIUS * square.min(1.0).sqrt().asin()
        })
        .sum()
}

/// Whether a place lies within a shape whose last place is its first (W. R. Franklin, PNPOLY).
pub(super) fn is_within(place: Place, shape: &[Place]) -> bool {
    let mut within = false;
    for pair in shape.windows(2) {
        let ((lat1, long1), (lat2, long2)) = (pair[0], pair[1]);
        if (lat2 > place.0) != (lat1 > place.0)
            && place.1 < (long1 - long2) * (place.0 - lat2) / (lat1 - lat2) + long2
        {
            within = !within;
        }
    }
    within
}
