"""What a person can do about deliveries: "Resend" under a digest that may not have arrived, coming back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.methods import EditMessageReplyMarkup

from bot.core import Core
from bot.delivery.sender import Sender
from bot.domain.kept import DELIVERIES_DAYS
from bot.domain.payloads import dump_payload
from bot.i18n import load_texts
from storage.deliveries import list_deliveries, queue_deliveries
from storage.records import NewDelivery
from storage.retention import remove_finished
from storage.subscribers import deactivate, get_subscriber
from storage.subscriptions import list_subscriptions
from tests.conftest import HandClock
from tests.delivery.failures import timeout
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person
from tests.views.fixtures import DIGEST

ENGLISH = load_texts("en")


@pytest.fixture
async def uncertain(
    person: Person, sample_core: Core, bot: Bot, session: RecordingSession, clock: HandClock
) -> Person:
    """A person who was told that a digest may not have arrived; the tap comes next."""
    await person.say("/start")
    row = NewDelivery(person.chat_id, "digest", "digest:1:x", dump_payload(DIGEST), clock.now())
    await sample_core.db.write(queue_deliveries, [row], clock.now())
    session.fail_next(timeout)
    await Sender(sample_core.db, bot, clock).send_due()
    (notice,) = person.read()
    assert "may not have arrived" in notice
    return person


async def test_resend_brings_the_digest_once_however_often_it_is_tapped(
    uncertain: Person, sample_core: Core, bot: Bot, session: RecordingSession, clock: HandClock
) -> None:
    data = "resend:1"
    assert await uncertain.tap(ENGLISH("button-resend")) == [ENGLISH("toast-resent")]
    (edit,) = [method for method in session.methods if isinstance(method, EditMessageReplyMarkup)]
    assert edit.reply_markup is None, "the button is gone"
    clock.move(seconds=2)  # no double tap: that does nothing twice anyway
    assert await uncertain.press(data) == [ENGLISH("toast-resent-before")]
    await Sender(sample_core.db, bot, clock).send_due()
    (digest,) = uncertain.read()
    assert digest.startswith(ENGLISH("digest-title"))
    clock.move(seconds=2)
    assert await uncertain.press(data) == [ENGLISH("toast-resent-before")]
    await Sender(sample_core.db, bot, clock).send_due()
    assert uncertain.read() == []


async def test_a_digest_that_is_not_kept_any_more_is_said_to_be_so(
    uncertain: Person, sample_core: Core, session: RecordingSession, clock: HandClock
) -> None:
    """The button stays in the chat for ever; the digest, for ninety days."""
    clock.move(days=DELIVERIES_DAYS, hours=1)
    await sample_core.db.write(remove_finished, clock.now() - timedelta(days=DELIVERIES_DAYS), 10)
    assert await uncertain.tap(ENGLISH("button-resend")) == [ENGLISH("toast-resend-gone")]
    (edit,) = [method for method in session.methods if isinstance(method, EditMessageReplyMarkup)]
    assert edit.reply_markup is None, "the button is gone"
    assert sample_core.db.read_now(list_deliveries, uncertain.chat_id) == []


async def test_nobody_gets_the_digest_of_somebody_else(
    uncertain: Person, meet: Callable[..., Person], sample_core: Core
) -> None:
    other = meet(2002)
    await other.say("/start")
    assert await other.press("resend:1") == [ENGLISH("toast-resend-gone")]
    assert sample_core.db.read_now(list_deliveries, 2002) == []


async def test_who_had_blocked_the_bot_is_welcomed_back_and_gets_what_comes_from_now_on(
    person: Person, sample_core: Core, clock: HandClock
) -> None:
    await person.say("/subscribe")
    for label in (ENGLISH("button-onward"), "08:30"):
        await person.tap(label)
    sample_core.db.write_now(deactivate, person.chat_id, clock.now())
    person.read()
    clock.move(days=3)
    came = await person.say("/alerts")
    assert came[0] == ENGLISH("welcome-back")
    assert ENGLISH("welcome-back") not in await person.say("/alerts")
    assert sample_core.db.read_now(get_subscriber, person.chat_id).active
    (subscription,) = sample_core.db.read_now(list_subscriptions, person.chat_id)
    assert clock.now() < subscription.next_run_at <= clock.now() + timedelta(days=1)
