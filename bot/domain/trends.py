"""When posts were published -> posts and sources by day or week, and what stands out in them.

Pure: whoever counts says which posts, up to when, and since when anything is known. A day is a day of the
reader's zone. Decides what is too little to call a trend; says nothing in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.answer_values import QueryReading

DAYS_BY_WEEK = 120  # a longer period is counted by the week
SMALL_SAMPLE = 20  # posts; fewer are told, but no trend is drawn from them
MOST_DAYS = 728
_LEAST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Step:
    """A day, or the week that begins with it. `posts` None: not known."""

    day: date
    posts: int | None
    sources: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """Posts that match a query over time; the last step may still be going on.

    `read_since`: the first stored post, where that is later than the period's beginning; `counted_since`:
    counting stopped there, at a bound. What lies before either is not known. `sources`: channels, each once.
    """

    query: str
    topic: str | None  # where the query is one topic
    days: int
    step_days: int
    steps: tuple[Step, ...]
    posts: int
    sources: int
    read_since: datetime | None = None
    counted_since: datetime | None = None
    is_sample: bool = False
    chosen_days: int = 0  # the period's button; 0 = the query said the time itself
    is_open: bool = True  # the last step reaches up to now
    reading: QueryReading = field(default_factory=QueryReading)

    @property
    def is_small(self) -> bool:
        """Whether there are so few posts that a rise may be chance."""
        return self.posts < SMALL_SAMPLE

    @property
    def peak(self) -> Step:
        """The fullest step, of equal ones the newest."""
        return max(self.steps, key=lambda step: (step.posts or 0, step.day))

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.steps[-1].day + timedelta(days=self.step_days - 1)


@dataclass(frozen=True, slots=True)
class Halves:
    """Posts of the newer half of what is known, and of as many steps before it."""

    days: int
    newer: int
    older: int

    @property
    def percent(self) -> int | None:
        """How much more, in percent; None where the older half has too few posts to compare with."""
        if self.older < SMALL_SAMPLE // 2:
            return None
        return round(100 * (self.newer - self.older) / self.older)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days [first, last] of the reader's zone, in steps."""

    first: date
    steps: int
    step_days: int

    def since(self, zone: ZoneInfo) -> datetime:
        """When the period begins."""
        return datetime.combine(self.first, time(), zone)

    def until(self, zone: ZoneInfo) -> datetime:
        """When the period's last day ends."""
        return datetime.combine(self.first + timedelta(days=self.steps * self.step_days), time(), zone)


def plan_period(first: date, last: date) -> Period:
    """Returns the days from `first` to `last`, or as many whole weeks as end with `last`: a week cut short
    at the beginning would look like a rise."""
    days = min(max((last - first).days + 1, 1), MOST_DAYS)
    step = 1 if days <= DAYS_BY_WEEK else 7
    steps = days // step
    return Period(last - timedelta(days=steps * step - 1), steps, step)


def count_steps(
    posts: Iterable[tuple[datetime, int]], period: Period, zone: ZoneInfo, known_since: datetime | None
) -> tuple[Step, ...]:
    """Returns the steps of `period` over (published at, channel) of posts; a step that ended before
    `known_since` is not known."""
    counts = [0] * period.steps
    channels: list[set[int]] = [set() for _ in counts]
    for published_at, channel_id in posts:
        number = (published_at.astimezone(zone).date() - period.first).days // period.step_days
        if 0 <= number < period.steps:
            counts[number] += 1
            channels[number].add(channel_id)
    first_known = None if known_since is None else known_since.astimezone(zone).date()
    steps = []
    for number, count in enumerate(counts):
        day = period.first + timedelta(days=number * period.step_days)
        ended = day + timedelta(days=period.step_days - 1)
        is_known = first_known is None or ended >= first_known or count > 0
        steps.append(Step(day, count if is_known else None, len(channels[number]) if is_known else None))
    return tuple(steps)


def compare_halves(trend: Trend) -> Halves | None:
    """Returns the two halves of what is known; None where that is too short or holds too few posts.

    A step that is known in part, or still going on, is no fair half of anything and stays out.
    """
    known = [step.posts for step in trend.steps if step.posts is not None]
    if len(known) < len(trend.steps) or trend.read_since or trend.counted_since:
        known = known[1:]
    if trend.is_open:
        known = known[:-1]
    half = len(known) // 2
    if trend.is_small or len(known) < _LEAST_STEPS:
        return None
    return Halves(half * trend.step_days, sum(known[-half:]), sum(known[-2 * half : -half]))
