"""Posts over time, through the real door, the real index and the real matcher."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import bot.answers.trends
from bot.answers.search import search
from bot.answers.trends import count_trend
from bot.core import Core
from bot.domain.trends import Trend
from storage.records import Post
from tests.conftest import START
from tests.stored_posts import store_channel

ALMATY = ZoneInfo("Asia/Almaty")
SUBJECTS = ["зерно", "уголь", "паром", "вагоны", "металл", "хлопок", "рыбу", "лес", "рис", "соль"]


async def ingest(core: Core, channel_id: int, ages: dict[int, timedelta]) -> None:
    channel = store_channel(core.db, channel_id, country="KZ", language="ru")
    posts = [
        Post(channel_id, at, START - age, f"В порту {at} грузят {SUBJECTS[at % 10]} и {SUBJECTS[at // 10]}")
        for at, age in ages.items()
    ]
    await core.ingest.ingest(channel, posts)


async def count(core: Core, query: str, days: int = 0, zone: ZoneInfo = ALMATY) -> Trend:
    return await count_trend(core.db, core.analyser, core.lexicon.names, query, START, zone, days=days)


async def test_counts_by_the_readers_day_what_a_search_finds(core: Core) -> None:
    ages = {at: timedelta(days=at * 2, minutes=1) for at in range(1, 30)}
    await ingest(core, 1, ages)
    await ingest(core, 2, {50: timedelta(days=2, minutes=3)})
    trend = await count(core, "порт")
    found = await search(
        core.db, core.analyser, core.lexicon.names, "порт date:2025-10-16..", START, ALMATY, limit=99
    )
    assert trend.posts == len(found.items) == 15
    assert trend.sources == 2
    assert len(trend.steps) == 30
    assert (trend.steps[0].day, trend.steps[-1].day) == (date(2025, 10, 16), date(2025, 11, 14))
    assert trend.peak.day == date(2025, 11, 12)
    assert (trend.peak.posts, trend.peak.sources) == (2, 2)
    assert trend.read_since is None
    assert trend.is_small


async def test_a_day_begins_at_midnight_of_the_reader(core: Core) -> None:
    await ingest(core, 1, {1: timedelta(hours=13, minutes=30)})  # 19:30 UTC is 00:30 in Almaty
    assert (await count(core, "порт")).peak.day == date(2025, 11, 14)
    assert (await count(core, "порт", zone=ZoneInfo("UTC"))).peak.day == date(2025, 11, 13)


async def test_what_was_not_read_is_not_known_rather_than_nothing(core: Core) -> None:
    await ingest(core, 1, {1: timedelta(days=5), 2: timedelta(days=1)})
    trend = await count(core, "порт", days=90)
    assert trend.read_since == START - timedelta(days=5)
    assert [step.posts for step in trend.steps[-7:]] == [None, 1, 0, 0, 0, 1, 0]
    assert {step.posts for step in trend.steps[:-6]} == {None}


async def test_a_year_is_counted_in_whole_weeks(core: Core) -> None:
    await ingest(core, 1, {at: timedelta(days=at * 13) for at in range(1, 30)})
    trend = await count(core, "порт", days=364)
    assert (len(trend.steps), trend.step_days) == (52, 7)
    assert (trend.steps[0].day, trend.last_day) == (date(2024, 11, 16), date(2025, 11, 14))
    assert sum(step.posts or 0 for step in trend.steps) == trend.posts == 27


async def test_the_time_that_a_query_says_is_its_period(core: Core) -> None:
    await ingest(core, 1, {at: timedelta(days=at) for at in range(1, 30)})
    trend = await count(core, "порт date:2025-11-01..2025-11-05")
    assert (trend.steps[0].day, trend.last_day) == (date(2025, 11, 1), date(2025, 11, 5))
    assert trend.posts == 5
    assert not trend.is_open
    month = await count(core, "порт date:2025-11-01..2025-11-05", days=30)
    assert (month.posts, month.query) == (29, "порт")


async def test_a_bound_says_how_far_counting_came(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    await ingest(core, 1, {at: timedelta(days=at) for at in range(1, 30)})
    monkeypatch.setattr(bot.answers.trends, "MOST_TRIED", 10)
    trend = await count(core, "порт")
    assert trend.posts == 10
    assert trend.counted_since == START - timedelta(days=10)
    assert [step.posts for step in trend.steps[17:21]] == [None, None, 1, 1]


async def test_an_empty_database_has_nothing(core: Core) -> None:
    trend = await count(core, "порт")
    assert trend.posts == 0
    assert {step.posts for step in trend.steps} <= {0, None}
    assert isinstance(START, datetime)
