"""Subscribers, what they ask for, and what is to be sent to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from storage.records.alert_options import AS_NEW, AlertOptions
from storage.records.posts import ChannelKind, Relevance

DeliveryKind = Literal["alert", "digest", "notice", "announcement"]
DeliveryState = Literal["pending", "sending", "sent", "uncertain", "dropped", "dead"]
ScheduleKind = Literal["daily", "weekdays", "weekly"]
DigestLength = Literal["short", "normal", "full"]
ChatKind = Literal["person", "group", "channel"]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """All that is kept of a person: no name, no username, no phone.

    A group or a channel that the bot delivers to is one too, by the id of its chat; `thread_id` is the
    topic of a forum that deliveries go to. `seen_at`: the day of the last sign of life, where it is kept.
    """

    chat_id: int
    language: str
    zone: str  # IANA name
    created_at: datetime
    quiet_from: time | None = None
    quiet_until: time | None = None
    discreet: bool = False
    active: bool = True
    away_since: datetime | None = None  # their digests wait since then
    kind: ChatKind = "person"
    thread_id: int | None = None
    digest_length: DigestLength = "normal"  # of /digest, and of a new scheduled digest
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local time, on every day, on weekdays (Mon–Fri), or on one day (0 = Monday)."""

    kind: ScheduleKind
    at: time
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A scheduled digest. Empty tuples mean "all"."""

    subscription_id: int
    chat_id: int
    schedule: Schedule
    next_run_at: datetime
    created_at: datetime
    topics: tuple[str, ...] = ()
    relevances: tuple[Relevance, ...] = ()
    languages: tuple[str, ...] = ()
    length: DigestLength = "normal"
    filter_query: str | None = None
    paused: bool = False
    last_window_end: datetime | None = None
    channels: tuple[int, ...] = ()
    kinds: tuple[ChannelKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """A subscriber's standing query."""

    alert_id: int
    chat_id: int
    query: str
    created_at: datetime
    muted_until: datetime | None = None
    fired: int = 0  # how many times so far
    options: AlertOptions = AS_NEW


@dataclass(frozen=True, slots=True)
class Match:
    """An alert that fires on a post, with the spans that earned it."""

    alert_id: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A row of the outbox: data, not text. `key` is unique: (alert, post, subscriber) or
    (subscription, slot)."""

    delivery_id: int
    chat_id: int
    kind: DeliveryKind
    key: str
    payload: str  # JSON; its shape belongs to `kind` (bot/domain/payloads.py)
    state: DeliveryState
    created_at: datetime
    due_at: datetime
    attempts: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class NewDelivery:
    chat_id: int
    kind: DeliveryKind
    key: str
    payload: str
    due_at: datetime
