"""A Telegram Desktop export (`result.json`) → posts, in the order of the file.

Takes an export of one chat and a full one (`chats.list`, `left_chats.list`). Public channels only:
every other chat is one `Skipped` line that says its kind and nothing of its name or content.
A file that ends too early gives its complete messages, then `Skipped(reason="truncated")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.collector.json_stream import BadValue, JsonStream
from bot.collector.source_items import (
    CutShort,
    ExportError,
    FieldError,
    Skipped,
    SkipReason,
    SourceItem,
    read_channel_id,
    read_text,
)
from bot.collector.telegram_message import group_albums, read_message
from storage.records import Channel, ChannelRef

_CHANNEL_FACTS = {"name", "type", "id"}


def read_telegram_export(chunks: Iterator[str], named: ChannelRef | None = None) -> Iterator[SourceItem]:
    """`named` is the @name of a single-chat export, which does not say it itself."""
    return _Export(JsonStream(chunks), named).read()


class _Export:
    """One walk through the document: where it stands, and what it has met."""

    def __init__(self, stream: JsonStream, named: ChannelRef | None) -> None:
        self._stream = stream
        self._named = named
        self._position = 0  # messages met so far
        self._chats = 0

    def read(self) -> Iterator[SourceItem]:
        try:
            if self._stream.peek() == "{":
                yield from self._read_chat(outermost=True)
        except CutShort as cut:
            yield Skipped(self._position + 1, "truncated", str(cut))
            return
        if not self._chats:
            raise ExportError(
                'is no Telegram Desktop export: it has neither "messages" nor "chats". '
                "In Telegram Desktop choose Export chat history → Format: JSON, and import its result.json."
            )

    def _read_chat(self, *, outermost: bool = False) -> Iterator[SourceItem]:
        facts: dict[str, object] = {}
        held: list[object] | None = None
        for key in self._stream.members():
            following = self._stream.peek()
            if outermost and key in ("chats", "left_chats") and following == "{":
                yield from self._read_chat_list()
            elif key != "messages" or following != "[":
                value = self._read_value()
                if key in _CHANNEL_FACTS:
                    facts[key] = value
            elif "type" in facts and "id" in facts:
                yield from self._read_messages(facts, self._elements())
            else:  # keys in another order, as some tools rewrite the file: the chat's kind comes first
                held = list(self._elements())
        if held is not None:
            yield from self._read_messages(facts, held)

    def _read_chat_list(self) -> Iterator[SourceItem]:
        self._chats += 1
        if self._named is not None:
            raise ExportError(
                "holds several chats, so one --channel cannot name them: leave --channel out, "
                "or export the one channel by itself."
            )
        for key in self._stream.members():
            if key != "list" or self._stream.peek() != "[":
                self._read_value()
                continue
            for _ in self._stream.elements():
                if self._stream.peek() == "{":
                    yield from self._read_chat()
                else:
                    self._read_value()

    def _read_messages(self, facts: dict[str, object], messages: Iterable[object]) -> Iterator[SourceItem]:
        self._chats += 1
        chat = _decide_channel(facts, self._named, self._position + 1)
        if isinstance(chat, Skipped):
            yield chat
            for _ in messages:
                self._position += 1
        else:
            yield from group_albums(self._convert(messages, chat))

    def _convert(self, messages: Iterable[object], channel: Channel) -> Iterator[SourceItem]:
        for raw in messages:
            self._position += 1
            yield read_message(raw, channel, self._position)

    def _elements(self) -> Iterator[object]:
        for _ in self._stream.elements():
            yield self._read_value()

    def _read_value(self) -> object:
        try:
            return self._stream.value()
        except BadValue:
            return None


def _decide_channel(facts: dict[str, object], named: ChannelRef | None, position: int) -> Channel | Skipped:
    kind = read_text(facts.get("type"))
    if kind != "public_channel":
        reason: SkipReason = "private" if kind.startswith("private_") else "not-a-channel"
        return Skipped(position, reason, f"{kind or 'unknown'}: only public channels are read")
    try:
        channel_id = read_channel_id(facts.get("id"))
    except FieldError as error:
        return Skipped(position, "not-a-channel", str(error))
    username = named.username if named else None
    title = read_text(facts.get("name")) or (f"@{username}" if username else str(channel_id))
    return Channel(channel_id=channel_id, title=title, username=username)
