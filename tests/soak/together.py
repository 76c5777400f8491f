"""All long runs one after the other, each a process of its own with a time of its own: one that fails, hangs
or dies takes nothing away from the others. Tells how it goes on, and sums up at the end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TOLD_EVERY_S = 60.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a part ended; `status` None: it was cut off when its time was over."""

    name: str
    status: int | None
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether it ended by itself and said that all was well."""
        return self.status == 0


def run_together(
    parts: Mapping[str, tuple[Sequence[str], float]], *, told_every_s: float = TOLD_EVERY_S
) -> list[Ended]:
    """Runs each part's command for as many seconds as it may take; what it prints goes where ours goes."""
    ended = []
    for number, (name, (command, limit_s)) in enumerate(parts.items(), start=1):
        _say(f"[{number}/{len(parts)}] {name}: begins, may take {limit_s / 60:.0f} min")
        ended.append(_run(name, command, limit_s, told_every_s))
        _say(f"[{number}/{len(parts)}] {_describe(ended[-1])}")
    good = sum(each.is_good for each in ended)
    _say(f"summary: {good} of {len(ended)} parts well, {sum(each.seconds for each in ended) / 60:.0f} min")
    for each in ended:
        _say(f"  {_describe(each)}")
    return ended


def _run(name: str, command: Sequence[str], limit_s: float, told_every_s: float) -> Ended:
    began_at = time.monotonic()
    process = subprocess.Popen(command, start_new_session=True)  # what it starts can be ended with it
    try:
        while (left := limit_s - (time.monotonic() - began_at)) > 0:
            try:
                return Ended(name, process.wait(min(left, told_every_s)), time.monotonic() - began_at)
            except subprocess.TimeoutExpired:
                _say(f"  {name}: {time.monotonic() - began_at:.0f} s")
        return Ended(name, None, time.monotonic() - began_at)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _describe(ended: Ended) -> str:
    how = "well" if ended.is_good else "not ended in its time" if ended.status is None else "FAILED"
    return f"{ended.name}: {how}, {ended.seconds:.0f} s"


def _say(line: str) -> None:
    print(line, flush=True)


def part_command(name: str) -> list[str]:
    """The command line of one part alone."""
    return [sys.executable, "-m", "tests.soak", name]
