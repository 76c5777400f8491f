"""How long the outbox keeps what it is done with: sent, dropped, uncertain, dead.

Longer than anything asks for: an alert is counted for a week, a shown story is remembered for sixty days, and
what waited for longer than a few hours or past its next slot is not sent any more. Removes nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

DELIVERIES_DAYS = 90


def has_left(queued_at: datetime, now: datetime) -> bool:
    """Whether what was queued then may have left the outbox, in part or as a whole."""
    return now - queued_at >= timedelta(days=DELIVERIES_DAYS)
