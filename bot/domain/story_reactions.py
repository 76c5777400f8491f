"""The posts of a story -> how the readers of each kind of source reacted, for a thousand views.

Pure. Posts whose views are not told stay out of the rate, and a kind that has only such posts has none.
Stars are bought and stay out too. Decides what is too little to compare; says nothing in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from bot.domain.text import headline
from storage.records import ChannelKind, Reaction, StoredPost, Story

KINDS: tuple[ChannelKind, ...] = get_args(ChannelKind)
SMALL_CHANNELS, SMALL_REACTIONS = 3, 20  # a kind with fewer of either is a small sample
_GLYPHS_KEPT = 3


@dataclass(frozen=True, slots=True)
class KindReactions:
    """What the readers of one kind of source did. `top`: the commonest emoji, most first."""

    kind: ChannelKind
    channels: int
    posts: int
    reactions: int
    views: int | None
    rate: float | None  # reactions for 1,000 views; None: views are not told
    top: tuple[Reaction, ...] = ()

    @property
    def is_small(self) -> bool:
        """Whether so few wrote or reacted that the rate may be chance."""
        return self.channels < SMALL_CHANNELS or self.reactions < SMALL_REACTIONS


@dataclass(frozen=True, slots=True)
class StoryReactions:
    """A story by kind of source, in the order of KINDS. Kinds of which nobody wrote are not among them."""

    headline: str
    kinds: tuple[KindReactions, ...]
    is_sample: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether there is anything to compare: two kinds with a rate, and somebody reacted."""
        known = [each for each in self.kinds if each.rate is not None]
        return len(known) > 1 and any(each.reactions for each in known)

    @property
    def is_small(self) -> bool:
        """Whether any of the kinds that are compared is a small sample."""
        return any(each.is_small for each in self.kinds if each.rate is not None)


def compare_kinds(story: Story) -> StoryReactions:
    """Returns what the readers of each kind of source did with the story."""
    piles = {kind: [post for post in story.posts if post.channel_kind == kind] for kind in KINDS}
    return StoryReactions(
        headline=next((line for post in story.posts if (line := headline(post.text))), ""),
        kinds=tuple(_measure(kind, pile) for kind, pile in piles.items() if pile),
        is_sample=any(post.is_sample for post in story.posts),
    )


def _measure(kind: ChannelKind, posts: Sequence[StoredPost]) -> KindReactions:
    told = [post for post in posts if post.counters.views]
    views = sum(post.counters.views or 0 for post in told)
    return KindReactions(
        kind=kind,
        channels=len({post.channel_id for post in posts}),
        posts=len(posts),
        reactions=sum(_count(post) for post in posts),
        views=views if told else None,
        rate=1000 * sum(_count(post) for post in told) / views if told else None,
        top=_list_top(posts),
    )


def _count(post: StoredPost) -> int:
    return sum(reaction.count for reaction in post.counters.reactions if reaction.kind != "paid")


def _list_top(posts: Sequence[StoredPost]) -> tuple[Reaction, ...]:
    glyphs: Counter[str] = Counter()
    for post in posts:
        for reaction in post.counters.reactions:
            if reaction.kind == "emoji":
                glyphs[reaction.key] += reaction.count
    in_order = sorted(glyphs.items(), key=lambda found: (-found[1], found[0]))
    return tuple(Reaction("emoji", key, count) for key, count in in_order[:_GLYPHS_KEPT])
