#!/bin/bash
# Times `luftlinie batch` on a table of a million pairs against other tools, in one run on the same file.
#
#     benches/tables.sh [ROWS]               (default 1,000,000; about a minute)
#
# Needs: apt-get, dpkg-deb, awk. LUFTLINIE names a program that is built already. Takes part if there: `geod` of
# Debian's proj-bin, and with PYTHON set to an interpreter that has them: pyproj with polars and numpy, duckdb.
# Prints seconds of CPU (user + system), the shortest of three runs, and how many times ours that is. Ellipsoidal
# tools have to print the same millimetres.
set -eu
rows=${1:-1000000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq geographiclib-tools \
  "$(apt-cache depends geographiclib-tools | awk '/Depends: libgeographiclib/ {print $2}')"
apt-get download -qq proj-bin libproj25 || true
for package in *.deb; do dpkg-deb -x "$package" root; done
LD_LIBRARY_PATH=$(dirname "$(find "$work/root" -name 'libGeographicLib.so*' | head -n 1)")
export LD_LIBRARY_PATH
ours=${LUFTLINIE:-}
if [ -z "$ours" ]; then
  (cd "$here/.." && cargo build --quiet --release)
  ours=$(cd "$here/.." && realpath "${CARGO_TARGET_DIR:-target}/release/luftlinie")
fi

# Uniform on the sphere, six decimals, the same every time.
awk -v rows="$rows" 'BEGIN {
  srand(42); degree = 57.29577951308232; print "lat1,lon1,lat2,lon2"
  for (i = 0; i < rows; i++) {
    for (j = 0; j < 2; j++) {
      z = 2 * rand() - 1; lat = degree * atan2(z, sqrt(1 - z * z)); lon = 360 * rand() - 180
      printf "%s%.6f,%.6f", j ? "," : "", lat, lon }
    print "" } }' > pairs.csv
tail -n +2 pairs.csv | tr , ' ' > pairs.txt

cat > vectors.py <<'PYTHON'
import sys, polars, pyproj
table = polars.read_csv("pairs.csv")
geod = pyproj.Geod(ellps="WGS84")
_, _, metres = geod.inv(*(table[c].to_numpy() for c in ("lon1", "lat1", "lon2", "lat2")))
table.with_columns(distance_m=metres).write_csv("polars.csv", float_precision=3)
PYTHON
cat > haversine.py <<'PYTHON'
import duckdb
duckdb.sql("""copy (select *, round(2 * 6371008.8 * asin(sqrt(
  pow(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2))
  * pow(sin(radians(lon2 - lon1) / 2), 2))), 3) as distance_m from 'pairs.csv') to 'duckdb.csv'""")
PYTHON

# Seconds of CPU of a command, the shortest of three, as a line of the file `results`.
TIMEFORMAT='%U %S'
cpu() {
  local name=$1 command=$2
  for round in 1 2 3; do
    { time bash -c "$command" 2> error; } 2> taken || { echo "$name: $(tail -n 1 error)" >&2; return 1; }
    awk -v name="$name" '{ print name, $1 + $2 }' taken >> taken.all
  done
  awk -v name="$name" '$1 == name && (best == "" || $2 < best) { best = $2 }
    END { print name, best }' taken.all >> results
}

cpu luftlinie "'$ours' batch --jobs 1 pairs.csv > luftlinie.csv"
cpu GeodSolve "root/usr/bin/GeodSolve -i -p 3 < pairs.txt > GeodSolve.txt"
cpu geod "root/usr/bin/geod -I +ellps=WGS84 -f %.8f -F %.3f < pairs.txt > geod.txt" || true
if [ -n "${PYTHON:-}" ]; then
  cpu polars+pyproj "LD_LIBRARY_PATH= $PYTHON vectors.py" || true
  cpu duckdb-haversine "LD_LIBRARY_PATH= $PYTHON haversine.py" || true
fi
awk 'NR == 1 { ours = $2 } { printf "%-18s %8.3f s %7.1f x\n", $1, $2, $2 / ours }' results

# The same numbers? A last digit may differ where the tools themselves are a few nanometres off a tie.
tail -n +2 luftlinie.csv | cut -d, -f5 > ours.txt
compare() {
  paste ours.txt "$2" | awk -v name="$1" '{ d = $1 - $2; if (d < 0) d = -d; if ($1 != $2) n++; if (d > w) w = d }
    END { printf "%-18s %d of %d rows differ, by %.3f m at most\n", name, n, NR, w }'
}
cut -d' ' -f3 GeodSolve.txt > other.txt; compare GeodSolve other.txt
if [ -s geod.txt ]; then awk '{print $NF}' geod.txt > other.txt; compare geod other.txt; fi
if [ -s polars.csv ]; then tail -n +2 polars.csv | cut -d, -f5 > other.txt; compare polars+pyproj other.txt; fi
