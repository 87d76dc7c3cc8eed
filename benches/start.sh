#!/usr/bin/env bash
# How much CPU `distance Berlin München` takes as a whole process, beside an empty static program.
# Needs a C compiler and the released program; RUNS of each, 500 if not given.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${CARGO_TARGET_DIR:-$here/../target}/release/luftlinie
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cc -O2 -o "$folder/start" "$here/start.c"
echo 'int main(void) { return 0; }' | cc -O2 -static -x c -o "$folder/empty" -
# What the linker leaves behind lies in small pieces in the page cache; a copy lies as after a
# download.
cp "$program" "$folder/luftlinie"
"$folder/start" "${RUNS:-500}" "$folder/empty" "$folder/luftlinie" distance Berlin München
