"""Posts as they come to storage, and everything it holds as comparable rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from storage.channels import save_channel
from storage.database import Connection, Database
from storage.posts import PostItem, SaveReport, save_posts
from storage.records import (
    NO_PRINT,
    Channel,
    Counters,
    Evidence,
    Post,
    Reaction,
    Subscriber,
    TopicScore,
    Understanding,
)

NOW = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)
CHANNEL = Channel(1001, "Caspian News", "caspian_news", language="ru", country="KZ")
OTHER = Channel(1002, "Port Watch", "port_watch", kind="official", country="TM")


def a_subscriber(chat_id: int = 5, **fields: Any) -> Subscriber:
    """A subscriber in Almaty."""
    return Subscriber(chat_id, "ru", "Asia/Almaty", NOW, **fields)


def a_post(post_id: int, text: str = "Газ пошёл в порт", *, minutes_ago: int = 60, **fields: Any) -> Post:
    """A post of CHANNEL unless `channel_id` says otherwise."""
    values: dict[str, Any] = {"channel_id": CHANNEL.channel_id} | fields
    return Post(post_id=post_id, published_at=NOW - timedelta(minutes=minutes_ago), text=text, **values)


def understand(post: Post, **fields: Any) -> Understanding:
    """What an analyser might have derived: words for themselves, one topic where gas is named."""
    words = post.text.lower().split()
    topics = (TopicScore("gas_energy", 0.8),) if "газ" in words else ()
    at = post.text.lower().find("газ")
    evidence = [Evidence("gas_energy", at, at + 3)] if topics else []
    found = Understanding(
        language="ru",
        relevance="kz-tm" if "порт" in words else "other",
        relevance_score=0.5,
        topics=topics,
        evidence=(*evidence, Evidence("kz", 0, 1)) if post.text else (),
        forms=" ".join(words),
        terms=" ".join(f"r:{word}" for word in words) + f" ch:{post.channel_id}",
        text_hash=hashlib.blake2b(" ".join(words).encode(), digest_size=16).digest(),
        analysis_version=1,
        print=NO_PRINT + hashlib.blake2b(post.text.encode(), digest_size=8).digest(),
    )
    return replace(found, **fields)


def items(*posts: Post) -> list[PostItem]:
    """The posts with what was understood of them."""
    return [PostItem(post, understand(post)) for post in posts]


def save(db: Database, *posts: Post, seen_at: datetime = NOW, channel: Channel = CHANNEL) -> SaveReport:
    """Saves posts of one channel in one batch."""
    return save_items(db, items(*posts), seen_at=seen_at, channel=channel)


def save_items(
    db: Database, batch: Sequence[PostItem], seen_at: datetime = NOW, channel: Channel = CHANNEL
) -> SaveReport:
    """Saves a batch, with its channel where it is new."""

    def run(connection: Connection) -> SaveReport:
        save_channel(connection, channel)
        return save_posts(connection, channel.channel_id, batch, seen_at=seen_at)

    return db.write_now(run)


def fires(*counts: int) -> Counters:
    """Counters: views, then how many 🔥."""
    views, *rest = counts
    return Counters(views=views, reactions=tuple(Reaction("emoji", "🔥", count) for count in rest))


def dump_rows(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, sorted."""

    def run(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
        tables = [name for name in connection.table_names() if not name.startswith(("posts_fts", "sqlite_"))]
        rows = {table: connection.execute(f"select * from {table}").fetchall() for table in tables}
        rows["posts_fts"] = connection.execute("select rowid, forms, terms from posts_fts").fetchall()
        return {table: sorted(found, key=repr) for table, found in rows.items()}

    return db.read_now(run)


def match(db: Database, query: str) -> list[int]:
    """Post ids whose search row matches, oldest first."""

    def run(connection: Connection) -> Iterable[tuple[int]]:
        return connection.execute(
            """
            select posts.post_id from posts_fts join posts on posts.seq = posts_fts.rowid
            where posts_fts match ? order by posts.seq
            """,
            [query],
        ).fetchall()

    return [row[0] for row in db.read_now(run)]
