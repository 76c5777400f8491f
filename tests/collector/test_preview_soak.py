"""A channel that lives while it is read, through faults and restarts: in the end both are equal."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from tests.collector.preview_reading import PreviewScene
from tests.collector.reading import publish
from tests.doubles.mtproto import PAID, World, WorldChannel

STEPS = 60


class Author:
    """Writes, corrects and deletes at random. The first posts of a channel stay: their deletion cannot
    be told from the beginning of history."""

    def __init__(self, preview: PreviewScene, channel: WorldChannel, chance: random.Random) -> None:
        self.preview, self.channel, self.chance = preview, channel, chance
        self.albums: list[list[int]] = []

    def do_something(self) -> None:
        """One of the author's ways to change a channel."""
        ways = [self.write, self.write, self.write_much, self.write_album, self.edit, self.delete, self.react]
        self.chance.choice(ways)()
        self.preview.clock.move(seconds=self.chance.choice((1, 30, 300)))

    def write(self) -> None:
        self.channel.publish(f"Новость {self.chance.random()} о порте", views=self.chance.randrange(10**6))

    def write_much(self) -> None:
        self.channel.skip_ids(self.chance.randrange(3))
        for _ in range(self.chance.randrange(45)):
            self.write()
            self.preview.clock.move(seconds=1)

    def write_album(self) -> None:
        captions = [f"Альбом {self.chance.random()}", *[""] * self.chance.randrange(1, 9)]
        self.albums.append(self.channel.publish_album(captions))

    def edit(self) -> None:
        post = self.chance.choice(self.channel.list_posts()[-80:])
        if post.grouped_id is None and not post.is_service:
            self.channel.edit(post.post_id, f"Исправлено {self.chance.random()}")

    def delete(self) -> None:
        posts = [post for post in self.channel.list_posts()[-60:] if post.post_id > 25]
        if self.albums and self.chance.random() < 0.3:
            album = self.albums.pop()
            self.channel.delete(*(album if self.chance.random() < 0.5 else album[1:]))
        elif posts and (post := self.chance.choice(posts)).grouped_id is None:
            self.channel.delete(post.post_id)

    def react(self) -> None:
        post = self.chance.choice(self.channel.list_posts())
        if post.grouped_id is None:
            some: dict[str | int, int] = {"🔥": self.chance.randrange(1, 9999), 5: 2, PAID: 3}
            self.channel.react(post.post_id, some if self.chance.random() < 0.7 else {})
            self.channel.view(post.post_id, post.views + self.chance.randrange(5000))


def trouble(preview: PreviewScene, chance: random.Random) -> None:
    """Perhaps something goes wrong with the site."""
    site = preview.site
    faults: list[Callable[[], None]] = [
        site.cut,
        site.fail,
        lambda: site.refuse(20),
        lambda: site.answer("<html>?</html>"),
    ]
    if chance.random() < 0.2:
        chance.choice(faults)()


@pytest.mark.parametrize("seed", range(3))
async def test_after_all_faults_the_preview_and_the_database_are_equal(
    preview: PreviewScene, world: World, news: WorldChannel, seed: int
) -> None:
    chance = random.Random(seed)
    other = world.add_channel("other_news", "Other news")
    authors = [Author(preview, channel, chance) for channel in (news, other)]
    for channel in (news, other):
        publish(channel, 25, days_ago=0.5)
    tiers = (60, 600, 3600, 21600)
    for start in range(0, STEPS, 15):
        preview.read_again("@example_news", "@other_news", refresh_tiers=tiers, requests_per_minute=60)
        async with preview.reading():
            for step in range(15):
                chance.choice(authors).do_something()
                trouble(preview, chance)
                asked = len(preview.site.requests) + chance.randrange(4)
                await preview.until(lambda: len(preview.site.requests) >= asked, moving_s=5)  # noqa: B023
                assert start + step < STEPS
    preview.site.heal()
    preview.clock.move(minutes=10)
    preview.read_again()
    async with preview.reading():
        await preview.until(lambda: all(map(preview.is_equal, (news, other))), moving_s=5)
        await preview.until(lambda: all(is_done(preview, each) for each in (news, other)), moving_s=5)


def is_done(preview: PreviewScene, channel: WorldChannel) -> bool:
    """Whether the cursor stands at the newest post that was ever seen."""
    stored = preview.channel(channel.username or "")
    return stored is not None and stored.failure is None and stored.cursor >= channel.top_post_id
