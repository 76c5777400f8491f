"""What one call, or one push, tells of a channel: plain values between Telethon's border and the loops."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import ChannelState, Post


@dataclass(frozen=True, slots=True)
class ChannelLook:
    """A channel as Telegram shows it to the account. `state` is what reading can find: never an
    operator's "paused" or "removed"."""

    channel_id: int
    title: str
    username: str | None = None
    access_hash: int | None = None
    is_joined: bool = False
    state: ChannelState = "active"


@dataclass(frozen=True, slots=True)
class Page:
    """Posts of one channel, oldest first.

    `last_id` is the highest id seen, of a service message too (0: nothing was there). `missing` are
    ids that were asked for and are gone. `is_full`: there may be more.
    """

    posts: tuple[Post, ...] = ()
    last_id: int = 0
    missing: tuple[int, ...] = ()
    is_full: bool = False
    look: ChannelLook | None = None


@dataclass(frozen=True, slots=True)
class Pushed:
    """An update: a new or edited post, deletions, or (none of these) a change of the channel itself.

    `new_id` is set for what is new, also for a service message, which brings no post.
    """

    channel_id: int
    post: Post | None = None
    new_id: int | None = None
    deleted_ids: tuple[int, ...] = ()
