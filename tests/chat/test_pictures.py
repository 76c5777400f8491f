"""Pictures in the conversation: what they show is what a search finds, and words say the same."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery, EditMessageMedia, SendChatAction, SendMessage, SendPhoto

from bot.app import build_chat
from bot.console.session import ConsoleSession
from bot.console.terminal import Terminal
from bot.core import Core
from bot.views.callbacks import PickLanguage, ShowTrend
from bot.views.picture_callbacks import ShowActivity, ShowByKind, ShowGrowth
from storage.counters import Reading
from storage.posts import list_posts_between, save_counters
from storage.records import StoredPost
from tests.conftest import HandClock
from tests.doubles.bot_api import BotApi
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture[-8:-4] == b"IEND"
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def count_in(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    assert found, text
    return int(found[1])


@pytest.mark.parametrize("query", ["газ", "порт | port", "topic:gas_energy", "country:kz-tm -газ"])
async def test_the_figures_are_those_of_an_alert_and_of_a_search(person: Person, query: str) -> None:
    (caption,) = await person.say(f"/trends {query}")
    (preview,) = await person.say(f"/alert {query}")
    assert count_in(caption, r"(\d+) posts? in all") == count_in(preview, r"fired (\d+) time")
    assert size_of(person.pictures()[0]) == (1080, 720)


async def test_a_chart_under_a_search_is_announced_and_its_period_changes_in_place(
    person: Person, session: RecordingSession
) -> None:
    await person.say("порт")
    before = len(session.methods)
    (caption,) = await person.tap("📊 Chart")
    # That a photo is on its way is said again where drawing takes seconds, as on a busy machine.
    kinds = dict.fromkeys(type(method) for method in session.methods[before:])
    assert list(kinds) == [AnswerCallbackQuery, SendChatAction, SendPhoto]
    assert "порт" in caption
    assert person.buttons() == ["✓ 30 days", "90 days", "Year", "🔔 Alert me"]
    (longer,) = await person.tap("90 days")
    assert isinstance(session.methods[-1], EditMessageMedia)
    assert count_in(longer, r"(\d+) posts? in all") >= count_in(caption, r"(\d+) posts? in all")
    assert person.buttons()[:2] == ["30 days", "✓ 90 days"]
    (weeks,) = await person.tap("Year")
    assert "by week" in weeks
    first, second, third = person.pictures()
    assert len({first, second, third}) == 3


async def test_a_time_in_words_is_the_period_until_a_button_says_otherwise(person: Person) -> None:
    (week,) = await person.say("/trends порт за последние 7 дней")
    assert not any(button.startswith("✓") for button in person.buttons())
    (month,) = await person.tap("30 days")
    assert count_in(week, r"(\d+) posts? in all") < count_in(month, r"(\d+) posts? in all")


async def test_trends_alone_offers_topics_whose_buttons_outlive_everything(
    person: Person, session: RecordingSession
) -> None:
    (hint,) = await person.say("/trends")
    assert "/trends" in hint
    assert len(person.buttons()) == 12
    (caption,) = await person.tap("Gas and energy")
    assert "Gas and energy" in caption
    (anew,) = await person.press(ShowTrend(token="#gas_energy", days=90).pack())
    assert "Gas and energy" in anew


async def test_nothing_found_is_said_without_a_picture(person: Person, session: RecordingSession) -> None:
    (answer,) = await person.say("/trends ыыыыы")
    assert "Nothing to draw" in answer
    assert not person.pictures()
    (again,) = await person.tap("90 days")
    assert "Nothing to draw" in again
    assert isinstance(session.methods[-1], SendMessage)


async def test_an_error_points_at_the_character_and_an_outdated_button_says_so(person: Person) -> None:
    (answer,) = await person.say("/trends газ (")
    assert "^" in answer
    for stale in ("0123456789ab", "#no_such_topic"):
        (toast,) = await person.press(ShowTrend(token=stale, days=30).pack())
        assert "out of date" in toast.lower() or "outdated" in toast.lower(), toast
    assert not person.pictures()


async def test_the_language_of_the_moment_is_drawn(meet: Callable[..., Person]) -> None:
    person = meet(language="en")
    await person.say("/trends порт")
    await person.say("/settings")
    await person.tap("Language")
    await person.tap("Türkmençe")
    (caption,) = await person.say("/trends порт")
    assert caption.startswith("Näçe ýazylýar")
    english, turkmen = person.pictures()
    assert english != turkmen


async def test_the_same_picture_is_drawn_once(sample_core: Core, bot: Bot, session: RecordingSession) -> None:
    dispatcher = build_chat(sample_core, is_sample=True)
    painter = dispatcher["context"].painter
    people = [Person(dispatcher, bot, session, chat_id=number) for number in (1, 2)]
    for person in people:
        await person.say("/trends порт")
    assert painter.drawn == 1
    assert people[0].pictures() == people[1].pictures()


async def test_the_terminal_saves_the_picture_and_names_it(sample_core: Core, tmp_path: Path) -> None:
    lines: list[str] = []
    session = ConsoleSession(lines.append, tmp_path)
    terminal = Terminal(Bot(TOKEN, session=session), session, build_chat(sample_core, is_sample=True), "ru")
    await terminal.enter("/trends порт")
    (path,) = (tmp_path / "pictures").iterdir()
    assert size_of(path.read_bytes()) == (1080, 720)
    assert any(str(path) in line for line in lines)
    assert any("Сколько пишут" in line for line in lines)
    await terminal.enter("2")
    assert len(list((tmp_path / "pictures").iterdir())) == 2


async def test_what_the_bot_api_takes(sample_core: Core) -> None:
    """The real session over HTTP: the files arrive whole, in a new message and in an edited one."""
    import asyncio

    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    from tests.doubles.bot_api.server import TOKEN as API_TOKEN

    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        dispatcher = build_chat(sample_core, is_sample=True)
        async with session:
            polling = asyncio.create_task(
                dispatcher.start_polling(Bot(API_TOKEN, session=session), handle_signals=False)
            )
            someone = api.person(77)
            await someone.say("/trends порт")
            await someone.wait_for("posts in all")
            await someone.tap("90 days")
            changed = await someone.wait_for("✓ 90 days")
            assert changed.kind == "edit"
            (message,) = someone.chat.values()
            assert (message["photo"][0]["width"], message["photo"][0]["height"]) == (1080, 720)
            await someone.tap("✓ 90 days")
            await api.wait_until(lambda: [c.method for c in api.calls].count("answerCallbackQuery") == 2)
            assert [call.method for call in api.calls].count("editMessageMedia") == 1, "a double tap"
            assert [call.method for call in api.calls].count("sendPhoto") == 1
            await dispatcher.stop_polling()
            await polling
    assert not api.unsupported


async def test_a_channels_card_leads_to_its_activity_whose_period_changes_in_place(
    person: Person, session: RecordingSession, sample_core: Core
) -> None:
    post = (await sample_core.db.read(list_posts_between, None, None))[0]
    await person.say(f"@{post.channel_username}")
    before = len(session.methods)
    (caption,) = await person.tap("📊 Activity")
    # That a photo is on its way is said again where drawing takes seconds, as on a busy machine.
    kinds = dict.fromkeys(type(method) for method in session.methods[before:])
    assert list(kinds) == [AnswerCallbackQuery, SendChatAction, SendPhoto]
    assert post.channel_title in caption
    found = await person.say(f"/trends from:@{post.channel_username}")
    assert count_in(caption, r"(\d+) posts? in all") == count_in(found[0], r"(\d+) posts? in all")
    await person.press(ShowActivity(channel_id=post.channel_id, days=30, anew=True).pack())
    (longer,) = await person.tap("90 days")
    assert isinstance(session.methods[-1], EditMessageMedia)
    assert count_in(longer, r"(\d+) posts? in all") >= count_in(caption, r"(\d+) posts? in all")


async def test_a_posts_card_leads_to_the_reactions_by_kind(person: Person, sample_core: Core) -> None:
    posts = await sample_core.db.read(list_posts_between, None, None)
    story = max((post.story_id for post in posts), key=lambda story: _count_kinds(posts, story))
    post = next(post for post in posts if post.story_id == story)
    await person.say(f"https://t.me/{post.channel_username}/{post.post_id}")
    (caption,) = await person.tap("📊 Reactions by kind")
    assert "per 1,000 views" in caption
    assert "* A small sample" in caption
    (picture,) = person.pictures()
    assert size_of(picture)[0] == 1080


async def test_a_posts_growth_is_drawn_once_it_was_read_three_times(
    person: Person, sample_core: Core, clock: HandClock
) -> None:
    posts = await sample_core.db.read(list_posts_between, None, None)
    post = next(post for post in posts if post.counters.views)
    await person.say(f"https://t.me/{post.channel_username}/{post.post_id}")
    (words,) = await person.tap("📊 How views grew")
    assert "at least 3 times" in words
    assert not person.pictures()
    for hours in (1, 2):
        counters = replace(post.counters, views=(post.counters.views or 0) + 1_000 * hours)
        await sample_core.db.write(
            save_counters,
            post.channel_id,
            [Reading(post.post_id, counters)],
            read_at=sample_core.clock.now() + timedelta(hours=hours),
        )
    clock.move(seconds=2)  # no double tap
    (caption,) = await person.tap("📊 How views grew")
    assert "How views and reactions grew" in caption
    assert len(person.pictures()) == 1


async def test_an_old_button_speaks_the_new_language(person: Person, sample_core: Core) -> None:
    post = (await sample_core.db.read(list_posts_between, None, None))[0]
    data = ShowActivity(channel_id=post.channel_id, days=30, anew=True).pack()
    await person.press(data)
    await person.press(PickLanguage(code="tk", origin="settings").pack())
    (caption,) = await person.press(data)
    assert caption.startswith("Kanalyň işjeňligi")
    english, turkmen = person.pictures()
    assert english != turkmen


@pytest.mark.parametrize(
    "data", [ShowActivity(channel_id=5, days=30), ShowByKind(seq=5), ShowGrowth(seq=5)], ids=str
)
async def test_a_button_of_what_is_gone_says_so(person: Person, data: CallbackData) -> None:
    await person.say("/start")
    (answer,) = await person.press(data.pack())
    assert "no longer" in answer
    assert not person.pictures()


def _count_kinds(posts: list[StoredPost], story: int | None) -> int:
    told = [post for post in posts if post.story_id == story and post.counters.views]
    return len({post.channel_kind for post in told})
