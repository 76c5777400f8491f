"""The user's side: a person with a Telegram account who says, taps, waits, blocks. Knows no server."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Expected = str | Callable[["Shown"], bool]

CHAT_S = 1.1
FIRST_NAME, USERNAME = "Firstname-of-somebody", "username_of_somebody"  # of all; nobody may keep them
GROUP_TITLE = "Our group"

_callbacks = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that came onto the person's screen; `at` is time.monotonic()."""

    kind: Literal["message", "edit", "toast", "cards"]
    text: str
    message_id: int | None
    buttons: tuple[str, ...]
    at: float
    silent: bool = False

    def has(self, expected: Expected) -> bool:
        """Whether it is what is waited for: a part of the text, a button's text, or by a predicate."""
        if callable(expected):
            return expected(self)
        return expected in self.text or any(expected in button for button in self.buttons)


@dataclass(eq=False)
class Person:
    """One private chat, or with a negative id a group in which `speaker` speaks and taps. Get it from
    `BotApi.person`.

    `shown` is all that appeared, in order; `messages` what stands in the chat now; `menu` the rows of
    buttons below the input field. `wait_for` looks at each thing shown once: what it returned, and what
    came before that, it does not return again.
    """

    chat_id: int
    language: str | None
    push: Callable[[str, Json], None]
    next_message_id: Callable[[], int]
    has_started: bool = False
    is_blocking: bool = False
    shown: list[Shown] = field(default_factory=list)
    chat: dict[int, Json] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)  # by the message that brought them
    menu: list[list[Json]] = field(default_factory=list)
    open_callbacks: set[str] = field(default_factory=set)
    open_inline: set[str] = field(default_factory=set)
    cards: list[Json] = field(default_factory=list)
    speaker: int = 0
    admins: set[int] = field(default_factory=set)  # of a group
    topics: dict[int, bool] | None = None  # of a forum, by thread id: whether it is open
    next_offset: str = ""
    last_said: int = 0
    _seen: int = 0
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def user(self) -> Json:
        """The person as Telegram tells of them."""
        found: Json = {
            "id": self.speaker or self.chat_id,
            "is_bot": False,
            "first_name": FIRST_NAME,
            "username": USERNAME,
        }
        return found | ({"language_code": self.language} if self.language else {})

    @property
    def as_chat(self) -> Json:
        """The chat as Telegram tells of it."""
        if self.chat_id < 0:
            forum = {} if self.topics is None else {"is_forum": True}
            return {"id": self.chat_id, "type": "supergroup", "title": GROUP_TITLE} | forum
        return {"id": self.chat_id, "type": "private", "first_name": FIRST_NAME}

    @property
    def messages(self) -> list[str]:
        """The texts of the bot's messages that stand in the chat, oldest first."""
        return [message.get("text") or message.get("caption") or "" for message in self.chat.values()]

    async def say(self, text: str, *, edited: bool = False) -> None:
        """Sends a message; the answer is what `wait_for` is for. `edited`: correcting the last one."""
        content: Json = {"text": text}
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0]
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        self._send(content, "edited_message" if edited else "message")

    async def send(self, content: Json) -> None:
        """Sends a message that is no text."""
        self._send(content)

    async def forward(self, text: str, username: str, post_id: int, published_at: int) -> None:
        """Forwards a channel's post; `published_at` in seconds since 1970."""
        chat = {"id": -1_000_000_000_077, "type": "channel", "title": "T", "username": username}
        origin = {"type": "channel", "date": published_at, "chat": chat, "message_id": post_id}
        self._send({"text": text, "forward_origin": origin})

    async def share_channel(self, channel_id: int, title: str, username: str | None) -> None:
        """Picks a channel with the menu's button for that; `channel_id` as MTProto has it.

        Telegram's list holds what the button asks for, and the bot learns what it asked to be told.
        """
        request = next(
            (button["request_chat"] for button in self._menu_buttons if "request_chat" in button), None
        )
        assert request, f"no button picks a channel; there are: {self._menu_buttons}"
        assert request["chat_is_channel"], "the button picks groups"
        assert username or not request.get("chat_has_username"), "Telegram's list does not show this channel"
        shared: Json = {"request_id": request["request_id"], "chat_id": -1_000_000_000_000 - channel_id}
        shared |= {"title": title} if request.get("request_title") else {}
        shared |= {"username": username} if request.get("request_username") and username else {}
        self._send({"chat_shared": shared})

    async def share_person(self, user_id: int) -> None:
        """Picks a person with the menu's button for that; they may never have met the bot."""
        button = next((each for each in self._menu_buttons if "request_users" in each), None)
        assert button, f"no button picks a person; there are: {self._menu_buttons}"
        number = button["request_users"]["request_id"]
        self._send({"users_shared": {"request_id": number, "users": [{"user_id": user_id}]}})

    async def tap(self, text: str) -> None:
        """Presses the newest button whose text begins with `text`."""
        for message in reversed(self.chat.values()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].startswith(text) and "callback_data" in button:
                        self.press(button["callback_data"], message)
                        return
        raise AssertionError(f"no button {text!r}; there are: {self.buttons}")

    def press(self, data: str, message: Json) -> None:
        """Sends a tap with any data, as a forged or outdated button would."""
        callback_id = str(next(_callbacks))
        self.open_callbacks.add(callback_id)
        self.push(
            "callback_query",
            {
                "id": callback_id,
                "from": self.user,
                "chat_instance": str(self.chat_id),
                "message": message,
                "data": data,
            },
        )

    async def ask_inline(self, text: str, offset: str = "") -> None:
        """Types the bot's name and `text` in some other chat; `cards` is what is offered then."""
        query_id = str(next(_callbacks))
        self.open_inline.add(query_id)
        query: Json = {"id": query_id, "from": self.user, "query": text, "offset": offset}
        self.push("inline_query", query | {"chat_type": "group"})

    def offer(self, answer: Json) -> None:
        """The server shows the cards of an answer."""
        self.cards, self.next_offset = answer["results"], answer.get("next_offset", "")
        titles = "\n".join(card["title"] for card in self.cards)
        self.show(Shown("cards", titles, None, (), time.monotonic()))

    async def wait_for(self, expected: Expected, timeout_s: float = 10.0) -> Shown:
        """Returns the next thing shown that is `expected`; fails after `timeout_s`, saying what came."""
        start = self._seen
        try:
            async with asyncio.timeout(timeout_s):
                while True:
                    for number in range(self._seen, len(self.shown)):
                        if self.shown[number].has(expected):
                            self._seen = number + 1
                            return self.shown[number]
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            came = [item.text for item in self.shown[start:]]
            raise AssertionError(f"not shown within {timeout_s} s: {expected!r}; but: {came}") from None

    async def rest(self) -> None:
        """Does nothing until the bot may write again at once: a chat gets one message a second.

        For a test that measures how soon something comes: else it would measure that limit.
        """
        latest = max((item.at for item in self.shown if item.kind != "toast"), default=0.0)
        await asyncio.sleep(latest + CHAT_S - time.monotonic())

    @property
    def _menu_buttons(self) -> list[Json]:
        return [button for row in self.menu for button in row]

    def _send(self, content: Json, kind: str = "message") -> None:
        self.has_started = True
        is_edit = kind == "edited_message" and self.last_said
        if not is_edit:
            self.last_said = self.next_message_id()
        message: Json = {
            "message_id": self.last_said,
            "date": int(time.time()),
            "chat": self.as_chat,
            "from": self.user,
        }
        self.push(kind, message | ({"edit_date": int(time.time())} if is_edit else {}) | content)

    @property
    def buttons(self) -> list[str]:
        """The texts of all buttons that stand in the chat."""
        return [text for message in self.chat.values() for text in buttons_of(message)]

    def block(self) -> None:
        """Blocks the bot: nothing reaches this person any more."""
        self.is_blocking = True
        self._push_membership("member", "kicked")

    def unblock(self) -> None:
        """Takes the bot back; Telegram tells the bot, which may write again."""
        self.is_blocking = False
        self._push_membership("kicked", "member")

    def bring(self) -> None:
        """Brings the bot into the group."""
        self.has_started = True
        self._push_membership("left", "member")

    def move_from(self, chat_id: int) -> None:
        """This supergroup is what the group `chat_id` became: Telegram says so in it."""
        self._send({"migrate_from_chat_id": chat_id})

    def show(self, item: Shown) -> None:
        """The server puts something onto the screen."""
        self.shown.append(item)
        self._news.set()

    def _push_membership(self, before: str, after: str) -> None:
        bot = {"id": 42, "is_bot": True, "first_name": "Bot"}
        members: Json = {
            name: {"status": status, "user": bot} | ({"until_date": 0} if status == "kicked" else {})
            for name, status in (("old_chat_member", before), ("new_chat_member", after))
        }
        self.push(
            "my_chat_member", {"chat": self.as_chat, "from": self.user, "date": int(time.time())} | members
        )


def buttons_of(message: Json) -> tuple[str, ...]:
    """The texts of a message's inline buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(button["text"] for row in rows for button in row)
