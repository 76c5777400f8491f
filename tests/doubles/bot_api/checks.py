"""What Telegram refuses in a message, in the words of Telegram; and what it would silently drop. Pure."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from typing import Any

from tests.doubles.bot_api.faults import Refusal

RESULTS, RESULT_ID, OFFSET = 50, 64, 64
TEXT, CAPTION, TOAST, ENTITIES, BUTTON_DATA, PLACEHOLDER = 4096, 1024, 200, 100, 64, 64
BUTTONS, MENU_BUTTONS, MARKUP_BYTES, ROW, COPIED = 100, 300, 10_240, 8, 256
PHOTO_BYTES, FILE_BYTES = 10 * 2**20, 50 * 2**20
ADDRESS = re.compile(r"(https?://[^\s/]+\.[^\s]+|tg://\S+)")

Json = dict[str, Any]


def check_text(text: str, limit: int = TEXT) -> None:
    """Raises Refusal for a text that is empty or longer than `limit` UTF-16 units."""
    if limit == TEXT and not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if count_units(text) > limit:
        what = "message is too long" if limit == TEXT else "message caption is too long"
        raise Refusal(400, f"Bad Request: {what}")


def check_entities(text: str, entities: list[Json]) -> None:
    """Raises Refusal for an entity that does not lie within the text, on borders of symbols."""
    encoded = text.encode("utf-16-le")
    total = len(encoded) // 2
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if start < 0 or end > total:
            raise Refusal(
                400,
                f"Bad Request: entity beginning at UTF-16 offset {start} ends after the end of the text "
                f"at UTF-16 offset {end}",
            )
        for border in (start, end):
            if border < total and 0xDC <= encoded[2 * border + 1] <= 0xDF:
                raise Refusal(
                    400,
                    f"Bad Request: entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 "
                    f"symbol at UTF-16 offset {border}",
                )


def check_markup(markup: Json, *, edited: bool = False) -> None:
    """Raises Refusal for an inline keyboard or a menu that is too large, or with a button that cannot be; a
    menu comes with a new message only."""
    if edited and "inline_keyboard" not in markup:
        raise Refusal(400, "Bad Request: inline keyboard expected")
    _check_size(markup, "inline_keyboard", BUTTONS)
    _check_size(markup, "keyboard", MENU_BUTTONS)
    _check_menu(markup)
    for row in markup.get("inline_keyboard", []):
        for button in row:
            _check_button(button)


def _check_size(markup: Json, kind: str, most: int) -> None:
    rows = markup.get(kind, [])
    if sum(map(len, rows)) > most or len(json.dumps(rows, ensure_ascii=False).encode()) > MARKUP_BYTES:
        raise Refusal(400, "Bad Request: reply markup is too long")


def _check_button(button: Json) -> None:
    if not button.get("text", "").strip():
        raise Refusal(400, "Bad Request: button text must be non-empty")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= BUTTON_DATA:
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    if len(button.keys() - {"text", "style", "icon_custom_emoji_id"}) != 1:
        raise Refusal(400, "Bad Request: Text buttons are unallowed in the inline keyboard")
    address = button.get("url")
    if address is not None and not ADDRESS.fullmatch(address):
        reason = f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL"
        raise Refusal(400, f"Bad Request: {reason}")
    if "copy_text" in button and not 1 <= count_units(button["copy_text"]["text"]) <= COPIED:
        raise Refusal(400, "Bad Request: BUTTON_COPY_TEXT_INVALID")


def _check_menu(markup: Json) -> None:
    if not 0 <= count_units(markup.get("input_field_placeholder", "")) <= PLACEHOLDER:
        raise Refusal(400, "Bad Request: reply markup input field placeholder is too long")
    requests = []
    for row in markup.get("keyboard", []):
        for button in row:
            if not button.get("text", "").strip():
                raise Refusal(400, "Bad Request: keyboard button text must be non-empty")
            if request := button.get("request_chat"):
                requests.append(request["request_id"])
                if not isinstance(request.get("chat_is_channel"), bool):
                    raise Refusal(400, 'Bad Request: field "chat_is_channel" must be of type Boolean')
    if len(set(requests)) < len(requests) or any(abs(number) >= 2**31 for number in requests):
        raise Refusal(400, "Bad Request: BUTTON_ID_INVALID")


def check_results(results: list[Json]) -> None:
    """Raises Refusal for cards that cannot be the answer to an inline query."""
    if len(results) > RESULTS:
        raise Refusal(400, "Bad Request: RESULTS_TOO_MUCH")
    names = [card["id"] for card in results]
    if len(set(names)) < len(names):
        raise Refusal(400, "Bad Request: RESULT_ID_DUPLICATE")
    for card in results:
        if not 1 <= len(card["id"].encode()) <= RESULT_ID:
            raise Refusal(400, "Bad Request: RESULT_ID_INVALID")
        if not card["title"].strip():
            raise Refusal(400, "Bad Request: can't parse inline query result: title is empty")
        content = card["input_message_content"]
        check_text(content["message_text"])
        check_entities(content["message_text"], content.get("entities") or [])
        check_markup(card.get("reply_markup") or {})


def check_photo(picture: object) -> list[Json]:
    """Returns the sizes of an uploaded photo; raises Refusal for what Telegram does not take for one.

    A photo has at most 10 MB, 10,000 pixels of width and height together, and sides of at most 20 : 1.
    """
    if not isinstance(picture, bytes):
        raise Refusal(400, "Bad Request: there is no photo in the request")
    if len(picture) > PHOTO_BYTES:
        raise Refusal(400, "Bad Request: file is too big")
    if picture[:8] != b"\x89PNG\r\n\x1a\n" or picture[-8:-4] != b"IEND":
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", picture[16:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    name = hashlib.sha1(picture, usedforsecurity=False).hexdigest()
    size = {"file_id": name, "file_unique_id": name[:16], "file_size": len(picture)}
    return [size | {"width": width, "height": height}]


def check_file(file: object) -> None:
    """Raises Refusal for what cannot be sent as a file: nothing, or more than 50 MB."""
    if not isinstance(file, bytes):
        raise Refusal(400, "Bad Request: there is no document in the request")
    if not file:
        raise Refusal(400, "Bad Request: file must be non-empty")
    if len(file) > FILE_BYTES:
        raise Refusal(413, "Request Entity Too Large")


def check_commands(commands: list[Json]) -> None:
    """Raises Refusal for a list of commands that Telegram does not take."""
    if len(commands) > 100:
        raise Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")


def find_dropped(entities: list[Json], markup: Json | None = None) -> str | None:
    """Names what Telegram would drop without a word, or a telephone not show."""
    if len(entities) > ENTITIES:
        return f"{len(entities)} entities in one message"
    if any(entity["length"] < 1 for entity in entities):
        return "an entity without length"
    for entity in entities:
        if "url" in entity and not ADDRESS.fullmatch(entity["url"]):
            return f"a link to {entity['url']!r}"
    widest = max(map(len, (markup or {}).get("inline_keyboard", [])), default=0)
    return f"a row of {widest} buttons" if widest > ROW else None


def count_units(text: str) -> int:
    """The length that Telegram counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
