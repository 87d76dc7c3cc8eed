//! The inverse geodesic without a branch, for one pair of points and in short steps: compilers turn
//! a loop over a step into vectors.
//!
//! The longitude difference ω on the auxiliary sphere is found by one cheap guess, a closed
//! correction and one accurate pass; what is left of the residual enters the distance by its first
//! two derivatives, since the length of a geodesic between two points is stationary in its shape.
//! Pairs near the antipodes ask for more Newton steps (`HARD`), and a few of them for another
//! method: they come back as NaN.
//!
//! The operations of one pair wait for each other, so that a processor is busy only with several
//! pairs in sight. Hence the steps: each is short enough for that, and `block.rs` runs it over many
//! pairs before the next one.
//!
//! Notation (Karney 2013): φ latitude, β reduced latitude, L longitude difference, ω its
//! counterpart on the sphere, δ = ω − L its excess, σ arc between the points, σₘ arc from the
//! equator to their middle, α₀ azimuth at the equator, u = cos² α₀, X = u cos 2σₘ; s- and c- before
//! a letter: sine and cosine; cs = cos β₁ sin β₂ and so on, `sa0` = sin α₀, `s2` = sin² σ, `r` = 1
//! / sin σ.
//!
//! # References
//! Karney 2013 (doi:10.1007/s00190-012-0578-z); series in u and X: `benches/fit_series.py`.

use std::f64::consts::PI;

use geo::Point;

use super::elementary::{Angle, angle, fma, nearest, poly, reciprocal_root, sin_cos_small};
use super::ellipsoid::{A_M, B_M, F};
use super::series::*;

/// Two points in degrees, as the kernel takes them.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub lat1: f64,
    pub lon1: f64,
    pub lat2: f64,
    pub lon2: f64,
}

impl Pair {
    pub fn new(from: Point, to: Point) -> Self {
        Self { lat1: from.y(), lon1: from.x(), lat2: to.y(), lon2: to.x() }
    }
}

/// How far a solution is trusted.
struct Reach {
    /// Smallest cos σ.
    cosine: f64,
    /// Largest residual of ω in radians.
    residual: f64,
}

const EASY_REACH: Reach = Reach { cosine: -0.99, residual: 1e-7 };
const HARD_REACH: Reach = Reach { cosine: -0.9995, residual: 1e-8 };

/// Longitudes further apart than this, in degrees, are no longitudes.
const LONGEST_TURN: f64 = 1e9;

/// Below this sin² σ (6 µm) two points have no azimuth.
const COINCIDENT: f64 = 1e-24;

/// What is known of a pair at first: sine and cosine of L, and products of the sines and cosines of
/// the reduced latitudes.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    cb1: f64,
    cb2: f64,
    cc: f64,
    ss: f64,
    cs: f64,
    sc: f64,
    sl: f64,
    cl: f64,
}

impl Start {
    pub const NUMBERS: usize = 8;

    #[inline(always)]
    pub fn numbers(self) -> [f64; Self::NUMBERS] {
        let Self { cb1, cb2, cc, ss, cs, sc, sl, cl } = self;
        [cb1, cb2, cc, ss, cs, sc, sl, cl]
    }

    #[inline(always)]
    pub fn of([cb1, cb2, cc, ss, cs, sc, sl, cl]: [f64; Self::NUMBERS]) -> Self {
        Self { cb1, cb2, cc, ss, cs, sc, sl, cl }
    }
}

/// The first step; NaN in what is not a pair of points.
///
/// `FMA`: multiply and add in one instruction.
#[inline(always)]
pub fn start<const FMA: bool>(pair: Pair) -> Start {
    let Pair { lat1, lon1, lat2, lon2 } = pair;
    let (sb1, cb1) = sin_cos_reduced::<FMA>(lat1);
    let (sb2, cb2) = sin_cos_reduced::<FMA>(lat2);
    let (sl, cl) = sin_cos_difference::<FMA>(lon1, lon2);
    let known = lat1.abs() <= 90.0 && lat2.abs() <= 90.0 && (lon1 - lon2).abs() < LONGEST_TURN;
    Start {
        cb1,
        cb2,
        cc: cb1 * cb2,
        ss: sb1 * sb2,
        cs: cb1 * sb2,
        sc: sb1 * cb2,
        sl,
        cl: if known { cl } else { f64::NAN },
    }
}

/// sin β and cos β of a latitude in degrees.
#[inline(always)]
fn sin_cos_reduced<const FMA: bool>(lat: f64) -> (f64, f64) {
    let quarter = nearest(lat * (1.0 / 90.0));
    let (s, c) = sin_cos_small::<FMA>(fma::<FMA>(quarter, -90.0, lat));
    let polar = lat.abs() > 45.0;
    let (sin, cos) = if polar { (quarter * c, -quarter * s) } else { (s, c) };
    let normal = poly::<FMA, 6>(sin * sin, &NORMAL);
    (sin * normal * (1.0 - F), cos * normal)
}

/// sin L and cos L; the difference of the longitudes is exact.
#[inline(always)]
fn sin_cos_difference<const FMA: bool>(lon1: f64, lon2: f64) -> (f64, f64) {
    let difference = lon2 - lon1;
    let without = difference - lon2;
    let error = (lon2 - (difference - without)) - (lon1 + without);
    let turned = fma::<FMA>(nearest(difference * (1.0 / 360.0)), -360.0, difference);
    let quarter = nearest(turned * (1.0 / 90.0));
    let (s, c) = sin_cos_small::<FMA>(fma::<FMA>(quarter, -90.0, turned) + error);
    let across = quarter.abs() == 1.0;
    let (sin, cos) = if across { (c, s) } else { (s, c) };
    let back = quarter.abs() > 1.5;
    let sin = if back || quarter < -0.5 { -sin } else { sin };
    let cos = if back || quarter > 0.5 { -cos } else { cos };
    (sin, cos)
}

/// The arc between the points on the auxiliary sphere.
#[derive(Clone, Copy, Debug)]
pub struct Arc {
    sw: f64,
    cw: f64,
    s2: f64,
    c: f64,
    r: f64,
}

impl Arc {
    pub const NUMBERS: usize = 5;

    #[inline(always)]
    pub fn numbers(self) -> [f64; Self::NUMBERS] {
        let Self { sw, cw, s2, c, r } = self;
        [sw, cw, s2, c, r]
    }

    #[inline(always)]
    pub fn of([sw, cw, s2, c, r]: [f64; Self::NUMBERS]) -> Self {
        Self { sw, cw, s2, c, r }
    }
}

/// The arc at ω = L.
#[inline(always)]
pub fn first_arc<const FMA: bool>(start: &Start) -> Arc {
    arc_at::<FMA>(start, start.sl, start.cl)
}

/// The arc at ω = L + δ, for a small δ.
#[inline(always)]
pub fn arc<const FMA: bool>(start: &Start, delta: f64) -> Arc {
    let Start { sl, cl, .. } = *start;
    let d2 = delta * delta;
    let sin = delta * fma::<FMA>(d2, fma::<FMA>(d2, 1.0 / 120.0, -1.0 / 6.0), 1.0);
    let less = d2 * fma::<FMA>(d2, fma::<FMA>(d2, -1.0 / 720.0, 1.0 / 24.0), -0.5);
    let sw = sl + fma::<FMA>(cl, sin, sl * less);
    let cw = cl + fma::<FMA>(-sl, sin, cl * less);
    arc_at::<FMA>(start, sw, cw)
}

#[inline(always)]
fn arc_at<const FMA: bool>(start: &Start, sw: f64, cw: f64) -> Arc {
    let across = start.cb2 * sw;
    let ahead = fma::<FMA>(-start.sc, cw, start.cs);
    let s2 = fma::<FMA>(across, across, ahead * ahead);
    let c = fma::<FMA>(start.cc, cw, start.ss);
    Arc { sw, cw, s2, c, r: reciprocal_root::<FMA>(s2) }
}

/// A first δ from the arc at ω = L; NaN if the pair is too near to antipodal.
///
/// `HARD`: for pairs that get Newton steps afterwards.
#[inline(always)]
pub fn guess<const FMA: bool, const HARD: bool>(start: &Start, arc: &Arc) -> f64 {
    let Arc { c, r, .. } = *arc;
    let s = arc.s2 * r;
    let sa0 = start.cc * arc.sw * r;
    let sa2 = sa0 * sa0;
    let u = 1.0 - sa2;
    let x = fma::<FMA>(u, c, -2.0 * start.ss);
    let sigma = angle::<FMA, 4>(s, c, &ARCSINE_ROUGH);
    let sigma = sigma.from + sigma.rest;
    let integral =
        fma::<FMA>(fma::<FMA>(u, LONGITUDE0[1], LONGITUDE0[0]), sigma, s * x * LONGITUDE1[0]);
    let excess = F * sa0 * integral;
    let dsa0 = slope_of_sa0::<FMA>(start, arc, sa2);
    let slope = F * fma::<FMA>(dsa0, sigma, sa2);
    let delta = if HARD {
        excess / (1.0 - slope).max(0.3)
    } else {
        let bend = F * sa0 * fma::<FMA>(-sigma, fma::<FMA>(3.0 * c * r, dsa0, u), 3.0 * dsa0);
        let delta = fma::<FMA>(excess * slope, 1.0 + slope, excess);
        fma::<FMA>(0.5 * bend * delta * delta, 1.0 + slope, delta)
    };
    if c > reach::<HARD>().cosine { delta } else { f64::NAN }
}

#[inline(always)]
fn reach<const HARD: bool>() -> Reach {
    if HARD { HARD_REACH } else { EASY_REACH }
}

/// A better δ than that of the arc.
#[inline(always)]
pub fn newton<const FMA: bool>(start: &Start, arc: &Arc, delta: f64) -> f64 {
    let pass = pass::<FMA>(start, arc, delta);
    delta + pass.residual / (1.0 - exact_slope::<FMA>(&pass)).max(0.3)
}

/// The distance in metres; NaN if the pair is too near to antipodal, or not a pair of points at
/// all.
#[inline(always)]
pub fn distance_m<const FMA: bool, const HARD: bool>(start: &Start, arc: &Arc, delta: f64) -> f64 {
    let pass = pass::<FMA>(start, arc, delta);
    if pass.is_trusted(reach::<HARD>()) { length_m::<FMA>(&pass) } else { f64::NAN }
}

/// [`distance_m`], and sine and cosine of the true ω: NaN where that is, and where the points
/// coincide.
#[inline(always)]
pub fn distance_and_turn<const FMA: bool, const HARD: bool>(
    start: &Start,
    arc: &Arc,
    delta: f64,
) -> (f64, [f64; 2]) {
    let pass = pass::<FMA>(start, arc, delta);
    let slope = exact_slope::<FMA>(&pass);
    let square = slope * slope;
    let step = pass.residual * (1.0 + slope) * (1.0 + square) * fma::<FMA>(square, square, 1.0);
    let less = -0.5 * step * step;
    let (sw, cw) = (arc.sw, arc.cw);
    let sin = sw + fma::<FMA>(cw, step, sw * less);
    let cos = cw + fma::<FMA>(cw, less, -sw * step);
    let trusted = pass.is_trusted(reach::<HARD>());
    let distance_m = if trusted { length_m::<FMA>(&pass) } else { f64::NAN };
    let apart = trusted && arc.s2 > COINCIDENT;
    (distance_m, [if apart { sin } else { f64::NAN }, cos])
}

/// The azimuths at both ends, from sine and cosine of ω.
#[inline(always)]
pub fn azimuths_deg<const FMA: bool>(start: &Start, [sin, cos]: [f64; 2]) -> [f64; 2] {
    let (a1, b1) = (start.cb2 * sin, fma::<FMA>(-start.sc, cos, start.cs));
    let (a2, b2) = (start.cb1 * sin, fma::<FMA>(start.cs, cos, -start.sc));
    let r = reciprocal_root::<FMA>(fma::<FMA>(a1, a1, b1 * b1));
    [signed_angle_deg::<FMA>(a1 * r, b1 * r), signed_angle_deg::<FMA>(a2 * r, b2 * r)]
}

#[inline(always)]
fn signed_angle_deg<const FMA: bool>(s: f64, c: f64) -> f64 {
    let angle = angle::<FMA, 11>(s.abs(), c, &ARCSINE);
    fma::<FMA>(angle.rest, 180.0 / PI, 45.0 * angle.eighths).copysign(s)
}

/// What the accurate pass knows at a given ω.
struct Pass {
    s: f64,
    c: f64,
    u: f64,
    x: f64,
    sigma: Angle,
    sa0: f64,
    /// d sin α₀ / dω.
    dsa0: f64,
    /// The distance integral without σ itself.
    beyond_sigma: f64,
    /// I₃ = λ₀ σ + s (λ₁ X + …), with its first two factors.
    integral: f64,
    longitude0: f64,
    longitude1: f64,
    /// f sin α₀ I₃ − δ: by how much the excess is missed.
    residual: f64,
}

impl Pass {
    /// False for NaN too.
    #[inline(always)]
    fn is_trusted(&self, reach: Reach) -> bool {
        self.c > reach.cosine && self.residual.abs() < reach.residual
    }
}

#[inline(always)]
fn pass<const FMA: bool>(start: &Start, arc: &Arc, delta: f64) -> Pass {
    let Arc { c, r, .. } = *arc;
    let s = arc.s2 * r;
    let sa0 = start.cc * arc.sw * r;
    let sa2 = sa0 * sa0;
    let u = 1.0 - sa2;
    let x = fma::<FMA>(u, c, -2.0 * start.ss);
    let sigma = angle::<FMA, 11>(s, c, &ARCSINE);
    let arc_length = sigma.from + sigma.rest;
    let waves = Waves::at::<FMA>(u, x, c);
    let longitude0 = poly::<FMA, 5>(u, &LONGITUDE0);
    let longitude1 = poly::<FMA, 4>(u, &LONGITUDE1);
    let integral = fma::<FMA>(longitude0, arc_length, s * waves.longitude::<FMA>(u, x, longitude1));
    Pass {
        s,
        c,
        u,
        x,
        sigma,
        sa0,
        dsa0: slope_of_sa0::<FMA>(start, arc, sa2),
        beyond_sigma: fma::<FMA>(
            u * poly::<FMA, 5>(u, &DISTANCE0_BEYOND),
            arc_length,
            s * waves.distance::<FMA>(u, x),
        ),
        integral,
        longitude0,
        longitude1,
        residual: F * sa0 * integral - delta,
    }
}

/// uˡ cos 2lσₘ · sin lσ / sin σ for l = 2, 3, 4; that of l = 1 is X.
struct Waves {
    wave2: f64,
    wave3: f64,
    wave4: f64,
}

impl Waves {
    #[inline(always)]
    fn at<const FMA: bool>(u: f64, x: f64, c: f64) -> Self {
        let (u2, x2, two_c) = (u * u, x * x, 2.0 * c);
        let y2 = fma::<FMA>(2.0, x2, -u2);
        let y3 = x * fma::<FMA>(4.0, x2, -3.0 * u2);
        let y4 = fma::<FMA>(2.0 * y2, y2, -(u2 * u2));
        Self {
            wave2: y2 * two_c,
            wave3: y3 * fma::<FMA>(two_c, two_c, -1.0),
            wave4: y4 * (two_c * fma::<FMA>(two_c, two_c, -2.0)),
        }
    }

    #[inline(always)]
    fn distance<const FMA: bool>(&self, u: f64, x: f64) -> f64 {
        let sum = poly::<FMA, 2>(u, &DISTANCE4) * self.wave4;
        let sum = fma::<FMA>(poly::<FMA, 3>(u, &DISTANCE3), self.wave3, sum);
        let sum = fma::<FMA>(poly::<FMA, 4>(u, &DISTANCE2), self.wave2, sum);
        fma::<FMA>(poly::<FMA, 5>(u, &DISTANCE1), x, sum)
    }

    #[inline(always)]
    fn longitude<const FMA: bool>(&self, u: f64, x: f64, longitude1: f64) -> f64 {
        let sum = poly::<FMA, 2>(u, &LONGITUDE3) * self.wave3;
        let sum = fma::<FMA>(poly::<FMA, 3>(u, &LONGITUDE2), self.wave2, sum);
        fma::<FMA>(longitude1, x, sum)
    }
}

/// d(f sin α₀ I₃)/dω to a few units of its third digit: enough to step a small residual over its
/// effect.
#[inline(always)]
fn rough_slope<const FMA: bool>(pass: &Pass) -> f64 {
    F * fma::<FMA>(pass.dsa0, pass.integral, pass.sa0 * pass.sa0)
}

/// d(f sin α₀ I₃)/dω to 1e-9, from dσ = sin α₀ dω.
#[inline(always)]
fn exact_slope<const FMA: bool>(pass: &Pass) -> f64 {
    let du = -2.0 * pass.sa0 * pass.dsa0;
    let dx = fma::<FMA>(du, pass.c, -(pass.u * pass.s * pass.sa0));
    let d_longitude0 = du * fma::<FMA>(2.0 * pass.u, LONGITUDE0[2], LONGITUDE0[1]);
    let arc = pass.sigma.from + pass.sigma.rest;
    let waves = fma::<FMA>(pass.c * pass.sa0, pass.x, pass.s * dx);
    let d_integral = fma::<FMA>(pass.longitude0, pass.sa0, d_longitude0 * arc);
    let d_integral = fma::<FMA>(pass.longitude1, waves, d_integral);
    F * fma::<FMA>(pass.dsa0, pass.integral, pass.sa0 * d_integral)
}

/// The length at ω, carried to the true one: b ∫ … + a (sin α₀ δ + ½ d sin α₀/dω δ²).
///
/// The multiple of π/4 in σ, which is most of it, is added last and with its own rest.
#[inline(always)]
fn length_m<const FMA: bool>(pass: &Pass) -> f64 {
    let slope = rough_slope::<FMA>(pass);
    let bend = 0.5 * pass.dsa0 * fma::<FMA>(slope, slope, slope + 1.0);
    let step = A_M * pass.residual * fma::<FMA>(bend, pass.residual, pass.sa0);
    let eighths = pass.sigma.eighths;
    let rest = fma::<FMA>(B_M, pass.beyond_sigma, fma::<FMA>(eighths, EIGHTH_REST_M, step));
    fma::<FMA>(eighths, EIGHTH_M, fma::<FMA>(B_M, pass.sigma.rest, rest))
}

/// An eighth of a turn on the polar radius: b π/4 in a head of 43 bits, whose multiples are exact,
/// and a rest.
const EIGHTH_M: f64 = 4992581.592780113;
const EIGHTH_REST_M: f64 = 5.299507193453015e-07;

/// The series of the distance without its leading 1.
const DISTANCE0_BEYOND: [f64; 5] =
    [DISTANCE0[1], DISTANCE0[2], DISTANCE0[3], DISTANCE0[4], DISTANCE0[5]];

#[inline(always)]
fn slope_of_sa0<const FMA: bool>(start: &Start, arc: &Arc, sa2: f64) -> f64 {
    fma::<FMA>(start.cc, arc.cw, -(arc.c * sa2)) * arc.r
}
