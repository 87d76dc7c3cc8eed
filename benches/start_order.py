"""Names what callgrind saw running, as src/start.order wants it; called by start_order.sh.

A function's hash differs from compiler to compiler, so a star stands for it, except where many
functions bear the same name and all but one would be in the way.
"""

import re
import subprocess
import sys
from collections import defaultdict

MOST_BYTES_BESIDE = 4000


def lines(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def without_hash(name):
    if name.startswith("_ZN"):
        return re.sub(r"17h[0-9a-f]{16}E$", "17h*", name)
    return re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name) if name.startswith("_R") else name


def functions(calls, sizes):
    alike = defaultdict(int)
    for name, size in sizes.items():
        alike[without_hash(name)] += size
    for name in filter(sizes.get, calls):
        beside = alike[without_hash(name)] - sizes[name]
        yield name if beside > MOST_BYTES_BESIDE else without_hash(name)


def members(calls, libraries):
    found = {}
    for path in libraries:
        library = re.match(r"[a-z_]+", path.rsplit("/", 1)[-1])[0]
        for line in lines("nm", "-A", path):
            symbol = re.match(r"\S+:(\S+)\.o:\S+ [TtiWw] (\S+)", line)
            if symbol:
                found.setdefault(symbol[2], f"{library}:{symbol[1]}")
    # Which of several versions runs is the processor's to say.
    return [re.sub(r"-(avx2|avx|sse\d)\b.*", "-*", found[name]) for name in calls if name in found]


path, objects, *libraries = sys.argv[1:]
with open(path) as file:
    names = re.findall(r"^c?fn=\(\d+\) (\w[^'\n]*)", file.read(), re.MULTILINE)
section = re.compile(r"\] \.text\.(?:unlikely\.)?(\S+)\s+PROGBITS\s+\S+ \S+ (\S+)")
matches = filter(None, map(section.search, lines("readelf", "-SW", objects)))
sizes = {match[1]: int(match[2], 16) for match in matches}
own = functions(names, sizes)
theirs = members([name for name in names if name not in sizes], libraries)
print("\n".join(dict.fromkeys([*own, *theirs])))
