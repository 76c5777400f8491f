"""How telling a trait of a post is: the rarer among the posts of its days, the more.

Counts posts by day and weighs by the three days before a post and its own, so that what everybody writes of
just now tells little. Where few posts are known, what is usual in news stands in for them: a share of posts
for everyday words, notions, names. Depends on which posts were counted, not on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from math import log

from bot.domain.memo import Memo
from bot.domain.numbers import DATE, NUMBER
from bot.domain.traits import NAME, NOTION, SOUND, TOPIC, Traits

DAYS_BACK = 3
_ASSUMED = 2_000  # posts that what is usual counts for
_SHARES = {TOPIC: 0.15, NOTION: 0.03, NAME: 0.03, NUMBER: 0.002, DATE: 0.02, SOUND: 0.0005}
_SHARE_OF_WORDS = 0.001
_SMALL_NUMBER, _SHARE_OF_SMALL = 100, 0.01
_SECONDS = 86_400
_MOST_KEPT = 4  # days that are weighed for
_REMEMBERED = 100_000  # traits, twice over


class Weights:
    """The weight of each trait: 7.6 for one that nobody else has, near 0 for what stands everywhere."""

    __slots__ = ("_counts", "_expected", "_logs", "_posts", "_top")

    def __init__(self, expected: Memo[str, float]) -> None:
        self._expected = expected
        self._counts: Counter[str] = Counter()
        self._logs: dict[str, float] = {}  # the number of posts is common to all, and is not in here
        self._posts = 0
        self._top = log(_ASSUMED)

    def of(self, trait: str) -> float:
        """How telling the trait is."""
        rare = self._logs.get(trait)
        if rare is None:
            rare = self._logs[trait] = log(self._counts[trait] + self._expected[trait])
        return self._top - rare

    def count_of(self, trait: str) -> int:
        """How many posts have the trait."""
        return self._counts[trait]

    def weigh(self, traits: Collection[str], lead: Collection[str], bonus: float) -> dict[str, float]:
        """The weights of many, those of `lead` times `bonus`."""
        of, logs, top = self.of, self._logs, self._top
        weights = {trait: top - logs[trait] if trait in logs else of(trait) for trait in traits}
        for trait in lead:
            if trait in weights:
                weights[trait] *= bonus
        return weights

    def count(self, counts: Mapping[str, int], posts: int) -> None:
        """Adds so many posts that have each trait so often."""
        self._posts += posts
        self._top = log(self._posts + _ASSUMED)
        for trait, count in counts.items():
            self._counts[trait] += count
            self._logs.pop(trait, None)


class Rarity:
    """Counts traits, and weighs them at a moment."""

    def __init__(self, usual: Mapping[str, float]) -> None:
        """`usual`: the share of posts that have a trait, where it is known better than by its kind."""
        self._expected: Memo[str, float] = Memo(lambda trait: _ASSUMED * _share(trait, usual), _REMEMBERED)
        self._days: dict[int, Counter[str]] = {}
        self._posts: Counter[int] = Counter()
        self._weights: dict[int, Weights] = {}

    def count(self, traits: Traits, at: datetime, by: int = 1) -> None:
        """Counts a post; `by` −1 takes it back."""
        day, counts = _day(at), dict.fromkeys(traits.all, by)
        counter = self._days.setdefault(day, Counter())
        for trait in counts:
            counter[trait] += by
        self._posts[day] += by
        if not self._posts[day]:
            del self._posts[day], self._days[day]
        for later, weights in self._weights.items():
            if 0 <= later - day <= DAYS_BACK:
                weights.count(counts, by)

    def at(self, moment: datetime) -> Weights:
        """The weights of traits for a post of that moment; they follow what is counted later."""
        day = _day(moment)
        if day not in self._weights:
            if len(self._weights) >= _MOST_KEPT:
                del self._weights[min(self._weights, key=lambda kept: -abs(kept - day))]
            weights = self._weights[day] = Weights(self._expected)
            for earlier in range(day - DAYS_BACK, day + 1):
                weights.count(self._days.get(earlier, {}), self._posts[earlier])
        return self._weights[day]


def _share(trait: str, usual: Mapping[str, float]) -> float:
    share = usual.get(trait)
    if share is not None:
        return share
    if trait[0] == NUMBER:
        is_small = ":" in trait or float(trait[1:]) < _SMALL_NUMBER
        return _SHARE_OF_SMALL if is_small else _SHARES[NUMBER]
    return next((share for kind, share in _SHARES.items() if trait.startswith(kind)), _SHARE_OF_WORDS)


def _day(at: datetime) -> int:
    return int(at.timestamp()) // _SECONDS
