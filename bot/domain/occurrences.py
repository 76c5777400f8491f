"""Where a search plan holds in one analysed text: the one evaluator behind alerts and search.

Positions are those of tokens while evaluating, code points of the raw text once done. Knows no
database, and no other plans (matching.py).
"""

from __future__ import annotations

import operator
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.analyser import AnalysedText
from storage.records import (
    AllOf,
    AnyOf,
    Comparison,
    Counters,
    Engagement,
    Exact,
    Facet,
    Near,
    Phrase,
    PlanNode,
    Prefix,
    SearchPlan,
    Word,
)

Leaf = Word | Exact | Prefix
Run = tuple[int, int]  # the first and the last token of an occurrence

_COMPARE: dict[Comparison, Callable[[int, int], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What a plan may ask of a post beside its words."""

    facets: frozenset[str]
    counters: Counters
    published_at: datetime | None


class TextIndex:
    """The tokens of one text by key, built once for all plans that are tried on it."""

    def __init__(self, text: AnalysedText) -> None:
        self.text = text
        self._by_key: dict[str, list[int]] = {}
        for position, keys in enumerate(text.keys):
            for key in keys:
                self._by_key.setdefault(key, []).append(position)

    def positions(self, leaf: Leaf) -> list[int]:
        """Returns the tokens that `leaf` matches, in order."""
        words = self.text.words
        if isinstance(leaf, Word):
            lists = [self._by_key[key] for key in leaf.keys if key in self._by_key]
            return lists[0] if len(lists) == 1 else sorted(set().union(*lists))
        if isinstance(leaf, Exact):
            return [i for i, exact in enumerate(words.exacts) if exact == leaf.form]
        return [i for i, norm in enumerate(words.norms) if norm.startswith(leaf.prefix)]


def find_spans(plan: SearchPlan, index: TextIndex, facts: PostFacts) -> tuple[tuple[int, int], ...] | None:
    """Returns the spans that make `plan` hold (none when only filters do), or None."""
    if not _in_window(plan, facts.published_at):
        return None
    runs = _find(plan.root, index, facts)
    return None if runs is None else _merge(runs, index.text)


def count_of(engagement: Engagement, counters: Counters) -> int | None:
    """Returns the counter that `engagement` asks for; Stars count only as a reaction of their own."""
    if engagement.field == "react":
        return sum(r.count for r in counters.reactions if r.key == engagement.emoji and r.kind != "custom")
    if engagement.field == "reactions":
        return sum(r.count for r in counters.reactions if r.kind != "paid")
    by_field = {"views": counters.views, "forwards": counters.forwards, "replies": counters.replies}
    return by_field[engagement.field]


def _in_window(plan: SearchPlan, published_at: datetime | None) -> bool:
    if plan.since is None and plan.until is None:
        return True
    if published_at is None:
        return False
    return (plan.since is None or published_at >= plan.since) and (
        plan.until is None or published_at < plan.until
    )


def _find(node: PlanNode, index: TextIndex, facts: PostFacts) -> list[Run] | None:
    if isinstance(node, AllOf):
        return _find_all(node, index, facts)
    if isinstance(node, AnyOf):
        found = [runs for child in node.children if (runs := _find(child, index, facts)) is not None]
        return [run for runs in found for run in runs] if found else None
    if isinstance(node, Facet):
        return [] if node.token in facts.facets else None
    if isinstance(node, Engagement):
        count = count_of(node, facts.counters)
        holds = count is not None and _COMPARE[node.comparison](count, node.value)
        return [] if holds else None
    if isinstance(node, Near):
        return _find_near(node, index) or None
    if isinstance(node, Word | Exact | Prefix | Phrase):
        return _find_words(node, index) or None
    return [] if _find(node.child, index, facts) is None else None


def _find_all(node: AllOf, index: TextIndex, facts: PostFacts) -> list[Run] | None:
    runs: list[Run] = []
    for child in node.children:
        found = _find(child, index, facts)
        if found is None:
            return None
        runs += found
    return runs


def _find_words(node: Leaf | Phrase, index: TextIndex) -> list[Run]:
    if not isinstance(node, Phrase):
        return [(position, position) for position in index.positions(node)]
    starts = set(index.positions(node.parts[0]))
    for offset, part in enumerate(node.parts[1:], start=1):
        if not starts:
            return []
        starts &= {position - offset for position in index.positions(part)}
    return [(start, start + len(node.parts) - 1) for start in sorted(starts)]


def _find_near(node: Near, index: TextIndex) -> list[Run]:
    lefts, rights = _find_words(node.left, index), _find_words(node.right, index)
    if not lefts or not rights:
        return []
    reach = node.distance + 1
    width = rights[0][1] - rights[0][0]
    found: list[Run] = []
    for first, last in lefts:
        for at in range(bisect_left(rights, (first - reach - width, 0)), len(rights)):
            right_first, right_last = rights[at]
            if right_first > last + reach:
                break
            if right_first > last or right_last < first:
                found += [(first, last), (right_first, right_last)]
    return found


def _merge(runs: list[Run], text: AnalysedText) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for first, last in sorted(set(runs)):
        start, end = text.words.starts[first], text.words.ends[last]
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)
