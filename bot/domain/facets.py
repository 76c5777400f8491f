"""Facet tokens: what a post is rather than what it says, as words of the search index.

The same tokens stand in the index, in plans and in the percolator, so that a filter costs a lookup.
Does not decide any of the values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from storage.records import Channel, ChannelKind, Post, Relevance, StoredPost

RELEVANCE_FACETS: dict[Relevance, str] = {
    "kz-tm": "re:kztm",
    "kz-only": "re:kzonly",
    "tm-only": "re:tmonly",
    "other": "re:other",
}
FORWARD = "fl:forward"
EDITED = "fl:edited"
LINK = "me:link"
MEDIA = "me:media"  # of any kind

_LINK = re.compile(r"https?://|\bwww\.|\bt\.me/")


def facets_of(
    post: Post, channel: Channel, language: str, relevance: Relevance, topics: Iterable[str]
) -> frozenset[str]:
    """Returns the facet tokens of a post as a source gave it."""
    media = _media_facets(post.text, post.media_kind)
    flags = _flag_facets(post.forward is not None, post.edited_at is not None)
    return media | flags | _plain_facets(channel.channel_id, channel.kind, language, relevance, topics)


def facets_of_stored(post: StoredPost) -> frozenset[str]:
    """Returns the facet tokens of a post that the database holds."""
    media = _media_facets(post.text, post.media_kind)
    flags = _flag_facets(post.forward is not None, post.edited_at is not None)
    plain = _plain_facets(post.channel_id, post.channel_kind, post.language, post.relevance, post.topics)
    return media | flags | plain


def channel_facet(channel_id: int) -> str:
    """Returns the facet of a channel's posts."""
    return f"ch:{channel_id}"


def _plain_facets(
    channel_id: int, kind: ChannelKind, language: str, relevance: Relevance, topics: Iterable[str]
) -> frozenset[str]:
    return frozenset(
        (
            channel_facet(channel_id),
            f"ki:{kind}",
            f"la:{language}",
            RELEVANCE_FACETS[relevance],
            *(f"to:{topic}" for topic in topics),
        )
    )


def _media_facets(text: str, media_kind: str | None) -> frozenset[str]:
    folded = text.lower() if "/" in text or "." in text else ""
    may_link = "://" in folded or "www." in folded or "t.me/" in folded  # found faster than the pattern
    links = {LINK} if may_link and _LINK.search(folded) else set()
    media = {MEDIA, f"me:{media_kind}"} if media_kind else set()
    return frozenset(links | media)


def _flag_facets(is_forward: bool, is_edited: bool) -> frozenset[str]:
    return frozenset(token for token, holds in ((FORWARD, is_forward), (EDITED, is_edited)) if holds)
