"""Plans against one analysed text: one plan, or the standing queries of all subscribers at once.

The percolator hangs each distinct plan on terms one of which a matching post must carry, the rarest
it can find, so that a post looks up its own terms and tries only the plans that hang there. Decides
nothing about whom to tell.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from bot.domain.analyser import AnalysedText
from bot.domain.languages.offer import Keys
from bot.domain.memo import Memo
from bot.domain.occurrences import PostFacts, TextIndex, find_spans
from storage.records import (
    AllOf,
    AnyOf,
    Exact,
    Facet,
    Match,
    Near,
    Phrase,
    PlanNode,
    Prefix,
    SearchPlan,
    Word,
)

__all__ = ["Percolator", "PostFacts", "match_plan"]

_PlanKey = tuple[PlanNode, datetime | None, datetime | None]

Numbers = tuple[int, ...]
_REMEMBERED = 20_000  # words, twice over
_NO_KEYS: Keys = ()
_WHOLE = 0  # length of a beginning that is a form as it is written

_NO_TERM = ""  # leads to the plans that no term can announce

# Standing costs of terms that most posts carry, in plans that would have to be tried instead.
_FACET_COSTS = dict.fromkeys(("la:", "re:", "ki:", "me:", "fl:"), 500_000) | {"ch:": 1_000, "to:": 50_000}
_PREFIX_COST = 100
_SHORT_TERM_COST = 8


def match_plan(plan: SearchPlan, text: AnalysedText, facts: PostFacts) -> tuple[tuple[int, int], ...] | None:
    """Returns the spans of the raw text that earned the match (perhaps none), or None."""
    return find_spans(plan, TextIndex(text), facts)


@dataclass(slots=True)
class _Hung:
    """Equal plans of several subscribers, the terms that lead to them, and those to be there besides."""

    key: _PlanKey
    plan: SearchPlan
    terms: frozenset[str]
    besides: tuple[frozenset[str], ...]
    plan_ids: list[int]


class Percolator:
    """Many plans × one text. Terms are keys and facets; "=form" and "*prefix" stand for those leaves."""

    def __init__(self) -> None:
        self._hung: dict[int, _Hung] = {}
        self._number_of: dict[_PlanKey, int] = {}  # equal plans share a number in _hung
        self._hung_as: dict[int, int] = {}  # plan id -> that number
        self._by_term: dict[str, int | set[int]] = {}  # mostly one number: a set takes 200 bytes more
        self._spelled: Counter[int] = Counter()  # plans that hang on a beginning, by its length, or on a form
        self._next_number = 0
        # Which plans hang on a word: most words come again, and on most hangs nothing.
        self._by_keys: Memo[Keys, Numbers] = Memo(self._find_by_keys, _REMEMBERED)
        self._by_spelling: Memo[tuple[str, str], Numbers] = Memo(self._find_by_spelling, _REMEMBERED)

    def __len__(self) -> int:
        return len(self._hung_as)

    def add(self, plan_id: int, plan: SearchPlan) -> None:
        """Adds a plan, in place of the one that had this number."""
        self.remove(plan_id)
        key = (plan.root, plan.since, plan.until)
        number = self._number_of.get(key)
        if number is None:
            number = self._hang(key, plan)
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
            self._unhang(number)

    def match(self, text: AnalysedText, facts: PostFacts) -> list[Match]:
        """Returns the plans that match, by number."""
        hung_here = self._candidates(text, facts)
        if not hung_here:
            return []
        index = TextIndex(text)
        found: list[Match] = []
        for hung in hung_here:
            spans = find_spans(hung.plan, index, facts)
            if spans is not None:
                found += [Match(plan_id, spans) for plan_id in hung.plan_ids]
        return sorted(found, key=lambda match: match.alert_id)

    def _candidates(self, text: AnalysedText, facts: PostFacts) -> list[_Hung]:
        """Plans none of whose required terms is missing. Most posts have none: that has to be quick."""
        words = text.words
        found = [*map(self._by_keys.__getitem__, text.keys), self._by_keys[_NO_KEYS]]
        found += map(self._numbers, facts.facets)
        if self._spelled:
            found += map(self._by_spelling.__getitem__, zip(words.norms, words.exacts, strict=True))
        numbers = set(chain.from_iterable(filter(None, found)))
        if not numbers:
            return []
        terms = set(facts.facets).union(*text.keys)
        hung = map(self._hung.__getitem__, numbers)
        return [one for one in hung if not one.besides or not any(map(terms.isdisjoint, one.besides))]

    def _find_by_keys(self, keys: Keys) -> Numbers:
        return tuple(chain.from_iterable(map(self._numbers, keys or (_NO_TERM,))))

    def _find_by_spelling(self, word: tuple[str, str]) -> Numbers:
        norm, exact = word
        begins = [f"*{norm[:length]}" for length in self._spelled if length != _WHOLE]
        return tuple(chain.from_iterable(map(self._numbers, (f"={exact}", *begins))))

    def _numbers(self, term: str) -> Numbers:
        there = self._by_term.get(term)
        return () if there is None else tuple(there) if isinstance(there, set) else (there,)

    def _hang(self, key: _PlanKey, plan: SearchPlan) -> int:
        required = self._requirements(plan.root)
        terms = min(required, key=self._cost, default=frozenset((_NO_TERM,)))
        besides = tuple([others for others in required if others is not terms and _are_plain(others)])
        number = self._next_number
        self._next_number += 1
        self._hung[number] = _Hung(key, plan, terms, besides, [])
        self._number_of[key] = number
        for term in terms:
            there = self._by_term.setdefault(term, number)
            if isinstance(there, set):
                there.add(number)
            elif there != number:
                self._by_term[term] = {there, number}
            self._note_term(term, 1)
        return number

    def _unhang(self, number: int) -> None:
        hung = self._hung.pop(number)
        del self._number_of[hung.key]
        for term in hung.terms:
            there = self._by_term[term]
            if isinstance(there, set) and len(there) > 1:
                there.remove(number)
            else:
                del self._by_term[term]
            self._note_term(term, -1)

    def _note_term(self, term: str, by: int) -> None:
        if term.startswith("="):
            self._spelled[_WHOLE] += by
        elif term.startswith("*"):
            self._spelled[len(term) - 1] += by
        self._spelled = +self._spelled  # without those that are none
        self._by_keys.empty()
        self._by_spelling.empty()

    def _requirements(self, node: PlanNode) -> list[frozenset[str]]:
        """Sets of terms: of each, every match carries one."""
        match node:
            case Word(keys):
                return [keys]
            case Exact(form):
                return [frozenset((f"={form}",))]
            case Prefix(prefix):
                return [frozenset((f"*{prefix}",))]
            case Facet(token):
                return [frozenset((token,))]
            case AnyOf(children):
                options = [min(self._requirements(child), key=self._cost, default=None) for child in children]
                every = [option for option in options if option is not None]
                return [frozenset().union(*every)] if len(every) == len(options) else []
            case AllOf(nodes) | Phrase(nodes):
                return list(chain.from_iterable(map(self._requirements, nodes)))
            case Near(left, right):
                return [*self._requirements(left), *self._requirements(right)]
            case _:
                return []

    def _cost(self, terms: frozenset[str]) -> int:
        return sum(self._count(term) + _standing_cost(term) for term in terms)

    def _count(self, term: str) -> int:
        there = self._by_term.get(term)
        return 0 if there is None else len(there) if isinstance(there, set) else 1


def _are_plain(terms: frozenset[str]) -> bool:
    """Whether every post's own terms tell if it has one of these: its beginnings and forms are not listed."""
    return not any(term.startswith(("*", "=")) for term in terms)


def _standing_cost(term: str) -> int:
    if term.startswith("*"):
        return _PREFIX_COST
    return _FACET_COSTS.get(term[:3], max(1, _SHORT_TERM_COST - len(term)))
