"""Groups and channels that the bot delivers to: the greeting, the way there, and the card to set one up.

The buttons of a card act for its chat; how their data say so is the chat's affair (chat/stamps.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from aiogram.types import (
    InlineKeyboardButton,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.utils.formatting import Bold, Code, Text

from bot.i18n import Texts
from bot.views.callbacks import Dismiss, Forget, Open, SetPage, Subscribe
from bot.views.chat_callbacks import ChatHome, NewChatAlert, PickChat, RemoveChat
from bot.views.screen import Screen, button, join, keyboard, rich, shorten
from bot.views.settings import setting_lines
from bot.views.splitting import fits_one_message
from storage.records import Subscriber

PICK_GROUP, PICK_CHANNEL = 11, 12  # Telegram gives the number back with the chat that was picked
_TITLE_WIDTH = 60


@dataclass(frozen=True, slots=True)
class ChatCard:
    """A group or a channel as its admin sees it; its title stands above (view_for_chat)."""

    chat: Subscriber
    subscriptions: int
    alerts: int


def view_group_hello(texts: Texts, set_up_url: str) -> Screen:
    """Returns the greeting in a group: what the bot does there, and how an admin sets it up."""
    lines = [Text(texts("group-hello")), Text(texts("group-hello-admins"))]
    return Screen(
        join("\n\n", lines),
        keyboard(
            [button(texts("button-subscribe"), Subscribe(step="topics"))],
            [
                button(texts("button-chat-settings"), SetPage(page="home")),
                button(texts("button-help"), Open(place="help")),
            ],
            [link_button(texts("button-set-up-private"), set_up_url)],
        ),
    )


def view_chats(texts: Texts, *, group_url: str, channel_url: str) -> Screen:
    """Returns how to bring the bot to a group or a channel."""
    lines = [Text(texts("chats-how")), Text(texts("chats-who"))]
    return Screen(
        Text(Bold(texts("chats-title")), "\n\n", join("\n", lines)),
        keyboard(
            [link_button(texts("button-to-group"), group_url)],
            [link_button(texts("button-to-channel-add"), channel_url)],
            [button(texts("button-pick-chat"), PickChat())],
        ),
    )


def view_pick_chat(texts: Texts) -> Screen:
    """Returns the menu with Telegram's list of the chats that the person runs and the bot is in."""
    rows = [
        [_pick_button(texts("button-pick-group"), PICK_GROUP, is_channel=False)],
        [_pick_button(texts("button-pick-one-channel"), PICK_CHANNEL, is_channel=True)],
        [KeyboardButton(text=texts("button-cancel"))],
    ]
    menu = ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, one_time_keyboard=True)
    return Screen(Text(texts("chats-pick")), menu=menu)


def view_pick_over(texts: Texts) -> Screen:
    """Returns that a chat was chosen, or none; the menu goes."""
    return Screen(Text(texts("chats-pick-over")), menu=ReplyKeyboardRemove())


def view_chat(card: ChatCard, texts: Texts, *, can_write: bool = True) -> Screen:
    """Returns what is set up for the chat, and the buttons that change it."""
    facts = [
        texts("privacy-subscriptions", count=card.subscriptions),
        texts("privacy-alerts", count=card.alerts),
        *setting_lines(card.chat, texts),
    ]
    is_channel = card.chat.kind == "channel"
    blocks: list[Text | str] = [
        texts("chat-card-channel") if is_channel else texts("chat-card-group"),
        "\n".join(facts),
    ]
    if not can_write:
        blocks.insert(0, Bold(texts("chat-no-right")))
    return Screen(
        join("\n\n", blocks),
        keyboard(
            [
                button(texts("button-my-digests"), Open(place="subscriptions")),
                button(texts("button-subscription-new"), Subscribe(step="topics")),
            ],
            [
                button(texts("button-my-alerts"), Open(place="alerts")),
                button(texts("button-alert-new"), NewChatAlert()),
            ],
            [button(texts("button-chat-settings"), SetPage(page="home"))],
            [button(texts("button-remove-chat"), RemoveChat())],
        ),
    )


def view_chat_added(texts: Texts) -> Screen:
    """Returns, in private, that the bot is now in a channel."""
    return Screen(Text(texts("channel-hello")))


def view_new_chat_alert(texts: Texts) -> Screen:
    """Returns the question for an alert's query."""
    example = Code(texts("alert-example-words"))
    return Screen(rich(texts, "chat-alert-ask", example=example))


def view_remove_chat(texts: Texts) -> Screen:
    """Returns the question before all of a chat is erased."""
    yes = button(texts("button-remove-chat"), Forget(sure=True))
    return Screen(Text(texts("chat-remove")), keyboard([yes], [button(texts("button-cancel"), Dismiss())]))


def view_for_chat(screen: Screen, title: str, texts: Texts) -> Screen:
    """Returns the screen with a first line that says for which chat it is, and the way to its card."""
    head = rich(texts, "chat-acting", title=Bold(shorten(title, _TITLE_WIDTH)))
    text = Text(head, "\n\n", screen.text)
    rows = screen.keyboard.inline_keyboard if screen.keyboard else []
    home = button(texts("button-to-chat"), ChatHome())
    is_card = any(each.callback_data == NewChatAlert().pack() for row in rows for each in row)
    more = [] if is_card or screen.menu else [[home]]
    return replace(
        screen,
        text=text if fits_one_message(text) else screen.text,
        keyboard=keyboard(*rows, *more),
    )


def link_button(text: str, url: str) -> InlineKeyboardButton:
    """Returns a button that opens an address."""
    return InlineKeyboardButton(text=text, url=url)


def _pick_button(text: str, request_id: int, *, is_channel: bool) -> KeyboardButton:
    request = KeyboardButtonRequestChat(
        request_id=request_id, chat_is_channel=is_channel, bot_is_member=True, request_title=True
    )
    return KeyboardButton(text=text, request_chat=request)
