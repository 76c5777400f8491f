"""Which window a run covers, and that the machine's absence makes one late digest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digest_run import lateness_s, plan_run
from storage.records import Schedule, Subscription

ALMATY = ZoneInfo("Asia/Almaty")
SLOT = datetime(2026, 3, 4, 3, 30, tzinfo=UTC)  # a Wednesday, 08:30 in Almaty
DAY = timedelta(days=1)


def subscription(**fields: object) -> Subscription:
    """Daily at 08:30, due at SLOT."""
    values: dict[str, object] = {
        "schedule": Schedule("daily", time(8, 30)),
        "next_run_at": SLOT,
        "created_at": SLOT - 9 * DAY,
    }
    return Subscription(7, 5, **(values | fields))  # type: ignore[arg-type]


def test_the_first_window_is_one_period() -> None:
    run = plan_run(subscription(), ALMATY, SLOT)
    assert (run.since, run.until, run.next_run_at) == (SLOT - DAY, SLOT, SLOT + DAY)
    assert not run.continues
    assert run.key(7) == "digest:7:2026-03-04T03:30:00+00:00"


def test_the_first_window_of_a_monday_holds_the_weekend() -> None:
    monday = SLOT + 5 * DAY
    run = plan_run(
        subscription(schedule=Schedule("weekdays", time(8, 30)), next_run_at=monday), ALMATY, monday
    )
    assert run.since == monday - 3 * DAY


def test_the_next_window_begins_where_the_last_one_ended() -> None:
    last = SLOT - DAY + timedelta(minutes=7)
    run = plan_run(subscription(last_window_end=last), ALMATY, SLOT + timedelta(seconds=3.7))
    assert (run.since, run.until) == (last, SLOT + timedelta(seconds=3))
    assert run.continues
    assert not run.is_late


def test_down_for_three_days_is_one_late_run_over_all_of_them() -> None:
    back = SLOT + 3 * DAY + timedelta(hours=2)
    run = plan_run(subscription(last_window_end=SLOT - DAY), ALMATY, back)
    assert (run.slot, run.since, run.until) == (SLOT, SLOT - DAY, back)
    assert run.next_run_at == SLOT + 4 * DAY
    assert run.is_late


def test_what_a_long_pause_left_out_stays_out() -> None:
    run = plan_run(subscription(last_window_end=SLOT - 30 * DAY), ALMATY, SLOT)
    assert run.since == SLOT - 2 * DAY
    assert not run.continues


def test_a_clock_that_was_ahead_makes_no_empty_window() -> None:
    run = plan_run(subscription(last_window_end=SLOT + 9 * DAY), ALMATY, SLOT)
    assert (run.since, run.until) == (SLOT - DAY, SLOT)


@given(
    late=st.timedeltas(timedelta(0), timedelta(days=40)),
    last=st.none() | st.timedeltas(timedelta(minutes=1), timedelta(days=40)),
    kind=st.sampled_from(["daily", "weekdays", "weekly"]),
)
def test_a_window_is_never_empty_and_the_next_slot_lies_ahead(
    late: timedelta, last: timedelta | None, kind: str
) -> None:
    now = SLOT + late
    schedule = Schedule(kind, time(8, 30), date(2026, 3, 4).weekday())  # type: ignore[arg-type]
    ended = None if last is None else SLOT - last
    run = plan_run(subscription(schedule=schedule, last_window_end=ended), ALMATY, now)
    assert run.since < run.until <= now < run.next_run_at
    assert run.slot == SLOT
    assert ended is None or run.since >= ended


def test_a_digest_is_late_after_a_quarter_of_an_hour() -> None:
    slot = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
    key = f"digest:7:{slot.isoformat()}"
    assert lateness_s(key, slot + timedelta(minutes=15)) is None
    assert lateness_s(key, slot + timedelta(minutes=16)) == 960
    assert lateness_s("alert:1:2", slot) is None
