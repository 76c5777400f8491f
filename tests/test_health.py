"""The port that tells how the program fares: over real sockets, from a real database."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.errors import NotReadyError
from bot.health import serve_health
from storage.channels import mark_checked
from storage.database import Database
from storage.deliveries import mark_dead, queue_deliveries
from storage.parts import note_part, note_wait
from storage.records import NewDelivery, PartNote, Wait
from tests.conftest import START, HandClock
from tests.stored_posts import store_channel, store_post

CHAT_ID, TEXT = 777_000_123, "Паром пришёл в Курык"


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    return number


@asynccontextmanager
async def serving(db: Database, port: int, clock: HandClock) -> AsyncIterator[asyncio.Task[None]]:
    """Serves within the block, from when the port answers on."""
    task = asyncio.create_task(serve_health(db, port, clock.now))
    try:
        async with asyncio.timeout(10):
            while not task.done():
                with suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    break
                await asyncio.sleep(0)
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, NotReadyError):
            await task


async def get(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"http://127.0.0.1:{port}{path}") as response,
    ):
        return response.status, await response.text()


async def get_health(port: int) -> tuple[int, dict[str, Any]]:
    status, text = await get(port, "/health")
    value: dict[str, Any] = json.loads(text)
    return status, value


def fill(db: Database) -> None:
    store_channel(db, 1)
    store_channel(db, 2)
    store_post(db, START - timedelta(minutes=5), channel_id=1, post_id=1, text=TEXT)
    db.write_now(mark_checked, 1, START - timedelta(seconds=30))
    db.write_now(mark_checked, 2, START, "timeout")
    due_at = START - timedelta(seconds=90)
    db.write_now(queue_deliveries, [NewDelivery(CHAT_ID, "alert", "alert:1:1", "{}", due_at)], due_at)
    db.write_now(queue_deliveries, [NewDelivery(CHAT_ID, "digest", "digest:1", "{}", START)], START)
    db.write_now(mark_dead, 2, "chat not found", START)
    db.write_now(note_part, PartNote("sender", "failed", "OSError"), START - timedelta(minutes=3))
    db.write_now(note_part, PartNote("sender", "running"), START - timedelta(seconds=20))
    wait = Wait("collector", "messages.getHistory", START + timedelta(seconds=300))
    db.write_now(note_wait, wait, START)


async def test_health_tells_and_its_status_follows_the_verdict(
    db: Database, clock: HandClock, port: int
) -> None:
    fill(db)
    async with serving(db, port, clock):
        status, told = await get_health(port)
        assert (status, told["status"]) == (200, "degraded")
        assert told["line"] == "degraded: sender: restarted within the last hour (OSError)"
        (part,) = told["parts"]
        assert (part["name"], part["state"], part["failures_24h"]) == ("sender", "running", 1)
        assert told["channels"] == {"read": 1, "failing": 1, "paused": 0, "closed": 0}
        assert told["queue"]["pending"] == 1
        assert told["queue"]["dead"] == 1
        assert told["last_post_at"] == "2025-11-14T08:55:00+00:00"
        assert told["waits"][0]["method"] == "messages.getHistory"
        clock.move(minutes=2)
        status, told = await get_health(port)
        assert (status, told["status"], told["parts"][0]["state"]) == (503, "failing", "silent")


async def test_metrics_are_read_by_prometheus(db: Database, clock: HandClock, port: int) -> None:
    fill(db)
    async with serving(db, port, clock):
        status, text = await get(port, "/metrics")
    assert status == 200
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["caspian_posts",] == 1
    assert samples["caspian_database_bytes",] > 100_000
    assert samples["caspian_deliveries", "pending"] == 1
    assert samples["caspian_deliveries", "uncertain"] == 0
    assert samples["caspian_deliveries_failed", "chat not found", "dead"] == 1
    assert samples["caspian_queue_age_seconds",] == 90
    assert samples["caspian_posts_outdated",] == 0
    writes = [value for key, value in samples.items() if key[0] == "caspian_query_seconds_bucket"]
    assert writes == sorted(writes[:8]) + sorted(writes[8:])
    assert samples["caspian_query_seconds_count", "write"] >= 10
    assert samples["caspian_part_up", "sender"] == 1
    assert samples["caspian_part_failures_24h", "sender"] == 1
    assert samples["caspian_part_heard_age_seconds", "sender"] == 20
    assert samples["caspian_wait_seconds", "collector", "messages.getHistory"] == 300
    channels = {key[1]: value for key, value in samples.items() if key[0] == "caspian_channel_up"}
    assert sorted(channels.values()) == [0, 1]
    read = max(channels, key=lambda name: channels[name])
    assert samples["caspian_channel_last_post_age_seconds", read] == 300
    assert samples["caspian_channel_last_check_age_seconds", read] == 30


async def test_it_tells_no_chat_and_no_text(db: Database, clock: HandClock, port: int) -> None:
    fill(db)
    async with serving(db, port, clock):
        told = (await get(port, "/health"))[1] + (await get(port, "/metrics"))[1]
    assert str(CHAT_ID) not in told
    assert "Паром" not in told
    assert "\\u041f" not in told


async def test_only_this_machine_is_answered_and_only_these_questions(
    db: Database, clock: HandClock, port: int
) -> None:
    async with serving(db, port, clock):
        assert (await get(port, "/"))[0] == 404
        assert (await get(port, "/health", "POST"))[0] == 405
        with pytest.raises(OSError, match=r"127\.0\.0\.2"):
            await asyncio.open_connection("127.0.0.2", port)


async def test_two_processes_of_ours_share_the_port_and_one_may_end(
    db: Database, clock: HandClock, port: int
) -> None:
    async with AsyncExitStack() as both:
        async with serving(db, port, clock):
            await both.enter_async_context(serving(db, port, clock))
        for _ in range(5):
            assert (await get_health(port))[0] == 503


async def test_a_port_that_another_program_has_is_named(db: Database, clock: HandClock, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with pytest.raises(NotReadyError, match=f"HEALTH_PORT: 127.0.0.1:{port} .*another port"):
            await serve_health(db, port, clock.now)


async def test_a_database_that_cannot_be_read_is_said(db: Database, clock: HandClock, port: int) -> None:
    async with serving(db, port, clock):
        db.write_now(lambda connection: connection.execute("drop table parts") and None)
        for path in ("/health", "/metrics"):
            status, text = await get(port, path)
            assert (status, "the database cannot be read" in text) == (503, True)
