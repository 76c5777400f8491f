"""What was read in a window, said honestly: which channels were silent, which could not be read.

Decides over channels and when each of them wrote; reads nothing itself. What is silence for a channel,
silence.py says, for the digest's footer and for the alarm alike; one that never wrote, or not for two
months, is silent in the footer: a mistyped name looks like that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.answer_values import Coverage
from bot.domain.silence import is_silent
from storage.records import Channel

NOT_READ_FOR = timedelta(hours=1)  # a channel that nobody looked at for so long may have written


@dataclass(frozen=True, slots=True)
class Activity:
    """Posts of a channel in the window, and the hours of silence.LOOKBACK in which it wrote."""

    posts: int = 0
    hours: Sequence[int] = ()


def judge_coverage(
    channels: Sequence[Channel], activities: Mapping[int, Activity], since: datetime, until: datetime
) -> Coverage:
    """Weighs what each channel wrote in [since, until); paused channels are nobody's promise."""
    followed = [channel for channel in channels if channel.state != "paused"]
    failing = [channel for channel in followed if _fails(channel)]
    silent = [
        channel
        for channel in followed
        if not _fails(channel) and _was_silent(channel, activities.get(channel.channel_id), until)
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


def is_read(channel: Channel, now: datetime) -> bool:
    """Whether we would know of a post: an alarm over silence makes sense only then."""
    checked_at = channel.last_checked_at
    is_fresh = checked_at is not None and now - checked_at <= NOT_READ_FOR
    return is_fresh and not _fails(channel) and not channel.is_sample


def _fails(channel: Channel) -> bool:
    return channel.state != "active" or channel.failure is not None


def _was_silent(channel: Channel, activity: Activity | None, until: datetime) -> bool:
    if activity is None or not (activity.posts or activity.hours):
        return channel.last_post_at is None or channel.last_post_at < until
    return not activity.posts and is_silent(activity.hours, until)
