"""What stood out: order, reasons, limits."""

from __future__ import annotations

from datetime import timedelta

from bot.answers.top import list_top
from storage.database import Database
from storage.records import Counters
from tests.conftest import START
from tests.stored_posts import store_channel, store_post

DAY = timedelta(days=1)


def views(count: int) -> dict[str, Counters]:
    return {"counters": Counters(views=count)}


async def test_the_best_comes_first_and_says_why(db: Database) -> None:
    store_channel(db, 1)
    for number in range(1, 7):
        store_post(db, START - (number + 7) * DAY, post_id=number, post_fields=views(100))
    plain = store_post(db, START - DAY, post_id=10, post_fields=views(100))
    loud = store_post(db, START - 2 * DAY, post_id=11, post_fields=views(1_000))
    single = store_post(db, START - DAY, post_id=12, relevance="kz-only", post_fields=views(100))
    store_post(db, START - DAY, post_id=13, relevance="other", post_fields=views(9_000))
    items = await list_top(db, START, days=7, limit=10)
    assert [item.seq for item in items] == [loud, plain, single]
    assert [reason.name for reason in items[0].reasons][:2] == ["engagement", "relevance"]
    assert "relevance" not in {reason.name for reason in items[2].reasons}


async def test_days_and_limit_hold(db: Database) -> None:
    store_channel(db, 1)
    old = store_post(db, START - 8 * DAY, post_id=1)
    for number in range(2, 8):
        store_post(db, START - DAY, post_id=number)
    items = await list_top(db, START, days=7, limit=5)
    assert len(items) == 5
    assert old not in {item.seq for item in items}


async def test_an_empty_week_is_empty(db: Database) -> None:
    assert await list_top(db, START, days=7, limit=5) == ()


async def test_the_readers_language_is_shown(db: Database) -> None:
    store_channel(db, 1)
    store_channel(db, 2)
    first = store_post(db, START - DAY, channel_id=1)
    store_post(db, START - DAY, channel_id=2, copy_of=first, language="tk", text="Türkmençe")
    (item,) = await list_top(db, START, language="tk")
    assert item.language == "tk"
    assert [source.title for source in item.sources] == ["Channel 1", "Channel 2"]
