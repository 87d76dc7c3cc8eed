"""Prints src/geodesy/series.rs: the polynomials of the batch kernel, fitted in 60 digits.

    python3 benches/fit_series.py | rustfmt > src/geodesy/series.rs      (needs mpmath)

Every function is taken from its definition, not from a published series: Fourier coefficients of the
distance and longitude integrands by the trapezoidal rule (exact to the digits kept, as the integrands are
periodic and analytic), divided by the power of u that they hold. Fits interpolate at Chebyshev nodes.
"""
from mpmath import mp, mpf, asin, cos, lu_solve, matrix, nstr, pi, sin, sqrt

mp.dps = 60
F = 1 / mpf("298.257223563")
E2 = F * (2 - F)
EP2 = E2 / (1 - E2)


def fit(function, low, high, count):
    nodes = [(low + high) / 2 - (high - low) / 2 * cos((2 * k + 1) * pi / (2 * count)) for k in range(count)]
    powers = matrix(count, count)
    values = matrix(count, 1)
    for i, x in enumerate(nodes):
        values[i] = function(x)
        for j in range(count):
            powers[i, j] = x**j
    return lu_solve(powers, values)


def worst(function, coefficients, low, high):
    xs = [low + (high - low) * (mpf(i) + mpf(1) / 3) / 61 for i in range(61)]
    return max(abs(sum(c * x**j for j, c in enumerate(coefficients)) - function(x)) for x in xs)


def show(name, comment, function, low, high, count):
    coefficients = fit(function, low, high, count)
    error = nstr(worst(function, coefficients, low, high), 2)
    print(f"/// {comment}; error {error}.")
    print(f"pub const {name}: [f64; {count}] = [{', '.join(repr(float(c)) for c in coefficients)}];")


def fourier(integrand, order):
    """u -> mean (order 0), or 2/l sin-coefficient of the integral over u^l (order l)."""
    def coefficient(u):
        points = 64
        total = sum(
            integrand(u, pi * i / points) * cos(2 * order * pi * i / points) for i in range(points)
        )
        if order == 0:
            return total / points
        return 2 * total / points / order / u**order
    return coefficient


def distance(u, sigma):
    return sqrt(1 + EP2 * u * sin(sigma) ** 2)


def longitude(u, sigma):
    return (2 - F) / (1 + (1 - F) * distance(u, sigma))


def sine(z):
    return (sin(sqrt(z)) / sqrt(z) - 1) / z


def cosine(z):
    return ((cos(sqrt(z)) - 1) / z + mpf(1) / 2) / z


def arcsine(z):
    return (asin(sqrt(z)) / sqrt(z) - 1) / z


print("//! Polynomials of the geodesic kernel for WGS 84; written by `benches/fit_series.py`.")
print("//!")
print("//! u = cos² α₀; each row holds the coefficients from the constant up.")
print()
print("#![allow(clippy::excessive_precision, reason = \"shortest digits that read back the same\")]")
print()
one = mpf(1)
tiny = mpf(10) ** -12
octant, half_octant = (pi / 4) ** 2 * mpf("1.0001"), sin(pi / 8) ** 2 * mpf("1.0001")
show("SINE", "(sin x / x − 1) / x² in x², |x| ≤ π/4", sine, tiny, octant, 6)
show("COSINE", "(cos x − 1 + x²/2) / x⁴ in x², |x| ≤ π/4", cosine, tiny, octant, 6)
show("ARCSINE", "(asin x / x − 1) / x² in x², |x| ≤ sin π/8", arcsine, tiny, half_octant, 11)
show("ARCSINE_ROUGH", "The same for a first pass", arcsine, tiny, half_octant, 4)
show("NORMAL", "1 / √(1 − e² sin² φ) in sin² φ", lambda s: 1 / sqrt(1 - E2 * s), mpf(0), one, 6)
show("DISTANCE0", "Mean of the distance integrand in u", fourier(distance, 0), mpf(0), one, 6)
for order, count in zip((1, 2, 3, 4), (5, 4, 3, 2)):
    show(f"DISTANCE{order}", f"Its wave {order} over u^{order}, integrated", fourier(distance, order), mpf(0), one, count)
show("LONGITUDE0", "Mean of the longitude integrand in u", fourier(longitude, 0), mpf(0), one, 5)
for order, count in zip((1, 2, 3), (4, 3, 2)):
    show(f"LONGITUDE{order}", f"Its wave {order} over u^{order}, integrated", fourier(longitude, order), mpf(0), one, count)
