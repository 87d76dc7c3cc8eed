//! Sine, arcsine and reciprocal root without a branch.
//!
//! They are made of operations that every processor rounds alike, and they become vectors; the
//! functions of the system's library do neither.
//! `FMA`: multiply and add in one instruction; without it, `mul_add` would be a slow call.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_PI_4, PI};

use super::series::{COSINE, SINE};

/// Sine and cosine of at most 45 degrees.
#[inline(always)]
pub fn sin_cos_small<const FMA: bool>(degrees: f64) -> (f64, f64) {
    let x = degrees * (PI / 180.0);
    let z = x * x;
    let sin = fma::<FMA>(x * z, poly::<FMA, 6>(z, &SINE), x);
    let cos = fma::<FMA>(z * z, poly::<FMA, 6>(z, &COSINE), fma::<FMA>(z, -0.5, 1.0));
    (sin, cos)
}

/// An angle of 0..π as a number of eighths of a turn and a rest of at most a sixteenth.
pub struct Angle {
    pub eighths: f64,
    /// The same in radians.
    pub from: f64,
    pub rest: f64,
}

/// The angle with sine `s` ≥ 0 and cosine `c`: an arcsine after a turn by eighths.
#[inline(always)]
pub fn angle<const FMA: bool, const N: usize>(s: f64, c: f64, arcsine: &[f64; N]) -> Angle {
    const COS_SIXTEENTH: f64 = 0.923_879_532_511_286_7;
    const SIN_SIXTEENTH: f64 = 0.382_683_432_365_089_8;
    let ac = c.abs();
    let flat = ac > COS_SIXTEENTH;
    let steep = ac < SIN_SIXTEENTH;
    let x = if flat {
        s
    } else if steep {
        -ac
    } else {
        (s - ac) * FRAC_1_SQRT_2
    };
    let eighths = if flat {
        0.0
    } else if steep {
        2.0
    } else {
        1.0
    };
    let z = x * x;
    let rest = fma::<FMA>(x * z, poly::<FMA, N>(z, arcsine), x);
    let eighths = if c < 0.0 { 4.0 - eighths } else { eighths };
    Angle { eighths, from: eighths * FRAC_PI_4, rest: if c < 0.0 { -rest } else { rest } }
}

/// 1 / √x by single precision and two Newton steps; finite for 0.
#[inline(always)]
pub fn reciprocal_root<const FMA: bool>(x: f64) -> f64 {
    let y = f64::from(1.0 / (x.max(1e-36) as f32).sqrt());
    let y = y * (1.5 - 0.5 * x * y * y);
    let error = fma::<FMA>(-(x * y), y, 1.0);
    fma::<FMA>(y * error, 0.5, y)
}

/// The nearest whole number, by an addition that leaves no room for the fraction; |x| < 2⁵¹.
#[inline(always)]
pub fn nearest(x: f64) -> f64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    (x + SHIFT) - SHIFT
}

#[inline(always)]
pub fn poly<const FMA: bool, const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    let mut value = coefficients[N - 1];
    for i in (0..N - 1).rev() {
        value = fma::<FMA>(value, x, coefficients[i]);
    }
    value
}

#[inline(always)]
pub fn fma<const FMA: bool>(a: f64, b: f64, c: f64) -> f64 {
    if FMA { a.mul_add(b, c) } else { a * b + c }
}
