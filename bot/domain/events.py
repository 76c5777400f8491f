"""Whether two posts tell of one event in other words, or in another language, and by what one sees it.

Posts of one language are compared by all their traits, posts of two languages by those that languages share.
A likeness is measured in thresholds: 1 and more is the same event. What speaks against: other dates, other
numbers, other names, and days between. Finds no candidates (event_index.py) and knows no stories.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from bot.domain.numbers import DATE, NUMBER
from bot.domain.rarity import Weights
from bot.domain.traits import NAME, SOUND, Traits

WINDOW = timedelta(hours=72)

SAME_LANGUAGE = 0.28  # cosine at which posts of one language tell of one event
OTHER_LANGUAGE = 0.36  # of the traits that languages share
LEAST_SHARED = 14.0  # weight of what two posts must have in common,
_LEAST_SPECIFIC = 6.0  # of the names, numbers and dates among it,
_LITTLE_SPECIFIC, _MUCH_SHARED = 3.0, 22.0  # or a little of them and much else
_LEAD = 1.5  # what stands in the headline weighs so much more
_TEMPLATE = 0.5  # cosine of posts that say the same of another day: a forecast, rates, departures
_AGAINST = 0.75  # for each: other dates, other numbers, other names
_AGEING = timedelta(hours=240)  # so far apart, two posts must be twice as alike
_SPECIFIC = (NAME, SOUND, NUMBER, DATE)
_EVIDENCE = 8


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score`: in thresholds. `evidence`: what the posts have in common, the most telling first."""

    score: float
    evidence: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether the posts tell of one event."""
        return self.score >= 1.0


UNLIKE = Likeness(0.0)


class Told:
    """A post's traits and time, weighed once for all comparisons of the moment, and only if need be."""

    __slots__ = ("_weighed", "_weights", "at", "common", "own", "traits")

    def __init__(self, traits: Traits, at: datetime, weights: Weights) -> None:
        self.traits = traits
        self.at = at
        self.own = frozenset(traits.own)
        self.common = frozenset(traits.common)
        self._weights = weights
        self._weighed: dict[bool, tuple[dict[str, float], float]] = {}

    def weigh(self, *, common: bool) -> tuple[dict[str, float], float]:
        """The weights of the traits that languages share, or of all, and their length as a vector."""
        if common not in self._weighed:
            traits = self.traits.common if common else self.traits.own
            weights = self._weights.weigh(traits, self.traits.lead, _LEAD)
            self._weighed[common] = weights, sqrt(sum([weight * weight for weight in weights.values()]))
        return self._weighed[common]


def compare(one: Told, other: Told, weights: Weights) -> Likeness:
    """The likeness of two posts, whichever comes first."""
    mine, others, apart = one.traits, other.traits, abs(one.at - other.at)
    if mine.is_list or others.is_list or apart > WINDOW:
        return UNLIKE
    common = mine.language != others.language or mine.language == "und"
    in_common = one.common & other.common
    shared = in_common if common else one.own & other.own
    if not _is_enough(shared, in_common, weights):
        return UNLIKE
    (here, norm), (there, other_norm) = one.weigh(common=common), other.weigh(common=common)
    cosine = sum([here[trait] * there[trait] for trait in shared]) / (norm * other_norm or 1.0)
    if not common and cosine >= _TEMPLATE and _tell_of_other_days(mine, others):
        return UNLIKE
    score = cosine / (OTHER_LANGUAGE if common else SAME_LANGUAGE)
    score *= _objections(mine, others) / (1 + apart / _AGEING)
    return Likeness(round(score, 4), _show(shared, weights))


def _show(shared: Collection[str], weights: Weights) -> tuple[str, ...]:
    return tuple(sorted(shared, key=lambda trait: (-weights.of(trait), trait))[:_EVIDENCE])


def _is_enough(shared: Collection[str], common: Collection[str], weights: Weights) -> bool:
    """Short posts are alike by chance: telling things must be in common, names or numbers or much else."""
    weight = sum([weights.of(trait) for trait in shared])
    if weight < LEAST_SHARED:
        return False
    specific = sum([weights.of(trait) for trait in common if trait.startswith(_SPECIFIC)])
    return specific >= (_LEAST_SPECIFIC if weight < _MUCH_SHARED else _LITTLE_SPECIFIC)


def _objections(one: Traits, other: Traits) -> float:
    """A factor below 1 where both name dates, numbers or names, and none the same."""
    factor = 1.0
    for kind, least in ((DATE, 1), (NUMBER, 2), (NAME, 1)):
        if _differ(one, other, kind, least):
            factor *= _AGAINST
    return factor


def _tell_of_other_days(one: Traits, other: Traits) -> bool:
    return _differ(one, other, DATE) or _differ(one, other, NUMBER, 2)


def _differ(one: Traits, other: Traits, kind: str, least: int = 1) -> bool:
    """Whether both have so many traits of a kind, and none in common."""
    mine = {trait for trait in one.common if trait.startswith(kind)}
    others = {trait for trait in other.common if trait.startswith(kind)}
    return len(mine) >= least and len(others) >= least and mine.isdisjoint(others)
