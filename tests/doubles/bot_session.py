"""A Bot session that keeps what it was given and answers as Telegram would, within a test's process.

It refuses what Telegram refuses: texts over 4096 UTF-16 units, over 100 entities, entities outside
the text, callback data over 64 bytes. `fail_next` queues exceptions for the next sends.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    EditMessageMedia,
    EditMessageText,
    GetChat,
    GetChatMember,
    GetMe,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import (
    AcceptedGiftTypes,
    BufferedInputFile,
    Chat,
    ChatFullInfo,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    PhotoSize,
    User,
)
from aiogram.types.chat_member_union import ChatMemberUnion

BOT_USER = User(id=42, is_bot=True, first_name="Test bot", username="test_bot")
TOKEN = "42:a-token-for-tests-only"


class RecordingSession(BaseSession):
    """`methods` holds everything that was sent, `sent` the messages only."""

    def __init__(self) -> None:
        super().__init__()
        self.methods: list[TelegramMethod[Any]] = []
        self.standings: dict[tuple[int, int], ChatMemberUnion] = {}  # who is what in which chat
        self.titles: dict[int, str] = {}  # of groups and channels
        self._failures: deque[Callable[[TelegramMethod[Any]], Exception] | None] = deque()
        self._ids = itertools.count(1)

    @property
    def sent(self) -> list[SendMessage]:
        """The messages that were sent and not refused."""
        return [method for method in self.methods if isinstance(method, SendMessage)]

    def fail_next(self, failure: Callable[[TelegramMethod[Any]], Exception], *, after: int = 0) -> None:
        """Makes the next message fail with what `failure(method)` returns, or the one `after` so many."""
        self._failures += [None] * after + [failure]

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """Answers one method."""
        failure = self._failures.popleft() if isinstance(method, SendMessage) and self._failures else None
        if failure is not None:
            raise failure(method)
        self.methods.append(method)
        return cast(TelegramType, self._answer(bot, method))

    def _answer(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        match method:
            case GetMe():
                return BOT_USER
            case GetChat():
                return self._describe(method)
            case GetChatMember():
                return self._find_member(method)
        if isinstance(method, SendMessage | EditMessageText):
            refuse_as_telegram_does(method)
            message_id = method.message_id if isinstance(method, EditMessageText) else next(self._ids)
            return Message(
                message_id=cast(int, message_id),
                date=datetime.now(UTC),
                chat=_chat(method.chat_id),
                from_user=BOT_USER,
                text=method.text,
                entities=method.entities,
                reply_markup=method.reply_markup
                if isinstance(method.reply_markup, InlineKeyboardMarkup)
                else None,  # a menu below the input field is no part of the message
            ).as_(bot)
        if isinstance(method, SendDocument):
            return Message(
                message_id=next(self._ids),
                date=datetime.now(UTC),
                chat=_chat(method.chat_id),
                from_user=BOT_USER,
                caption=method.caption,
            ).as_(bot)
        if isinstance(method, SendPhoto | EditMessageMedia):
            return self._answer_photo(bot, method)
        return BOT_USER if isinstance(method, GetMe) else True

    def _describe(self, method: GetChat) -> ChatFullInfo:
        title = self.titles.get(int(method.chat_id))
        if title is None:
            raise _refusal(method, "Bad Request: chat not found")
        return ChatFullInfo(
            id=int(method.chat_id),
            type="channel" if "channel" in title else "supergroup",
            title=title,
            accent_color_id=0,
            max_reaction_count=0,
            accepted_gift_types=AcceptedGiftTypes(
                unlimited_gifts=False,
                limited_gifts=False,
                unique_gifts=False,
                premium_subscription=False,
                gifts_from_channels=False,
            ),
        )

    def _find_member(self, method: GetChatMember) -> ChatMemberUnion:
        member = self.standings.get((int(method.chat_id), method.user_id))
        if member is None:
            raise _refusal(method, "Bad Request: member not found")
        return member

    def _answer_photo(self, bot: Bot, method: SendPhoto | EditMessageMedia) -> Message:
        message_id = method.message_id if isinstance(method, EditMessageMedia) else next(self._ids)
        caption, entities, picture = read_photo(method)
        units = len(caption.encode("utf-16-le")) // 2
        if units > 1024:
            raise _refusal(method, "Bad Request: message caption is too long")
        _check_text(method, caption, entities)
        _check_buttons(method, method.reply_markup)
        return Message(
            message_id=cast(int, message_id),
            date=datetime.now(UTC),
            chat=_chat(method.chat_id),
            from_user=BOT_USER,
            caption=caption,
            caption_entities=entities,
            photo=[
                PhotoSize(file_id="1", file_unique_id="1", width=1080, height=720, file_size=len(picture))
            ],
            reply_markup=method.reply_markup
            if isinstance(method.reply_markup, InlineKeyboardMarkup)
            else None,
        ).as_(bot)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """There are no files."""
        raise FileNotFoundError(url)
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def refuse_as_telegram_does(method: SendMessage | EditMessageText) -> None:
    """Raises TelegramBadRequest for a message that Telegram would refuse or cut."""
    _check_text(method, method.text or "", method.entities or [])
    _check_buttons(method, method.reply_markup)


def read_photo(method: SendPhoto | EditMessageMedia) -> tuple[str, list[MessageEntity], bytes]:
    """Returns the caption, its entities and the file's bytes."""
    content: Any = method.media if isinstance(method, EditMessageMedia) else method
    file = method.photo if isinstance(method, SendPhoto) else content.media
    assert isinstance(file, BufferedInputFile)
    return content.caption or "", content.caption_entities or [], file.data


def _check_buttons(method: TelegramMethod[Any], markup: object) -> None:
    if isinstance(markup, InlineKeyboardMarkup):
        for row in markup.inline_keyboard:
            for button in row:
                if len((button.callback_data or "").encode()) > 64:
                    raise _refusal(method, "Bad Request: BUTTON_DATA_INVALID")
                if not button.text.strip():
                    raise _refusal(method, "Bad Request: button text must be non-empty")


def _check_text(method: TelegramMethod[Any], text: str, entities: list[MessageEntity]) -> None:
    units = len(text.encode("utf-16-le")) // 2
    if not text.strip():
        raise _refusal(method, "Bad Request: message text is empty")
    if units > 4096:
        raise _refusal(method, "Bad Request: message is too long")
    if len(entities) > 100:
        raise _refusal(method, "Bad Request: too many entities (dropped silently by Telegram)")
    for entity in entities:
        if entity.length < 1 or entity.offset < 0 or entity.offset + entity.length > units:
            raise _refusal(method, "Bad Request: entity outside the text")


def _refusal(method: TelegramMethod[Any], reason: str) -> TelegramBadRequest:
    return TelegramBadRequest(method, reason)


def _chat(chat_id: int | str | None) -> Chat:
    number = int(chat_id or 0)
    return Chat(id=number, type="private" if number > 0 else "supergroup")
