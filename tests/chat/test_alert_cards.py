"""From words to an alert: asked for, narrowed, saved, set, muted, deleted, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup

from bot.app import build_chat
from bot.core import Core
from bot.i18n import load_texts
from storage.alerts import list_alerts
from storage.database import Connection
from storage.deliveries import list_deliveries, queue_deliveries
from storage.records import Alert, AlertOptions, NewDelivery, Post
from tests.conftest import HandClock
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person
from tests.stored_posts import store_channel

Meet = Callable[..., Person]
ENGLISH = load_texts("en")


async def only_alert(core: Core, person: Person) -> Alert:
    (alert,) = await core.db.read(list_alerts, person.chat_id)
    return alert


@pytest.fixture
async def carded(person: Person) -> Person:
    """A person with the alert "порт", who looks at its card."""
    await person.say("/alert порт")
    await person.tap(ENGLISH("button-save"))
    await person.say("/alerts")
    await person.tap("1. порт")
    return person


async def test_alert_without_words_asks_for_them_and_the_next_message_is_the_query(
    person: Person, sample_core: Core
) -> None:
    (question,) = await person.say("/alert")
    assert ENGLISH("alert-ask") in question
    assert ENGLISH("query-error") in (await person.say("порт (газ"))[0], "and it goes on asking"
    (preview,) = await person.say("порт -паром")
    assert ENGLISH("alert-preview-title", query="порт -паром") in preview
    await person.tap(ENGLISH("button-save"))
    assert (await only_alert(sample_core, person)).query == "порт -паром"
    assert ENGLISH("search-order-new") in (await person.say("порт"))[0], "the dialog is over"


async def test_a_restart_between_the_question_and_the_answer_changes_nothing(
    person: Person, sample_core: Core, bot: Bot, session: RecordingSession
) -> None:
    await person.say("/alert")
    again = Person(build_chat(sample_core, is_sample=True), bot, session, chat_id=person.chat_id)
    again.read()
    assert ENGLISH("alert-preview-title", query="порт") in (await again.say("порт"))[0]


@pytest.mark.parametrize("way", ["command", "cancel"])
async def test_the_question_ends_with_a_command_or_cancel(person: Person, way: str) -> None:
    await person.say("/alert")
    if way == "command":
        await person.say("/settings")
    else:
        assert await person.tap(ENGLISH("button-cancel")) == [ENGLISH("toast-cancelled")]
    assert ENGLISH("search-order-new") in (await person.say("порт"))[0]


async def test_the_preview_s_examples_show_the_words(person: Person) -> None:
    (preview,) = await person.say("/alert порт")
    examples = preview.split(ENGLISH("alert-preview-examples"))[1].lower()
    assert examples.count("порт") >= 3


async def test_a_noisy_query_is_narrowed_by_taps_each_with_a_new_preview_and_a_way_back(
    person: Person, sample_core: Core
) -> None:
    await fill(sample_core)
    (noisy,) = await person.say("/alert уголь")
    assert "330 times" in noisy
    assert "about 11 messages a day" in noisy
    assert "+ цена" in person.buttons()
    (narrower,) = await person.tap("+ цена")
    assert ENGLISH("alert-preview-title", query="уголь цена") in narrower
    assert "110 times" in narrower
    (wide,) = await person.tap(ENGLISH("button-wider"))
    assert wide == noisy
    (without,) = await person.tap("− цена")
    assert "220 times" in without
    await person.tap(ENGLISH("button-save"))
    assert (await only_alert(sample_core, person)).query == "уголь -цена"


async def test_a_changed_query_can_be_narrowed_too(carded: Person, sample_core: Core) -> None:
    await fill(sample_core)
    before = await only_alert(sample_core, carded)
    await carded.tap(ENGLISH("button-edit-query"))
    await carded.say("уголь")
    await carded.tap("+ цена")
    await carded.tap(ENGLISH("button-save"))
    after = await only_alert(sample_core, carded)
    assert (after.alert_id, after.query) == (before.alert_id, "уголь цена")


async def fill(core: Core) -> None:
    """330 posts on coal, one in three of them on its price; and others that say no such word."""
    channel = store_channel(core.db, 900_777, country="KZ", language="ru")
    now = core.clock.now()
    texts = [
        f"Уголь номер {number}: " + ("цена выросла на рынке" if number % 3 == 0 else f"вагон {number} пришёл")
        for number in range(330)
    ] + ["Зерно убрано вовремя"] * 5
    posts = [
        Post(channel.channel_id, number + 1, now - timedelta(hours=2 * number + 1), text)
        for number, text in enumerate(texts)
    ]
    await core.ingest.ingest(channel, posts)


async def test_the_list_counts_a_week_and_opens_a_card(
    carded: Person, sample_core: Core, clock: HandClock
) -> None:
    alert, now = await only_alert(sample_core, carded), clock.now()
    rows = [NewDelivery(carded.chat_id, "alert", f"alert:{alert.alert_id}:{n}", "{}", now) for n in (1, 2)]
    again = NewDelivery(carded.chat_id, "alert", f"alert:{alert.alert_id}:1:again", "{}", now)
    await sample_core.db.write(queue_deliveries, [*rows, again], now)
    assert "2 times in 7 days" in (await carded.say("/alerts"))[0]
    clock.move(seconds=2)  # no double tap
    (card,) = await carded.tap("1. порт")
    assert "2 times in 7 days" in card
    clock.move(days=8)
    assert ENGLISH("alerts-fired", count=0) in (await carded.say("/alerts"))[0]


async def test_every_option_is_a_tap_and_says_how_it_is(carded: Person, sample_core: Core) -> None:
    for key, fields in (
        ("button-timing-hourly", {}),
        ("button-option-silent", {}),
        ("button-option-quiet", {}),
        ("button-option-story", {}),
        ("button-cap", {"count": 5}),
    ):
        label = ENGLISH(key, **fields)
        (button,) = [text for text in carded.buttons() if text.removeprefix("✓ ") == label]
        assert (await carded.tap(button))[0] == ENGLISH("toast-saved")
    alert = await only_alert(sample_core, carded)
    assert alert.options == AlertOptions("hourly", True, False, False, 5)
    (card,) = await carded.press(f"acard:{alert.alert_id}")
    for key in ("alert-timing-hourly", "alert-sound-off", "alert-quiet-off", "alert-story-each"):
        assert ENGLISH(key) in card
    assert ENGLISH("alert-cap", count=5) in card
    for label in ("At once", "Sound", "Heed quiet hours", "Each story once", "No limit"):
        await carded.tap(label)
    assert (await only_alert(sample_core, carded)).options == AlertOptions()


async def test_the_query_is_copied_with_one_tap(
    carded: Person, sample_core: Core, session: RecordingSession
) -> None:
    assert copied(session) == ["порт"]
    long = " ".join(f"слово{number}" for number in range(60))
    await carded.say(f"/alert {long}")
    await carded.tap(ENGLISH("button-save"))
    await carded.tap(ENGLISH("button-options"))
    assert copied(session) == [], "Telegram copies 256 characters at most"


def copied(session: RecordingSession) -> list[str]:
    markup = getattr(session.methods[-2], "reply_markup", None)  # the last one answers the tap
    assert isinstance(markup, InlineKeyboardMarkup)
    buttons = [button for row in markup.inline_keyboard for button in row]
    return [button.copy_text.text for button in buttons if button.copy_text]


async def test_an_alert_is_muted_on_its_card_and_back(
    carded: Person, sample_core: Core, clock: HandClock
) -> None:
    assert (await carded.tap(ENGLISH("button-mute-week")))[0] == ENGLISH("toast-muted")
    until = (await only_alert(sample_core, carded)).muted_until
    assert until == clock.now() + timedelta(days=7)
    assert (await carded.tap(ENGLISH("button-unmute")))[0] == ENGLISH("toast-unmuted")
    assert (await only_alert(sample_core, carded)).muted_until is None


async def test_undo_of_a_deletion_brings_the_options_back(carded: Person, sample_core: Core) -> None:
    await carded.tap(ENGLISH("button-timing-digest"))
    await carded.tap(ENGLISH("button-cap", count=3))
    before = await only_alert(sample_core, carded)
    await carded.tap(ENGLISH("button-delete"))
    assert await sample_core.db.read(list_alerts, carded.chat_id) == []
    await carded.tap(ENGLISH("button-undo"))
    after = await only_alert(sample_core, carded)
    assert (after.query, after.options) == (before.query, before.options)
    assert after.options == AlertOptions("digest", daily_cap=3)


async def test_show_posts_searches_with_the_alert_s_query(carded: Person) -> None:
    answer = await carded.tap(ENGLISH("button-show-matches"))
    assert ENGLISH("search-order-new") in answer[0]
    assert "порт" in answer[0]


@pytest.mark.parametrize(
    "data",
    ["aset:{}:timing:never", "aset:{}:cap:7", "aset:{}:silent:x", "aset:{}:story:", "aset:{}:cap:-1"],
)
async def test_a_forged_option_changes_nothing(carded: Person, sample_core: Core, data: str) -> None:
    before = await only_alert(sample_core, carded)
    await carded.press(data.format(before.alert_id))
    assert await only_alert(sample_core, carded) == before


async def test_nobody_opens_or_changes_the_card_of_another(
    carded: Person, meet: Meet, sample_core: Core
) -> None:
    alert, other = await only_alert(sample_core, carded), meet(2002)
    number = alert.alert_id
    for data in (f"acard:{number}", f"aset:{number}:cap:5", f"acmut:{number}:7", f"acdel:{number}"):
        assert await other.press(data) == [ENGLISH("error-alert-gone")]
    assert await other.press(f"ashow:{number}") == [ENGLISH("error-alert-gone")]
    assert await only_alert(sample_core, carded) == alert


async def test_at_the_limit_it_is_said_what_to_do_and_one_tap_leads_there(
    sample_core: Core, bot: Bot, session: RecordingSession
) -> None:
    sample_core.settings.__dict__["alerts_per_person"] = 2
    person = Person(build_chat(sample_core, is_sample=True), bot, session)
    for word in ("порт", "паром", "газ"):
        await person.say(f"/alert {word}")
        answers = await person.tap(ENGLISH("button-save"))
    assert answers == [ENGLISH("error-alert-limit", limit=2)]
    assert len(await sample_core.db.read(list_alerts, person.chat_id)) == 2
    assert "1. порт" in (await person.tap(ENGLISH("button-my-alerts")))[0]


async def test_what_a_deleted_alert_had_queued_is_not_sent(carded: Person, sample_core: Core) -> None:
    alert, now = await only_alert(sample_core, carded), sample_core.clock.now()

    def queue(db: Connection) -> None:
        key = f"alert:{alert.alert_id}:5"
        queue_deliveries(db, [NewDelivery(carded.chat_id, "alert", key, "{}", now)], now)

    await sample_core.db.write(queue)
    await carded.tap(ENGLISH("button-delete"))
    (row,) = await sample_core.db.read(list_deliveries, carded.chat_id)
    assert (row.state, row.reason) == ("dropped", "the alert was deleted")
