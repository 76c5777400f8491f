"""Each row of the table in docs/reliability.md, through the sender: what arrives, what comes next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.delivery.sender import Sender
from bot.errors import OperatorError
from storage.database import Database
from storage.parts import list_waits
from storage.records import Delivery, Wait
from storage.resending import queue_resend
from storage.subscribers import find_subscriber, get_subscriber
from tests.conftest import HandClock
from tests.delivery import failures
from tests.delivery.conftest import ANNA, BERDY, DIGEST, FIRED, Outbox
from tests.delivery.failures import Failure
from tests.delivery.test_sender import LONG_DIGEST
from tests.doubles.bot_session import RecordingSession

UNCERTAIN = [failures.timeout, failures.reset, failures.unreadable, failures.server_error]


# --- surely not delivered: again ------------------------------------------------------------------


async def test_a_flood_wait_silences_everything_for_as_long_as_telegram_says(
    outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    outbox.add_person(BERDY)
    first = outbox.queue(ANNA)
    session.fail_next(failures.flood(30))
    await outbox.sender.send_due()
    row = outbox.row(first)
    assert (row.state, row.attempts, row.due_at) == ("pending", 0, clock.now() + timedelta(seconds=30))
    outbox.queue(BERDY)
    clock.move(seconds=29)
    assert await outbox.sender.send_due() == 0
    assert outbox.said == []
    clock.move(seconds=1)
    assert await outbox.sender.send_due() == 2
    assert sorted(outbox.chats()) == [ANNA, BERDY]


async def test_a_flood_wait_holds_over_a_restart(
    outbox: Outbox, session: RecordingSession, clock: HandClock, new_sender: Callable[[], Sender]
) -> None:
    outbox.add_person(BERDY)
    outbox.queue(ANNA)
    session.fail_next(failures.flood(30))
    await outbox.sender.send_due()
    outbox.queue(BERDY)
    restarted = new_sender()
    task = asyncio.create_task(restarted.run())
    try:
        await asyncio.sleep(0.1)
        assert outbox.said == []
        clock.move(seconds=30)
        outbox.queue(BERDY)  # wakes it
        async with asyncio.timeout(5):
            while len(outbox.said) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_one_flood_wait_holds_the_rest_of_the_batch_and_the_longest_counts(
    outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    for chat_id in range(1000, 1010):
        outbox.add_person(chat_id)
        outbox.queue(chat_id, LONG_DIGEST)
    session.fail_next(failures.flood(60))
    session.fail_next(failures.flood(5))
    await outbox.sender.send_due()
    early = len(outbox.said)
    assert early < 10
    (wait,) = outbox.db.read_now(list_waits, clock.now())
    assert wait == Wait("sender", "sendMessage", clock.now() + timedelta(seconds=60)), "the status says so"
    clock.move(seconds=59)
    await outbox.sender.send_due()
    assert len(outbox.said) == early
    clock.move(seconds=1)
    await outbox.sender.send_due()
    texts = [text for chat_id, text in outbox.said if chat_id == 1000]
    assert all(
        [text for chat, text in outbox.said if chat == chat_id] == texts for chat_id in range(1000, 1010)
    )
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("failure", [failures.refused, failures.restarting])
async def test_without_a_connection_the_row_waits_longer_each_time_and_goes_out_once(
    failure: Failure, outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    delivery_id = outbox.queue()
    for attempt, pause_s in enumerate([1, 2, 4, 8], start=1):
        session.fail_next(failure)
        assert await outbox.sender.send_due() == 1
        row = outbox.row(delivery_id)
        assert (row.state, row.attempts) == ("pending", attempt)
        assert row.due_at == clock.now() + timedelta(seconds=pause_s)
        clock.move(seconds=pause_s - 1)
        assert await outbox.sender.send_due() == 0
        clock.move(seconds=1)
    assert await outbox.sender.send_due() == 1
    assert outbox.states == [("alert", "sent")]
    assert len(outbox.said) == 1


async def test_what_stands_behind_a_row_to_be_retried_does_not_overtake_it(
    outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    outbox.queue(value=replace(FIRED, query="первый"))
    outbox.queue(value=replace(FIRED, query="второй"))
    session.fail_next(failures.refused)
    await outbox.sender.send_due()
    assert outbox.said == []
    clock.move(seconds=1)
    await outbox.sender.send_due()
    assert [text.split("\n")[0] for _, text in outbox.said] == ["Alert: первый", "Alert: второй"]


async def test_a_retry_goes_on_after_the_last_part_that_arrived_with_the_same_words(
    outbox: Outbox, session: RecordingSession, clock: HandClock, db: Database
) -> None:
    outbox.add_person(BERDY)
    outbox.queue(BERDY, LONG_DIGEST)
    await outbox.sender.send_due()
    whole = [text for _, text in outbox.said]
    outbox.queue(ANNA, LONG_DIGEST)
    session.fail_next(failures.refused, after=2)
    await outbox.sender.send_due()
    assert outbox.chats().count(ANNA) == 2
    outbox.add_person(ANNA, language="kk")  # changed meanwhile: the digest stays of one piece
    clock.move(seconds=1)
    await outbox.sender.send_due()
    assert [text for chat_id, text in outbox.said if chat_id == ANNA] == whole


# --- perhaps delivered ------------------------------------------------------------------------------


@pytest.mark.parametrize("failure", UNCERTAIN)
async def test_a_digest_that_may_have_arrived_is_not_repeated_and_a_notice_follows(
    failure: Failure, outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    delivery_id = outbox.queue(value=DIGEST)
    session.fail_next(failure)
    await outbox.sender.send_due()
    clock.move(hours=1)
    await outbox.sender.send_due()
    assert outbox.states == [("digest", "uncertain"), ("notice", "sent")]
    ((_, text),) = outbox.said
    assert "may not have arrived" in text
    assert outbox.rows()[1].key == f"{outbox.row(delivery_id).key}:uncertain"


@pytest.mark.parametrize("failure", UNCERTAIN)
async def test_an_alert_that_may_have_arrived_is_repeated_once_and_says_so(
    failure: Failure, outbox: Outbox, session: RecordingSession
) -> None:
    delivery_id = outbox.queue(value=FIRED)
    session.fail_next(failure)
    await outbox.sender.send_due()
    assert outbox.states == [("alert", "uncertain"), ("alert", "sent")]
    assert outbox.rows()[1].key == f"{outbox.row(delivery_id).key}:again"
    ((_, text),) = outbox.said
    assert "This is a repeat" in text


async def test_a_second_uncertainty_ends_it(
    outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    outbox.queue(value=FIRED)
    outbox.queue(value=DIGEST)
    for _ in range(4):
        session.fail_next(failures.timeout)
    await outbox.sender.send_due()
    clock.move(hours=1)
    assert await outbox.sender.send_due() == 0
    assert outbox.states == [
        ("alert", "uncertain"),
        ("digest", "uncertain"),
        ("alert", "uncertain"),
        ("notice", "uncertain"),
    ]
    assert outbox.said == []


async def test_the_message_that_is_missing_is_named_and_nothing_goes_out_after_it(
    outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    digest = outbox.queue(value=LONG_DIGEST)
    session.fail_next(failures.timeout, after=2)
    await outbox.sender.send_due()
    total = len(outbox.parts(digest))
    assert total > 3
    await outbox.sender.send_due()
    assert len(outbox.said) == 3, "two messages, and the notice"
    assert f"Message 3 of {total} of the digest" in outbox.said[-1][1]
    assert "may not have arrived" in outbox.said[-1][1]


async def test_a_message_that_is_refused_in_the_middle_of_a_digest_is_announced(
    outbox: Outbox, session: RecordingSession
) -> None:
    digest = outbox.queue(value=LONG_DIGEST)
    session.fail_next(failures.bad_request("Bad Request: no"), after=1)
    await outbox.sender.send_due()
    assert outbox.states == [("digest", "dead"), ("notice", "sent")]
    total = len(outbox.parts(digest))
    assert f"Message 2 of {total}" in outbox.said[-1][1]
    assert "is missing" in outbox.said[-1][1]


# --- sent again when asked for ------------------------------------------------------------------------


async def test_what_is_not_confirmed_comes_again_when_asked_for_with_the_same_words_once(
    outbox: Outbox, session: RecordingSession, clock: HandClock, db: Database
) -> None:
    outbox.add_person(BERDY)
    outbox.queue(BERDY, LONG_DIGEST)
    await outbox.sender.send_due()
    whole = [text for _, text in outbox.said]
    digest = outbox.queue(ANNA, LONG_DIGEST)
    session.fail_next(failures.timeout, after=1)
    await outbox.sender.send_due()
    assert db.write_now(queue_resend, BERDY, digest, clock.now()) == "resend-gone", "it is not theirs"
    assert db.write_now(queue_resend, ANNA, digest, clock.now()) == "resent"
    assert db.write_now(queue_resend, ANNA, digest, clock.now()) == "resent-before"
    clock.move(days=2)  # long past its next slot: it was asked for
    await outbox.sender.send_due()
    texts = [text for chat_id, text in outbox.said if chat_id == ANNA]
    assert "may not have arrived" in texts.pop(1)
    assert texts == whole
    assert outbox.rows()[-1].state == "sent"


async def test_a_digest_that_is_confirmed_cannot_be_sent_again(
    outbox: Outbox, clock: HandClock, db: Database
) -> None:
    digest, alert = outbox.queue(value=DIGEST), outbox.queue(value=FIRED)
    await outbox.sender.send_due()
    for row in (digest, alert, 999):
        assert db.write_now(queue_resend, ANNA, row, clock.now()) == "resend-gone"
    assert len(outbox.rows()) == 2


async def test_what_is_uncertain_the_second_time_can_be_asked_for_again(
    outbox: Outbox, session: RecordingSession, clock: HandClock, db: Database
) -> None:
    digest = outbox.queue(value=DIGEST)
    for number in range(2):
        session.fail_next(failures.timeout)
        await outbox.sender.send_due()
        notices = [text for _, text in outbox.said if "may not have arrived" in text]
        assert len(notices) == number + 1
        assert db.write_now(queue_resend, ANNA, digest, clock.now()) == "resent"
        digest = outbox.rows()[-1].delivery_id
    await outbox.sender.send_due()
    assert outbox.said[-1][1].startswith("Kazakhstan and Turkmenistan: digest")


# --- too old ------------------------------------------------------------------------------------------


async def test_alerts_that_are_no_news_any_more_are_told_of_in_one_line(
    outbox: Outbox, clock: HandClock
) -> None:
    for query in ("порт", "газ", "нефть"):
        outbox.queue(value=replace(FIRED, query=query))
    clock.move(hours=6, seconds=1)
    outbox.queue(value=replace(FIRED, query="паром"))
    await outbox.sender.send_due()
    first, notice = (text for _, text in outbox.said)
    assert first.startswith("Alert: паром")
    assert notice.startswith("3 alerts since 14 November, 14:00")
    reasons = [row.reason for row in outbox.rows() if row.state == "dropped"]
    assert reasons == ["no news any more"] * 3


async def test_a_second_outage_is_told_of_too(outbox: Outbox, clock: HandClock) -> None:
    for _ in range(2):
        outbox.queue(value=FIRED)
        clock.move(hours=7)
        await outbox.sender.send_due()
    assert [text.split(" since")[0] for _, text in outbox.said] == ["1 alert", "1 alert"]


async def test_what_quiet_hours_held_is_not_too_old(outbox: Outbox, clock: HandClock) -> None:
    outbox.add_person(BERDY, quiet_from=time(13), quiet_until=time(23))  # it is 14:00 in Almaty
    outbox.queue(BERDY, FIRED, in_s=9 * 3600)
    clock.move(hours=9, minutes=1)
    await outbox.sender.send_due()
    assert outbox.chats() == [BERDY]
    assert outbox.rows(BERDY)[0].state == "sent"


async def test_retries_do_not_make_an_alert_young_again(
    outbox: Outbox, session: RecordingSession, clock: HandClock
) -> None:
    outbox.queue(value=FIRED)
    session.fail_next(failures.refused)
    await outbox.sender.send_due()
    clock.move(hours=5)
    session.fail_next(failures.refused)
    await outbox.sender.send_due()
    clock.move(hours=2)
    await outbox.sender.send_due()
    assert outbox.states == [("alert", "dropped"), ("notice", "sent")]


# --- elsewhere, or never ----------------------------------------------------------------------------


async def test_a_group_that_moved_is_followed_with_all_that_belongs_to_it(
    outbox: Outbox, session: RecordingSession, db: Database
) -> None:
    outbox.add_person(-500, language="kk")
    outbox.queue(-500, FIRED)
    outbox.queue(-500, DIGEST)
    session.fail_next(failures.migrated(-1001))
    await outbox.sender.send_due()
    assert outbox.chats() == [-1001, -1001]
    assert db.read_now(find_subscriber, -500) is None
    assert db.read_now(get_subscriber, -1001).language == "kk"
    assert [row.state for row in outbox.rows(-1001)] == ["sent", "sent"]


async def test_who_blocked_the_bot_gets_nothing_more_and_the_others_do(
    outbox: Outbox, session: RecordingSession, db: Database
) -> None:
    outbox.add_person(BERDY)
    outbox.queue(ANNA, FIRED)
    outbox.queue(ANNA, DIGEST)
    session.fail_next(failures.blocked)
    await outbox.sender.send_due()
    outbox.queue(BERDY, FIRED)
    await outbox.sender.send_due()
    assert outbox.chats() == [BERDY]
    assert outbox.states == [("alert", "dropped"), ("digest", "dropped")]
    assert not db.read_now(get_subscriber, ANNA).active


async def test_refused_formatting_is_left_out(outbox: Outbox, session: RecordingSession) -> None:
    outbox.queue(value=FIRED)
    session.fail_next(failures.bad_request("Bad Request: can't parse entities"))
    await outbox.sender.send_due()
    (method,) = session.sent
    assert not method.entities
    assert str(method.text).startswith("Alert: порт")
    assert method.reply_markup is not None
    assert outbox.states == [("alert", "sent")]


async def test_refused_formatting_is_left_out_once(outbox: Outbox, session: RecordingSession) -> None:
    outbox.queue(value=FIRED)
    for _ in range(2):
        session.fail_next(failures.bad_request("Bad Request: can't parse entities"))
    await outbox.sender.send_due()
    assert outbox.states == [("alert", "dead")]
    assert outbox.said == []


@pytest.mark.parametrize("failure", [failures.bad_request("Bad Request: chat not found"), failures.too_large])
async def test_what_is_refused_for_good_is_a_dead_letter_and_the_queue_goes_on(
    failure: Failure, outbox: Outbox, session: RecordingSession
) -> None:
    outbox.queue(value=FIRED)
    outbox.queue(value=replace(FIRED, query="газ"))
    session.fail_next(failure)
    await outbox.sender.send_due()
    assert outbox.states == [("alert", "dead"), ("alert", "sent")]
    dead: Delivery = outbox.rows()[0]
    assert dead.reason in ("Bad Request: chat not found", "too large")
    assert len(outbox.said) == 1


@pytest.mark.parametrize("failure", [failures.unauthorized, failures.not_found])
async def test_a_token_that_is_not_valid_stops_the_program_with_one_line_and_loses_nothing(
    failure: Failure, outbox: Outbox, session: RecordingSession
) -> None:
    outbox.add_person(BERDY)
    outbox.queue(ANNA)
    outbox.queue(BERDY)
    for _ in range(2):
        session.fail_next(failure)
    with pytest.raises(OperatorError, match=r"^BOT_TOKEN: .*@BotFather$"):
        await outbox.sender.send_due()
    assert [row.state for chat_id in (ANNA, BERDY) for row in outbox.rows(chat_id)] == ["pending"] * 2


async def test_the_message_of_another_chat_is_not_cut_short_by_a_token_that_fails(
    outbox: Outbox, session: RecordingSession
) -> None:
    outbox.add_person(BERDY)
    outbox.queue(ANNA, FIRED)
    outbox.queue(BERDY, LONG_DIGEST)
    session.fail_next(failures.unauthorized)
    with pytest.raises(OperatorError):
        await outbox.sender.send_due()
    assert outbox.rows(ANNA)[0].state == "pending"
    assert outbox.rows(BERDY)[0].state == "sent"
