"""The account's request budget: how many calls may be made now, and which methods have to wait.

Telegram bans accounts that read aggressively, so all reading shares one allowance: so many calls in
any minute, a quarter of them in any ten seconds. A FLOOD_WAIT pauses its method alone, for every
channel, as Telethon remembers it too. Makes no call and never sleeps.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Literal

Work = Literal["news", "backfill", "counters", "roster"]

MINUTE, BURST = timedelta(minutes=1), timedelta(seconds=10)
MARGIN_S = 1  # Telegram counts whole seconds: a call at the last of them begins the wait anew

# Shares of the allowance while several kinds of work wait.
SHARES: Mapping[Work, int] = {"news": 4, "roster": 3, "backfill": 2, "counters": 2}


class Budget:
    """What was spent in the last minute, and until when methods are paused."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._per_burst = max(1, -(-per_minute // 4))
        self._spent: deque[tuple[datetime, Work]] = deque()
        self.paused_until: dict[str, datetime] = {}

    def can_spend(self, now: datetime) -> bool:
        """Whether a call may be made now."""
        self._forget(now)
        recent = sum(1 for at, _ in self._spent if at > now - BURST)
        return len(self._spent) < self._per_minute and recent < self._per_burst

    def spend(self, work: Work, now: datetime) -> None:
        """Notes a call."""
        self._spent.append((now, work))

    def pause(self, method: str, seconds: int, now: datetime) -> None:
        """Telegram asked to wait with this method."""
        self.paused_until[method] = now + timedelta(seconds=seconds + MARGIN_S)

    def is_open(self, method: str, now: datetime) -> bool:
        """Whether the method may be called."""
        return self.paused_until.get(method, now) <= now

    def choose(self, waiting: Iterable[Work], now: datetime) -> Work | None:
        """Which of the kinds of work that wait has had the least of its share."""
        self._forget(now)
        used = Counter(work for _, work in self._spent)
        return min(waiting, key=lambda work: (used[work] / SHARES[work], -SHARES[work]), default=None)

    def _forget(self, now: datetime) -> None:
        while self._spent and self._spent[0][0] <= now - MINUTE:
            self._spent.popleft()
