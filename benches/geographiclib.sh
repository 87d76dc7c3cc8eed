#!/bin/sh
# Times inverse geodesics against GeographicLib's C++ library from Debian's package, on the same pairs.
#
#     benches/geographiclib.sh               (about a minute)
#
# Needs: apt-get, dpkg-deb, g++, awk. Contenders run in turn, five times; the shortest time of each counts.
# Prints ns per pair and how many times as long as ours the C++ library takes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
library=$(apt-cache depends libgeographiclib-dev | awk '/Depends: libgeographiclib[0-9]/ {print $2}')
apt-get download -qq libgeographiclib-dev "$library"
for package in *.deb; do dpkg-deb -x "$package" root; done
shared=$(dirname "$(find root -name 'libGeographicLib.so' | head -n 1)")
g++ -O2 -o geographiclib "$here/geographiclib.cpp" -Iroot/usr/include -L"$shared" -lGeographicLib \
  -Wl,-rpath,"$work/$shared"
cd "$here/.."
cargo build --quiet --release --example geodesic_times
ours=${CARGO_TARGET_DIR:-target}/release/examples/geodesic_times
for class in random 100-2000km 1-100km 10m-10km; do
  "$ours" pairs "$class" > "$work/pairs"
  : > "$work/times"
  for round in 1 2 3 4 5; do
    "$work/geographiclib" < "$work/pairs" >> "$work/times"
    "$ours" time < "$work/pairs" >> "$work/times"
  done
  echo "== $class"
  awk '{ if (!($1 in best)) { order[++n] = $1; best[$1] = $2 } else if ($2 < best[$1]) best[$1] = $2 }
    END { for (i = 1; i <= n; i++) { name = order[i]
      base = best[name ~ /azimuths/ ? "geographiclib-azimuths" : "geographiclib"]
      printf "%-24s %8.2f ns %8.1f x\n", name, best[name], base / best[name] } }' "$work/times"
done
