"""What the database lacks of the world, or has too much: empty when nothing was lost.

Reads tables, not the program's own answers: a defect of those must not hide one of storage.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.doubles.mtproto import PAID, World, WorldChannel
from tests.doubles.mtproto.posts import WorldPost

Edits = Mapping[tuple[int, int], list[str]]


def find_differences(database: Path, world: World, seen_edits: Edits) -> list[str]:
    """Every post, text, version, counter and deletion that is not as in the world."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        return [line for each in world.channels.values() for line in _compare(db, each, seen_edits)]


def _compare(db: sqlite3.Connection, channel: WorldChannel, seen_edits: Edits) -> Iterator[str]:
    rows = db.execute(
        """
        select post_id, seq, text, deleted_at, views, forwards, replies, reactions
        from posts left join post_stats using (seq) where channel_id = ?
        """,
        [channel.channel_id],
    )
    stored = {row["post_id"]: dict(row) for row in rows}
    for parts in _group(channel):
        first = parts[0]
        name = f"{channel.username}/{first.post_id}"
        carrier = next((stored.pop(part.post_id) for part in parts if part.post_id in stored), None)
        if carrier is None:
            if any(part.deleted_at is None for part in parts):
                yield f"{name}: not stored"
            continue
        is_deleted = all(part.deleted_at is not None for part in parts)
        if is_deleted != (carrier["deleted_at"] is not None):
            yield f"{name}: deleted is {is_deleted} in the world"
        yield from _compare_versions(
            db, name, carrier["seq"], seen_edits.get((channel.channel_id, first.post_id))
        )
        if not is_deleted:
            yield from _compare_post(name, parts, carrier)
    for post_id in stored:
        yield f"{channel.username}/{post_id}: stored, but never published"


def _group(channel: WorldChannel) -> list[list[WorldPost]]:
    """Posts, and albums as lists of their parts."""
    groups: dict[int, list[WorldPost]] = {}
    for post in channel.posts.values():
        groups.setdefault(post.grouped_id or -post.post_id, []).append(post)
    return list(groups.values())


def _compare_post(name: str, parts: list[WorldPost], row: Mapping[str, Any]) -> Iterator[str]:
    text = next((part.text for part in parts if part.text), "")
    if row["text"] != text:
        yield f"{name}: text is {row['text']!r}, not {text!r}"
    counters = (max(part.views for part in parts), max(part.forwards for part in parts))
    if (row["views"], row["forwards"]) != counters:
        yield f"{name}: views and forwards are {(row['views'], row['forwards'])}, not {counters}"
    reactions = {_key(key): count for key, count in parts[0].reactions.items()}
    found = {(kind, key): count for kind, key, count in json.loads(row["reactions"] or "[]")}
    if found != reactions:
        yield f"{name}: reactions are {found}, not {reactions}"


def _compare_versions(
    db: sqlite3.Connection, name: str, seq: int, expected: list[str] | None
) -> Iterator[str]:
    if expected is None:
        return
    rows = db.execute("select text from post_versions where seq = ? order by version_id", [seq])
    found = [row["text"] for row in rows]
    if found != expected:
        yield f"{name}: versions are {found}, not {expected}"


def _key(key: str | int) -> tuple[str, str]:
    if key == PAID:
        return "paid", "⭐"
    return ("custom", str(key)) if isinstance(key, int) else ("emoji", key)
