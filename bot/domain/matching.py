"""Plans against one analysed text: one plan, or the standing queries of all subscribers at once.

The percolator hangs each distinct plan on the rarest things that it requires of a post. Of most plans, that
a post meets these says all, and the spans are those of the words by which it does; the others are evaluated
(occurrences.py). Decides nothing about whom to tell.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from bot.domain.analyser import AnalysedText
from bot.domain.occurrences import PostFacts, TextIndex, find_spans
from bot.domain.requirement_index import Met, RequirementIndex
from bot.domain.requirements import read_requirements
from storage.records import Match, SearchPlan

__all__ = ["Percolator", "PostFacts", "match_plan"]

Spans = tuple[tuple[int, int], ...]

_GUARDED = 2  # requirements that are looked at before a plan is evaluated: the place it hangs on, a guard
_by_alert = attrgetter("alert_id")


def match_plan(plan: SearchPlan, text: AnalysedText, facts: PostFacts) -> Spans | None:
    """Returns the spans of the raw text that earned the match (perhaps none), or None."""
    return find_spans(plan, TextIndex(text), facts)


@dataclass(slots=True)
class _Hung:
    """Equal plans of several subscribers. `plan`: to be evaluated; None where `requirements` say all."""

    key: Hashable
    requirements: tuple[int, ...]
    plan: SearchPlan | None
    plan_ids: list[int]


class Percolator:
    """Many plans × one text."""

    def __init__(self) -> None:
        self._index = RequirementIndex()
        self._hung: dict[int, _Hung] = {}
        self._number_of: dict[Hashable, int] = {}  # equal plans share a number in _hung
        self._hung_as: dict[int, int] = {}  # plan id -> that number
        self._next_number = 0

    def __len__(self) -> int:
        return len(self._hung_as)

    def add(self, plan_id: int, plan: SearchPlan) -> None:
        """Adds a plan, in place of the one that had this number."""
        self.remove(plan_id)
        number = self._hang(plan)
        self._hung[number].plan_ids.append(plan_id)
        self._hung_as[plan_id] = number

    def remove(self, plan_id: int) -> None:
        """Removes a plan, if it is there."""
        number = self._hung_as.pop(plan_id, None)
        if number is None:
            return
        hung = self._hung[number]
        hung.plan_ids.remove(plan_id)
        if not hung.plan_ids:
            del self._hung[number], self._number_of[hung.key]
            self._index.unhang(number, hung.requirements)

    def match(self, text: AnalysedText, facts: PostFacts) -> list[Match]:
        """Returns the plans that match, by number."""
        met = self._index.read(text, facts.facets)
        if not met.tried:
            return []
        post = _Post(text, facts, met)
        found: list[Match] = []
        for number, places in met.tried.items():
            hung = self._hung[number]
            spans = post.find(hung, places)
            if spans is not None:
                found += [Match(plan_id, spans) for plan_id in hung.plan_ids]
        return sorted(found, key=_by_alert)

    def _hang(self, plan: SearchPlan) -> int:
        """The number that `plan` hangs under, a new one unless an equal plan is there."""
        required = read_requirements(plan, self._index.cost)
        key: Hashable = (plan.root, plan.since, plan.until)
        if required.say_all:
            key = frozenset(map(self._index.number, required.requirements))
        number = self._number_of.get(key)
        if number is None:
            rarest_first = sorted(required.requirements, key=self._index.cost)
            used = rarest_first if required.say_all else rarest_first[:_GUARDED]
            requirements = tuple(map(self._index.number, used))
            number = self._number_of[key] = self._next_number
            self._next_number += 1
            self._hung[number] = _Hung(key, requirements, None if required.say_all else plan, [])
            self._index.hang(number, requirements)
        return number


class _Post:
    """One text while plans are tried on it: what several of them ask is found once."""

    def __init__(self, text: AnalysedText, facts: PostFacts, met: Met) -> None:
        self._text = text
        self._facts = facts
        self._met = met
        self._text_index: TextIndex | None = None

    def find(self, hung: _Hung, places: Sequence[int]) -> Spans | None:
        """The spans that make it hold, or None; `places`: of words that meet its first requirement."""
        if hung.plan is not None:
            if self._text_index is None:
                self._text_index = TextIndex(self._text)
            return find_spans(hung.plan, self._text_index, self._facts)
        others = hung.requirements[1:]
        if len(others) > 1 and not self._met.numbers.issuperset(others):
            return None
        if others:
            places = [*places, *chain.from_iterable(map(self._met.places, others))]
        starts, ends = self._text.words.starts, self._text.words.ends
        if len(places) > 1:  # a word may meet a requirement twice: by its keys and by its spelling
            places = sorted(set(places))
        return tuple([(starts[at], ends[at]) for at in places])
