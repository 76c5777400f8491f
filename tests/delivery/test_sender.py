"""What is due goes out once, whole and in order, to whoever is still there. Nothing here fails on the way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import TelegramMethod
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.outcomes import note_interrupted
from bot.delivery.sender import Sender
from bot.domain.answer_values import SECTION_ALSO, DigestSection
from storage.database import Database
from storage.deliveries import claim_due, find_next_due, list_deliveries
from storage.delivery_parts import mark_part_begun, store_parts
from storage.records import DeliveryKind
from storage.subscribers import deactivate, find_subscriber, forget, get_subscriber, save_subscriber
from tests.conftest import HandClock
from tests.delivery.conftest import ANNA, BERDY, DIGEST, FIRED, Outbox
from tests.delivery.failures import timeout as failures_timeout
from tests.doubles.bot_session import RecordingSession

LONG_DIGEST = replace(
    DIGEST,
    sections=(
        DigestSection(
            SECTION_ALSO,
            tuple(
                replace(DIGEST.sections[0].items[0], seq=seq, headline=f"Новость {seq}. " + "Слова " * 40)
                for seq in range(60)
            ),
        ),
    ),
)


async def test_an_alert_goes_out_once_and_is_marked(outbox: Outbox, clock: HandClock) -> None:
    delivery_id = outbox.queue()
    assert await outbox.sender.send_due() == 1
    ((chat_id, text),) = outbox.said
    assert chat_id == ANNA
    assert text.startswith("Alert: порт")
    assert outbox.row(delivery_id).state == "sent"
    (part,) = outbox.parts(delivery_id)
    assert (part.message_id, part.sent_at) == (1, clock.now())
    assert await outbox.sender.send_due() == 0
    assert len(outbox.said) == 1


async def test_each_person_gets_their_language_and_zone(outbox: Outbox) -> None:
    outbox.add_person(BERDY, language="tk", zone="Europe/London")
    outbox.queue(ANNA, DIGEST)
    outbox.queue(BERDY, replace(DIGEST, zone="Europe/London"))
    outbox.queue(BERDY, FIRED)
    await outbox.sender.send_due()
    anna = next(text for chat_id, text in outbox.said if chat_id == ANNA)
    alert, digest = (text for chat_id, text in outbox.said if chat_id == BERDY)
    assert anna.startswith("Kazakhstan and Turkmenistan: digest")
    assert "08:30" in anna
    assert "03:30" in digest
    assert "08:30" not in digest
    assert "порт" in alert.split("\n")[0]
    assert "Alert:" not in alert


async def test_a_long_digest_is_stored_whole_before_its_first_message_leaves(
    outbox: Outbox, session: RecordingSession
) -> None:
    delivery_id = outbox.queue(value=LONG_DIGEST)
    stored: list[int] = []

    def look(method: TelegramMethod[Any]) -> Exception:
        stored.append(len(outbox.parts(delivery_id)))
        return InterruptedError()

    session.fail_next(look)
    await outbox.sender.send_due()
    assert stored[0] > 2


async def test_a_long_digest_comes_in_order_with_its_buttons_last(outbox: Outbox) -> None:
    delivery_id = outbox.queue(value=LONG_DIGEST)
    await outbox.sender.send_due()
    sent = outbox.session.sent
    bodies = [json.loads(part.body)["text"] for part in outbox.parts(delivery_id)]
    assert [method.text for method in sent] == bodies
    assert [part.message_id for part in outbox.parts(delivery_id)] == list(range(1, len(sent) + 1))
    assert [method.reply_markup is not None for method in sent] == [False] * (len(sent) - 1) + [True]


async def test_alerts_go_before_digests_and_in_the_order_queued(outbox: Outbox) -> None:
    digest = outbox.queue(value=DIGEST)
    first, second = (outbox.queue(value=replace(FIRED, query=query)) for query in ("порт", "газ"))
    assert await outbox.sender.send_due() == 3
    assert [text.split("\n")[0] for _, text in outbox.said] == [
        "Alert: порт",
        "Alert: газ",
        "Kazakhstan and Turkmenistan: digest",
    ]
    assert {outbox.row(row).state for row in (digest, first, second)} == {"sent"}


async def test_what_is_not_due_waits(outbox: Outbox, clock: HandClock, db: Database) -> None:
    outbox.queue(in_s=60)
    assert await outbox.sender.send_due() == 0
    assert db.read_now(find_next_due) == clock.now() + timedelta(seconds=60)
    clock.move(seconds=60)
    assert await outbox.sender.send_due() == 1
    assert outbox.chats() == [ANNA]


async def test_more_people_than_fit_in_one_batch_are_all_served(outbox: Outbox) -> None:
    people = range(1000, 1025)
    for chat_id in people:
        outbox.add_person(chat_id)
        outbox.queue(chat_id)
    assert await outbox.sender.send_due() == 25
    assert sorted(outbox.chats()) == list(people)


async def test_a_person_who_was_erased_or_has_left_gets_nothing(outbox: Outbox, db: Database) -> None:
    outbox.add_person(BERDY)
    gone = outbox.queue(BERDY)
    left = outbox.queue(ANNA)
    db.write_now(save_subscriber, replace(db.read_now(get_subscriber, ANNA), active=False))
    db.write_now(forget, BERDY)
    outbox.queue(BERDY)  # by a job that had read the alert before it was erased
    await outbox.sender.send_due()
    assert outbox.said == []
    assert outbox.row(left).state == "dropped"
    assert [(row.state, row.delivery_id != gone) for row in outbox.rows(BERDY)] == [("dropped", True)]


async def test_nothing_is_kept_of_a_person_who_is_erased_while_it_is_sent(
    outbox: Outbox, db: Database, session: RecordingSession
) -> None:
    def erase_and_break(method: TelegramMethod[Any]) -> Exception:
        db.write_now(forget, ANNA)
        return failures_timeout(method)

    outbox.queue()
    session.fail_next(erase_and_break)
    await outbox.sender.send_due()
    assert outbox.rows() == []
    assert db.read_now(find_subscriber, ANNA) is None


async def test_nothing_follows_a_person_who_left_while_it_was_sent(
    outbox: Outbox, db: Database, session: RecordingSession, clock: HandClock
) -> None:
    def leave_and_break(method: TelegramMethod[Any]) -> Exception:
        db.write_now(deactivate, ANNA, clock.now())
        return failures_timeout(method)

    outbox.queue()
    session.fail_next(leave_and_break)
    await outbox.sender.send_due()
    assert outbox.said == []


async def test_discreet_people_see_neither_words_nor_a_sound(outbox: Outbox, db: Database) -> None:
    db.write_now(save_subscriber, replace(db.read_now(get_subscriber, ANNA), discreet=True))
    outbox.queue(value=FIRED)
    outbox.queue(value=DIGEST)
    await outbox.sender.send_due()
    for method in outbox.session.sent:
        assert method.disable_notification is True
        first_line, _, rest = str(method.text).partition("\n\n")
        assert first_line == "A new message. Tap the hidden text to read it."
        (spoiler,) = (entity for entity in method.entities or [] if entity.type == "spoiler")
        assert spoiler.offset == len(first_line) + 2
        assert spoiler.length == len(rest.encode("utf-16-le")) // 2


async def test_others_are_notified_with_a_sound_and_without_a_preview(outbox: Outbox) -> None:
    outbox.queue()
    await outbox.sender.send_due()
    (method,) = outbox.session.sent
    assert method.disable_notification is None
    assert method.link_preview_options is not None
    assert method.link_preview_options.is_disabled  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["alert", "digest", "notice"])
@pytest.mark.parametrize("payload", ["", "{", "[]", "7", "null", '"x"', '{"at": 5}', '{"alert_id": 1}'])
async def test_a_row_that_cannot_be_read_is_a_dead_letter_and_the_next_goes_out(
    outbox: Outbox, kind: DeliveryKind, payload: str
) -> None:
    bad = outbox.queue(value=payload, kind=kind)
    good = outbox.queue(value=DIGEST)
    await outbox.sender.send_due()
    assert outbox.row(bad).state == "dead"
    assert str(outbox.row(bad).reason).startswith("unreadable: ")
    assert outbox.row(good).state == "sent"
    assert len(outbox.said) == 1


_FIELDS = ("at", "alert_id", "query", "item", "since", "until", "zone", "sections", "coverage", "stories")
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["alert", "digest", "notice"]), _json)
async def test_no_payload_stops_the_sender(outbox: Outbox, kind: DeliveryKind, value: object) -> None:
    delivery_id = outbox.queue(value=json.dumps(value), kind=kind)
    await outbox.sender.send_due()
    assert outbox.row(delivery_id).state in ("dead", "sent")


async def test_an_alert_without_a_source_is_a_dead_letter(outbox: Outbox) -> None:
    delivery_id = outbox.queue(value=replace(FIRED, item=replace(FIRED.item, sources=())))
    await outbox.sender.send_due()
    assert outbox.row(delivery_id).state == "dead"


@pytest.mark.parametrize("body", ["", "{", "[]", '{"text": 5}'])
async def test_a_stored_message_that_cannot_be_read_is_a_dead_letter_and_stops_nobody(
    outbox: Outbox, db: Database, body: str
) -> None:
    outbox.add_person(BERDY)
    bad, next_one, other = outbox.queue(), outbox.queue(value=DIGEST), outbox.queue(BERDY)
    db.write_now(store_parts, bad, [body])
    await outbox.sender.send_due()
    assert outbox.row(bad).state == "dead"
    assert str(outbox.row(bad).reason).startswith("the sender failed: ")
    assert [outbox.row(row).state for row in (next_one, other)] == ["sent", "sent"]


async def test_a_failure_of_ours_after_a_message_was_handed_over_leaves_it_uncertain(
    outbox: Outbox, session: RecordingSession, db: Database, clock: HandClock
) -> None:
    digest = outbox.queue(value=DIGEST)

    def hand_over_and_break(method: TelegramMethod[Any]) -> Exception:
        db.write_now(mark_part_begun, digest, 0, clock.now())
        return KeyError("words of a message")

    session.fail_next(hand_over_and_break)
    await outbox.sender.send_due()
    assert outbox.states == [("digest", "uncertain"), ("notice", "sent")]
    assert outbox.row(digest).reason == "the sender failed: KeyError"


async def test_what_was_being_sent_when_the_program_stopped_is_uncertain(
    outbox: Outbox, db: Database, clock: HandClock, new_sender: Callable[[], Sender]
) -> None:
    outbox.add_person(BERDY)
    alert, digest = outbox.queue(ANNA, FIRED), outbox.queue(BERDY, DIGEST)
    db.write_now(claim_due, clock.now())
    for row in (alert, digest):
        db.write_now(store_parts, row, ["{}"])
        db.write_now(mark_part_begun, row, 0, clock.now())
    await _run_until_quiet(new_sender(), outbox)
    assert [outbox.row(row).state for row in (alert, digest)] == ["uncertain", "uncertain"]
    again = next(text for chat_id, text in outbox.said if chat_id == ANNA)
    assert "This is a repeat" in again
    notice = next(text for chat_id, text in outbox.said if chat_id == BERDY)
    assert "may not have arrived" in notice
    assert len(outbox.said) == 2
    assert [row.state for row in db.read_now(list_deliveries, ANNA)] == ["uncertain", "sent"]


async def test_what_was_claimed_and_not_yet_handed_over_goes_out_as_if_nothing_had_been(
    outbox: Outbox, db: Database, clock: HandClock, new_sender: Callable[[], Sender]
) -> None:
    alert = outbox.queue(ANNA, FIRED)
    db.write_now(claim_due, clock.now())
    task = asyncio.create_task(new_sender().run())
    await _wait_for(db, lambda: outbox.row(alert).state == "sent")
    await _stop(task)
    ((_, text),) = outbox.said
    assert "This is a repeat" not in text


async def test_an_alert_cut_off_by_crash_after_crash_is_repeated_three_times_at_most(
    outbox: Outbox, db: Database, clock: HandClock
) -> None:
    outbox.queue(ANNA, FIRED)
    for _ in range(6):
        for row in db.write_now(claim_due, clock.now()):
            db.write_now(store_parts, row.delivery_id, ["{}"])
            db.write_now(mark_part_begun, row.delivery_id, 0, clock.now())
        db.write_now(note_interrupted, clock.now())
    assert [row.state for row in outbox.rows()] == ["uncertain"] * 4


async def test_a_running_sender_wakes_for_what_is_queued_later(
    outbox: Outbox, new_sender: Callable[[], Sender]
) -> None:
    task = asyncio.create_task(new_sender().run())
    try:
        outbox.queue()
        await _wait_for(outbox.db, lambda: outbox.states == [("alert", "sent")])
        outbox.queue(value=replace(FIRED, query="газ"))
        await _wait_for(outbox.db, lambda: outbox.states == [("alert", "sent")] * 2)
    finally:
        await _stop(task)
    assert [text.split("\n")[0] for _, text in outbox.said] == ["Alert: порт", "Alert: газ"]


async def _run_until_quiet(sender: Sender, outbox: Outbox) -> None:
    task = asyncio.create_task(sender.run())
    try:
        await _wait_for(outbox.db, lambda: outbox.states[-1][1] == "sent" and len(outbox.rows(BERDY)) == 2)
        await _wait_for(outbox.db, lambda: outbox.rows(BERDY)[-1].state == "sent")
    finally:
        await _stop(task)


async def _wait_for(db: Database, is_so: Callable[[], bool]) -> None:
    seen: int | None = None
    async with asyncio.timeout(20):
        while not is_so():
            seen = await db.wait_for_change(5, since=seen)


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
