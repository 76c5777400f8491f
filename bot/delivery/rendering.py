"""A row of the outbox -> the messages to send, in the person's language and zone. Pure: sends nothing.

A message is kept as JSON, so that what was rendered once is what a retry sends.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.methods import SendMessage
from aiogram.types import LinkPreviewOptions

from bot.domain.alert_values import PostFate
from bot.domain.announcements import load_announcement
from bot.domain.delivery_notices import BrokenDigest, LateAlerts, StillHereNotice, TopicGone
from bot.domain.digest_run import lateness_s
from bot.domain.notices import ChannelNotice, FateNotice, SilenceNotice
from bot.domain.payloads import load_alert, load_digest, load_notice
from bot.i18n import Texts, load_texts
from bot.views.alert_fired import NO_FATES, view_alert_fired
from bot.views.announcements import view_announcement
from bot.views.channel_notices import view_channel_notice, view_silence_notice
from bot.views.delivery_notices import view_broken_digest, view_late_alerts, view_topic_gone
from bot.views.digest import view_digest
from bot.views.screen import Screen
from bot.views.still_here import view_still_here
from storage.records import Delivery, Subscriber

AGAIN = ":again"  # ends the key of an alert that is sent once more, since the first is uncertain


def render_delivery(
    delivery: Delivery,
    subscriber: Subscriber,
    now: datetime,
    *,
    fates: Mapping[int, PostFate] = NO_FATES,
    silent: bool = False,
) -> list[str]:
    """Returns the messages as JSON, in order; raises ValueError for a payload that cannot be read.

    `fates`: what became already of posts that an alert tells. A discreet person hears no sound at all.
    """
    screens = _view(delivery, subscriber, now, fates)
    if subscriber.kind == "channel":  # its readers could tap there, and none of it is theirs to change
        screens = [replace(screen, keyboard=None) for screen in screens]
    silent, thread_id = silent or subscriber.discreet, subscriber.thread_id
    return [dump_message(screen, silent=silent, thread_id=thread_id) for screen in screens]


def dump_message(screen: Screen, *, silent: bool, thread_id: int | None = None) -> str:
    """Returns a message without its recipient as JSON; a silent one makes no sound. `thread_id`: the
    topic of a forum where it goes."""
    method = SendMessage(
        chat_id=0,
        message_thread_id=thread_id,
        **screen.text.as_kwargs(),
        reply_markup=screen.keyboard,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True if silent else None,
    )
    return method.model_dump_json(exclude={"chat_id"}, exclude_none=True, exclude_unset=True)


def load_message(body: str, chat_id: int, *, plain: bool = False) -> SendMessage:
    """Returns the message for a chat; `plain`: without formatting."""
    fields = json.loads(body)
    if plain:
        fields.pop("entities", None)
    return SendMessage(chat_id=chat_id, **fields)


def _view(
    delivery: Delivery, subscriber: Subscriber, now: datetime, fates: Mapping[int, PostFate]
) -> Sequence[Screen]:
    texts, zone = load_texts(subscriber.language), ZoneInfo(subscriber.zone)
    match delivery.kind:
        case "alert":
            fired = load_alert(delivery.payload)
            repeated = delivery.key.endswith(AGAIN)
            return [
                view_alert_fired(
                    fired,
                    texts,
                    now=now,
                    zone=zone,
                    repeated=repeated,
                    discreet=subscriber.discreet,
                    fates=fates,
                )
            ]
        case "digest":
            digest = load_digest(delivery.payload)
            late_s = lateness_s(delivery.key, now)
            return view_digest(digest, texts, scheduled=True, late_s=late_s, discreet=subscriber.discreet)
        case "announcement":
            return view_announcement(load_announcement(delivery.payload), texts, discreet=subscriber.discreet)
        case "notice":
            return _view_notice(delivery.payload, texts, zone, discreet=subscriber.discreet)


def _view_notice(payload: str, texts: Texts, zone: ZoneInfo, *, discreet: bool) -> Sequence[Screen]:
    notice = load_notice(payload) if "about" in json.loads(payload) else _load_unmarked(payload)
    match notice:
        case BrokenDigest():
            return [view_broken_digest(notice, texts, zone=zone)]
        case LateAlerts():
            return [view_late_alerts(notice, texts, zone=zone)]
        case TopicGone():
            return [view_topic_gone(texts)]
        case StillHereNotice():
            return [view_still_here(notice, texts, zone=zone)]
        case SilenceNotice():
            return view_silence_notice(notice, texts, zone=zone, discreet=discreet)
        case ChannelNotice():
            return view_channel_notice(notice, texts, zone=zone, discreet=discreet)
        case FateNotice():
            raise ValueError("it changes a message that was sent: fates.py")


def _load_unmarked(payload: str) -> BrokenDigest:
    """What an older program queued in place of a digest: the moment and nothing else."""
    return BrokenDigest(datetime.fromisoformat(json.loads(payload)["at"]))
