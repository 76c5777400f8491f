"""A Bot session that talks to a terminal instead of Telegram.

What the bot sends is printed; buttons get numbers. Answers have the shape that Telegram gives,
so the dispatcher, handlers, views and the sender run unchanged. Nothing touches the network.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import (
    AnswerCallbackQuery,
    AnswerInlineQuery,
    DeleteMessage,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    GetMe,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import (
    BufferedInputFile,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    KeyboardButton,
    Message,
    MessageEntity,
    PhotoSize,
    ReplyKeyboardMarkup,
    User,
)

from bot.console.cards import list_articles, render_cards
from bot.console.files import save_privately
from bot.views.rendering import render_message

BOT_USER = User(id=1, is_bot=True, first_name="Caspian Watch", username="caspian_watch_demo")


class ConsoleSession(BaseSession):
    """Prints through `write`; remembers the last message's buttons for `press`; files go to `folder`."""

    def __init__(self, write: Callable[[str], None], folder: Path = Path()) -> None:
        super().__init__()
        self._folder = folder
        self.write = write
        self._pictures = folder / "pictures"
        self._last_message_id = 0
        self._messages: dict[int, Message] = {}
        self._buttons: list[tuple[Message, InlineKeyboardButton | KeyboardButton]] = []
        self._cards: list[InlineQueryResultArticle] = []

    def button(self, number: int) -> tuple[Message, InlineKeyboardButton | KeyboardButton] | None:
        """Returns the message and the button that was shown last as `[number]`, or None."""
        return self._buttons[number - 1] if 0 < number <= len(self._buttons) else None

    def card(self, number: int) -> InlineQueryResultArticle | None:
        """Returns the card that was shown last as `[number]`, or None: buttons were shown since."""
        return self._cards[number - 1] if 0 < number <= len(self._cards) else None

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        """Answers one Bot API method as Telegram would."""
        return cast(TelegramType, self._answer(bot, method))

    def _answer(self, bot: Bot, method: TelegramMethod[Any]) -> Any:
        match method:
            case SendMessage():
                return self._show(bot, method, self._next_message_id())
            case SendDocument():
                return self._keep(bot, method)
            case EditMessageText():
                return self._show(bot, method, cast(int, method.message_id))
            case SendPhoto():
                return self._show_photo(bot, method, method.photo, self._next_message_id())
            case EditMessageMedia(media=InputMediaPhoto() as media):
                return self._show_photo(bot, method, media.media, cast(int, method.message_id))
            case EditMessageReplyMarkup():
                return self._change_buttons(method)
            case AnswerCallbackQuery():
                if method.text:
                    self.write(f"  · {method.text}")
            case AnswerInlineQuery():
                self._offer(method)
            case DeleteMessage():
                self._messages.pop(method.message_id, None)
            case GetMe():
                return BOT_USER
        return True

    def _next_message_id(self) -> int:
        self._last_message_id += 1
        return self._last_message_id

    def _show(self, bot: Bot, method: SendMessage | EditMessageText, message_id: int) -> Message:
        content = {"text": method.text, "entities": method.entities}
        return self._put(bot, method, message_id, content, method.text, method.entities)

    def _show_photo(
        self, bot: Bot, method: SendPhoto | EditMessageMedia, photo: object, message_id: int
    ) -> Message:
        """The picture goes into a file, whose name is shown above its caption."""
        captioned = method.media if isinstance(method, EditMessageMedia) else method
        caption, entities = (
            cast(InputMediaPhoto, captioned).caption,
            cast(InputMediaPhoto, captioned).caption_entities,
        )
        if isinstance(photo, BufferedInputFile):
            self._pictures.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._pictures / Path(photo.filename or "picture.png").name
            path.write_bytes(photo.data)
            self.write(f"  ▣ {path}")
        sizes = [PhotoSize(file_id="1", file_unique_id="1", width=1080, height=720)]
        content = {"photo": sizes, "caption": caption, "caption_entities": entities}
        return self._put(bot, method, message_id, content, caption, entities)

    def _put(
        self,
        bot: Bot,
        method: SendMessage | EditMessageText | SendPhoto | EditMessageMedia,
        message_id: int,
        content: dict[str, Any],
        text: str | None,
        entities: list[MessageEntity] | None,
    ) -> Message:
        markup = method.reply_markup if isinstance(method.reply_markup, InlineKeyboardMarkup) else None
        message = Message(
            message_id=message_id,
            date=datetime.now(UTC),
            chat=Chat(id=int(cast(int, method.chat_id)), type="private"),
            from_user=BOT_USER,
            reply_markup=markup,
            **content,
        ).as_(bot)
        self._messages[message_id] = message
        self.write(render_message(text or "", entities or []))
        self._number_buttons(message, _menu_rows(method.reply_markup))
        return message

    def _keep(self, bot: Bot, method: SendDocument) -> Message:
        """Saves a file, for its reader alone, under a name that is still free, and says where."""
        document = cast(BufferedInputFile, method.document)
        path = save_privately(self._folder, document.filename or "file", document.data)
        self.write(f"  · {path}")
        words = SendMessage(chat_id=method.chat_id, text=method.caption or path.name)
        return self._show(bot, words, self._next_message_id())

    def _change_buttons(self, method: EditMessageReplyMarkup) -> Message | bool:
        message = self._messages.get(cast(int, method.message_id))
        if message is None:
            return True
        message = message.model_copy(update={"reply_markup": method.reply_markup})
        self._messages[message.message_id] = message
        self._number_buttons(message)
        return message

    def _offer(self, method: AnswerInlineQuery) -> None:
        """Cards take the numbers over from the buttons."""
        self._cards, self._buttons = list_articles(method), []
        self.write("\n".join(render_cards(method)))
        self.write("")

    def _number_buttons(self, message: Message, menu: Sequence[list[KeyboardButton]] = ()) -> None:
        rows = message.reply_markup.inline_keyboard if message.reply_markup else menu
        if not rows:
            self.write("")
            return
        self._buttons, self._cards = [], []
        for row in rows:
            shown = []
            for button in row:
                self._buttons.append((message, button))
                shown.append(f"[{len(self._buttons)}] {button.text}")
            self.write("  " + "   ".join(shown))
        self.write("")

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """There are no files to download in a terminal."""
        raise FileNotFoundError(url)
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


def _menu_rows(markup: object) -> list[list[KeyboardButton]]:
    """The buttons below the input field, without those that only Telegram can carry out."""
    rows = markup.keyboard if isinstance(markup, ReplyKeyboardMarkup) else []
    return [plain for row in rows if (plain := [each for each in row if each.request_chat is None])]
