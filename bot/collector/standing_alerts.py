"""All subscribers' alerts, compiled, in step with the table: which fire on a post.

Knows at which revision of the alerts it matched, so that ingest can see in its transaction
whether it must match again. Queues nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from bot.domain.alert_rules import asks_channel, asks_engagement, may_fire
from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.lexicon import NameIndex
from bot.domain.matching import Percolator, PostFacts
from bot.domain.plan import build_plan
from bot.domain.query import QueryError, parse_canonical
from bot.keeping import keeping_what_is_made
from storage.alerts import get_alerts_revision, list_all_alerts
from storage.channels import map_usernames
from storage.database import Connection, Database
from storage.records import Alert, Match

_log = structlog.get_logger(__name__)
_UTC = ZoneInfo("UTC")
_BREATH = 50  # alerts compiled before other tasks of the loop get a turn: some 10 ms
_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Firing:
    """An alert that fires, with the spans that earned it."""

    alert: Alert
    match: Match


class StandingAlerts:
    """Call `refresh` before matching; `revision` then says which state of the table was matched."""

    def __init__(self, db: Database, analyser: Analyser, names: NameIndex) -> None:
        self._db = db
        self._analyser = analyser
        self._names = names
        self._percolator = Percolator()
        self._alerts: dict[int, Alert] = {}
        self._on_counters: set[int] = set()
        self._on_channels: set[int] = set()  # what they mean depends on who has which @name
        self._usernames: dict[str, int] = {}
        self.revision = -1

    async def refresh(self, now: datetime) -> None:
        """Brings the compiled alerts up to the table, changing only what changed."""
        revision = await self._db.read(get_alerts_revision)
        if revision == self.revision:
            return
        revision, alerts, usernames = await self._db.read(_load)
        wanted = {alert.alert_id: alert for alert in alerts}
        for alert_id in self._alerts.keys() - wanted.keys():
            self._remove(alert_id)
        stale = self._on_channels if usernames != self._usernames else set()
        changed = {
            alert_id
            for alert_id, alert in wanted.items()
            if (known := self._alerts.get(alert_id)) is None or known.query != alert.query
        }
        with keeping_what_is_made() if len(changed) > _MANY else nullcontext():
            for number, alert_id in enumerate(sorted(changed | stale)):
                self._add(wanted[alert_id], usernames, now)
                self._alerts[alert_id] = wanted[alert_id]
                if number % _BREATH == _BREATH - 1:
                    await asyncio.sleep(0)
        self._alerts = wanted
        self.revision, self._usernames = revision, usernames

    def fire(
        self, text: AnalysedText, facts: PostFacts, now: datetime, *, counters_only: bool
    ) -> list[Firing]:
        """Returns the alerts that fire on a post; with `counters_only`, of those that ask for counters."""
        published_at = facts.published_at
        if published_at is None or not self._alerts:
            return []
        return [
            Firing(self._alerts[match.alert_id], match)
            for match in self._percolator.match(text, facts)
            if may_fire(self._alerts[match.alert_id], published_at, now)
            and (not counters_only or match.alert_id in self._on_counters)
        ]

    @property
    def watches_counters(self) -> bool:
        """Whether any alert could fire on a mere change of counters."""
        return bool(self._on_counters)

    def _add(self, alert: Alert, usernames: dict[str, int], now: datetime) -> None:
        if alert.alert_id in self._alerts:
            self._remove(alert.alert_id)
        try:
            query = parse_canonical(alert.query)
            if asks_channel(query.root):
                self._on_channels.add(alert.alert_id)
            plan = build_plan(query, self._analyser, self._names, usernames, now, _UTC, for_alert=True)
        except QueryError as error:  # it was valid when saved: a channel it names has gone
            _log.warning("alert does not compile", alert_id=alert.alert_id, code=error.code)
            return
        self._percolator.add(alert.alert_id, plan)
        if asks_engagement(plan.root):
            self._on_counters.add(alert.alert_id)

    def _remove(self, alert_id: int) -> None:
        self._percolator.remove(alert_id)
        self._on_counters.discard(alert_id)
        self._on_channels.discard(alert_id)
        self._alerts.pop(alert_id, None)


def _load(db: Connection) -> tuple[int, Iterable[Alert], dict[str, int]]:
    return get_alerts_revision(db), list_all_alerts(db), map_usernames(db)
