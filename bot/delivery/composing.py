"""A claimed row of the outbox -> the messages to send, or none where there is nothing to say now.

What an alert tells is settled first (telling.py), and what its message has to say of a post that changed
(fates.py): both read the database. Everything else is rendered from the row alone (rendering.py).
"""

from __future__ import annotations

from datetime import datetime

from bot.delivery.fates import FATE, compose_fate, list_fates
from bot.delivery.rendering import render_delivery
from bot.delivery.telling import settle_alert
from bot.domain.notices import FateNotice
from bot.domain.payloads import load_alert, load_notice
from storage.alerts import find_alert
from storage.database import Connection
from storage.deliveries import drop
from storage.records import Delivery, Subscriber


def compose_messages(
    db: Connection, delivery: Delivery, subscriber: Subscriber, now: datetime
) -> list[str] | None:
    """Returns the messages as JSON; None where the row was dropped or put off. Raises ValueError for a
    payload that cannot be read."""
    fate = _find_fate(delivery)
    if fate is not None:
        bodies = compose_fate(db, fate, subscriber, now)
        if not bodies:
            drop(db, delivery.delivery_id, "no message to change", now)
        return bodies or None
    if delivery.kind != "alert":
        return render_delivery(delivery, subscriber, now)
    settled = settle_alert(db, delivery, subscriber, now)
    if settled is None:
        return None
    alert = find_alert(db, load_alert(settled.payload).alert_id)
    return render_delivery(
        settled,
        subscriber,
        now,
        fates=list_fates(db, settled.delivery_id),
        silent=alert is not None and alert.options.silent,
    )


def _find_fate(delivery: Delivery) -> FateNotice | None:
    if not delivery.key.startswith(FATE):
        return None
    notice = load_notice(delivery.payload)
    return notice if isinstance(notice, FateNotice) else None
