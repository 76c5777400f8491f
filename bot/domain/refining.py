"""A query that finds too much -> the filters that would narrow it, chosen from what it found; and back.

Counts stories, as an answer does: a filter that all of them pass, or none, narrows nothing and is left out.
Adds and takes away one filter of a query's text at a time. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.plan import COUNTRY_RELEVANCES
from bot.domain.query import Query, join_parts, list_query_parts, parse_query
from bot.domain.query_dates import parse_dates, resolve_dates
from bot.domain.query_tree import Filter
from storage.records import StoredPost

FilterName = Literal["topic", "country", "from", "date", "kind"]

PERIODS = ("P1D", "P7D", "P30D")
COUNTRIES = ("kz-tm", "kz-only", "tm-only")
MOST = {"topic": 4, "country": 3, "from": 4, "date": 3, "kind": 2}
REMOVABLE = ("topic", "country", "from", "date", "kind", "lang")
_ONE_ONLY = ("country", "from", "date", "kind")  # a second one of these takes the place of the first


@dataclass(frozen=True, slots=True)
class Option:
    """A filter that leaves `count` of the stories; `title`: of a channel."""

    name: FilterName
    value: str
    count: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What an answer of `stories` stories may be narrowed to; `bounded`: only the newest were counted."""

    options: tuple[Option, ...]
    stories: int
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter of the query that a button takes away: its place among the parts, its name and value."""

    place: int
    name: str
    value: str


def list_options(
    posts: Iterable[StoredPost], now: datetime, zone: ZoneInfo, *, bounded: bool = False
) -> Narrowing:
    """Returns what the stories of these posts differ in, the most frequent first."""
    passing: defaultdict[tuple[FilterName, str, str], set[tuple[bool, int]]] = defaultdict(set)
    every: set[tuple[bool, int]] = set()
    tests = [(value, _make_date_test(value, now, zone)) for value in PERIODS]
    for post in posts:
        story = (False, post.seq) if post.story_id is None else (True, post.story_id)
        every.add(story)
        for key in _list_keys(post):
            passing[key].add(story)
        for value, passes in tests:
            if passes(post.published_at):
                passing[("date", value, "")].add(story)
    options = [
        Option(name, value, len(stories), title)
        for (name, value, title), stories in passing.items()
        if len(stories) < len(every)
    ]
    return Narrowing(_choose(options), len(every), bounded)


def narrow_query(query: Query, name: str, value: str) -> str:
    """Returns the text of `query` with one filter more."""
    parts = [
        part
        for part in list_query_parts(query)
        if not (name in _ONE_ONLY and isinstance(part, Filter) and part.name == name)
    ]
    narrowed = join_parts([*parts, parse_query(f"{name}:{value}").root])
    return query.normalised if narrowed is None else narrowed.normalised


def widen_query(query: Query, place: int) -> str | None:
    """Returns the text of `query` without the filter at `place`; None where there is none to take away."""
    if place not in {each.place for each in list_filters(query)}:
        return None
    parts = list_query_parts(query)
    kept = join_parts([*parts[:place], *parts[place + 1 :]])
    return None if kept is None else kept.normalised


def list_filters(query: Query) -> tuple[ActiveFilter, ...]:
    """Returns the filters without which something would still be looked for."""
    parts = list_query_parts(query)
    return tuple(
        ActiveFilter(place, part.name, part.value)
        for place, part in enumerate(parts)
        if isinstance(part, Filter) and part.name in REMOVABLE
        if join_parts([*parts[:place], *parts[place + 1 :]]) is not None
    )


def _list_keys(post: StoredPost) -> list[tuple[FilterName, str, str]]:
    keys: list[tuple[FilterName, str, str]] = [("topic", topic, "") for topic in post.topics]
    if post.relevance in COUNTRIES and post.relevance in COUNTRY_RELEVANCES:
        keys.append(("country", post.relevance, ""))
    keys.append(("from", str(post.channel_id), post.channel_title))
    keys.append(("kind", post.channel_kind, ""))
    return keys


def _make_date_test(value: str, now: datetime, zone: ZoneInfo) -> Callable[[datetime], bool]:
    since, until = resolve_dates(parse_dates(value), now, zone)
    return lambda at: (since is None or at >= since) and (until is None or at < until)


def _choose(options: Sequence[Option]) -> tuple[Option, ...]:
    chosen: list[Option] = []
    for name, most in MOST.items():
        own = [option for option in options if option.name == name]
        if name == "date":
            counts: set[int] = set()  # two periods with the same stories are one
            for option in sorted(own, key=lambda each: PERIODS.index(each.value)):
                if option.count not in counts:
                    counts.add(option.count)
                    chosen.append(option)
        else:
            chosen += sorted(own, key=lambda each: (-each.count, each.value))[:most]
    return tuple(chosen)
