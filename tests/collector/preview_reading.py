"""A collector before the double of the public preview, and how what it stored compares with the world."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from bot.collector.preview_counts import parse_count
from bot.collector.preview_watch import PreviewCollector, build_preview_collector
from bot.core import Core
from storage.channels import find_channel_by_username
from storage.records import Channel, StoredPost
from tests.collector.reading import GatedClock, Stored, running
from tests.doubles.mtproto import World, WorldChannel, WorldPost
from tests.doubles.preview import PreviewDouble, shorten

Shown = tuple[int, str, int | None, tuple[tuple[str, int], ...], bool]


@dataclass(slots=True)
class PreviewScene(Stored):
    """The pretended site, the collector that reads it, and what is stored."""

    world: World
    site: PreviewDouble
    collector: PreviewCollector

    def reading(self) -> AbstractAsyncContextManager[asyncio.Task[None]]:
        """Runs the collector within the block."""
        return running(self.collector.run())

    def read_again(self, *names: str, **changes: Any) -> PreviewCollector:
        """A restart: a collector that remembers nothing but the database."""
        if names or changes:
            configure(self.core, self.site, *names, **changes)
        self.collector = build_preview(self.core, self.clock)
        return self.collector

    def channel(self, name: str) -> Channel | None:
        """The stored channel of a name."""
        return self.core.db.read_now(find_channel_by_username, name)

    def is_equal(self, channel: WorldChannel) -> bool:
        """Whether what is stored of a channel and stands is what its preview shows."""
        return sorted(_stored(post) for post in self.posts(channel)) == list_shown(channel)


def build_preview(core: Core, clock: GatedClock) -> PreviewCollector:
    """The preview's collector of the core's settings, on this clock."""
    return build_preview_collector(core.settings, core.db, core.ingest, clock)


def configure(core: Core, site: PreviewDouble, *names: str, **changes: Any) -> None:
    """Points the settings to the site and to channels."""
    update = {"preview_url": site.url, **({"channels": names} if names else {}), **changes}
    core.settings = core.settings.model_copy(update=update)


def list_shown(channel: WorldChannel) -> list[Shown]:
    """Every post that a channel's preview shows, oldest first: id, text, views, reactions, edited."""
    albums: dict[int, list[WorldPost]] = {}
    for post in channel.list_posts():
        if not post.is_service and (post.text or post.media) and not post.rich:
            albums.setdefault(post.grouped_id or -post.post_id, []).append(post)
    return [_shown(posts) for posts in albums.values()]


def _shown(posts: list[WorldPost]) -> Shown:
    face = next((post for post in posts if post.text), posts[0])
    reactions = sorted((str(key), parse_count(shorten(n)) or 0) for key, n in posts[0].reactions.items())
    is_edited = face.edited_at is not None and not face.edit_hidden
    return posts[0].post_id, face.text, parse_count(shorten(posts[0].views)), tuple(reactions), is_edited


def _stored(post: StoredPost) -> Shown:
    names = {"⭐": "paid"}
    reactions = sorted((names.get(each.key, each.key), each.count) for each in post.counters.reactions)
    return post.post_id, post.text, post.counters.views, tuple(reactions), post.edited_at is not None
