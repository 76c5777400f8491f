"""@bot газ in any chat: cards to share, within what Telegram takes; behind a closed door none; no trace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import AnswerInlineQuery
from aiogram.types import InlineQuery, InlineQueryResultArticle, InputTextMessageContent, User

from bot.app import build_chat
from bot.chat.access import Access
from bot.chat.context import ChatContext
from bot.chat.dispatcher import build_dispatcher
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from bot.views.screen import BUTTON_CHARACTERS
from storage.database import Connection
from storage.subscribers import find_subscriber
from tests.doubles.bot_api import TOKEN as API_TOKEN
from tests.doubles.bot_api import BotApi
from tests.doubles.bot_session import RecordingSession
from tests.doubles.person import Person

Meet = Callable[..., Person]
TABLES = ("subscribers", "fsm", "alerts", "deliveries", "invites")


def count_rows(db: Connection) -> dict[str, int]:
    return {table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}


async def ask(
    person: Person, session: RecordingSession, text: str, offset: str = "", language: str = "en"
) -> AnswerInlineQuery:
    user = User(id=person.chat_id, is_bot=False, first_name="P", language_code=language)
    await person.send(inline_query=InlineQuery(id="7", from_user=user, query=text, offset=offset))
    (*_, answer) = [each for each in session.methods if isinstance(each, AnswerInlineQuery)]
    assert answer.is_personal
    assert answer.cache_time is not None
    assert answer.cache_time <= 60
    return answer


def cards_of(answer: AnswerInlineQuery) -> list[InlineQueryResultArticle]:
    return [each for each in answer.results if isinstance(each, InlineQueryResultArticle)]


def text_of(card: InlineQueryResultArticle) -> str:
    assert isinstance(card.input_message_content, InputTextMessageContent)
    return card.input_message_content.message_text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_words_find_stories_as_cards_in_the_language_of_who_asks(
    meet: Meet, session: RecordingSession, language: str
) -> None:
    cards = cards_of(await ask(meet(), session, "газ", language=language))
    assert len(cards) > 3
    for card in cards:
        assert card.title
        assert card.url
        assert card.url.startswith("https://t.me/")
        assert card.description
        assert " · " in card.description, "source, kind, time"
        assert isinstance(card.input_message_content, InputTextMessageContent)
        links = [entity.url for entity in card.input_message_content.entities or () if entity.url]
        assert card.url in links, "what is shared leads to its source"
    assert load_texts(language)("sample-mark") in text_of(cards[0])


async def test_pages_go_on_by_offset_and_repeat_nothing(person: Person, session: RecordingSession) -> None:
    seen: list[str] = []
    offset, answer = "", await ask(person, session, "газ")
    while True:
        seen += [card.id for card in cards_of(answer)]
        offset = answer.next_offset or ""
        if not offset:
            break
        answer = await ask(person, session, "газ", offset)
    assert len(seen) > 10
    assert len(set(seen)) == len(seen)


async def test_no_words_show_the_best_of_the_day(person: Person, session: RecordingSession) -> None:
    cards = cards_of(await ask(person, session, "  "))
    assert cards
    assert not cards_of(await ask(person, session, "", "900")), "there is no such page"


async def test_a_quiet_day_and_nothing_found_are_said(
    person: Person, session: RecordingSession, clock: Any
) -> None:
    (nothing,) = cards_of(await ask(person, session, "ыыыы"))
    assert nothing.title == load_texts("en")("card-nothing")
    clock.move(minutes=60 * 24 * 30)
    (quiet,) = cards_of(await ask(person, session, ""))
    assert quiet.title == load_texts("en")("card-quiet")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_query_with_a_mistake_is_a_card_that_explains(
    meet: Meet, session: RecordingSession, language: str
) -> None:
    (card,) = cards_of(await ask(meet(), session, "(газ", language=language))
    texts = load_texts(language)
    assert card.title == texts("query-error")
    assert card.description == texts("query-unclosed-paren")


async def test_nothing_of_a_stranger_is_kept(
    person: Person, session: RecordingSession, sample_core: Core
) -> None:
    before = await sample_core.db.read(count_rows)
    await ask(person, session, "газ")
    await ask(person, session, "")
    assert await sample_core.db.read(count_rows) == before
    assert await sample_core.db.read(find_subscriber, person.chat_id) is None


async def test_the_language_that_a_subscriber_chose_holds_here_too(
    person: Person, session: RecordingSession
) -> None:
    await person.say("/start")
    await person.press("lang:kk:start")
    (card,) = cards_of(await ask(person, session, "ыыыы"))
    assert card.title == load_texts("kk")("card-nothing")


@pytest.mark.parametrize("access", ["allowlist", "invite"])
async def test_a_closed_door_shows_the_way_and_no_cards(
    sample_core: Core, bot: Bot, session: RecordingSession, access: Access
) -> None:
    context = ChatContext(
        db=sample_core.db,
        analyser=sample_core.analyser,
        lexicon=sample_core.lexicon,
        now=sample_core.clock.now,
        default_zone="Asia/Almaty",
        access=access,
        admin_ids=(5,),
    )
    dispatcher = build_dispatcher(context)
    stranger, admin = (Person(dispatcher, bot, session, chat_id=chat_id) for chat_id in (1001, 5))
    answer = await ask(stranger, session, "газ")
    assert answer.results == []
    assert answer.button
    assert answer.button.start_parameter
    assert len(answer.button.text) <= BUTTON_CHARACTERS
    assert cards_of(await ask(admin, session, "газ"))


async def test_a_flood_of_letters_is_not_answered(person: Person, session: RecordingSession) -> None:
    for _ in range(60):
        await ask(person, session, "ыыыы")
    answers = [each for each in session.methods if isinstance(each, AnswerInlineQuery)]
    assert 30 < len(answers) < 50


async def test_what_the_bot_api_takes(sample_core: Core) -> None:
    async with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
        dispatcher = build_chat(sample_core, is_sample=True)
        async with session:
            polling = asyncio.create_task(
                dispatcher.start_polling(Bot(API_TOKEN, session=session), handle_signals=False)
            )
            someone = api.person(77)
            for text in ("газ", "", "(газ", "ыыы", "н" * 256):
                await someone.ask_inline(text)
                await someone.wait_for(lambda shown: shown.kind == "cards")
                assert someone.cards
            await someone.ask_inline("газ")
            await someone.wait_for(lambda shown: shown.kind == "cards")
            first = [card["id"] for card in someone.cards]
            await someone.ask_inline("газ", someone.next_offset)
            await someone.wait_for(lambda shown: shown.kind == "cards")
            assert not {card["id"] for card in someone.cards} & set(first)
            await dispatcher.stop_polling()
            await polling
    assert not api.unsupported
    assert not api.violations()
