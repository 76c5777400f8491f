"""How much a story matters, as a sum of parts that a reader can be shown.

score(story, what is usual in each channel, now) -> Score. Engagement is measured against what the channel
is used to, so that a small expert channel and a large newspaper are judged alike. Nothing here filters,
groups or orders; a part that is nothing is not among the reasons.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2, log10

from bot.domain.answer_values import Reason
from bot.domain.growth import value_at
from storage.records import Counters, Relevance, StoredPost, Story


@dataclass(frozen=True, slots=True)
class AtAge:
    """The median views and reactions of a channel's posts of one age."""

    age_s: float
    views: float
    reactions: float


NOT_APPROVAL = frozenset("🥴🤡💩👎🤮")  # sarcasm and disapproval: attention, but not in favour

_BOTH_STATES = 2.5
_KIND_WEIGHT = {"official": 1.0, "media": 1.0, "analyst": 1.0, "exile": 1.0, "aggregator": 0.5}
_RECENCY_HALF_LIFE = timedelta(hours=36)
_HALF_GATHERED = timedelta(hours=4)  # half of a post's views arrive in about this time


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a post of a channel usually gets: the median views and reactions.

    `growth`: the medians at each age of which enough was read, youngest first; () = not known.
    """

    views: float
    reactions: float
    growth: tuple[AtAge, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The sum, and the parts that made it, largest first."""

    total: float
    reasons: tuple[Reason, ...]


def score(
    story: Story,
    baselines: Mapping[int, Baseline],
    now: datetime,
    *,
    topics: Collection[str] = (),
    copies: Collection[int] = (),
) -> Score:
    """Weighs a story; `baselines` by channel id (none = habits unknown), `topics` what the reader wants,
    `copies` the posts (by seq) that repeat an earlier one of their story."""
    parts = [part for part in _parts(story, baselines, now, topics, copies) if round(part.value, 2)]
    parts.sort(key=lambda part: (-part.value, part.name))
    return Score(sum(part.value for part in parts), tuple(parts))


def relevance_of(story: Story) -> Relevance:
    """The story's relation to the two states: kz-tm if any source shows it, else the first telling one."""
    found = [post.relevance for post in story.posts]
    if "kz-tm" in found:
        return "kz-tm"
    return next((relevance for relevance in found if relevance != "other"), "other")


def topics_of(story: Story) -> tuple[str, ...]:
    """The story's topics, strongest first: a post lists its own by strength, so early places weigh more."""
    weights: dict[str, float] = {}
    for post in story.posts:
        for place, topic in enumerate(post.topics, start=1):
            weights[topic] = weights.get(topic, 0.0) + 1 / place
    return tuple(sorted(weights, key=lambda topic: -weights[topic]))


def _parts(
    story: Story,
    baselines: Mapping[int, Baseline],
    now: datetime,
    wanted: Collection[str],
    copies: Collection[int],
) -> Iterator[Reason]:
    posts = story.posts
    yield Reason("relevance", _BOTH_STATES if relevance_of(story) == "kz-tm" else 0.0)
    yield Reason("engagement", max(_engagement(post, baselines, now) for post in posts))
    yield Reason("reactions", max(_approval(post, baselines, now) for post in posts))
    yield Reason("stars", min(1.0, log10(1 + sum(_stars(post.counters) for post in posts)) / 3))
    yield Reason("sources", min(3.0, log2(max(1.0, _independent(posts, copies)))))
    yield Reason("kinds", 0.5 * (len({post.channel_kind for post in posts}) - 1))
    yield Reason("recency", 2 ** -(max(timedelta(0), now - posts[-1].published_at) / _RECENCY_HALF_LIFE))
    yield Reason("topics", _topic_fit(topics_of(story), wanted))


def _engagement(post: StoredPost, baselines: Mapping[int, Baseline], now: datetime) -> float:
    """Doublings of the views that this channel's posts usually have at this age: −1 … 3."""
    baseline = baselines.get(post.channel_id)
    if post.counters.views is None or baseline is None or baseline.views <= 0:
        return 0.0
    if baseline.growth:
        expected = _at_age(post, now, [(each.age_s, each.views) for each in baseline.growth])
    else:
        expected = baseline.views * _matured(post, now)
    return max(-1.0, min(3.0, log2((post.counters.views + 1) / (expected + 1))))


def _approval(post: StoredPost, baselines: Mapping[int, Baseline], now: datetime) -> float:
    """Half the doublings of the usual reactions, of those in favour: 0 … 1."""
    baseline = baselines.get(post.channel_id)
    if baseline is None:
        return 0.0
    if baseline.growth:
        expected = _at_age(post, now, [(each.age_s, each.reactions) for each in baseline.growth])
    else:
        expected = baseline.reactions * _matured(post, now)
    return max(0.0, min(2.0, log2((_approving(post.counters) + 1) / (expected + 1)))) / 2


def _at_age(post: StoredPost, now: datetime, growth: Sequence[tuple[float, float]]) -> float:
    """What the channel's posts had when they were as old as this one at its last reading."""
    return value_at(growth, _age(post, now).total_seconds())


def _matured(post: StoredPost, now: datetime) -> float:
    """The share of its final engagement that a post of this age has gathered."""
    return max(0.1, 1 - 2 ** -(_age(post, now) / _HALF_GATHERED))


def _approving(counters: Counters) -> int:
    return sum(
        reaction.count
        for reaction in counters.reactions
        if reaction.kind != "paid" and reaction.key not in NOT_APPROVAL
    )


def _stars(counters: Counters) -> int:
    return sum(reaction.count for reaction in counters.reactions if reaction.kind == "paid")


def _independent(posts: Iterable[StoredPost], copies: Collection[int]) -> float:
    """Channels that wrote themselves; a forward or a copy adds reach, not a source, an aggregator half."""
    weights: dict[int, float] = {}
    for post in posts:
        weight = 0.25 if post.forward or post.seq in copies else _KIND_WEIGHT[post.channel_kind]
        weights[post.channel_id] = max(weight, weights.get(post.channel_id, 0.0))
    return sum(weights.values())


def _topic_fit(topics: tuple[str, ...], wanted: Collection[str]) -> float:
    hits = sum(topic in wanted for topic in topics)
    return min(1.5, 0.75 + 0.25 * hits) if hits else 0.0


def _age(post: StoredPost, now: datetime) -> timedelta:
    """How old the post was when its counters were read."""
    read_at = now if post.counters_at is None else min(post.counters_at, now)
    return max(timedelta(0), read_at - post.published_at)
