"""A group whose topic takes nothing any more: what goes there reaches the group itself, over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.delivery.sender import Sender
from bot.i18n import load_texts
from storage.database import Database
from storage.deliveries import list_deliveries
from storage.subscribers import get_subscriber, save_subscriber
from tests.conftest import HandClock
from tests.delivery.conftest import Outbox
from tests.delivery.test_sender import LONG_DIGEST
from tests.doubles.bot_api import BotApi
from tests.doubles.bot_api.person import Person
from tests.doubles.bot_session import RecordingSession

GROUP, TOPIC, OTHER = -1001234567890, 7, 9
GONE = load_texts("en")("notice-topic-gone")


@dataclass
class Forum:
    """A forum that the bot delivers to, into topic TOPIC; `sender` speaks HTTP to the double."""

    api: BotApi
    outbox: Outbox
    sender: Sender
    group: Person

    @property
    def threads(self) -> list[int | None]:
        """In which topic each message that stands there is; None: in the general one."""
        return [message.get("message_thread_id") for message in self.group.chat.values()]

    @property
    def tried(self) -> list[Any]:
        """The topic that each call named, and how it ended."""
        calls = [call for call in self.api.calls if call.method == "sendMessage"]
        return [(call.fields.get("message_thread_id"), call.outcome[:3]) for call in calls]

    def states(self) -> list[tuple[str, str]]:
        rows = self.outbox.db.read_now(list_deliveries, GROUP)
        return [(row.kind, row.state) for row in rows]


@pytest.fixture
async def forum(db: Database, clock: HandClock) -> AsyncIterator[Forum]:
    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with Bot(api.token, session=session) as bot:
            sender = Sender(db, bot, clock)
            outbox = Outbox(db, clock, RecordingSession(), sender)
            outbox.add_person(GROUP, kind="group", thread_id=TOPIC)
            group = api.person(GROUP, has_started=True)
            group.topics = {TOPIC: True, OTHER: True}
            yield Forum(api, outbox, sender, group)


async def test_what_goes_to_a_deleted_topic_reaches_the_group_and_its_admins_are_told_once(
    forum: Forum, db: Database, clock: HandClock
) -> None:
    forum.outbox.queue(GROUP)
    await forum.sender.send_due()
    assert forum.threads == [TOPIC]
    assert forum.group.topics
    del forum.group.topics[TOPIC]
    forum.outbox.queue(GROUP)
    await forum.sender.send_due()
    assert forum.threads == [TOPIC, None, None]
    assert forum.group.messages[-1] == GONE
    assert db.read_now(get_subscriber, GROUP).thread_id is None
    clock.move(hours=1)
    forum.outbox.queue(GROUP)
    await forum.sender.send_due()
    assert forum.threads == [TOPIC, None, None, None]
    assert [told == GONE for told in forum.group.messages].count(True) == 1
    assert forum.tried == [(TOPIC, "ok"), (TOPIC, "400"), (None, "ok"), (None, "ok"), (None, "ok")]
    assert {state for _, state in forum.states()} == {"sent"}


async def test_a_closed_topic_is_as_good_as_none(forum: Forum) -> None:
    forum.group.topics = {TOPIC: False}
    forum.outbox.queue(GROUP)
    await forum.sender.send_due()
    assert forum.threads == [None, None]
    assert forum.states() == [("alert", "sent"), ("notice", "sent")]


async def test_a_digest_that_waits_already_written_follows_to_the_group(
    forum: Forum, clock: HandClock
) -> None:
    delivery_id = forum.outbox.queue(GROUP, LONG_DIGEST)
    forum.api.flood_wait(5)
    await forum.sender.send_due()
    parts = len(forum.outbox.parts(delivery_id))
    assert parts > 1
    forum.group.topics = {}
    clock.move(seconds=6)
    await forum.sender.send_due()
    assert forum.threads == [None] * (parts + 1)
    assert forum.tried[1:] == [(TOPIC, "400"), *[(None, "ok")] * (parts + 1)], "one message met the topic"


async def test_where_an_admin_has_moved_the_bot_meanwhile_it_goes_there(
    forum: Forum, db: Database, clock: HandClock
) -> None:
    forum.outbox.queue(GROUP)
    forum.api.flood_wait(5)
    await forum.sender.send_due()
    db.write_now(save_subscriber, replace(db.read_now(get_subscriber, GROUP), thread_id=OTHER))
    forum.group.topics = {OTHER: True}
    clock.move(seconds=6)
    await forum.sender.send_due()
    assert forum.threads == [OTHER]
    assert db.read_now(get_subscriber, GROUP).thread_id == OTHER
    assert forum.states() == [("alert", "sent")], "and there is nothing to tell"


async def test_where_the_group_itself_takes_nothing_it_is_a_dead_letter(forum: Forum) -> None:
    forum.group.topics = {}
    forum.outbox.queue(GROUP)
    forum.api.refuse("sendMessage", 400, "Bad Request: message thread not found")
    forum.api.refuse("sendMessage", 400, "Bad Request: TOPIC_CLOSED", times=None)
    await forum.sender.send_due()
    assert forum.states() == [("alert", "dead"), ("notice", "dead")]
