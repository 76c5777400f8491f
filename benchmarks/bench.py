"""All benchmarks, one after the other: `make bench`. BENCH_TEXTS may name real texts (benchmarks/texts.py).

Each prints its figures as soon as it is done, beside those of its peers in the same run; what a figure
should be stands behind it. Arguments choose some: `python -m benchmarks.bench import matching`. Each runs in
a process of its own, so that none warms the caches or fills the memory of another.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time

BENCHMARKS = ("analysis", "matching", "import")

# Figure -> what it should be at least, or, with a minus, at most.
WANTED = {
    "analysis.posts_a_second": 2_000,
    "matching.1000.posts_a_second": 3_000,
    "matching.100000.posts_a_second": 3_000,
    "import.posts_a_second": 2_500,
    "import.peak_mib": -700,
}


def main(names: list[str]) -> int:
    """Runs the benchmarks named, else all; returns the exit status."""
    if unknown := set(names) - set(BENCHMARKS):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are {', '.join(BENCHMARKS)}.")
        return 2
    texts = os.environ.get("BENCH_TEXTS")
    print(f"texts: {'real ones' if texts else 'the sample (set BENCH_TEXTS for real ones)'}")
    for name in names or BENCHMARKS:
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", __spec__.name, "--one", name],
            stdout=subprocess.PIPE,
            check=False,
            text=True,
        )
        if done.returncode:
            return done.returncode
        _print(json.loads(done.stdout))
        print(f"({name}: {time.monotonic() - begun:.0f} s)\n", flush=True)
    return 0


def _print(figures: dict[str, float]) -> None:
    for name, value in figures.items():
        wanted = WANTED.get(name)
        note = ""
        if wanted is not None:
            is_met = value >= wanted if wanted > 0 else value <= -wanted
            sign = "at least" if wanted > 0 else "at most"
            note = f"   wanted {sign} {abs(wanted):,}{'' if is_met else ': MISSED'}"
        print(f"{name:45} {value:14,.2f}{note}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(importlib.import_module(f"benchmarks.bench_{sys.argv[2]}").measure()))
    else:
        sys.exit(main(sys.argv[1:]))
