"""One property of a digest changed: what a button may say, and that a second tap on it changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.digest_edits import Field, change
from storage.records import Schedule, Subscription

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
PLAIN = Subscription(1, 5, Schedule("daily", time(8, 30)), NOW, NOW)


def edit(subscription: Subscription, field: Field, value: str) -> Subscription:
    return change(subscription, field, value, ALMATY, NOW)


@pytest.mark.parametrize(
    ("field", "name", "attribute"),
    [
        ("topic", "gas_energy", "topics"),
        ("relation", "tm-only", "relevances"),
        ("language", "tk", "languages"),
        ("kind", "exile", "kinds"),
        ("channel", "77", "channels"),
    ],
)
def test_a_choice_is_switched_on_and_off_and_a_second_tap_changes_nothing(
    field: Field, name: str, attribute: str
) -> None:
    on = edit(PLAIN, field, "+" + name)
    assert [str(each) for each in getattr(on, attribute)] == [name]
    assert edit(on, field, "+" + name) == on
    off = edit(on, field, "-" + name)
    assert off == PLAIN
    assert edit(off, field, "-" + name) == off


def test_choices_stand_in_their_order_whichever_came_first() -> None:
    assert edit(edit(PLAIN, "kind", "+exile"), "kind", "+official").kinds == ("official", "exile")


def test_time_and_days_move_the_next_run() -> None:
    evening = edit(PLAIN, "time", str(19 * 60))
    assert evening.next_run_at.isoformat() == "2026-03-04T14:00:00+00:00"
    friday = edit(evening, "days", "weekly4")
    assert friday.schedule == Schedule("weekly", time(19), 4)
    assert friday.next_run_at.isoformat() == "2026-03-06T14:00:00+00:00"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topic", "+bananas"),
        ("kind", "exile"),
        ("kind", ""),
        ("channel", "+x"),
        ("channel", ""),
        ("length", "endless"),
        ("time", "1440"),
        ("time", "-1"),
        ("days", "weekly7"),
        ("days", "never"),
    ],
)
def test_what_no_button_says_is_refused(field: Field, value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edit(PLAIN, field, value)
