"""An alert's message that has to say what became of its post: written anew, and put in its own place.

Where it cannot be edited any more (Telegram refuses, or the person deleted it) a short, soundless reply
says it. An edit can be tried as often as one likes: Telegram answers that nothing changes. A reply cannot,
so one that may have arrived is not repeated.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import LinkPreviewOptions, ReplyParameters

from bot.delivery.rendering import AGAIN
from bot.domain.alert_edits import leaves_out
from bot.domain.alert_values import PostFate
from bot.domain.answer_values import AlertFired
from bot.domain.notices import FateNotice
from bot.domain.payloads import load_alert
from bot.i18n import load_texts
from bot.views.alert_buttons import AlertState
from bot.views.alert_fired import view_alert_fired
from bot.views.alert_notices import view_fate
from bot.views.screen import Screen
from storage.alert_posts import list_told, read_posts_now
from storage.alerts import find_alert
from storage.database import Connection
from storage.deliveries import get_delivery
from storage.delivery_parts import list_parts
from storage.errors import RowNotFound
from storage.records import Subscriber

FATE = "fate:"  # begins the key of a row that edits the message of an alert
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def compose_fate(db: Connection, notice: FateNotice, subscriber: Subscriber, now: datetime) -> list[str]:
    """Returns the edit of the alert's message as JSON, with the reply that stands in for it; none where
    there is no message of it."""
    try:
        alerted = get_delivery(db, notice.delivery_id)
    except RowNotFound:
        return []
    part = next((part for part in list_parts(db, alerted.delivery_id) if part.message_id is not None), None)
    fates = list_fates(db, alerted.delivery_id)
    if part is None or part.message_id is None or notice.seq not in fates:
        return []
    fired = load_alert(alerted.payload)
    screen = view_alert_fired(
        fired,
        load_texts(subscriber.language),
        now=part.sent_at or now,  # how soon it came stays as it was said
        zone=ZoneInfo(subscriber.zone),
        repeated=AGAIN in alerted.key,
        discreet=subscriber.discreet,
        fates=fates,
        state=_find_state(db, fired, now),
    )
    if subscriber.kind == "channel":  # as it was sent: its readers have nothing to tap
        screen = replace(screen, keyboard=None)
    texts, zone = load_texts(subscriber.language), ZoneInfo(subscriber.zone)
    reply = view_fate(fates[notice.seq], texts, zone=zone, discreet=subscriber.discreet)
    return [_dump(part.message_id, screen, reply)]


def list_fates(db: Connection, delivery_id: int) -> dict[int, PostFate]:
    """Returns what became of the posts that a message tells, of those that did not stay as they were."""
    told = list_told(db, delivery_id)
    posts = read_posts_now(db, [each.seq for each in told])
    fates = {
        each.seq: PostFate(
            posts[each.seq].edited_at if posts[each.seq].version > each.version else None,
            posts[each.seq].deleted_at,
        )
        for each in told
        if each.seq in posts
    }
    return {seq: fate for seq, fate in fates.items() if fate != PostFate()}


def load_edit(body: str, chat_id: int, *, plain: bool = False) -> EditMessageText | None:
    """Returns the edit that was stored; None for a message of its own."""
    fields: dict[str, Any] = json.loads(body)
    if "message_id" not in fields:
        return None
    fields.pop("otherwise")
    if plain:
        fields.pop("entities", None)
    return EditMessageText(chat_id=chat_id, **fields)


def take_reply(body: str) -> str:
    """Returns the reply that stands in for the edit, as the message to send."""
    return json.dumps(json.loads(body)["otherwise"], ensure_ascii=False)


def is_edit(body: str) -> bool:
    """Whether a stored message is an edit, which does no harm twice."""
    return "message_id" in json.loads(body)


def _find_state(db: Connection, fired: AlertFired, now: datetime) -> AlertState:
    """Returns what the buttons under the message have to know of the alert as it is now."""
    alert = find_alert(db, fired.alert_id)
    username = fired.item.sources[0].username
    return AlertState(
        is_gone=alert is None,
        is_muted=alert is not None and alert.muted_until is not None and alert.muted_until > now,
        is_less=alert is not None and username is not None and leaves_out(alert.query, username),
    )


def _dump(message_id: int, screen: Screen, reply: Screen) -> str:
    edit = EditMessageText(
        message_id=message_id,
        **screen.text.as_kwargs(),
        reply_markup=screen.keyboard,
        link_preview_options=_NO_PREVIEW,
    )
    answer = SendMessage(
        chat_id=0,
        **reply.text.as_kwargs(),
        reply_parameters=ReplyParameters(message_id=message_id, allow_sending_without_reply=True),
        disable_notification=True,
        link_preview_options=_NO_PREVIEW,
    )
    fields = json.loads(edit.model_dump_json(exclude_none=True, exclude_unset=True))
    fields["otherwise"] = json.loads(
        answer.model_dump_json(exclude={"chat_id"}, exclude_none=True, exclude_unset=True)
    )
    return json.dumps(fields, ensure_ascii=False)
