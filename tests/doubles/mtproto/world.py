"""The pretended Telegram: public channels with posts, and the one account that reads them.

A test edits it in the words of an author (`publish`, `edit`, `delete`, `react`, `view`, `rename`,
`make_private`); whoever listens (the server) is told of each step. Every step that Telegram counts
moves the channel's pts, whether it is pushed or not: `push=False` is a step that no client was told
of. Knows neither TL nor sockets.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

from tests.doubles.mtproto.account import Account
from tests.doubles.mtproto.posts import Change, ChangeKind, Origin, ReactionKey, WorldPost

Access = Literal["open", "private", "banned", "vanished"]
Listener: TypeAlias = "Callable[[WorldChannel, Change], None]"

FIRST_CHANNEL_ID = 1_500_000_001


def utc_now() -> datetime:
    """The world's clock unless a test gives another one."""
    return datetime.now(UTC)


class World:
    """All channels by id, the account, and who is told of changes."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = utc_now,
        account: Account | None = None,
        seed: int = 0,
    ) -> None:
        self.clock = clock
        self.account = account or Account()
        self.channels: dict[int, WorldChannel] = {}
        self.listeners: list[Listener] = []
        self._random = random.Random(seed)

    def add_channel(
        self,
        username: str | None,
        title: str,
        *,
        joined: bool = False,
        about: str = "",
        subscribers: int = 1000,
        extra_usernames: Sequence[str] = (),
    ) -> WorldChannel:
        """Opens a channel. With `joined` the account is a member from the start.

        As in Telegram, pushes come only from channels that the account has joined; the others can
        be read, not heard. With `extra_usernames` (names bought at auction) the wire's `username`
        is empty and all names stand in `usernames`.
        """
        channel_id = FIRST_CHANNEL_ID + len(self.channels)
        channel = WorldChannel(self, channel_id, username, title, self._random.getrandbits(63))
        channel.about, channel.subscribers = about, subscribers
        channel.extra_usernames = tuple(extra_usernames)
        self.channels[channel_id] = channel
        if joined:
            self.account.joined.add(channel_id)
        return channel

    def find_channel(self, username: str) -> WorldChannel | None:
        """Returns the channel of this name, in any case of letters."""
        for channel in self.channels.values():
            if username.casefold() in (name.casefold() for name in channel.usernames):
                return channel
        return None


class WorldChannel:
    """One channel. `posts` keeps deleted posts too; `list_posts` gives those that can be read."""

    def __init__(
        self, world: World, channel_id: int, username: str | None, title: str, access_hash: int
    ) -> None:
        self.world, self.channel_id, self.access_hash = world, channel_id, access_hash
        self.username, self.title, self.about = username, title, ""
        self.extra_usernames: tuple[str, ...] = ()
        self.subscribers = 0
        self.access: Access = "open"
        self.pts = 1  # Telegram's never is 0
        self.posts: dict[int, WorldPost] = {}
        self.changes: list[Change] = []  # the sequence, in the order of pts
        self.opened_at = world.clock()
        self._next_id = 1

    @property
    def usernames(self) -> tuple[str, ...]:
        """All names that lead here."""
        return (*((self.username,) if self.username else ()), *self.extra_usernames)

    @property
    def top_post_id(self) -> int:
        """The id of the newest post that can be read, 0 when there is none."""
        return next((post.post_id for post in reversed(self.posts.values()) if not post.deleted_at), 0)

    def list_posts(self) -> list[WorldPost]:
        """The posts that can be read, service messages among them, oldest first."""
        return [post for post in self.posts.values() if post.deleted_at is None]

    def publish(
        self,
        text: str = "",
        *,
        at: datetime | None = None,
        media: Any = None,
        grouped_id: int | None = None,
        forward: Origin | None = None,
        links: Mapping[str, str] | None = None,
        rich: Sequence[Any] = (),
        views: int = 1,
        forwards: int = 0,
        replies: int | None = None,
        reactions: Mapping[ReactionKey, int] | None = None,
        push: bool = True,
    ) -> int:
        """Publishes a post and returns its id. `at` (default: now) dates it, for histories.

        `media` is a kind that media.py knows ("photo", "video", …) or a TL object.
        """
        post = WorldPost(self._next_id, text, at or self.world.clock(), media, grouped_id, forward)
        post.links, post.rich, post.reactions = links or {}, rich, dict(reactions or {})
        post.views, post.forwards, post.replies = views, forwards, replies
        return self._append(post, push)

    def publish_album(self, captions: Iterable[str], *, media: Any = "photo", push: bool = True) -> list[int]:
        """Publishes the parts of an album, one for each caption (most are empty); returns their ids."""
        grouped_id = self.channel_id * 1000 + self._next_id
        return [self.publish(text, media=media, grouped_id=grouped_id, push=push) for text in captions]

    def edit(self, post_id: int, text: str, *, at: datetime | None = None, push: bool = True) -> None:
        """Changes a post's text; the old one goes to its `versions`."""
        post = self.posts[post_id]
        post.versions.append(post.text)
        post.text, post.edited_at, post.edit_hidden = text, at or self.world.clock(), False
        self._step("edit", (post_id,), push=push)

    def react(
        self,
        post_id: int,
        reactions: Mapping[ReactionKey, int],
        *,
        as_edit: bool = False,
        push: bool = False,
    ) -> None:
        """Sets a post's reactions (emoji, custom emoji by number, PAID).

        Silent by default, as readers see it; with `as_edit` it arrives as an edit with `edit_hide`,
        with `push` as the UpdateMessageReactions that authors get.
        """
        post = self.posts[post_id]
        post.reactions = dict(reactions)
        if as_edit:
            post.edited_at, post.edit_hidden = self.world.clock(), True
            self._step("edit", (post_id,), push=True)
        elif push:
            self._tell(Change("reactions", (post_id,), self.pts, 0, self.world.clock()))

    def view(
        self,
        post_id: int,
        views: int,
        *,
        forwards: int | None = None,
        replies: int | None = None,
        push: bool = False,
    ) -> None:
        """Sets the other counters; silent unless `push` (UpdateChannelMessageViews: only the views)."""
        post = self.posts[post_id]
        post.views = views
        post.forwards = post.forwards if forwards is None else forwards
        post.replies = post.replies if replies is None else replies
        if push:
            self._tell(Change("views", (post_id,), self.pts, 0, self.world.clock()))

    def delete(self, *post_ids: int, push: bool = True) -> None:
        """Deletes posts in one step."""
        for post_id in post_ids:
            self.posts[post_id].deleted_at = self.world.clock()
        self._step("delete", post_ids, push=push)

    def skip_ids(self, count: int = 1) -> None:
        """Leaves ids that never show a post, as drafts deleted at once leave them."""
        self._next_id += count

    def rename(self, *, title: str | None = None, username: str | None = None, push: bool = True) -> None:
        """Changes the title (a service message, which takes an id) or the name ("" takes it away)."""
        if username is not None:
            self.username = username or None
        if title is not None:
            self.title = title
            self._append(WorldPost(self._next_id, "", self.world.clock(), new_title=title), push)
        if push:
            self._tell(Change("channel", (), self.pts, 0, self.world.clock()))

    def make_private(self) -> None:
        """The account can no longer read it: CHANNEL_PRIVATE, and no name leads here."""
        self._close("private")

    def ban(self) -> None:
        """Telegram blocks it: restricted, CHANNEL_BANNED."""
        self._close("banned")

    def vanish(self) -> None:
        """Its owner deletes it: CHANNEL_INVALID, and no name leads here."""
        self._close("vanished")

    def reopen(self) -> None:
        """Undoes the above; the account has to join again."""
        self.access = "open"

    def _close(self, access: Access) -> None:
        self._tell(Change("channel", (), self.pts, 0, self.world.clock()), access)
        self.world.account.joined.discard(self.channel_id)

    def _append(self, post: WorldPost, push: bool) -> int:
        self.posts[post.post_id] = post
        self._next_id = post.post_id + 1
        self._step("new", (post.post_id,), push=push)
        return post.post_id

    def _step(self, kind: ChangeKind, post_ids: tuple[int, ...], *, push: bool) -> None:
        self.pts += len(post_ids)
        change = Change(kind, post_ids, self.pts, len(post_ids), self.world.clock())
        self.changes.append(change)
        if push:
            self._tell(change)

    def _tell(self, change: Change, access: Access | None = None) -> None:
        self.access = access or self.access
        for listener in self.world.listeners:
            listener(self, change)
