"""The screens of groups and channels: the greeting, the way there, the card that sets one up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.i18n import Texts
from bot.views.chats import (
    ChatCard,
    view_chat,
    view_chat_added,
    view_chats,
    view_for_chat,
    view_group_hello,
    view_new_chat_alert,
    view_pick_chat,
    view_pick_over,
    view_remove_chat,
)
from bot.views.notices import view_error
from bot.views.screen import Screen
from storage.records import Subscriber

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
GROUP = Subscriber(-1001234567890, "kk", "Asia/Aqtau", NOW, kind="group")
CHANNEL = replace(GROUP, language="tk", zone="Asia/Ashgabat", kind="channel")
TITLE = "Порт күнделігі"


def list_chat_screens(texts: Texts) -> dict[str, tuple[Screen, ...]]:
    """Every screen of theirs by name; those that act for a chat with the line that says so."""
    url = "https://t.me/test_bot?start=for_1mH9Zx"

    def acting(screen: Screen) -> tuple[Screen, ...]:
        return (view_for_chat(screen, TITLE, texts),)

    return {
        "group-hello": (view_group_hello(texts, url),),
        "chats": (view_chats(texts, group_url=url, channel_url=url),),
        "chats-pick": (view_pick_chat(texts),),
        "chats-pick-over": (view_pick_over(texts),),
        "chat-card-group": acting(view_chat(ChatCard(GROUP, 2, 1), texts)),
        "chat-card-channel": acting(view_chat(ChatCard(CHANNEL, 0, 0), texts, can_write=False)),
        "chat-added": acting(view_chat_added(texts)),
        "chat-new-alert": acting(view_new_chat_alert(texts)),
        "chat-remove": acting(view_remove_chat(texts)),
        "error-group-admins": (view_error("error-group-admins", {}, texts),),
        "error-not-your-chat": (view_error("error-not-your-chat", {}, texts),),
    }
