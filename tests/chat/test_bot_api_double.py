"""The double of the Bot API, asked by a stock aiogram Bot: it answers, refuses and fails as Telegram does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestChat,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiohttp import ClientConnectorError, ClientSession

from tests.doubles.bot_api import BotApi, Person
from tests.doubles.bot_api.rates import find_violations

ANNA = 1001
PIXEL = bytes.fromhex(  # a PNG of one white pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550"
    "000000a49444154789c63f80f0001010100b138f6140000000049454e44ae426082"
)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with make_bot(api, api.token) as bot:
        yield bot


@pytest.fixture
def anna(api: BotApi) -> Person:
    return api.person(ANNA, has_started=True)


def make_bot(api: BotApi, token: str) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    return Bot(token, session=session)


def a_button(data: str, text: str = "Да") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data)]])


def bold(offset: int, length: int) -> list[MessageEntity]:
    return [MessageEntity(type="bold", offset=offset, length=length)]


async def test_a_dispatcher_talks_to_a_person(api: BotApi, bot: Bot) -> None:
    dispatcher, person = Dispatcher(), api.person(ANNA, language="ru")

    @dispatcher.message()
    async def echo(message: Message) -> None:
        language = message.from_user.language_code if message.from_user else None
        await message.answer(f"{message.text} {language}", reply_markup=a_button("yes"))

    @dispatcher.callback_query()
    async def tapped(callback: object) -> None:
        await callback.message.edit_text("нажато")  # type: ignore[attr-defined]
        await callback.answer("готово")  # type: ignore[attr-defined]

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    await person.say("привет")
    assert (await person.wait_for("Да")).text == "привет ru"
    await person.tap("Да")
    await person.wait_for("нажато")
    assert (await person.wait_for("готово")).kind == "toast"
    assert person.messages == ["нажато"]
    assert person.buttons == []
    await dispatcher.stop_polling()
    await polling
    assert api.unsupported == []


async def test_updates_stay_until_an_offset_confirms_them(api: BotApi, bot: Bot, anna: Person) -> None:
    await anna.say("раз")
    await anna.say("два")
    first = await bot.get_updates()
    assert await bot.get_updates() == first
    assert [update.message.text for update in first if update.message] == ["раз", "два"]
    assert await bot.get_updates(offset=first[0].update_id + 1) == first[1:]
    assert await bot.get_updates(offset=first[1].update_id + 1) == []
    assert api.unconfirmed == 0


async def test_long_polling_waits_for_news(bot: Bot, anna: Person) -> None:
    polling = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0)
    await anna.say("раз")
    async with asyncio.timeout(5):
        assert len(await polling) == 1


async def test_the_second_poller_ends_the_first(api: BotApi, bot: Bot, anna: Person) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    async with ClientSession() as other:
        await api.wait_until(lambda: api.is_polled)
        second = asyncio.create_task(other.post(f"{api.url}/bot{api.token}/getUpdates", json={"timeout": 9}))
        with pytest.raises(TelegramConflictError):
            await first
        await anna.say("раз")
        assert len((await (await second).json())["result"]) == 1


async def test_kinds_that_were_not_asked_for_are_not_given(bot: Bot, anna: Person) -> None:
    anna.block()
    anna.unblock()
    await anna.say("раз")
    (update,) = await bot.get_updates(allowed_updates=["message"])
    assert update.message


async def test_a_wrong_token(api: BotApi) -> None:
    async with make_bot(api, "42:another-token-0123456789") as stranger:
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
    async with ClientSession() as client:
        assert (await client.get(f"{api.url}/botnonsense/getMe")).status == 404


@pytest.mark.parametrize(
    ("text", "entities", "reason"),
    [
        (" ", [], "message text is empty"),
        ("а" * 4097, [], "message is too long"),
        ("🔥" * 2049, [], "message is too long"),
        ("abc", bold(1, 3), "ends after the end"),
        ("🔥🔥", bold(0, 3), "in a middle of a UTF-16 symbol"),
        ("🔥🔥", bold(1, 1), "in a middle of a UTF-16 symbol"),
    ],
)
async def test_texts_that_telegram_refuses(
    api: BotApi, bot: Bot, anna: Person, text: str, entities: list[MessageEntity], reason: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_message(ANNA, text, entities=entities)
    assert anna.messages == []


async def test_texts_that_just_fit(bot: Bot, anna: Person) -> None:
    await bot.send_message(ANNA, "🔥" * 2048, entities=bold(0, 4096))
    await bot.send_message(ANNA, "да", reply_markup=a_button("д" * 32))
    assert anna.messages == ["🔥" * 2048, "да"]


async def test_buttons_that_telegram_refuses(bot: Bot, anna: Person) -> None:
    for data in ("д" * 32 + "a", ""):
        with pytest.raises(TelegramBadRequest, match=r"BUTTON_DATA_INVALID|unallowed"):
            await bot.send_message(ANNA, "да", reply_markup=a_button(data))
    with pytest.raises(TelegramBadRequest, match="non-empty"):
        await bot.send_message(ANNA, "да", reply_markup=a_button("a", " "))


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"url": "javascript:1"}, "Wrong HTTP URL"),
        ({"url": "https://nowhere"}, "Wrong HTTP URL"),
        ({"copy_text": {"text": "д" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"url": "https://t.me/x", "callback_data": "a"}, "unallowed"),
    ],
)
async def test_buttons_that_telegram_refuses_for_what_is_behind_them(
    bot: Bot, anna: Person, button: dict[str, Any], reason: str
) -> None:
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.send_message(ANNA, "да", reply_markup=rows_of(1, InlineKeyboardButton(text="Да", **button)))


def rows_of(count: int, button: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button] for _ in range(count)])


async def test_keyboards_that_are_too_large(api: BotApi, bot: Bot, anna: Person) -> None:
    small, large = (InlineKeyboardButton(text=text, callback_data="a" * 30) for text in ("Да", "Да" * 40))
    await bot.send_message(ANNA, "да", reply_markup=rows_of(100, small))
    for keyboard in (rows_of(101, small), rows_of(100, large)):
        with pytest.raises(TelegramBadRequest, match="reply markup is too long"):
            await bot.send_message(ANNA, "да", reply_markup=keyboard)
    await bot.send_message(ANNA, "да", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[small] * 9]))
    assert api.dropped == ["a row of 9 buttons"]


async def test_markup_in_a_text_is_not_spoken_here(bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        await bot.send_message(ANNA, "<b>да</b>", parse_mode="HTML")


async def test_a_link_that_is_none_would_be_dropped(api: BotApi, bot: Bot, anna: Person) -> None:
    for address in ("https://t.me/x/1", "tg://user?id=1", "t.me/x"):
        link = MessageEntity(type="text_link", offset=0, length=2, url=address)
        await bot.send_message(ANNA, "да", entities=[link])
    assert api.dropped == ["a link to 't.me/x'"]


def a_picker(*request_ids: int, **more: Any) -> ReplyKeyboardMarkup:
    requests = [
        KeyboardButtonRequestChat(request_id=number, chat_is_channel=True, request_title=True)
        for number in request_ids
    ]
    row = [KeyboardButton(text="Выбрать", request_chat=request) for request in requests]
    return ReplyKeyboardMarkup(keyboard=[row], **more)


async def test_a_menu_picks_a_channel_until_it_goes(bot: Bot, anna: Person) -> None:
    await bot.send_message(ANNA, "какой?", reply_markup=a_picker(7))
    assert anna.buttons == [], "a menu stands under no message"
    await anna.share_channel(1_600_000_002, "Порт", "port_news")
    (update,) = await bot.get_updates()
    shared = update.message and update.message.chat_shared
    assert shared
    assert (shared.request_id, shared.chat_id) == (7, -1_001_600_000_002)
    assert (shared.title, shared.username) == ("Порт", None), "what the button asked to be told"
    await bot.send_message(ANNA, "спасибо", reply_markup=ReplyKeyboardRemove())
    assert anna.menu == []


async def test_menus_that_telegram_refuses(api: BotApi, bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="BUTTON_ID_INVALID"):
        await bot.send_message(ANNA, "да", reply_markup=a_picker(1, 1))
    with pytest.raises(TelegramBadRequest, match="placeholder"):
        await bot.send_message(ANNA, "да", reply_markup=a_picker(1, input_field_placeholder="д" * 65))
    message = await bot.send_message(ANNA, "да", reply_markup=a_button("a"))
    edit = {
        "chat_id": ANNA,
        "message_id": message.message_id,
        "text": "нет",
        "reply_markup": {"keyboard": []},
    }
    async with ClientSession() as client:
        answer = await client.post(f"{api.url}/bot{api.token}/editMessageText", json=edit)
        assert "inline keyboard expected" in (await answer.json())["description"]
    assert anna.menu == []


async def test_what_would_be_dropped_is_named(api: BotApi, bot: Bot, anna: Person) -> None:
    await bot.send_message(ANNA, "a" * 200, entities=bold(0, 1) * 101)
    assert api.violations() == ["101 entities in one message"]


async def test_who_cannot_be_written_to(api: BotApi, bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(9, "да")
    api.person(2002)
    with pytest.raises(TelegramForbiddenError, match="initiate"):
        await bot.send_message(2002, "да")
    anna.block()
    with pytest.raises(TelegramForbiddenError, match="blocked"):
        await bot.send_message(ANNA, "да")
    anna.unblock()
    await bot.send_message(ANNA, "да")


async def test_edits_and_deletions(bot: Bot, anna: Person) -> None:
    message = await bot.send_message(ANNA, "раз", reply_markup=a_button("a"))
    with pytest.raises(TelegramBadRequest, match="not modified"):
        await bot.edit_message_text(
            "раз", chat_id=ANNA, message_id=message.message_id, reply_markup=a_button("a")
        )
    await bot.edit_message_reply_markup(chat_id=ANNA, message_id=message.message_id)
    assert anna.buttons == []
    await bot.edit_message_text("два", chat_id=ANNA, message_id=message.message_id)
    assert anna.messages == ["два"]
    await bot.delete_message(ANNA, message.message_id)
    with pytest.raises(TelegramBadRequest, match="to delete not found"):
        await bot.delete_message(ANNA, message.message_id)
    with pytest.raises(TelegramBadRequest, match="to edit not found"):
        await bot.edit_message_text("три", chat_id=ANNA, message_id=message.message_id)


async def test_a_correction_is_of_the_message_that_was_sent(bot: Bot, anna: Person) -> None:
    await anna.say("раз")
    await anna.say("два", edited=True)
    first, second = await bot.get_updates()
    assert first.message
    assert second.edited_message
    assert second.edited_message.message_id == first.message.message_id
    assert second.edited_message.edit_date


async def test_a_tap_is_answered_once(bot: Bot, anna: Person) -> None:
    await bot.send_message(ANNA, "раз", reply_markup=a_button("a"))
    await anna.tap("Да")
    (update,) = await bot.get_updates()
    assert update.callback_query
    await bot.answer_callback_query(update.callback_query.id, "готово")
    with pytest.raises(TelegramBadRequest, match="too old"):
        await bot.answer_callback_query(update.callback_query.id)


async def test_files_are_taken(bot: Bot, anna: Person) -> None:
    file = BufferedInputFile(PIXEL, "chart.png")
    await bot.send_photo(ANNA, file, caption="график")
    sent = await bot.send_document(ANNA, file)
    assert anna.messages == ["график", ""]
    assert anna.files == {sent.message_id: PIXEL}
    assert anna.chat[sent.message_id]["document"]["file_name"] == "chart.png"
    with pytest.raises(TelegramBadRequest, match="non-empty"):
        await bot.send_document(ANNA, BufferedInputFile(b"", "nothing.csv"))
    with pytest.raises(TelegramBadRequest, match="IMAGE_PROCESS_FAILED"):
        await bot.send_photo(ANNA, BufferedInputFile(b"no picture", "chart.png"))
    with pytest.raises(TelegramBadRequest, match="caption is too long"):
        await bot.send_photo(ANNA, file, caption="а" * 1025)


async def test_commands_are_kept_by_language(api: BotApi, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="start", description="начать")], language_code="ru")
    assert api.commands == {"ru": [{"command": "start", "description": "начать"}]}
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Старт", description="начать")])


async def test_faults_on_request(api: BotApi, bot: Bot, anna: Person) -> None:
    api.flood_wait(3)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(ANNA, "нет")
    assert caught.value.retry_after == 3
    api.refuse("sendMessage", 400, "Bad Request: something", chat_id=ANNA)
    with pytest.raises(TelegramBadRequest, match="something"):
        await bot.send_message(ANNA, "нет")
    api.reset("sendMessage")
    with pytest.raises(TelegramNetworkError) as reset:
        await bot.send_message(ANNA, "нет")
    assert not isinstance(reset.value.__cause__, ClientConnectorError)
    assert anna.messages == []
    await bot.send_message(ANNA, "да")
    assert [call.outcome[:3] for call in api.calls] == ["429", "400", "res", "ok"]


@pytest.mark.parametrize("fault", ["lose_reply", "answer_html", "answer_garbage"])
async def test_what_arrives_without_a_readable_reply(api: BotApi, bot: Bot, anna: Person, fault: str) -> None:
    getattr(api, fault)("sendMessage")
    with pytest.raises((TelegramNetworkError, ClientDecodeError)):
        await bot.send_message(ANNA, "дошло")
    assert anna.messages == ["дошло"]


async def test_an_api_that_is_down_and_comes_back(api: BotApi, bot: Bot, anna: Person) -> None:
    url = api.url
    await api.go_down()
    with pytest.raises(TelegramNetworkError) as caught:
        await bot.send_message(ANNA, "нет")
    assert isinstance(caught.value.__cause__, ClientConnectorError)
    await api.come_up()
    assert api.url == url
    await bot.send_message(ANNA, "да")


async def test_an_unknown_method_is_noted(api: BotApi, bot: Bot, anna: Person) -> None:
    with pytest.raises(TelegramNotFound):
        await bot.send_dice(ANNA)
    assert api.unsupported == ["sendDice"]


def test_rates_are_counted_in_sliding_windows() -> None:
    just_allowed = [(n / 32 + (n // 30) / 16, n) for n in range(60)]
    assert find_violations(just_allowed) == []
    assert find_violations([*just_allowed, (0.5, 99)]) == ["everywhere: 31 messages within 1 s"]
    assert find_violations([(n * 0.5, 7) for n in range(4)]) == ["chat 7: 4 messages within 3 s"]
    assert find_violations([(n * 2.9, -7) for n in range(21)]) == ["group -7: 21 messages within 60 s"]
