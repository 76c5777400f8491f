"""Manners: an edit changes its answer, a double tap does nothing twice, a language holds everywhere at once,
what is no text gets a line that helps, and who waits is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMyCommands,
    EditMessageText,
    SendChatAction,
    SendMessage,
    SetMyCommands,
)
from aiogram.types import (
    BotCommandScopeChat,
    CallbackQuery,
    Chat,
    Contact,
    Document,
    InaccessibleMessage,
    Location,
    Message,
    PhotoSize,
    Sticker,
    Update,
    User,
    Voice,
)

from bot.app import build_chat
from bot.chat.typing import Typing
from bot.core import Core
from bot.i18n import LANGUAGES, load_texts
from bot.views.callbacks import DraftAlert
from storage.alerts import list_alerts
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.doubles.person import Person

Meet = Callable[..., Person]
ENGLISH = load_texts("en")
FILE: dict[str, Any] = {"file_id": "f", "file_unique_id": "f"}
STICKER = Sticker(**FILE, type="regular", width=1, height=1, is_animated=False, is_video=False)


def find_data(person: Person, kind: type[CallbackData]) -> str:
    shown = [button.callback_data or "" for button in person.shown_buttons()]
    return next(data for data in shown if data.startswith(f"{kind.__prefix__}:"))


async def test_an_edited_message_changes_its_answer_in_place(
    person: Person, session: RecordingSession
) -> None:
    (first,) = await person.say("мука")
    (second,) = await person.edit("порт")
    assert first != second
    await person.edit("/search мука")
    assert [type(each) for each in session.methods] == [SendMessage, EditMessageText, EditMessageText]
    edits = [each for each in session.methods if isinstance(each, EditMessageText)]
    assert {each.message_id for each in edits} == {1}
    assert edits[-1].text == first, "an edited command counts too"


async def test_an_error_is_put_right_by_an_edit(person: Person, session: RecordingSession) -> None:
    (wrong,) = await person.say("(мука")
    assert ENGLISH("query-error") in wrong
    (right,) = await person.edit("мука")
    assert ENGLISH("query-error") not in right
    assert len(session.sent) == 1, "the error is gone"


async def test_an_answer_that_is_gone_is_written_anew(
    person: Person, session: RecordingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    await person.say("мука")
    answer = session.make_request

    async def refuse(bot: Bot, method: Any, timeout: int | None = None) -> Any:
        if isinstance(method, EditMessageText):
            raise TelegramBadRequest(method, "Bad Request: message to edit not found")
        return await answer(bot, method, timeout)

    monkeypatch.setattr(session, "make_request", refuse)
    await person.edit("порт")
    assert len(session.sent) == 2
    assert any(isinstance(each, DeleteMessage) for each in session.methods)


async def test_a_message_from_long_ago_is_answered_below(person: Person, session: RecordingSession) -> None:
    for number in range(12):
        await person.say(f"мука {number}")
    await person.edit("порт", back=11)
    assert isinstance(session.methods[-1], SendMessage)


async def test_a_double_tap_does_once_what_one_tap_does(
    person: Person, session: RecordingSession, clock: HandClock
) -> None:
    await person.say("мука")
    data = find_data(person, DraftAlert)
    first = await person.press(data)
    assert first
    assert await person.press(data) == [], "answered, and nothing else"
    clock.move(seconds=2)
    assert await person.press(data) == first, "later it is a new tap"


async def test_taps_at_the_same_time_are_one(
    person: Person, sample_core: Core, session: RecordingSession
) -> None:
    await person.say("мука")
    data = find_data(person, DraftAlert)
    before = len(session.sent)
    await asyncio.gather(*(person.press(data) for _ in range(4)))
    assert len(session.sent) == before + 1
    assert sum(isinstance(each, AnswerCallbackQuery) for each in session.methods) == 4
    assert await sample_core.db.read(list_alerts, person.chat_id) == []


async def test_a_tap_that_failed_may_be_repeated(person: Person) -> None:
    assert await person.press("page:000000000000:5:new") == [ENGLISH("toast-stale")]
    assert await person.press("page:000000000000:5:new") == [ENGLISH("toast-stale")]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
async def test_a_language_holds_for_the_list_of_commands_too(
    person: Person, session: RecordingSession, language: str
) -> None:
    await person.say("/settings")
    await person.press(f"lang:{language}:settings")
    (told,) = [each for each in session.methods if isinstance(each, SetMyCommands)]
    assert told.scope == BotCommandScopeChat(chat_id=person.chat_id)
    assert told.commands[0].description == load_texts(language)("cmd-digest")
    assert load_texts(language)("help-title") in (await person.say("/help"))[0]


async def test_what_telegram_keeps_of_a_chat_goes_with_the_person(
    person: Person, session: RecordingSession
) -> None:
    await person.say("/forget")
    await person.press("forget:1")
    (gone,) = [each for each in session.methods if isinstance(each, DeleteMyCommands)]
    assert gone.scope == BotCommandScopeChat(chat_id=person.chat_id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"sticker": STICKER}, "sticker"),
        ({"voice": Voice(**FILE, duration=1)}, "voice"),
        ({"photo": [PhotoSize(**FILE, width=1, height=1)], "caption": "порт"}, "picture"),
        ({"document": Document(**FILE)}, "file"),
        ({"location": Location(latitude=43.6, longitude=51.2)}, "place"),
        ({"contact": Contact(phone_number="+7", first_name="A")}, "contact"),
        ({}, "other"),
    ],
)
async def test_what_is_no_text_gets_a_line_that_helps(
    meet: Meet, language: str, content: dict[str, Any], key: str
) -> None:
    (answer,) = await meet(language=language).say(None, **content)
    texts = load_texts(language)
    assert answer.startswith(texts(f"not-text-{key}"))
    assert texts("alert-example-words") in answer


async def test_what_telegram_itself_writes_is_not_answered(person: Person) -> None:
    pinned = Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=person.chat_id, type="private"))
    assert await person.say(None, pinned_message=pinned) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/serach", "/search"),
        ("/поиск газ", "/search"),
        ("/Настройки", "/settings"),
        ("/іздеу", "/search"),
        ("/баптаулар", "/settings"),
        ("/gözleg", "/search"),
        ("/mowzuklar@test_bot", "/topics"),
        ("/помошь", "/help"),
        ("/дайджесты", "/digests"),
        ("/шолулар", "/digests"),
        ("/synlar", "/digests"),
        ("/группы", "/groups"),
        ("/топтар", "/groups"),
        ("/toparlar", "/groups"),
    ],
)
async def test_an_unknown_command_suggests_the_nearest_in_any_language(
    person: Person, typed: str, meant: str
) -> None:
    assert await person.say(typed) == [ENGLISH("unknown-command-nearest", command=meant)]


async def test_a_button_under_a_message_too_old_for_telegram_answers_below(
    person: Person,
) -> None:
    await person.say("/start")
    old = InaccessibleMessage(chat=Chat(id=person.chat_id, type="private"), message_id=3, date=0)
    user = User(id=person.chat_id, is_bot=False, first_name="P")
    tap = CallbackQuery(id="1", from_user=user, chat_instance="t", message=old, data="open:help")
    (answer,) = await person.send(callback_query=tap)
    assert ENGLISH("help-title") in answer


class Noting(RecordingSession):
    """Tells when the person was told to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.told = asyncio.Event()

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        if isinstance(method, SendChatAction):
            self.told.set()
        return await super().make_request(bot, method, timeout)


async def answer_with(handler: Any, after_s: float) -> list[Any]:
    session = Noting()
    dispatcher = Dispatcher()
    dispatcher.message.middleware(Typing(after_s))

    @dispatcher.message()
    async def on_message(message: Message) -> None:
        await handler(session)
        await message.answer("here it is")

    chat, user = Chat(id=5, type="private"), User(id=5, is_bot=False, first_name="P")
    message = Message(message_id=1, date=datetime.now(UTC), chat=chat, from_user=user, text="порт")
    await dispatcher.feed_update(Bot(TOKEN, session=session), Update(update_id=1, message=message))
    return session.methods


async def test_who_waits_is_told_before_the_answer_comes() -> None:
    methods = await answer_with(lambda session: session.told.wait(), 0.0)
    assert [type(each) for each in methods] == [SendChatAction, SendMessage]
    assert methods[0].action == "typing"


async def test_a_quick_answer_comes_alone() -> None:
    methods = await answer_with(lambda session: asyncio.sleep(0), 60.0)
    assert [type(each) for each in methods] == [SendMessage]


class Slow(Noting):
    """Takes an answer only once the person was told to wait for it."""

    async def make_request(self, bot: Bot, method: Any, timeout: int | None = None) -> Any:
        if isinstance(method, SendMessage):
            async with asyncio.timeout(5):
                await self.told.wait()
        return await super().make_request(bot, method, timeout)


async def test_whatever_is_asked_or_tapped_who_waits_is_told(sample_core: Core) -> None:
    session = Slow()
    person = Person(build_chat(sample_core, is_sample=True), Bot(TOKEN, session=session), session)
    await person.say("мука")
    session.told.clear()
    await person.press(find_data(person, DraftAlert))
    kinds = [type(each) for each in session.methods if not isinstance(each, AnswerCallbackQuery)]
    assert kinds == [SendChatAction, SendMessage] * 2
