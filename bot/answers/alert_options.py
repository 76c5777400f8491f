"""A change of how an alert tells, for what it has queued already too. Call it in one `write`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.alert_edits import set_option
from bot.domain.alert_telling import plan_due
from bot.domain.payloads import dump_payload, load_alert
from storage.alert_deliveries import list_waiting, postpone
from storage.alerts import change_options
from storage.database import Connection
from storage.records import Alert
from storage.subscribers import get_subscriber
from storage.subscriptions import find_next_run


def change_option(db: Connection, alert: Alert, option: str, value: str, now: datetime) -> None:
    """Sets one option of a stored alert; what waits is planned anew."""
    options = set_option(alert.options, option, value)
    change_options(db, alert.chat_id, alert.alert_id, options)
    if options.timing == alert.options.timing and options.heeds_quiet == alert.options.heeds_quiet:
        return
    subscriber = get_subscriber(db, alert.chat_id)
    due_at = plan_due(options, subscriber, now, find_next_run(db, alert.chat_id))
    for row in list_waiting(db, alert.chat_id, alert.alert_id):
        fired = load_alert(row.payload)
        if not fired.beyond:
            postpone(db, row.delivery_id, due_at, dump_payload(replace(fired, planned_at=due_at)))
