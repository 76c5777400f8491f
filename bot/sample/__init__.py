"""The bundled sample: six invented channels, two weeks of posts, and a few that appear "live".

Says where the export lies, who the channels are, and how far the dates are to be moved so that the
last day of the export becomes today. It does not import, store, wait or look at a clock.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.collector.source_items import FilePost
from bot.collector.telegram_message import read_message
from storage.records import Channel, Post

LAST_DAY = date(2025, 11, 14)  # of result.json, in UTC


@dataclass(frozen=True, slots=True)
class LivePost:
    """A post that appears `delay_s` seconds after the sample was opened, or the edit of one that did."""

    delay_s: int
    channel: Channel
    post: Post

    @property
    def is_edit(self) -> bool:
        return self.post.edited_at is not None

    def at(self, now: datetime) -> Post:
        """The post as if it had appeared, or been edited, at `now`."""
        shift = now - (self.post.edited_at or self.post.published_at)
        return shifted(self.post, shift)


def sample_path() -> Path:
    """The Telegram Desktop export to import."""
    return Path(__file__).with_name("result.json")


def load_channels() -> tuple[Channel, ...]:
    """The invented channels, all marked as sample; the export itself knows only id and title."""
    rows = tomllib.loads(_read("channels.toml"))["channels"]
    return tuple(Channel(**row, is_sample=True) for row in rows)


def load_live() -> list[LivePost]:
    """In the order of their delays."""
    channels = {channel.username: channel for channel in load_channels()}
    live = []
    for position, row in enumerate(json.loads(_read("live.json"))["posts"], start=1):
        channel = channels[row["channel"]]
        item = read_message(row["message"], channel, position)
        if isinstance(item, FilePost):
            live.append(LivePost(row["delay_s"], channel, item.post))
    return live


def shift_for(today: date) -> timedelta:
    """Whole days that make the export's last day `today`; the caller keeps the first answer, so that
    "today" stays put when the sample is opened again."""
    return today - LAST_DAY


def shifted(post: Post, shift: timedelta) -> Post:
    return replace(
        post,
        published_at=post.published_at + shift,
        edited_at=post.edited_at + shift if post.edited_at else None,
    )


def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
