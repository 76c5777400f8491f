"""/admin over HTTP: every page of it, each thing done, undone and refused; for others it does not exist."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.core import Core
from bot.delivery.sender import Sender
from bot.i18n import load_texts
from storage.allowlist import list_allowed
from storage.announcing import find_announcement
from storage.channels import add_channel, get_channel, save_channel
from storage.deliveries import claim_due, mark_dead, queue_deliveries
from storage.invites import list_open_invites
from storage.lookups import list_lookups
from storage.records import Channel, NewDelivery
from storage.subscribers import find_subscriber
from tests.chat.wire import Caller, Talk, open_talk, texts_of
from tests.conftest import HandClock

ADMIN, GUEST, OTHER = 7_001_001, 8_002_002, 8_002_003
TEXTS, KAZAKH = load_texts("en"), load_texts("kk")
PORT = Channel(1_600_000_001, "Port news", "port_news", access_hash=1)


@pytest.fixture
async def talk(core: Core, clock: HandClock) -> AsyncIterator[Talk]:
    """A bot that lets in who is invited or on the list, and reads one channel."""
    core.settings = core.settings.model_copy(update={"admin_ids": (ADMIN,), "access": "invite"})
    core.db.write_now(add_channel, PORT)
    async with open_talk(core, clock, is_sample=False) as opened:
        yield opened


@pytest.fixture
def admin(talk: Talk) -> Caller:
    return talk.caller(ADMIN)


async def let_in(talk: Talk, admin: Caller, chat_id: int, language: str = "en") -> Caller:
    """Somebody who came with an invitation."""
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-invites"))
    await admin.tap(TEXTS("button-invite-endless"))
    code = talk.core.db.read_now(list_open_invites, talk.clock.now())[-1].code
    caller = talk.caller(chat_id, language)
    await caller.say(f"/start {code}")
    return caller


async def test_for_others_the_command_and_its_buttons_are_as_unknown_as_any(
    talk: Talk, admin: Caller
) -> None:
    guest = await let_in(talk, admin, GUEST)
    (answer,) = await guest.say("/admin")
    (unknown,) = await guest.say("/adminn")
    assert answer.text.replace("/admin", "") == unknown.text.replace("/adminn", "")
    await guest.say("порт")
    for data in ("admin:home:0", "imake:7", f"wdel:{OTHER}:1", "ann:x", f"cpause:{PORT.channel_id}:1"):
        assert texts_of(await guest.press(data)) == [TEXTS("toast-stale")], data
    assert talk.core.db.read_now(list_open_invites, talk.clock.now()) == []


async def test_many_channels_at_once_are_answered_one_by_one(talk: Talk, admin: Caller) -> None:
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-channels"))
    await admin.tap(TEXTS("button-add-channels"))
    assert admin.menu == [TEXTS("button-pick-channel"), TEXTS("button-cancel")]
    (nothing,) = await admin.say("port")
    assert TEXTS("added-nonsense", names="port", name="@name", link="https://t.me/name") in nothing.text
    assert admin.menu, "names are still awaited"
    (report,) = await admin.say("@sea_news t.me/air_news\nhttps://t.me/port_news/55, t.me/+AbCdEf123456 газ")
    for words in (
        TEXTS("added-wanted", names="@sea_news, @air_news"),
        TEXTS("added-known", names="@port_news"),
        "t.me/+AbCdEf123456",
        "газ",
    ):
        assert words in report.text
    assert admin.menu == []
    assert sorted(talk.core.db.read_now(list_lookups)) == ["air_news", "sea_news"]
    (listed,) = await admin.say("/channels")
    assert TEXTS("names-waiting", names="@air_news, @sea_news").split(":")[0] in listed.text
    await admin.tap(TEXTS("button-names", count=2))
    *_, word = await admin.tap(TEXTS("button-name-drop", number=1))
    assert word.text == TEXTS("toast-dropped")
    (back,) = await admin.tap(TEXTS("button-all-channels"))
    assert "@sea_news" in back.text
    assert "@air_news" not in back.text


async def test_a_channel_is_picked_from_telegram_s_own_list(talk: Talk, admin: Caller) -> None:
    await admin.say("/channels")
    await admin.tap(TEXTS("button-add-channels"))
    (report,) = await admin.pick(1_600_000_009, "Sea", "sea_news")
    assert TEXTS("added-wanted", names="@sea_news") in report.text
    assert admin.menu == []


async def test_kind_country_pause_removal_and_the_way_back(talk: Talk, admin: Caller) -> None:
    await admin.say("/channels")
    await admin.tap("Port news")
    for page, choice in (("button-kind", "kind-official"), ("button-country", "country-TM")):
        await admin.tap(TEXTS(page))
        card, word = await admin.tap(TEXTS(choice))
        assert (card.kind, word.text) == ("edit", TEXTS("toast-saved"))
        assert TEXTS(choice) in card.text
    card, word = await admin.tap(TEXTS("button-pause"), twice=True)
    assert (word.kind, word.text) == ("toast", TEXTS("toast-paused"))
    assert state_of(talk) == "paused"
    await admin.tap(TEXTS("button-resume"))
    assert state_of(talk) == "active"
    remove = admin.data_of(TEXTS("button-remove"))
    (removed,) = await admin.tap(TEXTS("button-remove"))
    assert state_of(talk) == "removed"
    await admin.tap(TEXTS("button-undo"))
    assert state_of(talk) == "active"
    channel = talk.core.db.read_now(get_channel, PORT.channel_id)
    assert (channel.kind, channel.country) == ("official", "TM")
    gone = remove.replace(str(PORT.channel_id), "5")
    assert TEXTS("error-channel-gone") in str(texts_of(await admin.press(gone, on=removed.message_id)))


def state_of(talk: Talk) -> str:
    return talk.core.db.read_now(get_channel, PORT.channel_id).state


async def test_the_health_table_has_the_worst_first_and_leads_to_the_card(talk: Talk, admin: Caller) -> None:
    failing = replace(PORT, channel_id=2, title="Failing", username="failing", failure="messages: time-out")
    await talk.core.db.write(save_channel, failing)
    await admin.say("/admin")
    (table,) = await admin.tap(TEXTS("button-admin-health"))
    assert table.text.index("Failing") < table.text.index("Port news")
    (card,) = await admin.tap("1")
    assert "@failing" in card.text


async def test_an_invitation_lets_one_in_in_their_language_and_can_be_taken_back(
    talk: Talk, admin: Caller
) -> None:
    stranger = talk.caller(GUEST, "kk")
    assert texts_of(await stranger.say("порт")) == [KAZAKH("error-no-access")]
    assert texts_of(await stranger.press("open:home")) == [KAZAKH("error-no-access")]
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-invites"))
    await admin.tap(TEXTS("button-invite-days", days=7), twice=True)
    (invite,) = talk.core.db.read_now(list_open_invites, talk.clock.now())
    assert f"https://t.me/test_bot?start={invite.code}" in admin.person.messages[-1]
    (welcome,) = await stranger.say(f"/start {invite.code}")
    assert KAZAKH("start-welcome") in welcome.text
    assert texts_of(await talk.caller(OTHER).say(f"/start {invite.code}")) == [TEXTS("error-no-access")]
    assert "/start" in (await stranger.say("/help"))[0].text
    *_, word = await admin.press(f"idrop:{invite.code}", on=max(admin.person.chat))
    assert word.text == TEXTS("toast-stale"), "used up"
    await admin.tap(TEXTS("button-invite-days", days=30))
    await admin.tap(TEXTS("button-invite-revoke", number=1))
    assert talk.core.db.read_now(list_open_invites, talk.clock.now()) == []


async def test_somebody_is_let_in_by_hand_and_shut_out_with_all_that_is_theirs(
    talk: Talk, admin: Caller
) -> None:
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-allowlist"))
    await admin.tap(TEXTS("button-allow"))
    (wrong,) = await admin.say("@somebody")
    assert wrong.text == TEXTS("error-no-chat-number")
    await admin.pick_person(GUEST)
    assert talk.core.db.read_now(list_allowed) == [(GUEST, False)]
    assert admin.menu == []
    guest = talk.caller(GUEST)
    assert TEXTS("start-welcome") in (await guest.say("/start"))[0].text
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-allowlist"))
    await admin.tap(TEXTS("button-disallow", number=1))
    assert talk.core.db.read_now(find_subscriber, GUEST) is not None
    await admin.tap(TEXTS("button-disallow-sure"))
    assert talk.core.db.read_now(find_subscriber, GUEST) is None
    assert texts_of(await guest.say("/start")) == [TEXTS("error-no-access")]


async def test_an_announcement_is_shown_counted_and_sent_once(talk: Talk, admin: Caller) -> None:
    guest = await let_in(talk, admin, GUEST, "kk")
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-announce"))
    assert texts_of(await admin.say(" \n ru:\n kk:")) == [TEXTS("error-announcement-empty")]
    *previews, confirm = await admin.say("en: Sea *and* <b>air</b>\nkk: Теңіз")
    assert [each.text.split("\n")[-1] for each in previews].count("Теңіз") == 1
    assert TEXTS("announce-confirm", count=2) in confirm.text
    assert guest.read() == [], "nothing goes before it is confirmed"
    await admin.tap(TEXTS("button-announce", count=2), twice=True)
    await deliver(talk)
    (word,) = guest.read()
    assert word.text.endswith("Теңіз")
    assert KAZAKH("announcement-title") in word.text
    assert "Sea *and* <b>air</b>" in admin.read()[-1].text
    await deliver(talk)
    assert (guest.read(), admin.read()) == ([], [])
    await admin.tap(TEXTS("button-refresh"))
    assert TEXTS("announcement-over") in "".join(admin.person.messages)


async def test_an_announcement_that_was_not_confirmed_is_none(talk: Talk, admin: Caller) -> None:
    await admin.say("/admin")
    await admin.tap(TEXTS("button-admin-announce"))
    _, first = (await admin.say("One"))[-2:]
    old = admin.data_of(TEXTS("button-announce", count=1))
    await admin.say("Another")
    (_, word) = await admin.press(old, on=first.message_id)
    assert word.text == TEXTS("toast-stale"), "that was the first draft"
    assert talk.core.db.read_now(find_announcement) is None
    await admin.say("/help")
    (answer,) = await admin.say("порт")
    assert TEXTS("announce-confirm", count=1) not in answer.text


async def test_numbers_name_nobody_and_what_could_not_be_sent_is_tried_again(
    talk: Talk, admin: Caller
) -> None:
    guest = await let_in(talk, admin, GUEST)
    now = talk.clock.now()
    text = '{"text": "A word"}'
    await talk.core.db.write(queue_deliveries, [NewDelivery(GUEST, "announcement", "a", text, now)], now)
    for delivery in await talk.core.db.write(claim_due, now):
        await talk.core.db.write(mark_dead, delivery.delivery_id, "Bad Request: chat not found", now)
    await admin.say("/admin")
    (numbers,) = await admin.tap(TEXTS("button-admin-statistics"))
    assert TEXTS("admin-kind-person", count=2) in numbers.text
    assert str(GUEST) not in numbers.text
    await admin.tap(TEXTS("button-admin-home"))
    (dead,) = await admin.tap(TEXTS("button-admin-dead"))
    assert "chat not found" in dead.text
    assert str(GUEST) not in dead.text
    again = admin.data_of(TEXTS("button-dead-again", number=1))
    *_, word = await admin.tap(TEXTS("button-dead-again", number=1))
    assert word.text == TEXTS("toast-requeued")
    talk.expect("message is not modified")
    *_, word = await admin.press(again, on=dead.message_id)
    assert word.text == TEXTS("toast-stale")
    await deliver(talk)
    assert [shown.text.split("\n")[-1] for shown in guest.read()] == ["A word"]


async def deliver(talk: Talk) -> None:
    talk.clock.move(seconds=2)
    await Sender(talk.core.db, talk.bot, talk.clock).send_due()
