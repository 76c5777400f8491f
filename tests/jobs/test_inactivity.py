"""People of whom nothing was heard for months are asked once, and erased only if they give no sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from aiogram import Bot

from bot.app import build_chat
from bot.core import Core
from bot.delivery.sender import Sender
from bot.i18n import load_texts
from bot.jobs.inactivity import ANSWER_DAYS, ask_and_erase, list_jobs
from storage.alerts import add_alert, list_alerts
from storage.database import Database
from storage.records import Subscriber
from storage.subscribers import find_subscriber, save_subscriber
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person

PERSON, GROUP, MONTHS = 1001, -1001234567890, 6
TEXTS = load_texts("en")


@pytest.fixture
def session() -> RecordingSession:
    return RecordingSession()


@pytest.fixture
async def person(core: Core, session: RecordingSession) -> Person:
    core.settings = core.settings.model_copy(update={"inactive_months": MONTHS})
    person = Person(build_chat(core, is_sample=False), Bot(TOKEN, session=session), session, chat_id=PERSON)
    await person.say("/help")
    await core.db.write(add_alert, PERSON, "порт", core.clock.now())
    return person


async def _deliver(core: Core, session: RecordingSession) -> None:
    await Sender(core.db, Bot(TOKEN, session=session), core.clock).send_due()


async def test_who_gives_no_sign_is_asked_once_and_then_erased(
    core: Core, person: Person, session: RecordingSession, clock: HandClock
) -> None:
    clock.move(hours=24 * 179)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 0)
    clock.move(hours=48)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (1, 0)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 0), "once"
    until = clock.now() + timedelta(days=ANSWER_DAYS)
    await _deliver(core, session)
    (asked,) = person.read()
    assert f"{until.day} {until:%B}" in asked
    assert person.buttons() == [TEXTS("button-still-here")]
    clock.move(hours=24 * ANSWER_DAYS - 1)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 0)
    clock.move(hours=2)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 1)
    assert await core.db.read(find_subscriber, PERSON) is None
    assert await core.db.read(list_alerts, PERSON) == []


@pytest.mark.parametrize("sign", ["button", "message"])
async def test_any_sign_of_life_keeps_everything(
    core: Core, person: Person, session: RecordingSession, clock: HandClock, sign: str
) -> None:
    clock.move(hours=24 * 200)
    await ask_and_erase(core.db, clock.now(), MONTHS)
    await _deliver(core, session)
    person.read()
    if sign == "button":
        assert await person.tap(TEXTS("button-still-here")) == [TEXTS("inactive-stays")]
    else:
        await person.say("порт")
    clock.move(hours=24 * 30)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 0)
    assert len(await core.db.read(list_alerts, PERSON)) == 1
    clock.move(hours=24 * 180)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (1, 0), "asked again after as long"


async def test_nobody_is_erased_whose_question_was_not_sent(
    core: Core, person: Person, session: RecordingSession, clock: HandClock
) -> None:
    clock.move(hours=24 * 200)
    await ask_and_erase(core.db, clock.now(), MONTHS)
    clock.move(hours=24 * 30)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 0)
    assert await core.db.read(find_subscriber, PERSON) is not None


async def test_counting_begins_when_it_is_switched_on_and_its_days_are_forgotten_when_off(
    core: Core, clock: HandClock
) -> None:
    long_here = Subscriber(7, "ru", "UTC", clock.now() - timedelta(days=900))
    await core.db.write(save_subscriber, long_here)
    assert await ask_and_erase(core.db, clock.now(), MONTHS) == (0, 0)
    found = await core.db.read(find_subscriber, 7)
    assert found is not None
    assert found.seen_at == clock.now().replace(microsecond=0)
    ((_, off),) = list_jobs(core.db, clock, 0).values()
    await off()
    assert await core.db.read(find_subscriber, 7) == replace(long_here, created_at=found.created_at)


async def test_a_group_is_never_asked_and_goes_when_the_bot_was_long_taken_out(
    db: Database, clock: HandClock
) -> None:
    group = Subscriber(GROUP, "ru", "UTC", clock.now(), kind="group")
    await db.write(save_subscriber, group)
    for _ in range(3):
        assert await ask_and_erase(db, clock.now(), MONTHS) == (0, 0)
        clock.move(hours=24 * 200)
    await db.write(save_subscriber, replace(group, active=False))
    assert await ask_and_erase(db, clock.now(), MONTHS) == (0, 0)
    clock.move(hours=24 * 181)
    assert await ask_and_erase(db, clock.now(), MONTHS) == (0, 1)
    assert await db.read(find_subscriber, GROUP) is None


async def test_without_the_setting_no_day_is_kept(core: Core, session: RecordingSession) -> None:
    person = Person(build_chat(core, is_sample=False), Bot(TOKEN, session=session), session, chat_id=PERSON)
    await person.say("/help")
    found = await core.db.read(find_subscriber, PERSON)
    assert found is not None
    assert found.seen_at is None
