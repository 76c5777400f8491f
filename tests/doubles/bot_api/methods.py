"""What each method of the Bot API answers, or refuses. Never waits; getUpdates is the server's own."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

from tests.doubles.bot_api.checks import (
    CAPTION,
    OFFSET,
    TEXT,
    TOAST,
    check_commands,
    check_entities,
    check_file,
    check_markup,
    check_photo,
    check_results,
    check_text,
    find_dropped,
)
from tests.doubles.bot_api.faults import Refusal
from tests.doubles.bot_api.person import FIRST_NAME, Json, Person, Shown, buttons_of

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


class Methods:
    """The chats, and the calls that change them. `dropped` names what Telegram would drop silently."""

    def __init__(self, bot_id: int) -> None:
        self.bot_user: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Test bot",
            "username": "test_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }
        self.people: dict[int, Person] = {}
        self.commands: dict[str, list[Json]] = {}
        self.chat_commands: dict[int, list[Json]] = {}
        self.dropped: list[str] = []
        self.message_ids = itertools.count(1)
        self.table: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda fields: self.bot_user,
            "setMyCommands": self._set_commands,
            "deleteMyCommands": self._delete_commands,
            "getMyCommands": lambda fields: self.commands.get(fields.get("language_code", ""), []),
            "deleteWebhook": lambda fields: True,
            "getWebhookInfo": lambda fields: {
                "url": "",
                "has_custom_certificate": False,
                "pending_update_count": 0,
            },
            "getChat": self._describe_chat,
            "getChatMember": self._find_member,
            "sendMessage": self._send_text,
            "sendPhoto": self._send_photo,
            "sendDocument": self._send_file,
            "sendChatAction": lambda fields: bool(self._writable(fields)),
            "editMessageText": self._edit,
            "editMessageMedia": self._edit_media,
            "editMessageReplyMarkup": self._edit,
            "deleteMessage": self._delete,
            "answerCallbackQuery": self._answer_callback,
            "answerInlineQuery": self._answer_inline,
        }

    def _set_commands(self, fields: Json) -> bool:
        check_commands(fields["commands"])
        scope = fields.get("scope") or {}
        if scope.get("type") == "chat":
            self.chat_commands[int(scope["chat_id"])] = fields["commands"]
            return True
        self.commands[fields.get("language_code", "")] = fields["commands"]
        return True

    def _delete_commands(self, fields: Json) -> bool:
        scope = fields.get("scope") or {}
        if scope.get("type") == "chat":
            self.chat_commands.pop(int(scope["chat_id"]), None)
        else:
            self.commands.pop(fields.get("language_code", ""), None)
        return True

    def _describe_chat(self, fields: Json) -> Json:
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
        accepted = dict.fromkeys((*gifts, "gifts_from_channels"), False)
        rest = {"accent_color_id": 0, "max_reaction_count": 0, "accepted_gift_types": accepted}
        return self._writable(fields).as_chat | rest

    def _find_member(self, fields: Json) -> Json:
        chat, user_id = self._writable(fields), int(fields["user_id"])
        status = "creator" if user_id in chat.admins else "member"
        user = {"id": user_id, "is_bot": user_id == self.bot_user["id"], "first_name": FIRST_NAME}
        return {"status": status, "user": user} | ({"is_anonymous": False} if status == "creator" else {})

    def _send_text(self, fields: Json) -> Json:
        person = self._writable(fields)
        return self._put(person, fields, self._content(fields, "text", "entities", TEXT))

    def _send_photo(self, fields: Json) -> Json:
        person = self._writable(fields)
        content = self._content(fields, "caption", "caption_entities", CAPTION)
        return self._put(
            person, fields, content | {"photo": check_photo(_uploaded(fields, fields.get("photo")))}
        )

    def _send_file(self, fields: Json) -> Json:
        person = self._writable(fields)
        content = self._content(fields, "caption", "caption_entities", CAPTION)
        file = _uploaded(fields, fields.get("document"))
        check_file(file)
        name = getattr(file, "name", "")
        about = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": len(file)}
        message = self._put(person, fields, content | {"document": about})
        person.files[message["message_id"]] = file
        return message

    def _put(self, person: Person, fields: Json, content: Json) -> Json:
        message: Json = {
            "message_id": next(self.message_ids),
            "date": int(time.time()),
            "chat": person.as_chat,
            "from": self.bot_user,
            **content,
            **_place(person, fields),
        }
        person.chat[message["message_id"]] = message
        markup = fields.get("reply_markup") or {}
        if "keyboard" in markup or "remove_keyboard" in markup:
            person.menu = markup.get("keyboard", [])
        self._show(person, "message", message, silent=bool(fields.get("disable_notification")))
        return message

    def _edit(self, fields: Json) -> Json:
        person = self._writable(fields)
        message = person.chat.get(int(fields.get("message_id", 0)))
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        changed = {key: value for key, value in message.items() if key != "reply_markup"}
        if "text" in fields and "text" not in message:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        if "text" in fields:
            changed = {key: value for key, value in changed.items() if key != "entities"}
            changed |= self._content(fields, "text", "entities", TEXT)
        elif fields.get("reply_markup"):
            check_markup(fields["reply_markup"], edited=True)
            changed["reply_markup"] = fields["reply_markup"]
        if changed == message:
            raise Refusal(400, NOT_MODIFIED)
        person.chat[message["message_id"]] = changed
        self._show(person, "edit", changed)
        return changed | {"edit_date": int(time.time())}

    def _edit_media(self, fields: Json) -> Json:
        """A photo in place of a photo; the file comes along under the name that the media points to."""
        person = self._writable(fields)
        message = person.chat.get(int(fields.get("message_id", 0)))
        if message is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        if "photo" not in message:
            raise Refusal(400, "Bad Request: there is no media in the message to edit")
        media = fields["media"]
        kept = ("message_id", "date", "chat", "from")
        changed = {key: message[key] for key in kept}
        words = {key: media[key] for key in ("caption", "caption_entities") if key in media}
        buttons = {key: fields[key] for key in ("reply_markup", "message_id") if key in fields}
        changed |= self._content(words | buttons, "caption", "caption_entities", CAPTION)
        changed["photo"] = check_photo(_uploaded(fields, media.get("media")))
        if changed == message:
            raise Refusal(400, NOT_MODIFIED)
        person.chat[message["message_id"]] = changed
        self._show(person, "edit", changed)
        return changed | {"edit_date": int(time.time())}

    def _delete(self, fields: Json) -> bool:
        person = self._writable(fields)
        if person.chat.pop(int(fields["message_id"]), None) is None:
            raise Refusal(400, "Bad Request: message to delete not found")
        return True

    def _answer_callback(self, fields: Json) -> bool:
        for person in self.people.values():
            if fields.get("callback_query_id") in person.open_callbacks:
                check_text(fields.get("text", ""), TOAST)
                person.open_callbacks.discard(fields["callback_query_id"])
                if fields.get("text"):
                    person.show(Shown("toast", fields["text"], None, (), time.monotonic()))
                return True
        raise Refusal(400, TOO_OLD)

    def _answer_inline(self, fields: Json) -> bool:
        for person in self.people.values():
            if fields.get("inline_query_id") in person.open_inline:
                if len(fields.get("next_offset", "").encode()) > OFFSET:
                    raise Refusal(400, "Bad Request: NEXT_OFFSET_INVALID")
                check_results(fields["results"])
                for card in fields["results"]:
                    if dropped := find_dropped(card["input_message_content"].get("entities") or []):
                        self.dropped.append(dropped)
                person.open_inline.discard(fields["inline_query_id"])
                person.offer(fields)
                return True
        raise Refusal(400, TOO_OLD)

    def _content(self, fields: Json, text: str, entities: str, limit: int) -> Json:
        """The text, entities and buttons of a message, checked."""
        words, marks = fields.get(text, ""), fields.get(entities, [])
        if fields.get("parse_mode"):
            raise Refusal(400, "Bad Request: can't parse entities: this program sends entities, not markup")
        check_text(words, limit)
        check_entities(words, marks)
        dropped = find_dropped(marks, fields.get("reply_markup"))
        if dropped:
            self.dropped.append(dropped)
        content: Json = {text: words}
        if marks:
            content[entities] = marks
        if fields.get("reply_markup"):
            check_markup(fields["reply_markup"], edited="message_id" in fields)
            if "inline_keyboard" in fields["reply_markup"]:  # a menu is no part of the message
                content["reply_markup"] = fields["reply_markup"]
        return content

    def _show(self, person: Person, kind: Any, message: Json, *, silent: bool = False) -> None:
        text = message.get("text") or message.get("caption") or ""
        shown = Shown(kind, text, message["message_id"], buttons_of(message), time.monotonic(), silent)
        person.show(shown)

    def _writable(self, fields: Json) -> Person:
        """The chat that a call names, where the bot may write."""
        person = self.people.get(int(fields.get("chat_id", 0)))
        if person is None:
            raise Refusal(400, "Bad Request: chat not found")
        if person.is_blocking:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if not person.has_started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        return person


def _place(person: Person, fields: Json) -> Json:
    """The topic of a forum where a message goes; refused where there is none, or none any more."""
    thread_id = fields.get("message_thread_id")
    if thread_id is None or person.topics is None:
        return {}
    if thread_id not in person.topics:
        raise Refusal(400, "Bad Request: message thread not found")
    if not person.topics[thread_id]:
        raise Refusal(400, "Bad Request: TOPIC_CLOSED")
    return {"message_thread_id": thread_id, "is_topic_message": True}


def _uploaded(fields: Json, value: Any) -> Any:
    """The file itself, also where the call points to a part of the form with attach://."""
    if isinstance(value, str) and value.startswith("attach://"):
        return fields.get(value.removeprefix("attach://"))
    return value
