#!/bin/bash
# Compares `luftlinie batch --like geodsolve` with GeodSolve of Debian's package, byte by byte.
#
#     benches/geodsolve.sh [LINES]           (default 100,000 for each set of options; a minute or two)
#
# Needs: apt-get, dpkg-deb, awk, cmp. Inputs are random on the globe, near and far, with poles, equator,
# meridians and antipodes, in decimal degrees and in degrees, minutes and seconds, and some lines are wrong.
# Prints how many lines differ for each set of options, and the first of them.
set -u
lines=${1:-100000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
apt-get download -qq geographiclib-tools \
  "$(apt-cache depends geographiclib-tools | awk '/Depends: libgeographiclib/ {print $2}')" || exit 2
for package in *.deb; do dpkg-deb -x "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name 'libGeographicLib.so*' | head -n 1)")
export LD_LIBRARY_PATH
theirs=root/usr/bin/GeodSolve
ours=${LUFTLINIE:-$here/../${CARGO_TARGET_DIR:-target}/release/luftlinie}
[ -x "$ours" ] || ours=${CARGO_TARGET_DIR:-$here/../target}/release/luftlinie

awk -v lines="$lines" '
  function angle(x, style,   a, d, m) {
    if (style < 7) return sprintf("%.*f", int(10 * rand()), x)
    a = x < 0 ? -x : x; d = int(a); m = int((a - d) * 60)
    if (style == 7) return sprintf("%s%d:%02d:%05.2f", x < 0 ? "-" : "", d, m, (a - d - m / 60) * 3600 * 0.99)
    return sprintf("%s%dd%02d\x27%s", x < 0 ? "-" : "", d, m, style == 8 ? "30.25\"" : "")
  }
  function special(x, list, n,   parts) {
    if (rand() > 0.1) return x
    n = split(list, parts, " "); return parts[1 + int(n * rand())]
  }
  BEGIN {
    srand(7); degree = 57.29577951308232
    for (i = 0; i < lines; i++) {
      z = 2 * rand() - 1
      lat1 = special(degree * atan2(z, sqrt(1 - z * z)), "0 90 -90 45")
      lon1 = special(360 * rand() - 180, "0 180 -180 90")
      kind = rand()
      if (kind < 0.5) { z = 2 * rand() - 1; lat2 = degree * atan2(z, sqrt(1 - z * z)); lon2 = 360 * rand() - 180 }
      else if (kind < 0.7) { r = exp(-12 * rand()); lat2 = lat1 + r * (rand() - 0.5); lon2 = lon1 + r * (rand() - 0.5) }
      else if (kind < 0.8) { lat2 = -lat1 + 0.5 * (rand() - 0.5); lon2 = lon1 + 180 + 0.5 * (rand() - 0.5) }
      else { lat2 = special(lat1, "0 90 -90 30"); lon2 = special(lon1, "0 180 -180 10") }
      if (lat2 > 90) lat2 = 90; if (lat2 < -90) lat2 = -90
      style = int(10 * rand())
      if (rand() < 0.001) { print "1 2 x 4" > "inverse"; print "91 2 3" > "inverse"; print "1N 2N 3 4" > "inverse" }
      print angle(lat1, style), angle(lon1, style), angle(lat2, style), angle(lon2, style) > "inverse"
      distance = rand() < 0.5 ? 2e7 * rand() : exp(17 * rand())
      print angle(lat1, style), angle(lon1, style), angle(360 * rand() - 180, style), sprintf("%.3f", distance) > "direct"
    } }'

total=0
compare() {
  local input=$1; shift
  "$theirs" "$@" < "$input" > expected
  "$ours" batch --like geodsolve "$@" < "$input" > found
  local differ
  differ=$(paste -d '\n' expected found | awk 'NR % 2 { a = $0; next } a != $0 { n++ } END { print n + 0 }')
  total=$((total + differ))
  printf '%-28s %8d lines, %d differ\n' "$input $*" "$(wc -l < expected)" "$differ"
  [ "$differ" = 0 ] || paste -d '|' "$input" expected found | awk -F '|' '$2 != $3' | head -n 3
}
for options in "" "-p 0" "-p 6" "-f" "-:" "-d -p 1" "-f -: -p 2"; do
  # shellcheck disable=SC2086
  { compare direct $options; compare inverse -i $options; }
done
sed -E 's/^([^ ]+) ([^ ]+) ([^ ]+) ([^ ]+)$/\2 \1 \4 \3/' inverse > swapped
compare swapped -i -w
compare swapped -i -w -f
[ "$total" = 0 ]
