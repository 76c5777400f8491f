"""Who tells a story: its sources, and the voices of official channels, independent ones and exile media.

Voices let a reader lay the three side by side, each with its own first words; a story that only one of them
tells has none, and words that repeat another's, or stand above as the story's headline, are left out. Judges
nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.domain.fingerprints import make_print
from bot.domain.links import post_link
from bot.domain.source_values import Side, Source, Voice
from bot.domain.stories import Candidate, choose_original
from bot.domain.text import headline, mask
from storage.records import ChannelKind, StoredPost

SIDES: Mapping[ChannelKind, Side] = {
    "official": "official",
    "media": "independent",
    "analyst": "independent",
    "aggregator": "independent",
    "exile": "exile",
}
_ORDER: tuple[Side, ...] = ("official", "independent", "exile")


def source_of(post: StoredPost) -> Source:
    """The post as a source."""
    return Source(
        title=post.channel_title,
        kind=post.channel_kind,
        published_at=post.published_at,
        link=post_link(post.channel_username, post.channel_id, post.post_id),
        username=post.channel_username,
        is_sample=post.is_sample,
    )


def list_sources(posts: Iterable[StoredPost]) -> tuple[Source, ...]:
    """One for every channel: its first post on the story. By time, whichever post stands for it."""
    first: dict[int, StoredPost] = {}
    for post in sorted(posts, key=lambda post: (post.published_at, post.seq)):
        first.setdefault(post.channel_id, post)
    return tuple(source_of(post) for post in first.values())


def list_voices(posts: Sequence[StoredPost], shown: StoredPost) -> tuple[Voice, ...]:
    """One voice for each side that wrote, in a fixed order; () where only one did.

    `shown` is the post that stands for the story: it speaks for its side, its words are the headline.
    """
    first, channels = {SIDES[shown.channel_kind]: shown}, dict[Side, set[int]]()
    for post in posts:
        side = SIDES[post.channel_kind]
        first.setdefault(side, post)
        channels.setdefault(side, set()).add(post.channel_id)
    if len(first) < 2:
        return ()
    own = _find_own_words(list(first.values()))
    return tuple(
        Voice(
            side,
            source_of(first[side]),
            headline(first[side].text) if first[side].seq in own else "",
            len(channels[side]) - 1,
        )
        for side in _ORDER
        if side in first
    )


def _find_own_words(posts: Sequence[StoredPost]) -> set[int]:
    """The posts (by seq) after the first that repeat none of those before them."""
    known: list[Candidate] = []
    own = set()
    for post in posts:
        candidate = Candidate(post.seq, post.published_at, make_print(mask(post.text)))
        if known and post.forward is None and choose_original(candidate.print, known) is None:
            own.add(post.seq)
        known.append(candidate)
    return own
