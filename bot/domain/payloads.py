"""What waits in the outbox, as JSON: a Digest, an AlertFired or a notice, and back to the same value.

The shape is that of the dataclasses in answer_values.py, notices.py and delivery_notices.py; a field that is
added there needs a default, so that rows queued by an older program can still be read. Nothing here knows
the outbox.
pydantic is imported on first use, since commands that queue nothing should not pay for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from bot.domain.answer_values import AlertFired, Digest
from bot.domain.delivery_notices import BrokenDigest, LateAlerts, StillHereNotice, TopicGone
from bot.domain.notices import ChannelNotice, FateNotice, SilenceNotice
from storage.records import Alert, Subscription

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Notice = ChannelNotice | SilenceNotice | FateNotice | BrokenDigest | LateAlerts | TopicGone | StillHereNotice


def dump_payload(value: Digest | AlertFired | Notice) -> str:
    """Returns the value as JSON text."""
    kind: Any = type(value)
    return _adapter(kind).dump_json(value).decode()


def load_digest(text: str) -> Digest:
    """Reads what dump_payload wrote of a digest; ValueError if it is none."""
    digest: Digest = _adapter(Digest).validate_json(text)
    return digest


def load_alert(text: str) -> AlertFired:
    """Reads what dump_payload wrote of an alert; ValueError if it is none."""
    alert: AlertFired = _adapter(AlertFired).validate_json(text)
    return alert


def load_notice(text: str) -> Notice:
    """Reads what dump_payload wrote of a notice; ValueError if it is none."""
    notice: Notice = _adapter(Notice).validate_json(text)
    return notice


def dump_subscription(subscription: Subscription) -> str:
    """Returns a scheduled digest as JSON text: what it was, so that a change can be undone."""
    return _adapter(Subscription).dump_json(subscription).decode()


def load_subscription(text: str) -> Subscription:
    """Reads what dump_subscription wrote; ValueError if it is none."""
    subscription: Subscription = _adapter(Subscription).validate_json(text)
    return subscription


def dump_standing(alert: Alert) -> str:
    """Returns an alert as JSON text, as its owner set it; one that fired is dump_payload's."""
    return _adapter(Alert).dump_json(alert).decode()


def load_standing(text: str) -> Alert:
    """Reads what dump_standing wrote; ValueError if it is none."""
    alert: Alert = _adapter(Alert).validate_json(text)
    return alert


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
