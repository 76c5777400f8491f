"""All benchmarks, one after the other: `make bench`. BENCH_TEXTS may name real texts (benchmarks/texts.py).

Arguments choose some: `python -m benchmarks.bench import matching`. Each is a program of its own, so that
none warms the caches or fills the memory of another, and prints its figures beside those of its peers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

BENCHMARKS = ("analysis", "matching", "stories", "import", "search", "answers")


def main(names: list[str]) -> int:
    """Runs the benchmarks named, else all; returns the exit status."""
    if unknown := set(names) - set(BENCHMARKS):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are {', '.join(BENCHMARKS)}.")
        return 2
    is_real = bool(os.environ.get("BENCH_TEXTS"))
    print(f"texts: {'real ones' if is_real else 'the sample (BENCH_TEXTS=posts.jsonl.gz names real ones)'}")
    for name in names or BENCHMARKS:
        begun = time.monotonic()
        print(f"\n{name}", flush=True)
        status = subprocess.run([sys.executable, "-m", f"benchmarks.bench_{name}"], check=False).returncode
        if status:
            return status
        print(f"({time.monotonic() - begun:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
