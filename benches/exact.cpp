// Solves `lat1 lon1 lat2 lon2` lines with GeographicLib in long doubles, as GeodTest lines.
// Built by benches/accuracy.sh with GEOGRAPHICLIB_PRECISION=3.
#include <cstdio>

#include <GeographicLib/Geodesic.hpp>

int main() {
  using real = GeographicLib::Math::real;
  static_assert(sizeof(real) > sizeof(double), "build with long doubles");
  const real flattening = 1 / (real(298257223563LL) / 1000000000);
  const GeographicLib::Geodesic ellipsoid(6378137, flattening);
  double lat1, lon1, lat2, lon2;
  while (std::scanf("%lf %lf %lf %lf", &lat1, &lon1, &lat2, &lon2) == 4) {
    real s12, azi1, azi2;
    ellipsoid.Inverse(lat1, lon1, lat2, lon2, s12, azi1, azi2);
    std::printf("%.17g %.17g %.19Lg %.17g %.17g %.19Lg %.13Lf\n", lat1, lon1, azi1, lat2, lon2,
                azi2, s12);
  }
}
