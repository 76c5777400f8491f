"""A database of very many posts to search in, written as ingest writes them, in minutes.

Texts come from the JSON Lines file that BENCH_TEXTS names (field "text"; may be gzipped), four posts in
five, and from the sentences of the bundled sample, put together anew for every post. Each distinct piece is
analysed once. Channels, dates, topics, media and counters are drawn, the same for the same number of posts.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from pathlib import Path

from benchmarks.texts import read_rows
from bot.collector.source_items import FilePost
from bot.collector.telegram_message import read_message
from bot.domain.analyser import Analyser
from bot.domain.facets import facets_of
from bot.domain.lexicon import TOPICS
from bot.domain.sentences import split_sentences
from bot.sample import load_channels, sample_path
from storage.channels import add_channel
from storage.counters import write_counters
from storage.database import Connection, Database
from storage.post_writes import insert_posts
from storage.records import (
    Channel,
    ChannelKind,
    Counters,
    Post,
    Reaction,
    Relevance,
    TopicScore,
    Understanding,
)
from storage.stories import add_stories

NOW = datetime(2025, 11, 22, 12, tzinfo=UTC)
DAYS = 730
CHANNELS = 40
BATCH = 5_000
_SAMPLE_EVERY = 5
_TOPIC_SHARE = (0.55, 0.35, 0.10)  # of posts with no topic, one, two
_RELEVANCES: tuple[Relevance, ...] = ("other", "kz-only", "tm-only", "kz-tm")
_KINDS: tuple[ChannelKind, ...] = ("official", "media", "media", "analyst", "exile", "aggregator")
_MEDIA = (None, None, None, "photo", "photo", "video")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, or a sentence, with what the index holds of it."""

    text: str
    forms: str
    terms: str
    language: str


def build_posts(path: Path, count: int) -> int:
    """Writes `count` posts into a new database at `path`; returns how many distinct pieces they come from."""
    analyser = Analyser()
    sentences = [_analyse(analyser, text) for text in dict.fromkeys(_read_sample())]
    by_language: dict[str, list[Piece]] = {}
    for sentence in sentences:
        by_language.setdefault(sentence.language, []).append(sentence)
    languages = {name: found for name, found in by_language.items() if name in ("ru", "kk", "tk", "en")}
    whole = [_analyse(analyser, text) for text in dict.fromkeys(_read_file())]
    channels = [
        Channel(2_000 + n, f"Channel {n}", f"channel_{n}", kind=_KINDS[n % len(_KINDS)])
        for n in range(CHANNELS)
    ]
    db = Database.open(path)
    try:
        for channel in channels:
            db.write_now(add_channel, channel)
        drawn = _draw(count, channels, languages, whole)
        while batch := list(islice(drawn, BATCH)):
            db.write_now(_insert, batch)
        db.flush_log()
    finally:
        db.close()
    return len(sentences) + len(whole)


def _draw(
    count: int, channels: Sequence[Channel], languages: dict[str, list[Piece]], whole: Sequence[Piece]
) -> Iterator[tuple[Post, Understanding]]:
    """Posts in the order of time; a few channels write most of them."""
    chance = random.Random(count)
    weights = [1 / (n + 1) for n in range(len(channels))]
    step = timedelta(days=DAYS) / count
    for number in range(count):
        if whole and number % _SAMPLE_EVERY:
            pieces = [whole[chance.randrange(len(whole))]]
        else:
            pieces = chance.choices(languages[chance.choice(list(languages))], k=chance.randint(3, 7))
        (channel,) = chance.choices(channels, weights)
        post = Post(
            channel.channel_id,
            number + 1,
            NOW - step * (count - number),
            "\n".join(piece.text for piece in pieces),
            Counters(chance.randrange(20_000), chance.randrange(50), None, _draw_reactions(chance)),
            media_kind=chance.choice(_MEDIA),
        )
        yield post, _understand(post, channel, pieces, chance)


def _draw_reactions(chance: random.Random) -> tuple[Reaction, ...]:
    return tuple(Reaction("emoji", key, chance.randrange(1, 90)) for key in "👍🔥"[: chance.randrange(3)])


def _understand(
    post: Post, channel: Channel, pieces: Sequence[Piece], chance: random.Random
) -> Understanding:
    (many,) = chance.choices(range(3), _TOPIC_SHARE)
    topics = chance.sample(TOPICS, many)
    (relevance,) = chance.choices(_RELEVANCES, (80, 12, 5, 3))
    facets = facets_of(post, channel, pieces[0].language, relevance, topics)
    return Understanding(
        language=pieces[0].language,
        relevance=relevance,
        relevance_score=0.5,
        topics=tuple(TopicScore(topic, 0.9) for topic in topics),
        evidence=(),
        forms=" ".join(piece.forms for piece in pieces),
        terms=" ".join([*(piece.terms for piece in pieces), *sorted(facets)]),
        text_hash=post.post_id.to_bytes(16, "big"),
        analysis_version=1,
    )


def _insert(db: Connection, batch: Sequence[tuple[Post, Understanding]]) -> None:
    stories = add_stories(db, len(batch))
    rows = [(post, found, story_id) for (post, found), story_id in zip(batch, stories, strict=True)]
    seqs = insert_posts(db, rows, NOW)
    counters = [(seq, post.counters) for seq, (post, _) in zip(seqs, batch, strict=True)]
    write_counters(db, counters, NOW)


def _analyse(analyser: Analyser, text: str) -> Piece:
    found = analyser.analyse(text)
    return Piece(text, " ".join(found.words.norms), " ".join(chain.from_iterable(found.keys)), found.language)


def _read_sample() -> Iterator[str]:
    """The sentences of the bundled posts."""
    channel = load_channels()[0]
    export = json.loads(sample_path().read_text(encoding="utf-8"))
    for chat in export["chats"]["list"]:
        for number, message in enumerate(chat["messages"], 1):
            item = read_message(message, channel, number)
            text = item.post.text if isinstance(item, FilePost) else ""
            yield from (text[start:end] for start, end in split_sentences(text) if end - start > 20)


def _read_file() -> Iterator[str]:
    name = os.environ.get("BENCH_TEXTS")
    if name:
        yield from (row["text"] for row in read_rows(Path(name)) if row.get("text"))
