"""The first minute of somebody new, what a link leads them to, and the home of somebody known."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.app import build_chat
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from storage.absences import begin_absence
from storage.alerts import add_alert, mute_alert
from storage.channels import save_channel
from storage.deliveries import queue_deliveries
from storage.records import Channel, NewDelivery
from storage.subscribers import get_subscriber
from storage.subscriptions import list_subscriptions
from tests.doubles.bot_api import BotApi
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person
from tests.stored_posts import store_channel, store_post

Meet = Callable[..., Person]
ENGLISH = load_texts("en")
DAY = timedelta(days=1)


def alert_link(query: str) -> str:
    return "/start alert_" + base64.urlsafe_b64encode(query.encode()).decode().rstrip("=")


# --- somebody new -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_tour_is_one_message_that_shows_todays_three_stories(meet: Meet, language: str) -> None:
    texts = load_texts(language)
    (tour,) = await meet(language=language).say("/start")
    assert texts("start-welcome") in tour
    assert texts("glimpse-today") in tour
    assert [f"\n{number}. " in tour for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert tour.count(texts("sample-mark")) >= 3, "each with its source"


async def test_one_tap_changes_the_language_of_the_tour(person: Person, sample_core: Core) -> None:
    await person.say("/start")
    (tour,) = await person.tap("Türkmençe")
    assert load_texts("tk")("glimpse-today") in tour
    assert (await sample_core.db.read(get_subscriber, person.chat_id)).language == "tk"


async def test_from_start_three_taps_make_a_daily_digest(person: Person, sample_core: Core) -> None:
    await person.say("/start")
    for label in (ENGLISH("button-subscribe"), ENGLISH("button-onward")):
        await person.tap(label)
    done, preview, *_ = await person.tap("07:00")
    assert "every day at 07:00" in done
    assert preview.startswith(ENGLISH("digest-preview"))
    assert len(await sample_core.db.read(list_subscriptions, person.chat_id)) == 1


async def test_a_database_without_a_post_says_so(core: Core, bot: Bot, session: RecordingSession) -> None:
    (tour,) = await Person(build_chat(core, is_sample=False), bot, session).say("/start")
    assert ENGLISH("glimpse-nothing-read") in tour


async def test_a_quiet_day_shows_the_week_and_a_quiet_week_is_said(
    core: Core, bot: Bot, session: RecordingSession
) -> None:
    dispatcher, now = build_chat(core, is_sample=False), core.clock.now()
    store_channel(core.db, 1)
    store_post(core.db, now - 9 * DAY, post_id=1)
    (quiet,) = await Person(dispatcher, bot, session, chat_id=1).say("/start")
    assert ENGLISH("glimpse-quiet") in quiet
    store_post(core.db, now - 3 * DAY, post_id=2)
    (week,) = await Person(dispatcher, bot, session, chat_id=2).say("/start")
    assert ENGLISH("glimpse-week") in week
    assert "Новость 2" in week


# --- a link -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("/start topic_gas_energy", ENGLISH("topic-gas_energy").upper()),
        (alert_link("порт"), "порт"),
        ("/start channel_nobody_reads_this", "nobody_reads_this"),
    ],
)
async def test_a_link_leads_somebody_new_there_and_offers_the_languages(
    person: Person, link: str, leads_to: str
) -> None:
    offer, *asked = await person.say(link)
    assert ENGLISH("start-link") in offer
    assert leads_to in "\n".join(asked)


async def test_another_language_shows_what_was_asked_for_anew_also_after_a_restart(
    person: Person, sample_core: Core, bot: Bot, session: RecordingSession
) -> None:
    await person.say("/start topic_gas_energy")
    again = Person(build_chat(sample_core, is_sample=True), bot, session)
    again.read()
    offer, *asked = await again.tap("Қазақша")
    kazakh = load_texts("kk")
    assert kazakh("start-link") in offer
    assert kazakh("topic-gas_energy").upper() in "\n".join(asked)


async def test_a_topics_link_has_the_topic_chosen_for_a_digest(person: Person, sample_core: Core) -> None:
    await person.say("/start topic_gas_energy")
    (step,) = await person.tap(ENGLISH("button-subscribe"))
    assert "Chosen: Gas and energy" in step
    await person.tap(ENGLISH("button-onward"))
    await person.tap("19:00")
    (digest,) = await sample_core.db.read(list_subscriptions, person.chat_id)
    assert digest.topics == ("gas_energy",)


async def test_a_link_leads_somebody_known_straight_there(person: Person) -> None:
    await person.say("/help")
    assert ENGLISH("start-link") not in "\n".join(await person.say("/start topic_gas_energy"))


async def test_a_links_query_that_cannot_be_read_is_shown_with_its_fault(person: Person) -> None:
    await person.say("/help")
    (answer,) = await person.say(alert_link('газ "порт'))
    assert 'газ "порт' in answer
    assert "    ^" in answer


# --- somebody known -----------------------------------------------------------------------------


async def test_coming_back_shows_home_and_not_the_tour(person: Person) -> None:
    await person.say("/start")
    (home,) = await person.say("/start")
    assert home.startswith(ENGLISH("home-title"))
    assert ENGLISH("start-welcome") not in home
    assert ENGLISH("subscriptions-empty") in home
    assert ENGLISH("button-subscribe") in person.buttons()


async def test_home_tells_the_persons_own_state(person: Person, sample_core: Core) -> None:
    db, now = sample_core.db, sample_core.clock.now()
    await person.say("/help")
    await person.press("sub:save:0:510:daily")
    await person.press("sub:save:0:1140:weekly4")
    await person.press("quiet:22:7")
    alert = await db.write(add_alert, 1001, "порт", now)
    await db.write(add_alert, 1001, "газ", now)
    await db.write(mute_alert, 1001, alert.alert_id, now + DAY)
    for seq, at in ((1, now), (2, now - timedelta(hours=1)), (3, now - DAY)):
        fired = NewDelivery(1001, "alert", f"alert:{alert.alert_id}:{seq}", "{}", at)
        await db.write(queue_deliveries, [fired], at)
    (home,) = await person.say("/start")
    assert "Morning digest: every day at 08:30. Next one: 15 November, 08:30." in home
    assert "Weekly digest: every Friday at 19:00. Next one: 14 November, 19:00." in home
    assert "Alerts: 2. Fired today: 2" in home, "yesterday's is not of today"
    assert "muted: 1" in home
    assert "22:00" in home
    assert "Channels read: 6." in home


async def test_home_of_who_is_away_says_so_and_brings_them_back(person: Person, sample_core: Core) -> None:
    await person.say("/help")
    await person.press("sub:save:0:510:daily")
    await sample_core.db.write(begin_absence, 1001, sample_core.clock.now())
    (home,) = await person.say("/start")
    assert "You are away since 14 November, 14:00" in home
    assert ENGLISH("digest-waits") in home
    assert await person.tap(ENGLISH("button-back-here")) == [ENGLISH("back-nothing")]


async def test_home_tells_how_reading_fares(core: Core, bot: Bot, session: RecordingSession) -> None:
    now = core.clock.now()
    read = Channel(1, "C1", "c1", last_checked_at=now - timedelta(minutes=3))
    failing = Channel(2, "C2", "c2", failure="timeout")
    for channel in (read, failing):
        await core.db.write(save_channel, channel)
    person = Person(build_chat(core, is_sample=False), bot, session)
    await person.say("/help")
    (home,) = await person.say("/start")
    assert "Channels read: 2." in home
    assert "Last looked: 3 min ago" in home
    assert "Cannot be read now: 1" in home


# --- over the wire ------------------------------------------------------------------------------


async def test_the_first_minute_against_the_bot_api(sample_core: Core) -> None:
    texts, kazakh = ENGLISH, load_texts("kk")
    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        async with Bot(api.token, session=session) as bot:
            dispatcher = build_chat(sample_core, is_sample=True)
            polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
            person = api.person(1001, language="kk")
            await person.say("/start")
            await person.wait_for(kazakh("glimpse-today"))
            await person.tap("English")
            await person.wait_for(texts("glimpse-today"))
            await person.tap(texts("button-subscribe"))
            await person.wait_for(texts("button-onward"))
            await person.tap(texts("button-onward"))
            await person.wait_for("07:00")
            await person.tap("07:00")
            await person.wait_for("every day at 07:00")
            await person.wait_for(texts("digest-preview"))
            await person.say("/digests")
            await person.wait_for("No. 1: change")
            await person.tap("No. 1: change")
            await person.wait_for(texts("button-digest-kind"))
            await person.tap(texts("button-digest-kind"))
            await person.wait_for(texts("kind-exile"))
            await person.tap(texts("kind-exile"))
            await person.wait_for("✓ exile media")
            await person.say("/start")
            await person.wait_for(texts("home-title"))
            await dispatcher.stop_polling()
            await polling
        assert api.unsupported == []
    (digest,) = await sample_core.db.read(list_subscriptions, 1001)
    assert digest.kinds == ("exile",)
