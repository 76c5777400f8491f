"""The channels that are read now, and what each waits for: state of one run, made anew at the start.

What is worth keeping (cursor, state, access hash) stands in the database. Makes no request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storage.records import Channel

SLEEPY_S = 1800  # the longest pause between two looks at a channel
_LAZINESS = 20  # a channel silent for a day is looked at every 1/20 of a day, within the bounds


@dataclass(slots=True)
class Followed:
    """One channel. `poll_at` None: at once. It `is_behind` while there is more to read than a page.

    `is_heard`: it was read to its end since it is joined, so that from then on pushes should bring all.
    After a gap in the updates (and at the start) recent posts must be read again, but for those in
    `reread`.
    """

    channel: Channel
    is_joined: bool = False
    is_heard: bool = False
    poll_at: datetime | None = None
    is_behind: bool = False
    has_begun: bool = False
    needs_reread: bool = False
    reread: set[int] = field(default_factory=set)

    def is_due(self, now: datetime) -> bool:
        """Whether its history is to be looked at."""
        return self.poll_at is None or self.poll_at <= now


def has_access_hash(channel: Channel) -> bool:
    """Whether the account can read it."""
    return channel.access_hash is not None


class Roster:
    """The followed channels by id; `wake` is set when somebody should look at them at once.

    `is_reachable`: whether the source of this process has what it needs to read a channel.
    """

    def __init__(self, is_reachable: Callable[[Channel], bool] = has_access_hash) -> None:
        self._is_reachable = is_reachable
        self.channels: dict[int, Followed] = {}
        self.wake = asyncio.Event()
        self.has_doubts = False  # somebody needs to be read again, and nobody has planned it yet

    def update(self, stored: Iterable[Channel]) -> None:
        """Takes over what the database says: new channels, paused ones, moved cursors."""
        readable = {
            channel.channel_id: channel
            for channel in stored
            if channel.state == "active" and self._is_reachable(channel) and not channel.is_sample
        }
        for channel_id in self.channels.keys() - readable.keys():
            del self.channels[channel_id]
        for channel_id, channel in readable.items():
            if channel_id in self.channels:
                self.channels[channel_id].channel = channel
            else:
                known = channel.cursor > 0
                self.has_doubts |= known
                self.channels[channel_id] = Followed(channel, has_begun=known, needs_reread=known)

    def note_gap(self, channel_id: int | None) -> None:
        """Updates of a channel (None: of all) may have been lost: read news and recent posts again."""
        for followed in self._choose(channel_id):
            followed.poll_at, followed.needs_reread = None, True
            followed.reread.clear()
            self.has_doubts = True
        self.wake.set()

    def note_hole(self, channel_id: int) -> None:
        """A post came while the one before it is not known: look at the history."""
        for followed in self._choose(channel_id):
            followed.poll_at = None
        self.wake.set()

    def list_joined(self) -> list[Channel]:
        """The channels whose pushes come."""
        return [followed.channel for followed in self.channels.values() if followed.is_joined]

    def _choose(self, channel_id: int | None) -> Sequence[Followed]:
        if channel_id is None:
            return list(self.channels.values())
        return [self.channels[channel_id]] if channel_id in self.channels else []


def decide_interval(
    last_post_at: datetime | None, now: datetime, shortest_s: int, *, is_told: bool
) -> timedelta:
    """How long until the next look: busy channels soon, sleepy ones and those we hear of later."""
    longest_s = max(SLEEPY_S, shortest_s)
    if is_told or last_post_at is None:
        return timedelta(seconds=longest_s)
    silence_s = (now - last_post_at).total_seconds()
    return timedelta(seconds=min(longest_s, max(shortest_s, silence_s / _LAZINESS)))
