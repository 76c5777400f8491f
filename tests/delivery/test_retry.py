"""The table of docs/reliability.md as a function: what a failure means, and never a surprise."""

from __future__ import annotations

from typing import cast

import pytest
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import SendMessage
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.retry import FIRST_PAUSE_S, LONGEST_PAUSE_S, Decision, decide, decide_in_topic
from tests.delivery import failures
from tests.delivery.failures import Failure

METHOD = SendMessage(chat_id=1, text="x")
ENTITIES = "Bad Request: can't parse entities: unsupported start tag"


def decide_on(failure: Failure, attempts: int = 0, *, has_entities: bool = False) -> Decision:
    error = cast(TelegramAPIError | ClientDecodeError, failure(METHOD))
    return decide(error, attempts, has_entities=has_entities)


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (failures.flood(7), "wait"),
        (failures.refused, "retry"),
        (failures.restarting, "retry"),
        (failures.timeout, "uncertain"),
        (failures.reset, "uncertain"),
        (failures.unreadable, "uncertain"),
        (failures.server_error, "uncertain"),
        (failures.migrated(-100500), "migrate"),
        (failures.blocked, "deactivate"),
        (failures.bad_request("Bad Request: chat not found"), "dead"),
        (failures.bad_request(ENTITIES), "dead"),
        (failures.too_large, "dead"),
        (failures.unauthorized, "stop"),
        (failures.not_found, "stop"),
        (lambda method: TelegramAPIError(method, "something new"), "retry"),
    ],
)
def test_each_failure_has_its_outcome(failure: Failure, outcome: str) -> None:
    assert decide_on(failure).outcome == outcome


def test_refused_entities_are_worth_another_try_only_where_there_are_some() -> None:
    assert decide_on(failures.bad_request(ENTITIES), has_entities=True).outcome == "plain"
    other = failures.bad_request("Bad Request: chat not found")
    assert decide_on(other, has_entities=True).outcome == "dead"


def test_a_flood_wait_is_as_long_as_telegram_says_and_a_group_goes_where_it_says() -> None:
    assert decide_on(failures.flood(33), attempts=5).pause_s == 33
    assert decide_on(failures.migrated(-100500)).chat_id == -100500


def test_the_pause_doubles_from_one_second_to_five_minutes() -> None:
    pauses = [decide_on(failures.refused, attempts).pause_s for attempts in range(11)]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


@given(st.integers(0, 10**6))
def test_weeks_without_a_connection_are_no_error(attempts: int) -> None:
    pause_s = decide_on(failures.refused, attempts).pause_s
    assert FIRST_PAUSE_S <= pause_s <= LONGEST_PAUSE_S


@given(st.text(max_size=400), st.booleans())
def test_the_reason_of_a_dead_letter_fits_a_line(reason: str, has_entities: bool) -> None:
    decision = decide_on(failures.bad_request(reason), has_entities=has_entities)
    assert decision.outcome in ("dead", "plain")
    assert len(decision.reason) <= 120


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        (failures.bad_request("Bad Request: message thread not found"), "topic"),
        (failures.bad_request("Bad Request: TOPIC_CLOSED"), "topic"),
        (failures.bad_request("Bad Request: TOPIC_DELETED"), "topic"),
        (failures.bad_request("Bad Request: chat not found"), "dead"),
        (failures.blocked, "deactivate"),
        (failures.timeout, "uncertain"),
    ],
)
def test_what_a_topic_does_not_take_goes_to_its_group(failure: Failure, outcome: str) -> None:
    error = cast(TelegramAPIError | ClientDecodeError, failure(METHOD))
    decision = decide_in_topic(error, decide(error, 0, has_entities=False), 7)
    assert decision.outcome == outcome
    assert decision.thread_id == (7 if outcome == "topic" else None)
