"""A person in a private chat with the bot: says, taps, reads. Speaks to the real dispatcher."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import Any, TypeGuard

from aiogram import Bot, Dispatcher
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
)
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    ChatShared,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    PhotoSize,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
    User,
)
from aiogram.types.chat_member_union import ChatMemberUnion

from tests.doubles.bot_session import BOT_USER, RecordingSession, read_photo

Shown = SendMessage | EditMessageText | SendPhoto | EditMessageMedia | SendDocument


class Person:
    """One chat. `read()` gives the texts since the last read; `tap("Save")` presses a shown button."""

    _updates = itertools.count(1)

    def __init__(
        self,
        dispatcher: Dispatcher,
        bot: Bot,
        session: RecordingSession,
        *,
        chat_id: int = 1001,
        language: str | None = "en",
        user_id: int | None = None,
        is_forum: bool = False,
    ) -> None:
        """`user_id`: whose words they are, where the chat is a group."""
        self.chat_id = chat_id
        self._chat = Chat(
            id=chat_id, type="private" if chat_id > 0 else "supergroup", is_forum=is_forum or None
        )
        self._dispatcher, self._bot, self._session = dispatcher, bot, session
        self._user = User(id=user_id or chat_id, is_bot=False, first_name="P", language_code=language)
        self._read = 0
        self._said = [10_000]

    async def say(
        self,
        text: str | None,
        *,
        chat_type: str | None = None,
        entities: list[MessageEntity] | None = None,
        **fields: Any,
    ) -> list[str]:
        """Sends a message; returns the texts that came back."""
        entities = [*_mark_command(text), *(entities or ())] or None
        self._said.append(10_000 + next(self._updates))
        message = Message(
            message_id=self._said[-1],
            date=datetime.now(UTC),
            chat=Chat(id=self.chat_id, type=chat_type) if chat_type else self._chat,
            **{"from_user": self._user, **fields},
            text=text,
            entities=entities,
        )
        await self._feed(message=message)
        return self.read()

    async def edit(self, text: str, *, back: int = 0) -> list[str]:
        """Changes the message that was sent last, or one `back` before it; returns what came back."""
        message = Message(
            message_id=self._said[-1 - back],
            date=datetime.now(UTC),
            edit_date=1_763_000_000,
            chat=self._chat,
            from_user=self._user,
            text=text,
            entities=_mark_command(text),
        )
        await self._feed(edited_message=message)
        return self.read()

    async def tap(self, text: str) -> list[str]:
        """Presses the newest shown button whose text begins with `text`."""
        for method in reversed(self._with_buttons()):
            for button in _buttons(method):
                if button.text.startswith(text):
                    return await self.press(button.callback_data or "", method)
        raise AssertionError(f"no button {text!r}; there are: {self.buttons()}")

    async def send(self, **content: Any) -> list[str]:
        """Sends an update of any kind; returns the texts that came back."""
        await self._feed(**content)
        return self.read()

    async def press(
        self, data: str, shown: Shown | EditMessageReplyMarkup | None = None, **fields: Any
    ) -> list[str]:
        """Sends a tap with `data`, as an old or a forged button would; `fields`: of the button's message."""
        message = Message(
            message_id=1,
            date=datetime.now(UTC),
            chat=self._chat,
            from_user=BOT_USER,
            **_content(shown),
            **fields,
            reply_markup=shown.reply_markup
            if shown and isinstance(shown.reply_markup, InlineKeyboardMarkup)
            else None,
        )
        callback = CallbackQuery(
            id=str(next(self._updates)),
            from_user=self._user,
            chat_instance="test",
            message=message,
            data=data,
        )
        before = len(self._session.methods)
        await self._feed(callback_query=callback)
        answers = [m for m in self._session.methods[before:] if isinstance(m, AnswerCallbackQuery)]
        assert answers, "every tap is answered"
        return [answer.text for answer in answers if answer.text] + self.read()

    def read(self) -> list[str]:
        """Returns the texts that came since the last time, and the captions of files."""
        shown = [method for method in self._session.methods if self._is_shown(method)]
        fresh, self._read = shown[self._read :], len(shown)
        return [_text(method) for method in fresh]

    def pictures(self) -> list[bytes]:
        """The pictures that came so far, oldest first."""
        return [read_photo(m)[2] for m in self._shown() if isinstance(m, SendPhoto | EditMessageMedia)]

    def files(self) -> list[BufferedInputFile]:
        """The files that came."""
        sent = [method.document for method in self._session.methods if isinstance(method, SendDocument)]
        return [file for file in sent if isinstance(file, BufferedInputFile)]

    def buttons(self) -> list[str]:
        """The texts of the buttons under the newest message that has any."""
        return [button.text for button in self.shown_buttons()]

    def shown_buttons(self) -> list[InlineKeyboardButton]:
        """The buttons under the newest message that has any."""
        return next((found for m in reversed(self._with_buttons()) if (found := _buttons(m))), [])

    def menu(self) -> list[str]:
        """The texts of the buttons below the input field."""
        for method in reversed(self._shown()):
            if isinstance(method.reply_markup, ReplyKeyboardRemove):
                return []
            if isinstance(method.reply_markup, ReplyKeyboardMarkup):
                return [button.text for row in method.reply_markup.keyboard for button in row]
        return []

    async def share(
        self, chat_id: int, username: str | None, title: str = "T", *, request_id: int = 1
    ) -> list[str]:
        """Sends a picked chat, as the menu's button would; `chat_id` as the Bot API has it."""
        shared = ChatShared(request_id=request_id, chat_id=chat_id, username=username, title=title)
        return await self.say(None, chat_shared=shared)

    async def change(self, before: ChatMemberUnion, after: ChatMemberUnion, chat_id: int, kind: str) -> None:
        """Changes what the bot is in a chat, as its admin."""
        chat = Chat(id=chat_id, type=kind, title="T")
        change = ChatMemberUpdated(
            chat=chat,
            from_user=self._user,
            date=datetime.now(UTC),
            old_chat_member=before,
            new_chat_member=after,
        )
        await self._feed(my_chat_member=change)

    def _shown(self) -> list[Shown]:
        return [method for method in self._session.methods if self._is_shown(method)]

    def _is_shown(self, method: object) -> TypeGuard[Shown]:
        return isinstance(method, Shown) and method.chat_id == self.chat_id

    def _with_buttons(self) -> list[Shown | EditMessageReplyMarkup]:
        return [
            method
            for method in self._session.methods
            if isinstance(method, Shown | EditMessageReplyMarkup) and method.chat_id == self.chat_id
        ]

    async def _feed(self, **content: Any) -> None:
        update = Update(update_id=next(self._updates), **content)
        await self._dispatcher.feed_update(self._bot, update)


def _mark_command(text: str | None) -> list[MessageEntity]:
    if not text or not text.startswith("/"):
        return []
    return [MessageEntity(type="bot_command", offset=0, length=len(text.split(maxsplit=1)[0]))]


def _text(method: Shown) -> str:
    if isinstance(method, SendPhoto | EditMessageMedia):
        return read_photo(method)[0]
    return (method.caption if isinstance(method, SendDocument) else method.text) or ""


def _content(shown: Shown | EditMessageReplyMarkup | None) -> dict[str, Any]:
    """A message with a picture is no text message for the bot either."""
    if isinstance(shown, SendPhoto | EditMessageMedia):
        size = PhotoSize(file_id="1", file_unique_id="1", width=1080, height=720)
        return {"caption": _text(shown), "photo": [size]}
    return {"text": _text(shown) if isinstance(shown, SendMessage | EditMessageText) else "old"}


def _buttons(method: Shown | EditMessageReplyMarkup) -> list[InlineKeyboardButton]:
    markup = method.reply_markup
    if not isinstance(markup, InlineKeyboardMarkup):
        return []
    return [button for row in markup.inline_keyboard for button in row]
