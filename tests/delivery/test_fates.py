"""A post that is edited or deleted after its alert: the alert's message says so, once for each time.

Through the collector's doors, the outbox, the sender and the double of the Bot API, which keeps what stands
in Anna's chat.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.collector.fates import delete_posts
from bot.core import Core
from bot.delivery.outcomes import note_interrupted
from storage.alerts import mute_alert, remove_alert
from storage.deliveries import claim_due
from storage.delivery_parts import list_parts, mark_part_begun
from storage.records import AlertOptions
from tests.conftest import HandClock
from tests.delivery.telling import ANNA, NEWS, Newsroom
from tests.doubles.bot_api import BotApi, Person

MOVED = NEWS[0] + ". Исправлено: вагонов тридцать"
CANNOT = "Bad Request: message can't be edited"
GONE = "Bad Request: message to edit not found"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest.fixture
def anna(api: BotApi) -> Person:
    return api.person(ANNA, has_started=True)


@pytest.fixture
async def room(core: Core, clock: HandClock, api: BotApi, anna: Person) -> AsyncIterator[Newsroom]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    async with Bot(api.token, session=session) as bot:
        yield Newsroom(core, clock, bot=bot)


async def tell(room: Newsroom) -> int:
    """Anna is told of a post; returns its id."""
    room.meet()
    post_id = await room.publish(NEWS[0])
    await room.sender.send_due()
    return post_id


async def edit(room: Newsroom, post_id: int, text: str = MOVED) -> None:
    """The channel edits the post ten minutes later."""
    room.clock.move(minutes=10)
    await room.publish(text, post_id=post_id)


async def delete(room: Newsroom, post_id: int) -> None:
    """The channel deletes the post ten minutes later."""
    now = room.clock.move(minutes=10)
    await room.core.db.write(delete_posts, 9, [post_id], now)


async def test_an_edit_of_the_post_is_said_in_the_message_of_its_alert(room: Newsroom, anna: Person) -> None:
    post_id = await tell(room)
    (before,) = anna.messages
    await edit(room, post_id)
    await room.sender.send_due()
    (after,) = anna.messages
    assert "Edited since: 14 November, 14:10" in after
    assert after.replace("\nEdited since: 14 November, 14:10", "") == before, "nothing else has changed"
    assert "Mute 1 day" in anna.buttons


async def test_a_deletion_is_said_too_and_in_the_place_of_the_edit(room: Newsroom, anna: Person) -> None:
    post_id = await tell(room)
    await edit(room, post_id)
    await delete(room, post_id)
    await room.sender.send_due()
    (text,) = anna.messages
    assert "Deleted since: 14 November, 14:20" in text
    assert "Edited since" not in text


async def test_each_event_is_said_once(room: Newsroom, anna: Person, api: BotApi) -> None:
    post_id = await tell(room)
    for _ in range(2):  # the second reading of the same brings nothing
        await edit(room, post_id)
        await room.sender.send_due()
    await delete(room, post_id)
    await delete(room, post_id)
    await room.sender.send_due()
    assert [call.method for call in api.sent(ANNA)] == ["sendMessage", "editMessageText", "editMessageText"]
    assert [row.key.split(":")[0] for row in room.rows] == ["alert", "fate", "fate"]


async def test_a_second_edit_moves_the_time(room: Newsroom, anna: Person) -> None:
    post_id = await tell(room)
    await edit(room, post_id)
    await room.sender.send_due()
    await edit(room, post_id, MOVED + ", паром «Хазар»")
    await room.sender.send_due()
    (text,) = anna.messages
    assert "Edited since: 14 November, 14:20" in text


async def test_counters_and_media_are_no_edit(room: Newsroom, anna: Person, api: BotApi) -> None:
    post_id = await tell(room)
    await edit(room, post_id, NEWS[0])
    await room.sender.send_due()
    assert len(api.sent(ANNA)) == 1


async def test_what_was_undone_under_the_alert_stays_undone(
    room: Newsroom, anna: Person, clock: HandClock
) -> None:
    post_id = await tell(room)
    (alert,) = {int(row.key.split(":")[1]) for row in room.rows}
    room.core.db.write_now(mute_alert, ANNA, alert, clock.now() + timedelta(days=1))
    await edit(room, post_id)
    await room.sender.send_due()
    assert "Unmute" in anna.buttons
    room.core.db.write_now(remove_alert, ANNA, alert, clock.now())
    await delete(room, post_id)
    await room.sender.send_due()
    assert anna.buttons == ["Why?"]


async def test_a_post_changed_before_its_message_went_out_is_marked_from_the_start(
    room: Newsroom, anna: Person, api: BotApi
) -> None:
    room.meet(options=AlertOptions("hourly"))
    first, second = await room.publish(NEWS[0]), await room.publish(NEWS[1])
    await edit(room, first)
    await delete(room, second)
    room.move_to(15)
    await room.sender.send_due()
    (text,) = anna.messages
    assert "Edited since: 14 November, 14:10" in text
    assert "Deleted since: 14 November, 14:20" in text
    assert len(api.sent(ANNA)) == 1


async def test_a_post_in_a_bundle_is_marked_at_its_place(room: Newsroom, anna: Person) -> None:
    room.meet(options=AlertOptions("hourly"))
    ids = [await room.publish(text) for text in NEWS[:3]]
    room.move_to(15)
    await room.sender.send_due()
    await delete(room, ids[1])
    await room.sender.send_due()
    (text,) = anna.messages
    blocks = text.split("\n\n")
    assert ["Deleted since" in block for block in blocks] == [False, False, True, False]


@pytest.mark.parametrize("refusal", [CANNOT, GONE])
async def test_where_it_cannot_be_edited_a_short_reply_says_it_once(
    room: Newsroom, anna: Person, api: BotApi, refusal: str
) -> None:
    post_id = await tell(room)
    (message_id,) = anna.chat
    await delete(room, post_id)
    api.refuse("editMessageText", 400, refusal)
    await room.sender.send_due()
    assert anna.messages[1] == "About the post in this alert:\nDeleted since: 14 November, 14:10"
    reply = api.sent(ANNA)[-1].fields
    assert reply["reply_parameters"]["message_id"] == message_id
    assert reply["disable_notification"]
    await room.sender.send_due()
    assert len(anna.messages) == 2
    assert room.states[-1][0] == "sent"


@pytest.mark.parametrize("fault", ["lose_reply", "answer_html", "answer_garbage", "reset"])
async def test_an_edit_that_may_have_arrived_is_tried_again_and_does_no_harm(
    room: Newsroom, anna: Person, api: BotApi, clock: HandClock, fault: str
) -> None:
    post_id = await tell(room)
    await edit(room, post_id)
    break_next: Callable[[str], None] = getattr(api, fault)
    break_next("editMessageText")
    await room.sender.send_due()
    assert room.states[-1][0] == "pending"
    clock.move(seconds=1)
    await room.sender.send_due()
    assert room.states[-1][0] == "sent"
    (text,) = anna.messages
    assert text.count("Edited since") == 1


async def die_sending(room: Newsroom, anna: Person, shown: str) -> None:
    """The program ends when `shown` has arrived and Telegram has not yet answered."""
    task = asyncio.create_task(room.sender.send_due())
    await anna.wait_for(shown)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    (row,) = [row for row in room.rows if row.state == "sending"]
    room.core.db.write_now(mark_part_begun, row.delivery_id, 0, room.clock.now())  # as the limiter does


async def test_a_crash_while_a_bundle_is_sent_repeats_all_of_it(
    room: Newsroom, anna: Person, api: BotApi, clock: HandClock
) -> None:
    room.meet(options=AlertOptions("hourly", daily_cap=2))
    for text in NEWS[:2]:
        await room.publish(text)
    room.move_to(15)
    api.delay("sendMessage", 30)
    await die_sending(room, anna, "2 posts")
    api.heal()
    room.sender = room.new_sender()
    room.core.db.write_now(note_interrupted, clock.now())
    await room.sender.send_due()
    first, again = anna.messages
    assert "This is a repeat" in again
    assert all(text in first and text in again for text in NEWS[:2])
    await room.sender.send_due()
    assert len(anna.messages) == 2


async def test_a_crash_between_the_edit_and_its_mark_is_made_up_for(
    room: Newsroom, anna: Person, api: BotApi, clock: HandClock
) -> None:
    post_id = await tell(room)
    await edit(room, post_id)
    db = room.core.db
    api.delay("editMessageText", 30)
    await die_sending(room, anna, "Edited since")
    api.heal()
    room.sender = room.new_sender()
    db.write_now(note_interrupted, clock.now())
    await room.sender.send_due()
    assert room.states[-1][0] == "sent"
    (text,) = anna.messages
    assert text.count("Edited since") == 1


async def test_a_reply_that_may_have_arrived_is_not_repeated(
    room: Newsroom, anna: Person, api: BotApi, clock: HandClock
) -> None:
    post_id = await tell(room)
    await delete(room, post_id)
    api.refuse("editMessageText", 400, CANNOT)
    api.lose_reply("sendMessage")
    await room.sender.send_due()
    clock.move(minutes=5)
    await room.sender.send_due()
    assert room.states[-1][0] == "uncertain"
    assert len(anna.messages) == 2


async def test_an_alert_that_never_arrived_has_nothing_to_change(room: Newsroom, api: BotApi) -> None:
    room.meet()
    post_id = await room.publish(NEWS[0])
    api.refuse("sendMessage", 400, "Bad Request: chat not found")
    await room.sender.send_due()
    await delete(room, post_id)
    await room.sender.send_due()
    assert [row.state for row in room.rows] == ["dead"]


async def test_claimed_and_lost_before_it_was_rendered(
    room: Newsroom, anna: Person, clock: HandClock
) -> None:
    post_id = await tell(room)
    await edit(room, post_id)
    (row,) = room.core.db.write_now(claim_due, clock.now())
    assert room.core.db.read_now(list_parts, row.delivery_id) == []
    room.core.db.write_now(note_interrupted, clock.now())
    await room.sender.send_due()
    assert "Edited since" in anna.messages[0]
