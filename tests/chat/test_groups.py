"""Groups and channels: the bot comes and goes, answers whom it should, and only admins change anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramMigrateToChat
from aiogram.types import (
    Chat,
    ChatMemberAdministrator,
    ChatMemberLeft,
    ChatMemberMember,
    Message,
    MessageEntity,
    User,
)

from bot.app import build_chat
from bot.chat.stamps import decode_chat, encode_chat, read_stamp
from bot.core import Core
from bot.delivery.sender import Sender
from bot.i18n import load_texts
from storage.alerts import list_alerts
from storage.deliveries import queue_deliveries
from storage.invites import add_invite
from storage.records import NewDelivery, Subscriber
from storage.subscribers import find_subscriber, get_subscriber, save_subscriber
from storage.subscriptions import list_subscriptions
from tests.conftest import HandClock
from tests.doubles.bot_session import BOT_USER, RecordingSession
from tests.doubles.person import Person

GROUP, NEW_GROUP, CHANNEL = -1001234567890, -1001234567891, -1009876543210
ADMIN, MEMBER, STRANGER = 1001, 1002, 1003
TEXTS = load_texts("en")
RIGHTS: dict[str, Any] = {
    name: False
    for name, field in ChatMemberAdministrator.model_fields.items()
    if field.is_required() and name not in ("user", "status")
}
LEFT = ChatMemberLeft(user=BOT_USER)
IN_GROUP = ChatMemberMember(user=BOT_USER)
POSTS = ChatMemberAdministrator(user=BOT_USER, **{**RIGHTS, "can_post_messages": True})
MUTE = ChatMemberAdministrator(user=BOT_USER, **{**RIGHTS, "can_post_messages": False})
Join = Callable[..., Person]


def an_admin(user_id: int) -> ChatMemberAdministrator:
    return ChatMemberAdministrator(user=User(id=user_id, is_bot=False, first_name="A"), **RIGHTS)


def a_member(user_id: int) -> ChatMemberMember:
    return ChatMemberMember(user=User(id=user_id, is_bot=False, first_name="M"))


@pytest.fixture
def dispatcher(sample_core: Core, session: RecordingSession) -> Dispatcher:
    session.titles = {GROUP: "Our group", CHANNEL: "Our channel"}
    session.standings = {
        (GROUP, ADMIN): an_admin(ADMIN),
        (GROUP, MEMBER): a_member(MEMBER),
        (CHANNEL, ADMIN): an_admin(ADMIN),
        (CHANNEL, MEMBER): a_member(MEMBER),
        (CHANNEL, BOT_USER.id): POSTS,
        (GROUP, BOT_USER.id): IN_GROUP,
    }
    return build_chat(sample_core, is_sample=True)


@pytest.fixture
def join(dispatcher: Dispatcher, bot: Bot, session: RecordingSession) -> Join:
    """Returns a maker of people in the group, or in private with `chat_id=user_id`."""

    def make(user_id: int = ADMIN, chat_id: int = GROUP, **fields: Any) -> Person:
        return Person(dispatcher, bot, session, chat_id=chat_id, user_id=user_id, **fields)

    return make


async def _group(core: Core) -> Subscriber | None:
    return await core.db.read(find_subscriber, GROUP)


async def test_brought_to_a_group_it_greets_once_and_when_removed_it_falls_silent(
    join: Join, sample_core: Core
) -> None:
    admin = join(language="kk")
    await admin.change(LEFT, IN_GROUP, GROUP, "supergroup")
    (hello,) = admin.read()
    assert load_texts("kk")("group-hello-admins") in hello
    await admin.change(IN_GROUP, an_admin(BOT_USER.id), GROUP, "supergroup")
    assert admin.read() == [], "a promotion is no news to the group"
    group = await _group(sample_core)
    assert group is not None
    assert (group.kind, group.language, group.active) == ("group", "kk", True)
    await admin.change(IN_GROUP, LEFT, GROUP, "supergroup")
    gone = await _group(sample_core)
    assert gone is not None
    assert not gone.active
    await admin.change(LEFT, IN_GROUP, GROUP, "supergroup")
    back = await _group(sample_core)
    assert back is not None
    assert back.active


@pytest.mark.parametrize(
    "words", ["hello all", "порт", "/digest@another_bot", "/unknown", "/weather", "@another_bot порт", ""]
)
async def test_the_talk_of_a_group_is_not_answered(
    join: Join, session: RecordingSession, words: str, sample_core: Core
) -> None:
    entities = None
    if words.startswith("@"):
        entities = [MessageEntity(type="mention", offset=0, length=12)]
    await join(MEMBER).say(words or None, entities=entities)
    await join(MEMBER).edit(words or "x")
    assert session.sent == []
    assert await _group(sample_core) is None, "and nothing is kept of the group"


async def test_a_member_may_ask_by_command_by_name_and_by_reply(join: Join) -> None:
    member = join(MEMBER)
    (digest,) = await member.say("/digest@TEST_BOT")
    assert TEXTS("digest-title") in digest
    mention = MessageEntity(type="mention", offset=0, length=9)
    (found,) = await member.say("@test_bot, порт", entities=[mention])
    assert "порт" in found
    behind = MessageEntity(type="mention", offset=7, length=9)
    assert (await member.say("💧 порт @test_bot", entities=[behind.model_copy(update={"offset": 8})]))[0]
    ours = Message(
        message_id=1, date=datetime.now(UTC), chat=Chat(id=GROUP, type="supergroup"), from_user=BOT_USER
    )
    assert "порт" in (await member.say("порт", reply_to_message=ours))[0]
    theirs = ours.model_copy(update={"from_user": User(id=5, is_bot=False, first_name="X")})
    assert await member.say("порт", reply_to_message=theirs) == []
    admin = join()
    admin.read()
    (unknown,) = await admin.say("/digset@test_bot")
    assert "/digest" in unknown


async def test_another_bot_is_never_answered(join: Join) -> None:
    robot = User(id=77, is_bot=True, first_name="R")
    assert await join(MEMBER).say("/digest@test_bot", from_user=robot) == []


async def test_members_change_nothing(join: Join, sample_core: Core) -> None:
    refusal = TEXTS("error-group-admins")
    member = join(MEMBER)
    for said in (
        "/alert порт",
        "/settings Tashkent",
        "/subscribe",
        "/export",
        "/forget",
        "/alerts",
        "/digests",
        "/admin@test_bot",
    ):
        assert await member.say(said) == [refusal], said
    for data in ("sub:save:0:510:daily", "discreet:1", "zone:Asia/Tashkent", "forget:1", "set:home", "x"):
        assert await member.press(data) == [refusal], data
    group = await _group(sample_core)
    assert group is not None
    assert (group.zone, group.discreet) == ("Asia/Almaty", False)
    assert await sample_core.db.read(list_alerts, GROUP) == []


async def test_an_admin_sets_the_group_up_in_the_group(join: Join, sample_core: Core) -> None:
    admin = join()
    await admin.say("/subscribe@test_bot")
    for label in ("Next", "08:30"):
        await admin.tap(label)
    (subscription,) = await sample_core.db.read(list_subscriptions, GROUP)
    assert subscription.chat_id == GROUP
    await admin.say("/alert порт")
    await admin.tap("Save")
    (alert,) = await sample_core.db.read(list_alerts, GROUP)
    await admin.say("/settings Tashkent")
    await admin.tap("Language")
    await admin.tap("Қазақша")
    group = await _group(sample_core)
    assert group is not None
    assert (group.zone, group.language) == ("Asia/Tashkent", "kk")
    assert await sample_core.db.read(find_subscriber, ADMIN) is None, "nothing of who did it is kept"
    member = join(MEMBER)
    member.read()
    assert await member.press(f"adel:{alert.alert_id}") == [load_texts("kk")("error-group-admins")]
    assert len(await sample_core.db.read(list_alerts, GROUP)) == 1


async def test_an_anonymous_admin_is_an_admin_and_a_linked_channel_is_not(
    join: Join, sample_core: Core
) -> None:
    anonymous = join(1087968824)
    itself, linked = Chat(id=GROUP, type="supergroup"), Chat(id=CHANNEL, type="channel")
    assert await anonymous.say("/alerts", sender_chat=linked) == [TEXTS("error-group-admins")]
    assert await anonymous.say("/alerts", sender_chat=itself) != [TEXTS("error-group-admins")]


async def test_who_is_no_longer_admin_is_noticed_within_a_minute(
    join: Join, session: RecordingSession, clock: HandClock
) -> None:
    admin = join()
    await admin.say("/alerts")
    session.standings[GROUP, ADMIN] = a_member(ADMIN)
    clock.move(seconds=61)
    assert await admin.say("/alerts") == [TEXTS("error-group-admins")]


async def test_an_admin_s_dialog_is_none_of_the_members_business(join: Join, sample_core: Core) -> None:
    admin, member = join(), join(MEMBER)
    await admin.say("/alert порт")
    await admin.tap("Save")
    (alert,) = await sample_core.db.read(list_alerts, GROUP)
    await admin.press(f"aedit:{alert.alert_id}")
    ours = Message(
        message_id=1, date=datetime.now(UTC), chat=Chat(id=GROUP, type="supergroup"), from_user=BOT_USER
    )
    member.read()
    (searched,) = await member.say("газ", reply_to_message=ours)
    assert "Save" not in str(member.buttons())
    admin.read()
    (preview,) = await admin.say("газ", reply_to_message=ours)
    assert preview != searched


async def test_deliveries_go_to_the_topic_of_a_forum_where_it_was_set_up(
    join: Join, sample_core: Core, bot: Bot, session: RecordingSession, clock: HandClock
) -> None:
    admin = join(is_forum=True)
    await admin.say("/digest", message_thread_id=7, is_topic_message=True)
    await admin.say("/alerts", message_thread_id=9, is_topic_message=True)
    group = await _group(sample_core)
    assert group is not None
    assert group.thread_id == 9, "asking moves nothing"
    row = NewDelivery(GROUP, "announcement", "a", '{"text": "x"}', clock.now())
    await sample_core.db.write(queue_deliveries, [row], clock.now())
    await Sender(sample_core.db, bot, clock).send_due()
    assert session.sent[-1].message_thread_id == 9
    await admin.say("/alerts")
    moved = await _group(sample_core)
    assert moved is not None
    assert moved.thread_id is None


@pytest.mark.parametrize("told_first", ["old", "new", "sender"])
async def test_a_group_that_becomes_a_supergroup_is_followed(
    join: Join, sample_core: Core, bot: Bot, session: RecordingSession, clock: HandClock, told_first: str
) -> None:
    admin, db = join(), sample_core.db
    await admin.say("/alert порт")
    await admin.tap("Save")
    await admin.press("sub:save:0:510:daily")
    row = NewDelivery(GROUP, "announcement", "a", '{"text": "x"}', clock.now())
    await db.write(queue_deliveries, [row], clock.now())
    if told_first == "sender":
        moved = lambda method: TelegramMigrateToChat(method, "moved", NEW_GROUP)  # noqa: E731
        session.fail_next(moved)
    elif told_first == "old":
        await admin.say(None, migrate_to_chat_id=NEW_GROUP)
    else:
        await db.write(save_subscriber, Subscriber(NEW_GROUP, "en", "UTC", clock.now(), kind="group"))
        await join(chat_id=NEW_GROUP).say(None, migrate_from_chat_id=GROUP)
    await Sender(db, bot, clock).send_due()
    assert session.sent[-1].chat_id == NEW_GROUP
    assert await _group(sample_core) is None
    assert (await db.read(get_subscriber, NEW_GROUP)).zone == "Asia/Almaty"
    assert (
        len(await db.read(list_alerts, NEW_GROUP)) == len(await db.read(list_subscriptions, NEW_GROUP)) == 1
    )


async def test_brought_to_a_channel_it_tells_who_did_it_in_private_and_posts_nothing(
    join: Join, sample_core: Core, session: RecordingSession
) -> None:
    person = join(chat_id=ADMIN)
    await person.say("/start")
    await person.change(LEFT, MUTE, CHANNEL, "channel")
    assert person.read() == []
    await person.change(MUTE, POSTS, CHANNEL, "channel")
    (told,) = person.read()
    assert TEXTS("channel-hello") in told
    await person.tap(TEXTS("button-to-chat"))
    await person.tap(TEXTS("button-subscription-new"))
    for label in ("Next", "19:00"):
        await person.tap(label)
    (subscription,) = await sample_core.db.read(list_subscriptions, CHANNEL)
    assert subscription.schedule.at.hour == 19
    assert await sample_core.db.read(list_subscriptions, ADMIN) == []
    assert [method for method in session.sent if method.chat_id == CHANNEL] == []
    channel = await sample_core.db.read(get_subscriber, CHANNEL)
    assert channel.kind == "channel"
    await person.change(POSTS, LEFT, CHANNEL, "channel")
    assert not (await sample_core.db.read(get_subscriber, CHANNEL)).active


async def test_a_channel_gets_its_posts_without_buttons_and_taps_there_do_nothing(
    join: Join, sample_core: Core, bot: Bot, session: RecordingSession, clock: HandClock
) -> None:
    person = join(chat_id=ADMIN)
    await person.say("/start")
    await person.change(LEFT, POSTS, CHANNEL, "channel")
    await person.tap(TEXTS("button-to-chat"))
    await person.tap(TEXTS("button-alert-new"))
    (preview,) = await person.say("порт")
    assert "Our channel" in preview
    await person.tap("Save")
    (alert,) = await sample_core.db.read(list_alerts, CHANNEL)
    assert alert.query == "порт"
    assert "Our channel" not in (await person.say("порт"))[0], "what is typed is the person's again"
    row = NewDelivery(CHANNEL, "notice", "n", f'{{"at": "{clock.now().isoformat()}"}}', clock.now())
    await sample_core.db.write(queue_deliveries, [row], clock.now())
    await Sender(sample_core.db, bot, clock).send_due()
    posted = [method for method in session.sent if method.chat_id == CHANNEL]
    assert posted
    assert all(method.reply_markup is None for method in posted)
    reader_of_channel = Person(person._dispatcher, bot, session, chat_id=CHANNEL, user_id=ADMIN)
    reader_of_channel._chat = Chat(id=CHANNEL, type="channel")
    reader_of_channel.read()
    assert await reader_of_channel.press(f"adel:{alert.alert_id}") == []
    assert len(await sample_core.db.read(list_alerts, CHANNEL)) == 1


async def test_a_picked_chat_is_set_up_by_its_admin_only(join: Join, sample_core: Core) -> None:
    person, other = join(chat_id=ADMIN), join(MEMBER, chat_id=MEMBER)
    await person.say("/groups")
    await person.tap(TEXTS("button-pick-chat"))
    assert TEXTS("button-pick-one-channel") in person.menu()
    over, card = await person.share(CHANNEL, None, request_id=12)
    assert over == TEXTS("chats-pick-over")
    assert "Our channel" in card
    assert TEXTS("chat-no-right") not in card
    assert (await sample_core.db.read(get_subscriber, CHANNEL)).kind == "channel"
    refusal = TEXTS("error-not-your-chat")
    assert (await other.share(CHANNEL, None, request_id=12))[-1] == refusal
    assert (await other.share(-100777, None, request_id=11))[-1] == refusal
    stamped = f"@{encode_chat(CHANNEL)}:forget:1"
    assert await other.press(stamped) == [refusal], "a button that somebody passed on"
    assert await sample_core.db.read(find_subscriber, CHANNEL) is not None


async def test_the_link_of_a_group_sets_it_up_in_private(join: Join, sample_core: Core) -> None:
    admin, private, member = join(), join(chat_id=ADMIN), join(MEMBER, chat_id=MEMBER)
    await admin.say("/start@test_bot")
    payload = f"for_{encode_chat(GROUP)}"
    (card,) = await private.say(f"/start {payload}")
    assert "Our group" in card
    await private.tap("Settings")
    await private.tap("Discreet: turn on")
    assert (await sample_core.db.read(get_subscriber, GROUP)).discreet
    assert not (await sample_core.db.read(get_subscriber, ADMIN)).discreet
    await private.tap(TEXTS("button-to-chat"))
    await private.tap(TEXTS("button-remove-chat"))
    await private.tap(TEXTS("button-remove-chat"))
    assert await _group(sample_core) is None
    assert await member.say(f"/start {payload}") == [TEXTS("error-not-your-chat")]
    assert await member.say("/start for_???") == [TEXTS("error-not-your-chat")]


async def test_a_dialog_for_a_chat_ends_with_a_command_or_an_own_button(
    join: Join, sample_core: Core
) -> None:
    person = join(chat_id=ADMIN)
    for ending in ("/help", None):
        await person.share(CHANNEL, None, request_id=12)
        await person.tap(TEXTS("button-alert-new"))
        await (person.say(ending) if ending else person.press("open:help"))
        (answer,) = await person.say("порт")
        assert "Our channel" not in answer
        assert "Save" not in str(person.buttons())
    assert await sample_core.db.read(list_alerts, CHANNEL) == []


async def test_without_the_right_to_write_the_card_says_so(join: Join, session: RecordingSession) -> None:
    session.standings[CHANNEL, BOT_USER.id] = MUTE
    card = (await join(chat_id=ADMIN).share(CHANNEL, None, request_id=12))[-1]
    assert TEXTS("chat-no-right") in card


async def test_a_closed_bot_comes_into_a_group_by_invitation_or_with_its_operator(
    dispatcher: Dispatcher, sample_core: Core, bot: Bot, session: RecordingSession, clock: HandClock
) -> None:
    sample_core.settings = sample_core.settings.model_copy(
        update={"access": "invite", "admin_ids": (STRANGER,)}
    )
    closed = build_chat(sample_core, is_sample=True)

    def join(user_id: int, chat_id: int = GROUP) -> Person:
        return Person(closed, bot, session, chat_id=chat_id, user_id=user_id)

    admin, operator = join(ADMIN), join(STRANGER, NEW_GROUP)
    await admin.change(LEFT, IN_GROUP, GROUP, "supergroup")
    assert admin.read() == [], "an invitation may follow at once"
    assert await admin.say("/digest") == [TEXTS("error-no-access")]
    assert await _group(sample_core) is None
    await sample_core.db.write(add_invite, "code", clock.now(), clock.now() + timedelta(days=1))
    assert TEXTS("group-hello") in (await admin.say("/start@test_bot code"))[0]
    assert TEXTS("digest-title") in (await admin.say("/digest"))[0]
    await operator.change(LEFT, IN_GROUP, NEW_GROUP, "supergroup")
    assert TEXTS("group-hello") in operator.read()[0]


async def test_a_person_who_blocks_the_bot_gets_nothing_until_they_are_back(
    join: Join, sample_core: Core
) -> None:
    person = join(chat_id=ADMIN)
    await person.say("/start")
    await person.change(IN_GROUP, LEFT, ADMIN, "private")
    assert not (await sample_core.db.read(get_subscriber, ADMIN)).active
    await person.say("/start")
    assert (await sample_core.db.read(get_subscriber, ADMIN)).active


@pytest.mark.parametrize("chat_id", [-1, -4_000_001, GROUP, -1_009_999_999_999_999])
def test_a_stamp_reads_back(chat_id: int) -> None:
    stamped = f"@{encode_chat(chat_id)}:sub:topics:4095:1439:weekly6"
    assert read_stamp(stamped) == (chat_id, "sub:topics:4095:1439:weekly6")
    assert len(stamped) <= 64
    for none in ("open:help", "@:x", "@é:x", "@AAAAAAAAAAAAAA:x", "@", ""):
        assert read_stamp(none) == (None, none)
    assert decode_chat("0") is None
