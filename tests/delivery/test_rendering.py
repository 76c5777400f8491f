"""A row of the outbox as messages: the same after the way through JSON, and readable by whom it is for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

import pytest
from aiogram.types import InlineKeyboardMarkup
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.rendering import dump_message, load_message, render_delivery
from bot.domain.answer_values import AlertFired, Digest
from bot.domain.delivery_notices import BrokenDigest, LateAlerts
from bot.domain.payloads import Notice, dump_payload, load_notice
from bot.i18n import LANGUAGES, load_texts
from storage.records import Delivery, DeliveryKind, Subscriber
from tests.delivery.test_sender import LONG_DIGEST
from tests.doubles.bot_session import refuse_as_telegram_does
from tests.views.fixtures import DIGEST, FIRED, NOW, list_screens
from tests.views.operator_screens import CLOSED, SILENT

ANNA = Subscriber(101, "en", "Asia/Almaty", NOW)


Shown: TypeAlias = Digest | AlertFired | Notice
VALUES: list[Shown] = [DIGEST, LONG_DIGEST, FIRED, BrokenDigest(NOW, 7), LateAlerts(NOW, 3), CLOSED, SILENT]
KINDS: dict[type, DeliveryKind] = {Digest: "digest", AlertFired: "alert"}


def delivery_of(value: Shown, key: str = "k") -> Delivery:
    kind = KINDS.get(type(value), "notice")
    payload = dump_payload(value)
    return Delivery(1, ANNA.chat_id, kind, key, payload, "sending", NOW, NOW)


def texts_of(bodies: list[str]) -> list[str]:
    return [str(load_message(body, 1).text) for body in bodies]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("discreet", [False, True])
def test_telegram_would_take_every_message(language: str, value: Shown, discreet: bool) -> None:
    person = replace(ANNA, language=language, discreet=discreet)
    bodies = render_delivery(delivery_of(value), person, NOW)
    assert bodies
    for body in bodies:
        refuse_as_telegram_does(load_message(body, ANNA.chat_id))


def test_the_languages_differ() -> None:
    for value in VALUES:
        found = {
            texts_of(render_delivery(delivery_of(value), replace(ANNA, language=language), NOW))[0]
            for language in LANGUAGES
        }
        assert len(found) == len(LANGUAGES)


def test_the_notice_names_the_slot_in_the_persons_zone() -> None:
    (almaty,) = texts_of(render_delivery(delivery_of(BrokenDigest(NOW, 7)), ANNA, NOW))
    in_london = replace(ANNA, zone="Europe/London")
    (london,) = texts_of(render_delivery(delivery_of(BrokenDigest(NOW, 7)), in_london, NOW))
    assert "08:30" in almaty
    assert "03:30" in london


def test_a_notice_on_channels_is_hidden_from_those_who_wish_it() -> None:
    for value in (CLOSED, SILENT):
        for discreet in (False, True):
            bodies = render_delivery(delivery_of(value), replace(ANNA, discreet=discreet), NOW)
            messages = [load_message(body, 1) for body in bodies]
            assert all(message.disable_notification is (True if discreet else None) for message in messages)
            kinds = {entity.type for message in messages for entity in message.entities or []}
            assert ("spoiler" in kinds) is discreet


def test_only_a_repeated_alert_says_that_it_is_one() -> None:
    first, again = (
        texts_of(render_delivery(delivery_of(FIRED, key), ANNA, NOW))[0]
        for key in ("alert:5:1201", "alert:5:1201:again")
    )
    assert "This is a repeat" not in first
    assert "This is a repeat" in again


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_comes_back_from_json_as_it_was(language: str) -> None:
    for screens in list_screens(load_texts(language)).values():
        for screen in screens:
            message = load_message(dump_message(screen, silent=False), 7)
            text, entities = screen.text.render()
            assert message.chat_id == 7
            assert message.text == text
            assert [entity.model_dump() for entity in message.entities or []] == [
                entity.model_dump() for entity in entities
            ]
            assert isinstance(message.reply_markup, InlineKeyboardMarkup | None)
            assert message.reply_markup == screen.keyboard
            assert message.parse_mode is None or not isinstance(message.parse_mode, str)


def test_a_stored_message_names_nobody() -> None:
    (body,) = render_delivery(delivery_of(FIRED), ANNA, NOW)
    assert "chat_id" not in json.loads(body)
    assert str(ANNA.chat_id) not in body


def test_a_plain_message_keeps_words_and_buttons() -> None:
    (body,) = render_delivery(delivery_of(FIRED), ANNA, NOW)
    formatted, plain = load_message(body, 1), load_message(body, 1, plain=True)
    assert formatted.entities
    assert not plain.entities
    assert (plain.text, plain.reply_markup) == (formatted.text, formatted.reply_markup)


@given(st.datetimes(timezones=st.just(UTC)), st.integers(1, 9), st.booleans())
def test_a_notice_comes_back_as_it_was(at: datetime, part: int, is_refused: bool) -> None:
    for notice in (BrokenDigest(at, part, part, 9, is_refused), LateAlerts(at, part)):
        assert load_notice(dump_payload(notice)) == notice


def test_a_notice_of_an_older_program_is_read_too() -> None:
    old = replace(delivery_of(BrokenDigest(NOW)), payload=json.dumps({"at": NOW.isoformat()}))
    (message,) = [load_message(body, 1) for body in render_delivery(old, ANNA, NOW)]
    assert "08:30" in message.text
    assert isinstance(message.reply_markup, InlineKeyboardMarkup)
    ((button,),) = message.reply_markup.inline_keyboard
    assert button.text == "What is new today", "what to send again is not known"
