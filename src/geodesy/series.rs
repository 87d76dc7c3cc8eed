//! Polynomials of the geodesic kernel for WGS 84; written by `benches/fit_series.py`.
//!
//! u = cos² α₀; each row holds the coefficients from the constant up.

#![allow(clippy::excessive_precision, reason = "shortest digits that read back the same")]

/// (sin x / x − 1) / x² in x², |x| ≤ π/4; error 2.0e-17.
pub const SINE: [f64; 6] = [
    -0.16666666666666666,
    0.008333333333330948,
    -0.00019841269836756774,
    2.7557316101617874e-06,
    -2.5051131650235178e-08,
    1.5918115263265747e-10,
];
/// (cos x − 1 + x²/2) / x⁴ in x², |x| ≤ π/4; error 1.3e-18.
pub const COSINE: [f64; 6] = [
    0.041666666666666664,
    -0.0013888888888887398,
    2.480158729876456e-05,
    -2.7557317271145144e-07,
    2.087614614655861e-09,
    -1.1382623647474462e-11,
];
/// (asin x / x − 1) / x² in x², |x| ≤ sin π/8; error 4.9e-18.
pub const ARCSINE: [f64; 11] = [
    0.16666666666666666,
    0.0749999999999928,
    0.044642857144819914,
    0.030381944236455183,
    0.022372170361403258,
    0.01735240947296348,
    0.013971776546657278,
    0.011465526094019133,
    0.010442101076926452,
    0.005144609258427638,
    0.015490515601104992,
];
/// The same for a first pass; error 1.1e-7.
pub const ARCSINE_ROUGH: [f64; 4] =
    [0.16666656451788758, 0.07502223831328853, 0.04389834359670924, 0.038123182593351033];
/// 1 / √(1 − e² sin² φ) in sin² φ; error 1.0e-17.
pub const NORMAL: [f64; 6] = [
    1.0,
    0.0033471899950713855,
    1.680552128617138e-05,
    9.375215738149434e-08,
    5.49091190701655e-10,
    3.3702895573958157e-12,
];
/// Mean of the distance integrand in u; error 2.1e-19.
pub const DISTANCE0: [f64; 6] = [
    1.0,
    0.0016848741855690938,
    -2.129100765722594e-06,
    5.9787774498132254e-09,
    -2.2034311903404457e-11,
    9.227262279547624e-14,
];
/// Its wave 1 over u^1, integrated; error 1.4e-18.
pub const DISTANCE1: [f64; 5] = [
    -0.0016848741855691072,
    2.8388010211254897e-06,
    -8.968166723616862e-09,
    3.525560336443254e-11,
    -1.5409257140399513e-13,
];
/// Its wave 2 over u^2, integrated; error 1.8e-18.
pub const DISTANCE2: [f64; 4] = [
    -3.548501276478509e-07,
    1.7936334020168487e-09,
    -8.814015399391713e-12,
    4.4091899931616535e-14,
];
/// Its wave 3 over u^3, integrated; error 2.1e-18.
pub const DISTANCE3: [f64; 3] =
    [-1.9929260447656333e-10, 1.6788764697935703e-12, -1.1035722817824501e-14];
/// Its wave 4 over u^4, integrated; error 1.9e-18.
pub const DISTANCE4: [f64; 2] = [-1.5739634511257468e-13, 1.8409898681778658e-15];
/// Mean of the longitude integrand in u; error 2.7e-16.
pub const LONGITUDE0: [f64; 5] = [
    0.9999999999999998,
    -0.0008410224552306118,
    2.1237408155818613e-06,
    -7.45060178263031e-09,
    3.0399720648419224e-11,
];
/// Its wave 1 over u^1, integrated; error 1.8e-15.
pub const LONGITUDE1: [f64; 4] = [
    0.0008410224552423019,
    -2.8316545070773135e-06,
    1.1176068052056895e-08,
    -4.873157669409172e-11,
];
/// Its wave 2 over u^2, integrated; error 2.1e-15.
pub const LONGITUDE2: [f64; 3] =
    [3.539568185328187e-07, -2.2352341931667416e-09, 1.2199356613966716e-11];
/// Its wave 3 over u^3, integrated; error 2.1e-15.
pub const LONGITUDE3: [f64; 2] = [2.4836141648381856e-10, -2.3260427163667e-12];
