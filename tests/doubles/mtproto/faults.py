"""What may go wrong, on request: errors, flood waits, delays, lost replies, lost and late pushes.

Rules of chance and count only: who carries a fault out is the server. Everything that happened is
in `incidents`, so that a test can tell a fault that was asked for from one that took place.
A method is named as in Telegram's documentation ("messages.getHistory"); "*" is any.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tests.doubles.mtproto.wire import RpcFailure
from tests.doubles.mtproto.world import WorldChannel

What = Literal["fail", "delay", "lose reply", "lose push", "delay push"]


class Incident(NamedTuple):
    """A fault that took place; `at` is time.monotonic()."""

    at: float
    text: str


@dataclass(slots=True)
class _Rule:
    what: What
    method: str
    left: int | None  # None: until heal()
    share: float
    seconds: float = 0.0
    failure: RpcFailure | None = None


class Faults:
    """The vocabulary of faults. Chances come from `seed`, so a run can be repeated."""

    def __init__(self, seed: int = 0) -> None:
        self.incidents: list[Incident] = []
        # Difference answers "too long" from this many steps on; Telegram's box holds about 100,000.
        self.difference_depth = 100_000
        # Whether history also gives older posts where add_offset reaches past the newest one.
        self.pads_history = False
        self._random = random.Random(seed)
        self._rules: list[_Rule] = []
        self._too_long: Counter[int] = Counter()

    def fail(
        self, method: str, code: int, message: str, *, times: int | None = 1, share: float = 1.0
    ) -> None:
        """Answers the next `times` calls (None: all) with an error, each with chance `share`."""
        self._rules.append(_Rule("fail", method, times, share, failure=RpcFailure(code, message)))

    def flood_wait(self, method: str, seconds: int, times: int | None = 1, *, share: float = 1.0) -> None:
        """Answers calls with FLOOD_WAIT: `seconds` to wait."""
        self.fail(method, 420, f"FLOOD_WAIT_{seconds}", times=times, share=share)

    def delay(self, method: str, seconds: float, *, times: int | None = None) -> None:
        """Answers calls later; other calls overtake them."""
        self._rules.append(_Rule("delay", method, times, 1.0, seconds=seconds))

    def lose_reply(self, method: str, *, times: int = 1) -> None:
        """Carries a call out and cuts the connection instead of answering."""
        self._rules.append(_Rule("lose reply", method, times, 1.0))

    def lose_pushes(self, *, share: float = 1.0, count: int | None = None) -> None:
        """Loses pushes: each with chance `share`, at most `count` of them (None: until heal())."""
        self._rules.append(_Rule("lose push", "*", count, share))

    def delay_pushes(self, seconds: float, *, share: float = 1.0, count: int | None = None) -> None:
        """Holds pushes back; with a `share` below 1 the others overtake them: out of order."""
        self._rules.append(_Rule("delay push", "*", count, share, seconds=seconds))

    def answer_difference_too_long(self, channel: WorldChannel, *, times: int = 1) -> None:
        """Answers getChannelDifference of this channel with channelDifferenceTooLong."""
        self._too_long[channel.channel_id] += times

    def heal(self) -> None:
        """Forgets everything that was asked for and has not yet taken place."""
        self._rules.clear()
        self._too_long.clear()

    def take(self, what: What, name: str) -> _Rule | None:
        """Asks whether a fault of this sort befalls `name` now; if so, records it."""
        for rule in self._rules:
            if rule.what == what and rule.method in (name, "*") and rule.left != 0:
                if rule.share < 1.0 and self._random.random() >= rule.share:
                    continue
                rule.left = None if rule.left is None else rule.left - 1
                self.record(f"{what} {name}" + (f": {rule.failure}" if rule.failure else ""))
                return rule
        return None

    def take_too_long(self, channel_id: int, missed: int) -> bool:
        """Asks whether a difference of `missed` steps is too long, as requested or by its depth."""
        asked = missed > 0 and self._too_long[channel_id] > 0
        if asked:
            self._too_long[channel_id] -= 1
        if asked or missed > self.difference_depth:
            self.record(f"difference too long {channel_id}: {missed} steps")
            return True
        return False

    def record(self, text: str) -> None:
        """Notes that a fault took place."""
        self.incidents.append(Incident(time.monotonic(), text))
