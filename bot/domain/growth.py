"""A post's counters over its age, beside what the channel's posts usually have at the same age.

Pure. What is usual is a curve of medians at some ages: between two of them it is read by the logarithm of
the age, since half of the readers come within hours. Says nothing in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import log

Curve = Sequence[tuple[float, float]]  # (age in seconds, how many), youngest first

LEAST_READINGS = 3  # fewer make no curve
_MOST_POINTS = 40
_YOUNGEST_S = 60.0
_BEYOND = 1.25  # so much younger or older than the known ages, what is usual there is still told


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """One reading. None: not told, or not known what is usual."""

    age_s: float
    views: int | None
    reactions: int
    usual_views: float | None = None
    usual_reactions: float | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """A post and its readings, youngest first."""

    headline: str
    channel_title: str
    published_at: datetime
    points: tuple[GrowthPoint, ...]
    is_sample: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether the readings make a curve."""
        return len(self.points) >= LEAST_READINGS

    @property
    def has_views(self) -> bool:
        """Whether the source tells views."""
        return any(point.views is not None for point in self.points)

    @property
    def has_reactions(self) -> bool:
        """Whether anybody reacted, here or usually."""
        return any(point.reactions or point.usual_reactions for point in self.points)


def value_at(curve: Curve, age_s: float) -> float:
    """Returns what `curve` has at an age: before its first in proportion, after its last as there."""
    age_s = max(_YOUNGEST_S, age_s)
    first_s, first = curve[0]
    if age_s <= first_s:
        return first * age_s / first_s
    for (younger_s, fewer), (older_s, more) in pairwise(curve):
        if age_s <= older_s:
            return fewer + (more - fewer) * log(age_s / younger_s) / log(older_s / younger_s)
    return curve[-1][1]


def trace_growth(
    readings: Sequence[tuple[float, int | None, int]], usual_views: Curve, usual_reactions: Curve
) -> tuple[GrowthPoint, ...]:
    """Returns the readings (age in seconds, views, reactions), not too many, each with what is usual then."""
    return tuple(
        GrowthPoint(
            max(_YOUNGEST_S, age_s),
            views,
            reactions,
            _usual_at(usual_views, age_s),
            _usual_at(usual_reactions, age_s),
        )
        for age_s, views, reactions in _thin(readings)
    )


def _usual_at(curve: Curve, age_s: float) -> float | None:
    if not curve or not curve[0][0] / _BEYOND <= max(_YOUNGEST_S, age_s) <= curve[-1][0] * _BEYOND:
        return None
    return value_at(curve, age_s)


def _thin(readings: Sequence[tuple[float, int | None, int]]) -> list[tuple[float, int | None, int]]:
    """At most so many, evenly, the first and the last among them."""
    last = len(readings) - 1
    steps = min(last, _MOST_POINTS - 1)
    return [readings[round(step * last / steps)] for step in range(steps + 1)] if steps > 0 else [*readings]
