"""What was read in a window, said honestly: which channels were silent, which could not be read.

Decides over channels and how much each of them wrote; reads nothing itself. A channel that seldom writes
is not silent for a day without a post, one that never wrote is: a mistyped name looks like that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.answer_values import Coverage
from storage.records import Channel

HABIT = timedelta(days=30)  # how far back a channel's habit is read
_USUAL_GAPS = 3  # silence begins after so many times the channel's usual pause


@dataclass(frozen=True, slots=True)
class Activity:
    """Posts of a channel: in the window, and in the HABIT before it."""

    posts: int = 0
    posts_before: int = 0


def judge_coverage(
    channels: Sequence[Channel], activities: Mapping[int, Activity], since: datetime, until: datetime
) -> Coverage:
    """Weighs what each channel wrote in [since, until); paused channels are nobody's promise."""
    followed = [channel for channel in channels if channel.state != "paused"]
    failing = [channel for channel in followed if _fails(channel)]
    silent = [
        channel
        for channel in followed
        if not _fails(channel) and _is_silent(channel, activities.get(channel.channel_id), since, until)
    ]
    lags = [until - channel.last_checked_at for channel in followed if channel.last_checked_at is not None]
    return Coverage(
        channels=len(followed) - len(failing),
        posts=sum(activity.posts for activity in activities.values()),
        silent=tuple(channel.title for channel in silent),
        failing=tuple(channel.title for channel in failing),
        worst_lag_s=max(0, int(max(lags).total_seconds())) if lags else None,
        is_sample=any(channel.is_sample for channel in followed),
    )


def _fails(channel: Channel) -> bool:
    return channel.state != "active" or channel.failure is not None


def _is_silent(channel: Channel, activity: Activity | None, since: datetime, until: datetime) -> bool:
    if activity is None or activity.posts + activity.posts_before == 0:
        return channel.last_post_at is None or channel.last_post_at < until
    if activity.posts:
        return False
    last_post_at = channel.last_post_at
    quiet_for = until - last_post_at if last_post_at and last_post_at < until else until - since
    return quiet_for > _USUAL_GAPS * HABIT / activity.posts_before
