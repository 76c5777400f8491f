"""A channel's posts -> by day or week how many there are, and what readers gave the usual one.

Pure. The usual post is the median. Three things are kept apart: a day of which nothing is known, a day
without posts, and posts whose views the source does not tell. Says nothing in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from bot.domain.trends import Period
from storage.records import Channel

SMALL_SAMPLE = 20  # posts


@dataclass(frozen=True, slots=True)
class PostFigures:
    """What counts of a post; `views` None: the source does not tell them."""

    published_at: datetime
    views: int | None
    reactions: int


@dataclass(frozen=True, slots=True)
class ActivityStep:
    """A day, or the week that begins with it. `posts` None: not known. `views`, `reactions`: of the usual
    post, None where no post tells them."""

    day: date
    posts: int | None
    views: float | None = None
    reactions: float | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A channel over time. `posts` and the medians are over the whole period.

    `read_since`, `read_until`: where reading began or ended within the period.
    """

    channel: Channel
    step_days: int
    steps: tuple[ActivityStep, ...]
    posts: int
    views: float | None
    reactions: float | None
    read_since: datetime | None = None
    read_until: datetime | None = None

    @property
    def days(self) -> int:
        """How long the period is."""
        return len(self.steps) * self.step_days

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.steps[-1].day + timedelta(days=self.step_days - 1)

    @property
    def is_small(self) -> bool:
        """Whether there are so few posts that a difference may be chance."""
        return self.posts < SMALL_SAMPLE

    @property
    def is_open(self) -> bool:
        """Whether the last step is read up to now, and still going on."""
        return self.read_until is None


def measure_activity(
    channel: Channel,
    posts: Sequence[PostFigures],
    period: Period,
    zone: ZoneInfo,
    read_since: datetime | None,
    read_until: datetime,
) -> Activity:
    """Returns the steps of `period`; what lies before `read_since` or after `read_until` is not known."""
    piles: list[list[PostFigures]] = [[] for _ in range(period.steps)]
    for post in posts:
        number = (post.published_at.astimezone(zone).date() - period.first).days // period.step_days
        if 0 <= number < period.steps:
            piles[number].append(post)
    first = None if read_since is None else read_since.astimezone(zone).date()
    last = read_until.astimezone(zone).date()
    counted = [post for pile in piles for post in pile]
    ended = period.first + timedelta(days=period.steps * period.step_days - 1)
    has_views, has_reactions = _tell(counted)
    steps = []
    for number, pile in enumerate(piles):
        day = period.first + timedelta(days=number * period.step_days)
        is_before = first is None or day + timedelta(days=period.step_days - 1) < first
        is_known = bool(pile) or not (is_before or day > last)
        steps.append(_measure(day, pile, is_known=is_known, has_reactions=has_reactions))
    return Activity(
        channel=channel,
        step_days=period.step_days,
        steps=tuple(steps),
        posts=len(counted),
        views=_median(post.views for post in counted) if has_views else None,
        reactions=_median(post.reactions for post in counted) if has_reactions else None,
        read_since=read_since if first is not None and first > period.first else None,
        read_until=read_until if last < ended else None,
    )


def _tell(posts: Sequence[PostFigures]) -> tuple[bool, bool]:
    """Whether any post tells views, and whether any has a reaction: a channel may allow none."""
    return any(post.views is not None for post in posts), any(post.reactions for post in posts)


def _measure(day: date, pile: Sequence[PostFigures], *, is_known: bool, has_reactions: bool) -> ActivityStep:
    if not is_known:
        return ActivityStep(day, None)
    views = _median(post.views for post in pile)
    reactions = _median(post.reactions for post in pile) if has_reactions else None
    return ActivityStep(day, len(pile), views, reactions)


def _median(values: Iterable[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(median(known)) if known else None
