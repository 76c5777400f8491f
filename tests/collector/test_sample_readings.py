"""The sample's invented readings grow towards what the export has, and never beyond now."""

from __future__ import annotations

from datetime import timedelta

from bot.core import Core
from bot.sample.readings import invent_readings
from storage.counters import list_history, write_history
from storage.posts import get_post
from storage.records import Counters, Reaction
from tests.conftest import START
from tests.stored_posts import store_channel, store_post


async def test_readings_grow_to_the_last_one_and_end_before_now(core: Core) -> None:
    store_channel(core.db, 1)
    counters = Counters(1_000, 50, None, (Reaction("emoji", "🔥", 40),))
    at = START - timedelta(hours=13)
    seq = store_post(core.db, at, seen_at=START, post_fields={"counters": counters})
    post = core.db.read_now(get_post, seq)
    found = invent_readings(post, START)
    assert [when - at for _, when, _ in found][-1] == timedelta(hours=12)
    views = [each.views or 0 for _, _, each in found]
    assert views == sorted(views)
    assert 0 < views[0] < views[-1] < 1_000
    assert found == invent_readings(post, START)
    core.db.write_now(write_history, found)
    history = core.db.read_now(list_history, seq)
    assert len(history) == len(found) + 1
    assert history[-1][1:] == (1_000, 40)
    assert core.db.read_now(get_post, seq).counters == counters
