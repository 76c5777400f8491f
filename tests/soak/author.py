"""The author of a soak: publishes, edits, deletes, reacts at random, and remembers which edits could be seen.

A version can be kept only by who saw it. So posts that are to have versions are edited once the program
has them; some others are edited unseen, and of those only the last text is asked for.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.doubles.mtproto import PAID, World, WorldChannel
from tests.doubles.mtproto.posts import ReactionKey

WORDS = ("газ", "порт", "Актау", "Курык", "танкер", "паром", "поезд", "договор", "граница", "вода", "рынок")
EMOJI: tuple[ReactionKey, ...] = ("🔥", "👍", "😢", "❤", PAID, 5_368_324_170_671_202_286)
ALERT_WORD = "барометр"

IsStored = Callable[[WorldChannel, int, str], bool]


@dataclass(slots=True)
class Author:
    """Writes `posts` posts into every channel of the world, and works over what it wrote."""

    world: World
    posts: int
    is_stored: IsStored  # whether the program has this text of this post
    chance: random.Random
    seen_edits: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    alerting: set[tuple[int, int]] = field(default_factory=set)
    _written: int = 0

    @property
    def is_done(self) -> bool:
        """Whether everything was published."""
        return all(len(channel.posts) >= self.posts for channel in self.world.channels.values())

    def act(self) -> None:
        """One step in one channel: mostly a new post, else something with an old one."""
        unfinished = [each for each in self.world.channels.values() if len(each.posts) < self.posts]
        channel = self.chance.choice(unfinished or list(self.world.channels.values()))
        standing = [post for post in channel.list_posts() if post.grouped_id is None]
        kind = self.chance.choices(
            ("publish", "album", "skip", "edit", "hasty edit", "delete", "react", "view"),
            (50, 4, 3, 8, 2, 4, 18, 11),
        )[0]
        if kind == "publish" or not standing:
            self._publish(channel)
        elif kind == "album":
            captions = [self._write(), *[""] * self.chance.randrange(1, 4)]
            channel.publish_album(captions)
        elif kind == "skip":
            channel.skip_ids(self.chance.randrange(1, 4))
        else:
            self._work_over(channel, kind)

    def _publish(self, channel: WorldChannel) -> None:
        text = self._write()
        if self.chance.random() < 0.05:
            text += f" {ALERT_WORD}"
        post_id = channel.publish(text, views=self.chance.randrange(1, 500))
        if ALERT_WORD in text:
            self.alerting.add((channel.channel_id, post_id))

    def _work_over(self, channel: WorldChannel, kind: str) -> None:
        post = self.chance.choice([post for post in channel.list_posts() if post.grouped_id is None])
        key = (channel.channel_id, post.post_id)
        match kind:
            case "edit" if key not in self.alerting and (not post.versions or key in self.seen_edits):
                if self.is_stored(channel, post.post_id, post.text):
                    self.seen_edits.setdefault(key, []).append(post.text)
                    channel.edit(post.post_id, self._write())
            case "hasty edit":
                if key not in self.alerting and key not in self.seen_edits:
                    channel.edit(post.post_id, self._write())
                    channel.edit(post.post_id, self._write())
            case "delete":
                if key not in self.alerting and key not in self.seen_edits:  # else nobody sees the edit
                    channel.delete(post.post_id)
            case "react":
                chosen = self.chance.sample(EMOJI, self.chance.randrange(4))
                counts = {emoji: self.chance.randrange(1, 900) for emoji in chosen}
                channel.react(post.post_id, counts, as_edit=self.chance.random() < 0.2)
            case "view":
                more = self.chance.randrange(1, 5000)
                channel.view(post.post_id, post.views + more, forwards=more // 9, replies=more // 7)

    def _write(self) -> str:
        self._written += 1
        return f"Сообщение {self._written}: " + " ".join(self.chance.choices(WORDS, k=14))
