#!/bin/sh
# Measures the errors of our inverse geodesics against GeographicLib in long doubles, by where the pairs lie.
#
#     benches/accuracy.sh [PAIRS]          (default 10,000,000; about 4 minutes of CPU)
#
# Needs: apt-get with a deb-src line, g++. Works in a temporary folder; the source package stays unchanged.
set -eu
pairs=${1:-10000000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get source --download-only -qq geographiclib
tar xf geographiclib_*.orig.tar.gz
source=$(echo "$work"/[Gg]eographic[Ll]ib-*/)
mkdir -p config/GeographicLib
cat > config/GeographicLib/Config.h <<'CONFIG'
#define GEOGRAPHICLIB_VERSION_STRING "exact"
#define GEOGRAPHICLIB_VERSION_MAJOR 2
#define GEOGRAPHICLIB_VERSION_MINOR 0
#define GEOGRAPHICLIB_VERSION_PATCH 0
#define GEOGRAPHICLIB_DATA ""
#define GEOGRAPHICLIB_HAVE_LONG_DOUBLE 1
#define GEOGRAPHICLIB_WORDS_BIGENDIAN 0
#define GEOGRAPHICLIB_PRECISION 3
#define GEOGRAPHICLIB_SHARED_LIB 0
CONFIG
g++ -O2 -Iconfig -I"$source/include" -o exact "$here/exact.cpp" \
  "$source"/src/Geodesic.cpp "$source"/src/GeodesicLine.cpp "$source"/src/Math.cpp \
  "$source"/src/GeodesicExact.cpp "$source"/src/GeodesicLineExact.cpp \
  "$source"/src/EllipticFunction.cpp "$source"/src/DST.cpp
cd "$here/.."
cargo build --quiet --release --example geodesic_errors
errors=${CARGO_TARGET_DIR:-target}/release/examples/geodesic_errors
"$errors" "$pairs" | "$work/exact" | "$errors"
