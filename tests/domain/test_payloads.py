"""Digests and alerts come back from JSON as they went in."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer_values import (
    AlertFired,
    Coverage,
    Digest,
    DigestSection,
    Reason,
    StoryItem,
)
from bot.domain.digest import story_item
from bot.domain.payloads import dump_payload, load_alert, load_digest
from bot.domain.source_values import Source
from storage.records import ChannelKind, Reaction, ReactionKind, Relevance
from tests.story_examples import make_post, make_story

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
counts = st.integers(0, 2**53)
kinds: st.SearchStrategy[ChannelKind] = st.sampled_from(["official", "media", "exile"])
relations: st.SearchStrategy[Relevance] = st.sampled_from(["kz-tm", "kz-only", "tm-only", "other"])
reaction_kinds: st.SearchStrategy[ReactionKind] = st.sampled_from(["emoji", "custom", "paid"])


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Short tuples of anything."""
    return st.lists(of, max_size=3).map(tuple)


sources = st.builds(
    Source,
    title=texts,
    kind=kinds,
    published_at=moments,
    link=texts,
    username=st.none() | texts,
    is_sample=st.booleans(),
)
items = st.builds(
    StoryItem,
    story_id=st.none() | counts,
    seq=counts,
    headline=texts,
    extract=texts,
    language=texts,
    sources=tuples(sources),
    topics=tuples(texts),
    relevance=relations,
    views=st.none() | counts,
    reactions=tuples(st.builds(Reaction, reaction_kinds, texts, counts)),
    reasons=tuples(st.builds(Reason, texts, st.floats(-10, 10))),
    spans=tuples(st.tuples(counts, counts)),
    edited=st.booleans(),
)
coverages = st.builds(
    Coverage,
    counts,
    counts,
    tuples(texts),
    tuples(texts),
    st.none() | counts,
    st.booleans(),
)
digests = st.builds(
    Digest,
    since=moments,
    until=moments,
    zone=texts,
    sections=tuples(st.builds(DigestSection, texts, tuples(items))),
    coverage=coverages,
    stories=counts,
    left_out=counts,
)


@given(digests)
def test_a_digest_survives(digest: Digest) -> None:
    assert load_digest(dump_payload(digest)) == digest


@given(st.builds(AlertFired, counts, texts, items, st.booleans()))
def test_an_alert_survives(alert: AlertFired) -> None:
    assert load_alert(dump_payload(alert)) == alert


def test_times_come_back_aware_and_tuples_as_tuples() -> None:
    item = story_item(make_story(make_post()), reasons=(Reason("sources", 1.0),))
    loaded = load_alert(dump_payload(AlertFired(1, "газ", item)))
    assert loaded.item.sources[0].published_at.utcoffset() is not None
    assert isinstance(loaded.item.reasons, tuple)


def test_a_row_of_an_older_program_without_newer_fields_is_read() -> None:
    item = story_item(make_story(make_post()))
    row = json.loads(dump_payload(AlertFired(1, "газ", item, edited=False)))
    del row["edited"], row["item"]["spans"]
    assert load_alert(json.dumps(row)) == AlertFired(1, "газ", item)


def test_the_text_is_readable_json() -> None:
    coverage = Coverage(channels=1, posts=1)
    section = DigestSection("gas_energy", (story_item(make_story(make_post())),))
    at = datetime(2026, 3, 4, tzinfo=UTC)
    text = dump_payload(Digest(at, at, "Asia/Almaty", (section,), coverage, 1))
    assert "Заголовок" in text
    assert json.loads(text)["sections"][0]["name"] == "gas_energy"


@pytest.mark.parametrize("text", ["", "null", "{}", "[1]", '{"alert_id": 1}'])
def test_what_is_no_payload_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="validation error"):
        load_digest(text)
    with pytest.raises(ValueError, match="validation error"):
        load_alert(text)


def test_importing_costs_no_pydantic() -> None:
    code = "import sys, bot.domain.payloads; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
