#!/usr/bin/env bash
# Writes src/start.order anew: the functions that `distance Berlin München` runs, which build.rs puts
# side by side. Needs valgrind, and builds the released program once more, with its symbols.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$here/.."
target=${CARGO_TARGET_DIR:-target}
deps=$target/release/deps
cargo rustc --release --bin luftlinie -- -C save-temps -C strip=none
objects=$(ls -t "$deps"/luftlinie-*.rcgu.o | head -n 1)
valgrind --tool=callgrind --demangle=no --callgrind-out-file="$folder/calls" \
    "$target/release/luftlinie" distance Berlin München > "$folder/answer"
c=$(dirname "$(cc -print-file-name=libc.a)")
libraries=("$c/libc.a" "$c"/libm-*.a "$(cc -print-file-name=libgcc_eh.a)")
python3 "$here/start_order.py" "$folder/calls" "$objects" "${libraries[@]}" > "$folder/order"
mv "$folder/order" src/start.order
rm -f "$deps"/luftlinie-*.rcgu.*
