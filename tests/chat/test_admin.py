"""/admin: who runs the bot sees how it fares, lets people in and tells all something; others do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from aiogram import Bot
from aiogram.types import (
    Chat,
    MessageOriginChannel,
    MessageOriginHiddenUser,
    MessageOriginUser,
    SharedUser,
    User,
    UsersShared,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import build_chat
from bot.chat.in_flight import InFlight
from bot.core import Core
from bot.delivery.sender import Sender
from bot.domain.announcements import LONGEST, measure, parse_announcement
from bot.domain.kept import DELIVERIES_DAYS
from bot.i18n import LANGUAGES, load_texts
from storage.alerts import add_alert
from storage.allowlist import allow, list_allowed
from storage.announcing import find_announcement
from storage.channels import add_channel, save_channel
from storage.database import Connection
from storage.deliveries import claim_due, list_deliveries, mark_dead, queue_deliveries
from storage.invites import list_open_invites
from storage.records import Channel, NewDelivery, Subscriber
from storage.subscribers import find_subscriber, get_subscriber, save_subscriber
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person

ADMIN, STRANGER = 7_001_001, 8_002_002
TEXTS = load_texts("en")
ORIGIN_AT = datetime(2025, 11, 14, tzinfo=UTC)
Meet = Callable[..., Person]
BUTTONS = [
    *(f"admin:{place}:0" for place in ("home", "health", "invites", "allowlist", "announce", "dead")),
    "admin:statistics:0",
    "imake:7",
    "idrop:code",
    "wask",
    f"wdel:{STRANGER}:1",
    "ann:x",
    "annsee:x",
    "annstop:x",
    "dead:1:0",
]


@pytest.fixture
def session() -> RecordingSession:
    return RecordingSession()


@pytest.fixture
def bot(session: RecordingSession) -> Bot:
    return Bot(TOKEN, session=session)


@pytest.fixture
def meet(core: Core, bot: Bot, session: RecordingSession) -> Meet:
    """Returns a maker of people; each call is a bot that has just been started on the same database."""
    core.settings = core.settings.model_copy(update={"admin_ids": (ADMIN,), "access": "allowlist"})

    def make(chat_id: int = ADMIN, language: str = "en") -> Person:
        dispatcher = build_chat(core, is_sample=False, in_flight=InFlight())
        return Person(dispatcher, bot, session, chat_id=chat_id, language=language)

    return make


@pytest.fixture
def admin(meet: Meet) -> Person:
    return meet()


async def people(core: Core, *, now: datetime) -> None:
    """Three who read Russian, one Kazakh group, a channel, and one who has left."""
    for number in (1, 2, 3):
        await core.db.write(save_subscriber, Subscriber(number, "ru", "UTC", now))
    await core.db.write(save_subscriber, Subscriber(-5, "kk", "UTC", now, kind="group"))
    await core.db.write(save_subscriber, Subscriber(-6, "en", "UTC", now, kind="channel"))
    await core.db.write(save_subscriber, Subscriber(7, "en", "UTC", now, active=False))


async def test_for_others_it_does_not_exist(core: Core, meet: Meet, clock: HandClock) -> None:
    await core.db.write(allow, STRANGER, clock.now())
    stranger = meet(STRANGER)
    (unknown,) = await stranger.say("/admin")
    assert unknown.split(".")[0] == TEXTS("unknown-command").split(".")[0]
    assert "admin" not in unknown
    for data in BUTTONS:
        assert await stranger.press(data) == [TEXTS("toast-stale")], data
    assert await core.db.read(list_open_invites, clock.now()) == []
    assert await core.db.read(list_allowed) == [(STRANGER, True)]
    assert "/admin" not in str(await stranger.say("/help"))


async def test_every_page_opens_and_leads_back(admin: Person) -> None:
    (home,) = await admin.say("/admin")
    assert TEXTS("admin-access-allowlist") in home
    for place in ("health", "invites", "allowlist", "announce", "statistics", "dead"):
        (shown,) = await admin.tap(TEXTS(f"button-admin-{place}"))
        assert shown != home
        (back,) = await admin.tap(TEXTS("button-admin-home"))
        assert back == home
    assert TEXTS("channels-empty") in (await admin.tap(TEXTS("button-admin-channels")))[0]


async def test_channels_stand_by_their_trouble(core: Core, admin: Person, clock: HandClock) -> None:
    fine = Channel(1, "Fine", "fine", access_hash=5, last_post_at=clock.now())
    failing = replace(fine, channel_id=2, title="Failing", username="failing", failure="messages: time-out")
    closed = replace(fine, channel_id=3, title="Closed", username="closed", state="private")
    paused = replace(fine, channel_id=4, title="Paused", username="paused", state="paused")
    for channel in (fine, paused, closed):
        await core.db.write(add_channel, channel)
    await core.db.write(save_channel, failing)
    (shown,) = await admin.press("admin:health:0")
    order = [shown.index(title) for title in ("Failing", "Closed", "Fine", "Paused")]
    assert order == sorted(order)
    (card,) = await admin.tap("1")
    assert "Failing" in card


async def test_an_invitation_is_made_used_by_its_link_and_taken_back(
    core: Core, meet: Meet, clock: HandClock
) -> None:
    core.settings = core.settings.model_copy(update={"access": "invite"})
    admin = meet()
    await admin.press("admin:invites:0")
    (_, shown) = await admin.tap(TEXTS("button-invite-days", days=7))
    (invite,) = await core.db.read(list_open_invites, clock.now())
    assert invite.expires_at == clock.now() + timedelta(days=7)
    assert f"https://t.me/test_bot?start={invite.code}" in shown
    await admin.tap(TEXTS("button-invite-endless"))
    clock.move(days=8)
    (endless,) = await core.db.read(list_open_invites, clock.now())
    assert endless.expires_at is None
    late, guest = meet(STRANGER), meet(STRANGER + 1)
    assert await late.say(f"/start {invite.code}") == [TEXTS("error-no-access")]
    assert await guest.say(f"/start {endless.code}") != [TEXTS("error-no-access")]
    assert await admin.press(f"idrop:{endless.code}") != []
    assert await core.db.read(find_subscriber, STRANGER + 1) is not None, (
        "a used one is no more to be revoked"
    )
    await admin.press("imake:30")
    await admin.tap(TEXTS("button-invite-revoke", number=1))
    assert await core.db.read(list_open_invites, clock.now()) == []
    assert await admin.press("imake:9999") == [TEXTS("toast-stale")]


@pytest.mark.parametrize("way", ["number", "forward", "picked"])
async def test_a_person_is_let_in_by_hand_and_shut_out_with_all_that_is_theirs(
    core: Core, meet: Meet, clock: HandClock, way: str
) -> None:
    admin, guest = meet(), meet(STRANGER)
    assert await guest.say("/digest") == [TEXTS("error-no-access")]
    await admin.press("wask")
    assert TEXTS("button-allow-person") in admin.menu()
    person = User(id=STRANGER, is_bot=False, first_name="G")
    match way:
        case "number":
            said = await admin.say(str(STRANGER))
        case "forward":
            said = await admin.say("x", forward_origin=MessageOriginUser(date=ORIGIN_AT, sender_user=person))
        case _:
            shared = UsersShared(request_id=21, users=[SharedUser(user_id=STRANGER)])
            said = await admin.say(None, users_shared=shared)
    assert said == [TEXTS("allow-added", chat=STRANGER).replace(f"{STRANGER:,}", str(STRANGER))]
    assert admin.menu() == []
    assert await guest.say("/help") != [TEXTS("error-no-access")]
    await core.db.write(add_alert, STRANGER, "порт", clock.now())
    (listed,) = await admin.press("admin:allowlist:0")
    assert TEXTS("allowed-in") in listed
    (question,) = await admin.tap(TEXTS("button-disallow", number=1))
    assert str(STRANGER) in question
    assert await core.db.read(find_subscriber, STRANGER) is not None, "not before it is confirmed"
    await admin.tap(TEXTS("button-disallow-sure"))
    assert await core.db.read(find_subscriber, STRANGER) is None
    assert await guest.say("/help") == [TEXTS("error-no-access")]


async def test_what_names_no_chat_is_said_and_the_dialog_goes_on(
    core: Core, admin: Person, clock: HandClock
) -> None:
    async def ask() -> None:
        clock.move(seconds=2)
        await admin.press("wask")

    await ask()
    for said in ("порт", "0", "12345678901234567890", "-", "１２３", "@name"):
        assert await admin.say(said) == [TEXTS("error-no-chat-number")], said
    hidden = MessageOriginHiddenUser(date=ORIGIN_AT, sender_user_name="x")
    assert await admin.say("x", forward_origin=hidden) == [TEXTS("error-hidden-person")]
    channel = MessageOriginChannel(date=ORIGIN_AT, chat=Chat(id=-1009, type="channel"), message_id=1)
    await admin.say("x", forward_origin=channel)
    assert await core.db.read(list_allowed) == [(-1009, False)]
    await ask()
    assert (await admin.say("-1009")) == [TEXTS("allow-known", chat="-1009")]
    await ask()
    assert await admin.say(TEXTS("button-cancel")) == [TEXTS("allow-over")]
    await ask()
    assert (await admin.say("/admin"))[0] == TEXTS("allow-over")
    await admin.say("123")
    assert await core.db.read(list_allowed) == [(-1009, False)]


async def test_an_announcement_is_previewed_counted_sent_once_and_watched(
    core: Core, admin: Person, bot: Bot, session: RecordingSession, clock: HandClock
) -> None:
    await people(core, now=clock.now())
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-announce"))
    *previews, confirm = await admin.say("ru: Ночью не работаю.\nДо утра.\nKK: Түнде жұмыс істемеймін.")
    assert [preview.split("\n")[0] for preview in previews] == [
        TEXTS("announce-preview", language=name, count=count)
        for name, count in (("Русский", 3), ("Қазақша", 1), ("Türkmençe", 0), ("English", 1))
    ]
    assert "Ночью не работаю.\nДо утра." in previews[0]
    assert "Түнде" in previews[1]
    assert "Ночью" in previews[3], "where a language is missing, the first goes"
    assert TEXTS("announce-confirm", count=5) in confirm
    before = len(session.sent)
    await Sender(core.db, bot, clock).send_due()
    assert len(session.sent) == before, "nothing goes before it is confirmed"
    draft = next(
        button.callback_data
        for row in session.sent[-1].reply_markup.inline_keyboard  # type: ignore[union-attr]
        for button in row
        if (button.callback_data or "").startswith("ann:")
    )
    (progress,) = await admin.press(draft or "")
    assert TEXTS("announcement-sent", count=0, total=5) in progress
    clock.move(seconds=2)
    assert await admin.press(draft or "") == [progress], "a second tap queues nothing"
    sent_before = len(session.sent)
    await Sender(core.db, bot, clock).send_due()
    arrived = session.sent[sent_before:]
    assert sorted(int(method.chat_id) for method in arrived) == [-5, 1, 2, 3, ADMIN]
    by_chat = {int(method.chat_id): method.text for method in arrived}
    assert "Түнде" in by_chat[-5]
    assert load_texts("kk")("announcement-title") in by_chat[-5]
    admin.read()
    (seen,) = await admin.press((draft or "").replace("ann:", "annsee:"))
    assert TEXTS("announcement-over") in seen
    await Sender(core.db, bot, clock).send_due()
    assert len(session.sent) == sent_before + 5, "once each"
    clock.move(days=DELIVERIES_DAYS)
    (seen,) = await admin.press((draft or "").replace("ann:", "annsee:"))
    assert TEXTS("announcement-long-ago", days=DELIVERIES_DAYS) in seen
    assert TEXTS("announcement-over") not in seen


async def test_an_announcement_can_be_stopped_and_wakes_nobody(
    core: Core, admin: Person, bot: Bot, session: RecordingSession, clock: HandClock
) -> None:
    await people(core, now=clock.now())
    sleeper = Subscriber(1, "ru", "UTC", clock.now(), quiet_from=time(0), quiet_until=time(23, 59))
    await core.db.write(save_subscriber, sleeper)
    await admin.press("admin:announce:0")
    await admin.say("One text")
    await admin.tap(TEXTS("button-announce", count=5))
    await Sender(core.db, bot, clock).send_due()
    assert not [method for method in session.sent if method.chat_id == 1]
    admin.read()
    (stopped,) = await admin.tap(TEXTS("button-announcement-stop"))
    assert TEXTS("announcement-stopped") in stopped
    clock.move(days=2)
    await Sender(core.db, bot, clock).send_due()
    assert not [method for method in session.sent if method.chat_id == 1]
    (row,) = await core.db.read(list_deliveries, 1)
    assert (row.state, row.reason) == ("dropped", "stopped by the operator")
    assert await admin.press("annstop:nonsense") == [TEXTS("toast-stale")]


async def test_an_announcement_goes_after_everything_else(
    core: Core, admin: Person, clock: HandClock
) -> None:
    await people(core, now=clock.now())
    await admin.press("admin:announce:0")
    await admin.say("One text")
    await admin.tap(TEXTS("button-announce", count=5))
    await core.db.write(queue_deliveries, [NewDelivery(1, "digest", "d", "{}", clock.now())], clock.now())
    claimed = await core.db.write(claim_due, clock.now())
    assert claimed[0].kind == "digest"
    assert {each.kind for each in claimed[1:]} == {"announcement"}


async def test_what_cannot_be_announced_is_said(core: Core, admin: Person) -> None:
    await admin.press("admin:announce:0")
    (too_long,) = await admin.say("😀" * 1800)
    assert "3600" in too_long.replace(",", "")
    assert await admin.say("ru:\nkk:  ") == [TEXTS("error-announcement-empty")]
    await admin.say("/help")
    assert TEXTS("announce-title") not in str(await admin.say("порт"))
    assert await core.db.read(find_announcement) is None
    assert await admin.press("ann:old") == [TEXTS("toast-stale")]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_an_announcement_or_none(written: str) -> None:
    texts = parse_announcement(written, LANGUAGES)
    assert set(texts) in (set(), set(LANGUAGES))
    assert all(text.strip() for text in texts.values())
    assert measure(texts) <= max(LONGEST, 2 * len(written))


async def test_numbers_and_dead_letters_name_nobody(core: Core, admin: Person, clock: HandClock) -> None:
    await people(core, now=clock.now())
    await core.db.write(add_alert, 2, "курмангазы", clock.now())

    def fill(db: Connection) -> None:
        rows = [NewDelivery(chat, "alert", f"a{chat}", "курмангазы", clock.now()) for chat in (1, 2)]
        queue_deliveries(db, rows, clock.now())
        for delivery in claim_due(db, clock.now()):
            mark_dead(db, delivery.delivery_id, "Bad Request: chat not found", clock.now())

    await core.db.write(fill)
    await core.db.write(save_subscriber, replace(await core.db.read(get_subscriber, 1), active=True))
    (numbers,) = await admin.press("admin:statistics:0")
    assert TEXTS("admin-kind-group", count=1) in numbers
    assert "Русский 3" in numbers
    assert TEXTS("admin-alerts", count=1, chats=1) in numbers
    assert TEXTS("delivery-dead", count=2) in numbers
    (dead,) = await admin.press("admin:dead:0")
    assert "chat not found" in dead
    for text in (numbers, dead):
        assert "курмангазы" not in text
    (_, left) = await admin.tap(TEXTS("button-dead-again", number=1))
    assert TEXTS("admin-dead-title", count=1) in left
    states = [(await core.db.read(list_deliveries, chat))[0].state for chat in (1, 2)]
    assert sorted(states) == ["dead", "pending"]
