"""Each setting holds at once: for what is asked next, and for what waits already."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core import Core
from bot.i18n import load_texts
from storage.deliveries import defer, list_deliveries, queue_deliveries
from storage.records import NewDelivery
from storage.subscribers import get_subscriber, save_subscriber
from storage.subscriptions import list_subscriptions
from tests.conftest import HandClock
from tests.doubles.person import Person

TEXTS = load_texts("en")


async def test_the_length_of_digests_holds_for_the_next_one_and_for_new_ones(
    person: Person, sample_core: Core
) -> None:
    normal = "".join(await person.say("/digest"))
    await person.say("/settings")
    await person.tap(TEXTS("button-length"))
    (shown,) = await person.tap(TEXTS("button-length-short"))
    assert TEXTS("settings-length-short") in shown
    assert len("".join(await person.say("/digest"))) < len(normal)
    await person.press("sub:save:0:510:daily")
    (subscription,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    assert subscription.length == "short"


async def test_quiet_hours_of_one_s_own(person: Person, sample_core: Core) -> None:
    await person.say("/settings")
    await person.tap(TEXTS("button-quiet"))
    await person.tap(TEXTS("button-quiet-own"))
    await person.tap("20:00")
    assert "20:00" not in person.buttons()
    (shown,) = await person.tap("05:00")
    assert "20:00" in shown
    found = await sample_core.db.read(get_subscriber, person.chat_id)
    assert (found.quiet_from, found.quiet_until) == (time(20), time(5))


async def test_what_was_held_back_follows_new_quiet_hours(
    person: Person, sample_core: Core, clock: HandClock
) -> None:
    db, now = sample_core.db, clock.now()
    await person.press("quiet:0:23")  # it is afternoon in Almaty
    until = datetime(2025, 11, 14, 18, tzinfo=UTC)
    rows = [NewDelivery(person.chat_id, "alert", key, "{}", until) for key in ("held", "tried")]
    rows.append(NewDelivery(person.chat_id, "alert", "bundle", "{}", now + timedelta(minutes=50)))
    await db.write(queue_deliveries, rows, now)
    held, tried, bundle = await db.read(list_deliveries, person.chat_id)
    await db.write(defer, tried.delivery_id, until, "no connection")
    await person.press("quiet:-1:-1")
    after = {each.key: each.due_at for each in await db.read(list_deliveries, person.chat_id)}
    assert after["held"] <= now + timedelta(seconds=1)
    assert after["tried"] == until
    assert after["bundle"] == bundle.due_at
    assert held.due_at == until


async def test_another_zone_moves_digests_and_another_setting_does_not(
    person: Person, sample_core: Core, clock: HandClock
) -> None:
    await person.press("sub:save:0:510:daily")
    (before,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    clock.move(hours=24)  # its slot has passed, and the tick has not come yet
    await person.press("discreet:1")
    (kept,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    assert kept.next_run_at == before.next_run_at, "no setting makes a due digest disappear"
    await person.say("/settings Лондон")
    (moved,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    assert moved.next_run_at.hour == 8


@pytest.mark.parametrize("data", ["length:huge", "qfrom:x", "quiet:99:7", "zone:Mars/Base", "set:nowhere"])
async def test_forged_buttons_change_nothing(person: Person, sample_core: Core, data: str) -> None:
    await person.say("/settings")
    before = await sample_core.db.read(get_subscriber, person.chat_id)
    assert TEXTS("error-failed") not in str(await person.press(data))
    after = await sample_core.db.read(get_subscriber, person.chat_id)
    assert (after.zone, after.digest_length) == (before.zone, before.digest_length)
    assert (after.quiet_from, after.quiet_until) in ((None, None), (before.quiet_from, before.quiet_until))


async def test_a_city_is_enough_for_the_zone(person: Person, sample_core: Core) -> None:
    await person.say("/start")
    found = await sample_core.db.read(get_subscriber, person.chat_id)
    await sample_core.db.write(save_subscriber, found)
    (shown,) = await person.say("/settings Aşgabat")
    assert "Ashgabat" in shown
    (unknown,) = await person.say("/settings Атлантида")
    assert "Атлантида" in unknown
    assert (await sample_core.db.read(get_subscriber, person.chat_id)).zone == "Asia/Ashgabat"
