"""How long this process's queries took, in buckets: for a machine that draws curves of it.

Counts from the start of the process; keeps no single query and no parameter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import perf_counter
from typing import Literal

Kind = Literal["read", "write"]

BOUNDS_S = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0)


@dataclass(frozen=True, slots=True)
class Timed:
    """Queries of one kind: how many took at most each of BOUNDS_S, how many there were, their seconds."""

    kind: Kind
    within: tuple[int, ...]
    count: int
    sum_s: float


@dataclass(slots=True)
class Timings:
    """Safe to use from any thread."""

    _lock: Lock = field(default_factory=Lock)
    _counts: dict[Kind, list[int]] = field(
        default_factory=lambda: {kind: [0] * (len(BOUNDS_S) + 1) for kind in ("read", "write")}
    )
    _sums: dict[Kind, float] = field(default_factory=lambda: {"read": 0.0, "write": 0.0})

    @contextmanager
    def measure(self, kind: Kind) -> Iterator[None]:
        """Counts the time that the block takes, also where it raises."""
        began_s = perf_counter()
        try:
            yield
        finally:
            took_s = perf_counter() - began_s
            with self._lock:
                self._counts[kind][bisect_left(BOUNDS_S, took_s)] += 1
                self._sums[kind] += took_s

    def list_timed(self) -> tuple[Timed, ...]:
        """What was counted so far."""
        with self._lock:
            return tuple(_sum_up(kind, counts, self._sums[kind]) for kind, counts in self._counts.items())


def _sum_up(kind: Kind, counts: list[int], sum_s: float) -> Timed:
    within = [sum(counts[: place + 1]) for place in range(len(BOUNDS_S))]
    return Timed(kind, tuple(within), sum(counts), sum_s)
