"""Posts -> a file of them for a spreadsheet (CSV) or for programs (JSON). Pure; asks nobody.

CSV begins with a mark that tells spreadsheets it is UTF-8, and a cell that would begin a formula there gets
an apostrophe before it: what strangers wrote is never run. Phone and card numbers are hidden, as everywhere.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from bot.domain.cleaning import readable
from bot.domain.links import post_link
from storage.records import StoredPost

BOM = "\ufeff"
COLUMNS = (
    "published_at",
    "channel",
    "username",
    "kind",
    "link",
    "language",
    "relation",
    "topics",
    "text",
    "views",
    "forwards",
    "replies",
    "reactions",
    "edited_at",
    "story",
    "sample",
)
# OWASP: what a spreadsheet takes for the beginning of a formula, also behind its own white space.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def write_posts_csv(posts: Iterable[StoredPost]) -> bytes:
    """Returns a table with a line of headings."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for post in posts:
        row = _describe(post)
        row["topics"] = ", ".join(post.topics)
        row["reactions"] = ", ".join(f"{each.key} {each.count}" for each in post.counters.reactions)
        writer.writerow([_guard(row[name]) for name in COLUMNS])
    return (BOM + file.getvalue()).encode("utf-8", "replace")


def write_posts_json(posts: Sequence[StoredPost], about: Mapping[str, object]) -> bytes:
    """Returns an object with what is told `about` the file, and the posts."""
    data = {**about, "posts": [_describe(post) for post in posts]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _describe(post: StoredPost) -> dict[str, object]:
    counters = post.counters
    return {
        "published_at": _iso(post.published_at),
        "channel": post.channel_title,
        "username": post.channel_username,
        "kind": post.channel_kind,
        "link": post_link(post.channel_username, post.channel_id, post.post_id),
        "language": post.language,
        "relation": post.relevance,
        "topics": list(post.topics),
        "text": readable(post.text).strip(),
        "views": counters.views,
        "forwards": counters.forwards,
        "replies": counters.replies,
        "reactions": [
            {"kind": each.kind, "reaction": each.key, "count": each.count} for each in counters.reactions
        ],
        "edited_at": _iso(post.edited_at),
        "story": post.story_id,
        "sample": post.is_sample,
    }


def _guard(value: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \u00a0\ufeff").startswith(_FORMULA) else value.replace("\x00", "")


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")
