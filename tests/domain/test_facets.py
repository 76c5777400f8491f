"""Facets: a stored post has those that it had when it came in."""

from __future__ import annotations

import pytest

from bot.domain.facets import facets_of, facets_of_stored
from storage.records import Channel, Forward, Post, StoredPost
from tests.query_examples import NOW

CHANNEL = Channel(1001, "News", "example_news", kind="official")


def facets(text: str = "Газ", **fields: object) -> set[str]:
    """The facets of a post, the same whichever way they are asked for."""
    post = Post(1001, 1, NOW, text, **fields)  # type: ignore[arg-type]
    stored = StoredPost(
        seq=1,
        channel_id=1001,
        post_id=1,
        published_at=NOW,
        text=text,
        language="ru",
        relevance="kz-only",
        counters=post.counters,
        channel_title=CHANNEL.title,
        channel_username=CHANNEL.username,
        channel_kind=CHANNEL.kind,
        channel_country=None,
        is_sample=False,
        topics=("gas_energy", "diplomacy"),
        edited_at=post.edited_at,
        forward=post.forward,
        media_kind=post.media_kind,
    )
    found = facets_of(post, CHANNEL, "ru", "kz-only", ["diplomacy", "gas_energy"])
    assert facets_of_stored(stored) == found
    return set(found)


PLAIN = {"ch:1001", "ki:official", "la:ru", "re:kzonly", "to:gas_energy", "to:diplomacy"}


def test_names_channel_kind_language_relation_and_topics() -> None:
    assert facets() == PLAIN


@pytest.mark.parametrize(
    ("fields", "more"),
    [
        ({"media_kind": "photo"}, {"me:photo", "me:media"}),
        ({"edited_at": NOW}, {"fl:edited"}),
        ({"forward": Forward(title="Elsewhere")}, {"fl:forward"}),
        ({"text": "Газ https://example.org"}, {"me:link"}),
        ({"text": "Газ t.me/example_news"}, {"me:link"}),
    ],
)
def test_names_media_links_edits_and_forwards(fields: dict[str, object], more: set[str]) -> None:
    assert facets(**fields) == PLAIN | more  # type: ignore[arg-type]
