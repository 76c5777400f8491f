"""Query × analyser × names × now -> SearchPlan: words become keys, names their aliases, dates a window.

The plan is all that search and the matcher run, so that both mean the same. Nothing is looked up in the
database here: the channels a query may name arrive as an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from itertools import islice, product
from typing import cast
from zoneinfo import ZoneInfo

from bot.domain.analyser import Analyser
from bot.domain.facets import RELEVANCE_FACETS, channel_facet
from bot.domain.lexicon import NameIndex
from bot.domain.name_aliases import MAX_WAYS, Leaf, Way, expand_names, list_ways
from bot.domain.query_dates import parse_dates, resolve_dates
from bot.domain.query_tree import (
    Either,
    Every,
    Filter,
    Nearby,
    Query,
    QueryError,
    QueryNode,
    Quoted,
    Term,
    Without,
)
from bot.domain.text import tokenise
from storage.records import (
    AllOf,
    AnyOf,
    Engagement,
    EngagementField,
    Exact,
    Facet,
    Near,
    Not,
    Phrase,
    PlanNode,
    Prefix,
    Relevance,
    SearchPlan,
    Word,
)

COUNTRY_RELEVANCES: Mapping[str, tuple[Relevance, ...]] = {
    "kz-tm": ("kz-tm",),
    "kz": ("kz-only", "kz-tm"),
    "tm": ("tm-only", "kz-tm"),
    "kz-only": ("kz-only",),
    "tm-only": ("tm-only",),
    "other": ("other",),
}
_FACET_PREFIXES = {"topic": "to", "lang": "la", "kind": "ki", "has": "me", "is": "fl"}


def build_plan(
    query: Query,
    analyser: Analyser,
    names: NameIndex,
    channels: Mapping[str, int],
    now: datetime,
    zone: ZoneInfo,
    *,
    for_alert: bool = False,
) -> SearchPlan:
    """Returns what `query` asks for at `now`; `channels`: user name in lower case -> channel id.

    Raises QueryError where the query names an unknown channel, or a date in an alert.
    """
    children = query.root.children if isinstance(query.root, Every) else (query.root,)
    dates = [child for child in children if isinstance(child, Filter) and child.name == "date"]
    if dates and for_alert:
        raise QueryError("query-date-in-alert", dates[0].at, dates[0].length)
    windows = [resolve_dates(parse_dates(each.value), now, zone) for each in dates]
    rest = [child for child in children if child not in dates]
    return SearchPlan(
        query=query.normalised,
        root=_all_of(_Planner(analyser, names, channels).plan_children(rest)),
        since=max((since for since, _ in windows if since is not None), default=None),
        until=min((until for _, until in windows if until is not None), default=None),
    )


class _Planner:
    """Turns a node of the query into one of the plan."""

    def __init__(self, analyser: Analyser, names: NameIndex, channels: Mapping[str, int]) -> None:
        # Nothing that leads back to itself: 100,000 alerts would leave as many cycles to be looked for.
        self._names = names
        self._analyser = analyser
        self._channels = channels

    def plan_children(self, children: Sequence[QueryNode]) -> list[PlanNode]:
        """Plans nodes that hold together; plain words in a row may be one name."""
        planned: list[PlanNode] = []
        row: list[Word] = []
        for child in children:
            leaves = self._leaves((child,)) if isinstance(child, Term) else ()
            if len(leaves) == 1 and isinstance(leaves[0], Word):
                row.append(leaves[0])
                continue
            planned += self._row(row)
            planned.append(self._node(child))
            row = []
        return planned + self._row(row)

    def _row(self, row: Sequence[Word]) -> list[PlanNode]:
        """Words of one name hold in any order and place, its aliases as phrases."""
        return [_any_of([_all_of(ways[0]), *map(_phrase, ways[1:])]) for ways in self._expand(row)]

    def _expand(self, row: Sequence[Leaf]) -> list[list[Way]]:
        return expand_names(row, names=self._names, word=self._word)

    def _node(self, node: QueryNode) -> PlanNode:
        if isinstance(node, Every):
            return _all_of(self.plan_children(node.children))
        if isinstance(node, Either):
            return _any_of([self._node(child) for child in node.children])
        if isinstance(node, Without):
            return Not(self._node(node.child))
        if isinstance(node, Nearby):
            lefts, rights = self._ways(node.left), self._ways(node.right)
            pairs = islice(product(map(_phrase, lefts), map(_phrase, rights)), MAX_WAYS)
            return _any_of([Near(left, right, node.distance) for left, right in pairs])
        if isinstance(node, Filter):
            return self._filter(node)
        return _any_of([_phrase(way) for way in self._ways(node)])

    def _ways(self, node: Term | Quoted) -> list[Way]:
        leaves = self._leaves((node,) if isinstance(node, Term) else node.terms)
        return list_ways(self._expand(leaves))

    def _leaves(self, terms: Iterable[Term]) -> tuple[Leaf, ...]:
        leaves: list[Leaf] = []
        for term in terms:
            tokens = tokenise(term.text)
            if not tokens:
                raise QueryError("query-not-a-word", term.at, term.length, {"word": term.text})
            if term.mode == "exact":
                leaves += [Exact(token.exact, token.norm) for token in tokens]
                continue
            leaves += [self._word(token.norm) for token in tokens]
            if term.mode == "prefix":
                leaves[-1] = Prefix(tokens[-1].norm)
        return tuple(leaves)

    def _word(self, norm: str) -> Word:
        return Word(self._analyser.word_keys(norm), norm)

    def _filter(self, node: Filter) -> PlanNode:
        if node.comparison is not None and node.number is not None:
            emoji = node.value or None
            return Engagement(cast(EngagementField, node.name), node.comparison, node.number, emoji)
        if node.name == "country":
            return _any_of([Facet(RELEVANCE_FACETS[each]) for each in COUNTRY_RELEVANCES[node.value]])
        if node.name == "from":
            return Facet(channel_facet(self._find_channel(node)))
        return Facet(f"{_FACET_PREFIXES[node.name]}:{node.value}")

    def _find_channel(self, node: Filter) -> int:
        name = node.value.removeprefix("@")
        channel_id = self._channels.get(name)
        if channel_id is None and name.isdecimal() and int(name) in self._channels.values():
            channel_id = int(name)
        if channel_id is None:
            nearest = get_close_matches(name, list(self._channels), n=3, cutoff=0.6)
            fields = {"channel": node.value, "nearest": ", ".join(f"@{each}" for each in nearest)}
            raise QueryError("query-unknown-channel", node.at, node.length, fields)
        return channel_id


def _all_of(nodes: Sequence[PlanNode]) -> PlanNode:
    return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))


def _any_of(nodes: Sequence[PlanNode]) -> PlanNode:
    return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))


def _phrase(way: Way) -> Leaf | Phrase:
    return way[0] if len(way) == 1 else Phrase(way)
