"""The outbox as a machine: whatever is queued, claimed, marked, put back, cut off or resent, and however the
clock moves, a key is queued once, a chat has one row on its way, nothing overtakes, nothing is lost."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from bot.delivery.outcomes import carry_out, note_interrupted
from bot.delivery.retry import Decision, Outcome
from storage.database import Database
from storage.deliveries import claim_due, list_deliveries, mark_sent, queue_deliveries
from storage.delivery_parts import list_parts, mark_part_begun, mark_part_sent, store_parts
from storage.records import Delivery, DeliveryKind, NewDelivery, Subscriber
from storage.resending import queue_resend
from storage.subscribers import save_subscriber
from tests.fresh import put_fresh

START = datetime(2026, 3, 4, 3, 30, tzinfo=UTC)
CHATS = (1, 2, 3)
RANK = {"alert": 0, "notice": 1, "digest": 2}
FAILURES: tuple[Outcome, ...] = ("wait", "retry", "uncertain", "dead")


def list_bodies(row: Delivery) -> list[str]:
    """The messages of a row."""
    return [json.dumps({"text": f"{row.key}/{part}"}) for part in range(3)]


class OutboxMachine(RuleBasedStateMachine):
    """Random histories over the real storage and the real carrying-out of decisions."""

    on_their_way = Bundle("on_their_way")

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.queued: set[str] = set()
        self.sent: dict[str, list[str]] = defaultdict(list)  # key -> the messages that surely arrived
        self.in_doubt: set[str] = set()
        self.directory = tempfile.TemporaryDirectory()
        path = Path(self.directory.name) / "data"
        path.mkdir(mode=0o700)
        self.db = Database.open(put_fresh(path / "machine.db"), readers=1)
        for chat in CHATS:
            self.db.write_now(save_subscriber, Subscriber(chat, "en", "Asia/Almaty", START))

    def teardown(self) -> None:
        """Everything that is not in doubt or dead comes to its end; then nothing is left."""
        for _ in range(200):
            self.now += timedelta(hours=1)
            self.db.write_now(note_interrupted, self.now)
            for row in self.db.write_now(claim_due, self.now):
                self._send(row, 9)
            if not any(row.state in ("pending", "sending") for row in self._rows()):
                break
        assert all(row.state in ("sent", "uncertain", "dead") for row in self._rows())
        self.db.close()
        self.directory.cleanup()

    @rule(
        chat=st.sampled_from(CHATS),
        kind=st.sampled_from(["alert", "notice", "digest"]),
        number=st.integers(0, 9),
        in_s=st.sampled_from([0, 0, 0, 60]),
    )
    def queue(self, chat: int, kind: DeliveryKind, number: int, in_s: int) -> None:
        """A key is queued once, ever."""
        key = f"{kind}:{chat}:{number}"
        new = NewDelivery(chat, kind, key, "{}", self.now + timedelta(seconds=in_s))
        assert self.db.write_now(queue_deliveries, [new], self.now) == (key not in self.queued)
        self.queued.add(key)

    @rule(target=on_their_way, limit=st.integers(1, 5))
    def claim(self, limit: int) -> object:
        """Takes what is due: one row a chat, its first."""
        busy = {row.chat_id for row in self._rows() if row.state == "sending"}
        rows = self.db.write_now(claim_due, self.now, limit=limit)
        assert len({row.chat_id for row in rows} | busy) == len(rows) + len(busy)
        for row in rows:
            before = [each for each in self._rows(row.chat_id) if self._stands_before(each, row)]
            assert not before, "nothing is overtaken"
            self.db.write_now(store_parts, row.delivery_id, list_bodies(row))
        return multiple(*rows)

    def _stands_before(self, other: Delivery, row: Delivery) -> bool:
        is_due = other.due_at <= max(self.now, other.created_at) or other.reason is not None
        first = (RANK[other.kind], other.delivery_id) < (RANK[row.kind], row.delivery_id)
        return other.state == "pending" and is_due and first

    @rule(row=consumes(on_their_way), parts=st.integers(1, 3))
    def send(self, row: Delivery, parts: int) -> None:
        """Sends some of the messages or all; what is left stays on its way until the next start."""
        if self._is_sending(row):
            self._send(row, parts)

    @rule(row=consumes(on_their_way), parts=st.integers(0, 2), outcome=st.sampled_from(FAILURES))
    def fail(self, row: Delivery, parts: int, outcome: Outcome) -> None:
        """Some messages arrive, the next one fails."""
        if not self._is_sending(row):
            return
        self._send(row, parts)
        left = [part for part in self.db.read_now(list_parts, row.delivery_id) if part.message_id is None]
        if not self._is_sending(row) or not left:
            return
        self.db.write_now(mark_part_begun, row.delivery_id, left[0].position, self.now)
        self.db.write_now(carry_out, row, Decision(outcome, "test", 5.0), self.now)
        self._note_followers()

    @rule(row=consumes(on_their_way), is_begun=st.booleans())
    def die(self, row: Delivery, is_begun: bool) -> None:
        """The program dies, with this row handed over or not; a new one starts."""
        parts = self.db.read_now(list_parts, row.delivery_id)
        left = [part for part in parts if part.message_id is None]
        if is_begun and left and self._is_sending(row):
            self.db.write_now(mark_part_begun, row.delivery_id, left[0].position, self.now)
        self.db.write_now(note_interrupted, self.now)
        self._note_followers()
        state = next(each.state for each in self._rows(row.chat_id) if each.delivery_id == row.delivery_id)
        assert state != "sending"

    @rule(chat=st.sampled_from(CHATS), number=st.integers(0, 30))
    def resend(self, chat: int, number: int) -> None:
        """Only an uncertain digest of that chat, and once."""
        found = next((row for row in self._rows() if row.delivery_id == number), None)
        is_theirs = found is not None and found.chat_id == chat
        is_uncertain = found is not None and (found.kind, found.state) == ("digest", "uncertain")
        said = self.db.write_now(queue_resend, chat, number, self.now)
        again = self.db.write_now(queue_resend, chat, number, self.now)
        assert (said == "resend-gone") is not (is_theirs and is_uncertain)
        assert again == ("resend-gone" if said == "resend-gone" else "resent-before")
        self._note_followers()

    @rule(seconds=st.integers(-7200, 7200))
    def set_clock(self, seconds: int) -> None:
        """Time passes, or the clock is set back."""
        self.now += timedelta(seconds=seconds)

    @invariant()
    def a_message_surely_arrives_once(self) -> None:
        """Confirmed messages are never sent again under the same row."""
        assert all(len(bodies) == len(set(bodies)) for bodies in self.sent.values())

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every key ever queued is there, one row of a chat is on its way, the marked are followed."""
        rows = self._rows()
        keys = {row.key for row in rows}
        assert self.queued <= keys
        for chat in CHATS:
            assert sum(row.state == "sending" for row in rows if row.chat_id == chat) <= 1
        for row in rows:
            if row.state == "uncertain" and row.kind == "digest":
                assert f"{row.key}:uncertain" in keys
            if row.state == "uncertain" and row.kind == "alert" and ":again" not in row.key:
                assert f"{row.key}:again" in keys
            if row.state == "sent":
                assert all(part.message_id for part in self.db.read_now(list_parts, row.delivery_id))

    def _send(self, row: Delivery, most: int) -> None:
        bodies = list_bodies(row)
        for part in self.db.write_now(store_parts, row.delivery_id, bodies):
            if part.message_id is not None:
                continue
            if most == 0:
                return
            most -= 1
            self.db.write_now(mark_part_begun, row.delivery_id, part.position, self.now)
            self.db.write_now(mark_part_sent, row.delivery_id, part.position, 1, self.now)
            self.sent[row.key].append(part.body)
        self.db.write_now(mark_sent, row.delivery_id, self.now)

    def _is_sending(self, row: Delivery) -> bool:
        found = next(each for each in self._rows(row.chat_id) if each.delivery_id == row.delivery_id)
        return found.state == "sending"

    def _note_followers(self) -> None:
        self.queued |= {row.key for row in self._rows()}

    def _rows(self, chat: int | None = None) -> list[Delivery]:
        chats = CHATS if chat is None else (chat,)
        return [row for each in chats for row in self.db.read_now(list_deliveries, each)]


TestOutbox = OutboxMachine.TestCase
TestOutbox.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
