"""What those who run the bot see: invitations, announcements, numbers, letters that could not be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.records.people import DeliveryKind, DeliveryState


@dataclass(frozen=True, slots=True)
class OpenInvite:
    """A code that nobody has used; without `expires_at` it does not run out."""

    code: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Announcement:
    """How far an announcement is: how many of its deliveries are in each state."""

    announcement_id: str
    created_at: datetime
    stopped_at: datetime | None
    states: dict[DeliveryState, int]


@dataclass(frozen=True, slots=True)
class Statistics:
    """`languages`, `kinds`: of active subscribers; `left`: who get nothing since they left."""

    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    left: int
    alerts: int
    with_alerts: int
    digests: int
    digests_paused: int
    with_digests: int
    deliveries: Mapping[DeliveryState, int]


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A delivery that will not arrive; `parts_sent` of its messages did, before one was refused."""

    delivery_id: int
    kind: DeliveryKind
    reason: str
    created_at: datetime
    died_at: datetime
    parts_sent: int
