"""Back after a time away: which digests were missed, and the one digest that stands in for all of them.

It covers the time since the last digest before the absence, but no more than MOST. Where no digest was missed
there is nothing to catch up with, so that going away and coming straight back changes nothing. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.domain.digest_run import plan_run
from bot.domain.preferences import DigestPreferences, preferences_of
from bot.domain.source_values import Absence
from storage.records import DigestLength, Subscription

MOST = timedelta(days=14)
_Wish = TypeVar("_Wish")
_LENGTHS: tuple[DigestLength, ...] = ("short", "normal", "full")


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Window [since, until) for what the `missed` digests would have told. `runs`: each one's number, the
    slot it missed first, and its next one."""

    since: datetime
    until: datetime
    absence: Absence
    missed: tuple[Subscription, ...]
    runs: tuple[tuple[int, datetime, datetime], ...]

    def key(self, chat_id: int) -> str:
        """The delivery's key: once for an absence."""
        return f"catchup:{chat_id}:{self.absence.since.isoformat()}"

    def preferences(self) -> DigestPreferences:
        """Whatever one of the missed digests wants; not too short, since it stands in for several."""
        wishes = [preferences_of(each) for each in self.missed]
        return DigestPreferences(
            topics=_unite(wish.topics for wish in wishes),
            relevances=_unite(wish.relevances for wish in wishes),
            languages=_unite(wish.languages for wish in wishes),
            length=max(("normal", *(wish.length for wish in wishes)), key=_LENGTHS.index),
            channels=_unite(wish.channels for wish in wishes),
            kinds=_unite(wish.kinds for wish in wishes),
        )


def plan_catch_up(
    subscriptions: Sequence[Subscription], away_since: datetime, zone: ZoneInfo, now: datetime
) -> CatchUp | None:
    """Plans the catch-up of a person who is back at `now`; None where no digest was missed."""
    missed = [each for each in subscriptions if not each.paused and each.next_run_at <= now]
    if not missed:
        return None
    plans = [plan_run(each, zone, now) for each in missed]
    since, until = min(plan.since for plan in plans), plans[0].until
    bound = until - MOST
    return CatchUp(
        since=max(since, bound),
        until=until,
        absence=Absence(away_since, is_cut=since < bound),
        missed=tuple(missed),
        runs=tuple(
            (each.subscription_id, each.next_run_at, plan.next_run_at)
            for each, plan in zip(missed, plans, strict=True)
        ),
    )


def _unite(wishes: Iterable[tuple[_Wish, ...]]) -> tuple[_Wish, ...]:
    """All that any of the wishes names; () = all, as soon as one of them wants all."""
    found = list(wishes)
    return tuple(dict.fromkeys(each for wish in found for each in wish)) if all(found) else ()
