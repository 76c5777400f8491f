"""Back after a time away: what was missed, how much of it one digest covers, and what goes on untouched."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.catch_up import MOST, plan_catch_up
from storage.records import Schedule, Subscription

ALMATY = ZoneInfo("Asia/Almaty")
SLOT = datetime.fromisoformat("2026-03-04T03:30:00+00:00")  # Wednesday 08:30 in Almaty
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def daily(number: int = 1, **fields: Any) -> Subscription:
    values: dict[str, Any] = {
        "schedule": Schedule("daily", time(8, 30)),
        "next_run_at": SLOT,
        "created_at": SLOT - 9 * DAY,
        "last_window_end": SLOT - DAY,
    }
    return Subscription(number, 5, **(values | fields))


def test_it_covers_the_time_since_the_last_digest() -> None:
    plan = plan_catch_up([daily()], SLOT - HOUR, ALMATY, SLOT + 3 * DAY + HOUR)
    assert plan is not None
    assert (plan.since, plan.until) == (SLOT - DAY, SLOT + 3 * DAY + HOUR)
    assert plan.runs == ((1, SLOT, SLOT + 4 * DAY),)
    assert (plan.absence.since, plan.absence.is_cut) == (SLOT - HOUR, False)


def test_a_long_absence_is_cut_and_says_so() -> None:
    back = SLOT + 60 * DAY
    plan = plan_catch_up([daily()], SLOT - HOUR, ALMATY, back)
    assert plan is not None
    assert (plan.since, plan.absence.is_cut) == (back - MOST, True)


def test_who_missed_nothing_has_nothing_to_catch_up_with() -> None:
    assert plan_catch_up([daily()], SLOT - HOUR, ALMATY, SLOT - HOUR / 2) is None
    assert plan_catch_up([daily(paused=True)], SLOT - HOUR, ALMATY, SLOT + DAY) is None
    assert plan_catch_up([], SLOT, ALMATY, SLOT + DAY) is None


def test_only_what_was_missed_moves() -> None:
    weekly = daily(2, schedule=Schedule("weekly", time(19), 4), next_run_at=SLOT + 2 * DAY)
    plan = plan_catch_up([daily(), weekly], SLOT - HOUR, ALMATY, SLOT + DAY)
    assert plan is not None
    assert [number for number, _, _ in plan.runs] == [1]


def test_it_wants_whatever_one_of_them_wants() -> None:
    gas = daily(1, topics=("gas_energy",), kinds=("official",), length="short")
    ports = daily(2, topics=("caspian_ports", "gas_energy"), kinds=("exile",), languages=("kk",))
    plan = plan_catch_up([gas, ports], SLOT, ALMATY, SLOT + DAY)
    assert plan is not None
    wish = plan.preferences()
    assert wish.topics == ("gas_energy", "caspian_ports")
    assert wish.kinds == ("official", "exile")
    assert (wish.languages, wish.length) == ((), "normal"), "one of them wants all languages"


def test_it_has_one_key_for_an_absence() -> None:
    plans = [plan_catch_up([daily()], SLOT, ALMATY, SLOT + days * DAY) for days in (1, 2)]
    assert len({plan.key(5) for plan in plans if plan}) == 1
