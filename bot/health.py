"""/health and /metrics on a port of this machine alone, for a supervisor of programs and Prometheus.

Listens on 127.0.0.1 and nowhere else. Reads only the database, so whichever process of a database
answers, it answers for all (but for the times of queries, which are its own): two of them may share the
port. Tells no chat id and no text.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, get_args

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector

from bot.answers.health import Figures, Health, count_channels, get_figures, is_at_work, read_health
from bot.errors import NotReadyError
from storage.database import Database
from storage.errors import StorageError
from storage.records import Channel, DeliveryState
from storage.timings import BOUNDS_S, Timed

HOST = "127.0.0.1"
STOP_S = 1.0


async def serve_health(db: Database, port: int, now: Callable[[], datetime]) -> None:
    """Answers until cancelled. Raises NotReadyError where the port cannot be had."""

    async def answer_health(_: web.Request) -> web.Response:
        health = await db.read(read_health, now())
        return web.json_response(describe(health), status=503 if health.verdict == "failing" else 200)

    async def answer_metrics(_: web.Request) -> web.Response:
        text = render_metrics(await get_figures(db, now()), db.timings.list_timed())
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application(middlewares=[_admit_failures])
    application.router.add_get("/health", answer_health)
    application.router.add_get("/metrics", answer_metrics)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=STOP_S)
    await runner.setup()
    try:
        shares = hasattr(socket, "SO_REUSEPORT")  # `run --only collect` beside `run --only serve`
        await web.TCPSite(runner, HOST, port, reuse_port=shares).start()
        await asyncio.Event().wait()
    except OSError as error:
        raise NotReadyError(
            f"HEALTH_PORT: {HOST}:{port} cannot be listened on ({error.strerror}); name another port"
        ) from None
    finally:
        await runner.cleanup()


def describe(health: Health) -> dict[str, Any]:
    """What /health says: values of JSON only."""
    return {
        "status": health.verdict,
        "line": health.line,
        "parts": [
            {
                "name": part.name,
                "state": "silent" if part.is_silent else part.state,
                "since": part.since.isoformat(),
                "heard_at": part.heard_at.isoformat(),
                "held_for": part.held_for,
                "failures_24h": part.failures_24h,
                "last_failure": part.failure,
            }
            for part in health.parts
        ],
        "waits": [
            {"part": wait.part, "method": wait.method, "until": wait.until.isoformat()}
            for wait in health.waits
        ],
        "channels": count_channels(health.channels),
        "queue": _list_queue(health),
        "last_post_at": health.last_post_at.isoformat() if health.last_post_at else None,
    }


def render_metrics(figures: Figures, timed: Iterable[Timed]) -> bytes:
    """The text that Prometheus reads: gauges from the database, and the queries of this process."""
    registry = CollectorRegistry()
    registry.register(_Gauges(figures))
    registry.register(_Queries(timed))
    return generate_latest(registry)


class _Gauges(Collector):
    def __init__(self, figures: Figures) -> None:
        self._figures, self._health = figures, figures.health

    def collect(self) -> Iterator[GaugeMetricFamily]:
        health = self._health
        yield _gauge("posts", "Posts that stand in the database.", [((), self._figures.posts)])
        yield _gauge("database_bytes", "Size of the database.", [((), self._figures.database_bytes)])
        queue = [((state,), count) for state, count in _list_queue(health).items()]
        yield _gauge("deliveries", "Rows of the outbox by state.", queue, "state")
        age = [((), self._figures.queue_age_s)]
        yield _gauge("queue_age_seconds", "How long what waits longest has been due.", age)
        failed = list(self._figures.failures.items())
        yield _gauge("deliveries_failed", "What did not arrive for sure, and why.", failed, "state", "reason")
        yield _gauge("posts_outdated", "To be understood anew.", [((), self._figures.outdated)])
        yield from self._tell_parts()
        yield from self._tell_channels()
        waits = [((wait.part, wait.method), self._seconds_until(wait.until)) for wait in health.waits]
        yield _gauge("wait_seconds", "How long Telegram still wants no such call.", waits, "part", "method")

    def _tell_parts(self) -> Iterator[GaugeMetricFamily]:
        parts = self._health.parts
        up = [((part.name,), int(is_at_work(part))) for part in parts]
        failures = [((part.name,), part.failures_24h) for part in parts]
        heard = [((part.name,), -self._seconds_until(part.heard_at)) for part in parts]
        yield _gauge("part_up", "1 while the part runs.", up, "part")
        yield _gauge("part_failures_24h", "Failures of the part in 24 hours.", failures, "part")
        yield _gauge("part_heard_age_seconds", "Since its process was heard of.", heard, "part")

    def _tell_channels(self) -> Iterator[GaugeMetricFamily]:
        channels = self._health.channels
        up = [((_label(each),), int(each.state == "active" and not each.failure)) for each in channels]
        posts = [
            ((_label(each),), -self._seconds_until(each.last_post_at))
            for each in channels
            if each.last_post_at
        ]
        checks = [
            ((_label(each),), -self._seconds_until(each.last_checked_at))
            for each in channels
            if each.last_checked_at
        ]
        yield _gauge("channel_up", "1 while the channel can be read.", up, "channel")
        yield _gauge("channel_last_post_age_seconds", "Since its newest post.", posts, "channel")
        yield _gauge("channel_last_check_age_seconds", "Since it was looked at.", checks, "channel")
        lags = [
            ((_label(each), quantile), seconds)
            for each in channels
            if (lag := self._figures.lags.get(each.channel_id))
            for quantile, seconds in (("0.5", lag.p50_s), ("0.95", lag.p95_s))
        ]
        text = "From published to stored, posts of the last 24 hours."
        yield _gauge("channel_lag_seconds", text, lags, "channel", "quantile")

    def _seconds_until(self, moment: datetime) -> float:
        return (moment - self._health.now).total_seconds()


class _Queries(Collector):
    def __init__(self, timed: Iterable[Timed]) -> None:
        self._timed = timed

    def collect(self) -> Iterator[HistogramMetricFamily]:
        text = "Database queries of the process that answers, since its start."
        family = HistogramMetricFamily("caspian_query_seconds", text, labels=("kind",))
        for each in self._timed:
            buckets = [(str(bound), count) for bound, count in zip(BOUNDS_S, each.within, strict=True)]
            family.add_metric([each.kind], [*buckets, ("+Inf", each.count)], each.sum_s)
        yield family


def _gauge(
    name: str, text: str, rows: Iterable[tuple[tuple[str, ...], float]], *labels: str
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"caspian_{name}", text, labels=labels)
    for values, value in rows:
        family.add_metric(values, value)
    return family


def _label(channel: Channel) -> str:
    return channel.username or str(channel.channel_id)


def _list_queue(health: Health) -> dict[str, int]:
    return {state: health.queue.get(state, 0) for state in get_args(DeliveryState)}


@web.middleware
async def _admit_failures(request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
    """A database that cannot be read is an answer too."""
    try:
        response: web.StreamResponse = await handler(request)
    except StorageError as error:
        reason = f"failing: the database cannot be read ({type(error).__name__})"
        return web.json_response({"status": "failing", "line": reason}, status=503)
    return response
