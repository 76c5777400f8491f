"""What a message brings besides text, in the few kinds that are answered differently."""

from __future__ import annotations

from aiogram.enums import ContentType
from aiogram.types import Message

from bot.views.not_text import Content

_KINDS: dict[str, Content] = {
    ContentType.STICKER: "sticker",
    ContentType.DICE: "sticker",
    ContentType.GAME: "sticker",
    ContentType.VOICE: "voice",
    ContentType.VIDEO_NOTE: "voice",
    ContentType.AUDIO: "voice",
    ContentType.PHOTO: "picture",
    ContentType.VIDEO: "picture",
    ContentType.ANIMATION: "picture",
    ContentType.STORY: "picture",
    ContentType.PAID_MEDIA: "picture",
    ContentType.DOCUMENT: "file",
    ContentType.LOCATION: "place",
    ContentType.VENUE: "place",
    ContentType.CONTACT: "contact",
    ContentType.POLL: "other",
    ContentType.CHECKLIST: "other",
    ContentType.CHAT_SHARED: "other",
    ContentType.USERS_SHARED: "other",
    ContentType.UNKNOWN: "other",
}


def find_content(message: Message) -> Content | None:
    """Returns the kind; None for what Telegram itself writes into a chat (a message was pinned, …)."""
    return _KINDS.get(message.content_type)
