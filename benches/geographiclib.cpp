// Times GeographicLib on pairs of four doubles (lat1 lon1 lat2 lon2) from standard input.
#include <chrono>
#include <cstdio>
#include <vector>

#include <GeographicLib/Geodesic.hpp>

using GeographicLib::Geodesic;

template <class Work>
void report(const char* name, size_t pairs, Work work) {
  double shortest = 1e9;
  for (int round = 0; round < 15; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    shortest = std::min(shortest, taken.count());
  }
  std::printf("%s %.2f\n", name, shortest / pairs * 1e9);
}

int main() {
  std::vector<double> numbers;
  double number;
  while (std::fread(&number, sizeof number, 1, stdin) == 1) numbers.push_back(number);
  const size_t pairs = numbers.size() / 4;
  const Geodesic& ellipsoid = Geodesic::WGS84();
  volatile double sink = 0;
  report("geographiclib", pairs, [&] {
    for (size_t i = 0; i < pairs; ++i) {
      const double* p = &numbers[4 * i];
      double s12;
      ellipsoid.Inverse(p[0], p[1], p[2], p[3], s12);
      sink = s12;
    }
  });
  report("geographiclib-azimuths", pairs, [&] {
    for (size_t i = 0; i < pairs; ++i) {
      const double* p = &numbers[4 * i];
      double s12, azi1, azi2;
      ellipsoid.Inverse(p[0], p[1], p[2], p[3], s12, azi1, azi2);
      sink = s12 + azi1 + azi2;
    }
  });
}
