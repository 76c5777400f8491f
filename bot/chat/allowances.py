"""How much one person may ask, and all together: decides, and is pure but for its own accounts.

Each person has tokens that come back with time: one for every update, and of a second kind for what makes
the machine work (a search, a digest). Who has used them up is told once and then met with silence until
the rest is over, so that an answer to a flood is no flood. All together share tokens for the work. Knows
no Telegram and no clock; keeps nothing on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

LEAST_REST_S = 10.0
MOST_KNOWN = 20_000  # people; above that, those whose tokens are all back are forgotten


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `burst` at once, and `per_s` of them come back in a second."""

    burst: float
    per_s: float


UPDATES = Limit(30, 1.0)
WORK = Limit(20, 0.5)
WORK_OF_ALL = Limit(200, 20.0)


@dataclass(frozen=True, slots=True)
class Refusal:
    """For how long; `is_first`: they have not been told yet."""

    wait_s: int
    is_first: bool


@dataclass(slots=True)
class _Tokens:
    limit: Limit
    left: float
    at: datetime

    def refill(self, now: datetime) -> None:
        passed_s = max(0.0, (now - self.at).total_seconds())
        self.left = min(self.limit.burst, self.left + passed_s * self.limit.per_s)
        self.at = now

    @property
    def is_full(self) -> bool:
        return self.left >= self.limit.burst


@dataclass(slots=True)
class _Account:
    updates: _Tokens
    work: _Tokens
    rests_until: datetime | None = None
    work_rests_until: datetime | None = None


class Allowances:
    """The accounts of everybody who has written lately."""

    def __init__(self, updates: Limit = UPDATES, work: Limit = WORK, of_all: Limit = WORK_OF_ALL) -> None:
        self._updates, self._work, self._of_all = updates, work, of_all
        self._accounts: dict[int, _Account] = {}
        self._shared: _Tokens | None = None

    def take(self, chat_id: int, now: datetime, *, is_work: bool) -> Refusal | None:
        """Takes what an update costs; returns a refusal where nothing is left of it."""
        account = self._find(chat_id, now)
        if account.rests_until is not None and now < account.rests_until:
            return _refuse(account.rests_until, now, is_first=False)
        account.rests_until = None
        if not _take(account.updates, now):
            account.rests_until = _rest(account.updates, now)
            was_told = account.work_rests_until is not None and now < account.work_rests_until
            return _refuse(account.rests_until, now, is_first=not was_told)
        return self._take_work(account, now) if is_work else None

    def _take_work(self, account: _Account, now: datetime) -> Refusal | None:
        if account.work_rests_until is not None and now < account.work_rests_until:
            return _refuse(account.work_rests_until, now, is_first=False)
        account.work_rests_until = None
        self._shared = self._shared or _Tokens(self._of_all, self._of_all.burst, now)
        for tokens in (account.work, self._shared):
            if not _take(tokens, now):
                account.work_rests_until = _rest(tokens, now)
                return _refuse(account.work_rests_until, now, is_first=True)
        return None

    def _find(self, chat_id: int, now: datetime) -> _Account:
        account = self._accounts.get(chat_id)
        if account is None:
            if len(self._accounts) >= MOST_KNOWN:
                self._forget_rested(now)
            updates, work = [_Tokens(limit, limit.burst, now) for limit in (self._updates, self._work)]
            account = self._accounts[chat_id] = _Account(updates, work)
        return account

    def _forget_rested(self, now: datetime) -> None:
        for chat_id, account in list(self._accounts.items()):
            account.updates.refill(now)
            account.work.refill(now)
            if account.updates.is_full and account.work.is_full:
                del self._accounts[chat_id]


def _take(tokens: _Tokens, now: datetime) -> bool:
    tokens.refill(now)
    if tokens.left < 1:
        return False
    tokens.left -= 1
    return True


def _rest(tokens: _Tokens, now: datetime) -> datetime:
    """Until when: a while, so that who goes on is not told anew with every token that comes back."""
    return now + timedelta(seconds=max(LEAST_REST_S, (1 - tokens.left) / tokens.limit.per_s))


def _refuse(until: datetime, now: datetime, *, is_first: bool) -> Refusal:
    return Refusal(max(1, ceil((until - now).total_seconds())), is_first)
