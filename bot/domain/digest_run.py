"""A due subscription -> which slot this run is for, which window it covers, when the next one is.

However long the machine was down, there is one run for the oldest slot missed, and the next slot is
after `now`: one late digest, never several. Decides nothing about what the digest shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.schedule import next_run, previous_run
from storage.records import Subscription

_PUNCTUAL = timedelta(minutes=15)
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class DigestRun:
    """One run of a subscription: window [since, until), and when it runs next."""

    slot: datetime
    since: datetime
    until: datetime
    next_run_at: datetime
    continues: bool  # the window begins where the last digest ended
    is_late: bool
    overdue: timedelta  # since the last slot that has passed

    def key(self, subscription_id: int) -> str:
        """The delivery's key: once for a subscription and slot."""
        return digest_key(subscription_id, self.slot)


def digest_key(subscription_id: int, slot: datetime) -> str:
    """The inverse of parse_key."""
    return f"digest:{subscription_id}:{slot.isoformat()}"


def parse_key(key: str) -> tuple[int, datetime] | None:
    """The subscription and the slot that a delivery's key names; None if it is no digest's own key."""
    kind, _, rest = key.partition(":")
    number, _, slot = rest.partition(":")
    if kind != "digest" or not number.isdecimal():
        return None
    try:
        return int(number), datetime.fromisoformat(slot)
    except ValueError:  # of a notice that follows it, or of a digest that was sent again
        return None


def lateness_s(key: str, sent_at: datetime) -> int | None:
    """By how many seconds a digest comes after its slot; None if it is on time, or `key` is no digest's."""
    named = parse_key(key)
    if named is None:
        return None
    late = sent_at - named[1]
    return int(late.total_seconds()) if late > _PUNCTUAL else None


def plan_run(subscription: Subscription, zone: ZoneInfo, now: datetime) -> DigestRun:
    """Plans the run of a subscription that is due at `now`."""
    slot, until = subscription.next_run_at, now.replace(microsecond=0)
    last_slot = max(slot, previous_run(now + _A_MOMENT, subscription.schedule, zone))
    since = _window_start(subscription, zone, until)
    return DigestRun(
        slot=slot,
        since=since,
        until=until,
        next_run_at=next_run(now, subscription.schedule, zone),
        continues=since == subscription.last_window_end,
        is_late=now - slot > _PUNCTUAL,
        overdue=now - last_slot,
    )


def is_skipped(run: DigestRun, subscription: Subscription, skip_after: timedelta) -> bool:
    """Whether a run is so late that its slot is skipped; a week's digest stays worth reading longer."""
    patience = skip_after * 7 if subscription.schedule.kind == "weekly" else skip_after
    return run.overdue > patience


def _window_start(subscription: Subscription, zone: ZoneInfo, until: datetime) -> datetime:
    """Where the last digest ended, at most two periods before the slot: what a pause left out stays out.

    Two, since a change of zone or schedule may skip a slot, and its posts must not be lost.
    """
    period_back = previous_run(subscription.next_run_at, subscription.schedule, zone)
    last = subscription.last_window_end
    if last is None or last >= until:
        return period_back
    return max(last, previous_run(period_back, subscription.schedule, zone))
