"""A sender over a real outbox, and people to send to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot

from bot.delivery.sender import Sender
from bot.domain.answer_values import AlertFired, Digest
from bot.domain.payloads import dump_payload
from storage.database import Database
from storage.deliveries import get_delivery, list_deliveries, queue_deliveries
from storage.delivery_parts import DeliveryPart, list_parts
from storage.records import Delivery, DeliveryKind, NewDelivery, Subscriber
from storage.subscribers import save_subscriber
from tests.conftest import HandClock
from tests.doubles.bot_session import TOKEN, RecordingSession
from tests.views.fixtures import DIGEST, FIRED

ANNA, BERDY = 101, 202


@dataclass
class Outbox:
    """Queues, sends and looks at what became of it; `said` are the texts that arrived, with their chat."""

    db: Database
    clock: HandClock
    session: RecordingSession
    sender: Sender
    keys: list[str] = field(default_factory=list)

    def add_person(self, chat_id: int, **fields: Any) -> None:
        """A person who reads English in Almaty unless said otherwise."""
        values: dict[str, Any] = {"language": "en", "zone": "Asia/Almaty", "created_at": self.clock.now()}
        self.db.write_now(save_subscriber, Subscriber(chat_id, **(values | fields)))

    def queue(
        self,
        chat_id: int = ANNA,
        value: Digest | AlertFired | str = FIRED,
        kind: DeliveryKind | None = None,
        in_s: float = 0,
    ) -> int:
        """Queues one delivery, due in `in_s` seconds; a string is the payload itself."""
        kind = kind or ("digest" if isinstance(value, Digest) else "alert")
        payload = value if isinstance(value, str) else dump_payload(value)
        now = self.clock.now()
        key = f"{kind}:{len(self.keys)}:{now.isoformat()}"  # the slot stands in a digest's key
        self.keys.append(key)
        new = NewDelivery(chat_id, kind, key, payload, now + timedelta(seconds=in_s))
        assert self.db.write_now(queue_deliveries, [new], now) == 1
        return self.db.read_now(list_deliveries, chat_id)[-1].delivery_id

    def row(self, delivery_id: int) -> Delivery:
        return self.db.read_now(get_delivery, delivery_id)

    def rows(self, chat_id: int = ANNA) -> list[Delivery]:
        return self.db.read_now(list_deliveries, chat_id)

    def parts(self, delivery_id: int) -> list[DeliveryPart]:
        return self.db.read_now(list_parts, delivery_id)

    @property
    def states(self) -> list[tuple[str, str]]:
        """Anna's rows: kind and state."""
        return [(row.kind, row.state) for row in self.rows()]

    @property
    def said(self) -> list[tuple[int, str]]:
        return [(int(str(method.chat_id)), str(method.text)) for method in self.session.sent]

    def chats(self) -> list[int]:
        return [chat_id for chat_id, _ in self.said]


@pytest.fixture
def session() -> RecordingSession:
    return RecordingSession()


@pytest.fixture
def new_sender(db: Database, clock: HandClock, session: RecordingSession) -> Callable[[], Sender]:
    """Makes a sender as a start of the program would."""
    return lambda: Sender(db, Bot(TOKEN, session=session), clock)


@pytest.fixture
def outbox(
    db: Database, clock: HandClock, session: RecordingSession, new_sender: Callable[[], Sender]
) -> Outbox:
    """Anna is known; nothing is queued."""
    made = Outbox(db, clock, session, new_sender())
    made.add_person(ANNA)
    return made


__all__ = ["ANNA", "BERDY", "DIGEST", "FIRED", "Outbox"]
