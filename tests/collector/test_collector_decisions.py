"""What the collector decides without a network: budget, intervals, tiers, cursors, whom to follow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collector.budget import BURST, Budget
from bot.collector.live import follow
from bot.collector.refresh import decide_due
from bot.collector.roster import Followed, decide_interval
from bot.collector.starter import choose_channels, load_starter_channels
from bot.errors import ConfigError
from storage.records import Channel
from storage.rereading import Rereadable
from tests.conftest import START

TIERS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60))


@given(st.lists(st.floats(0, 8), max_size=200), st.integers(1, 40))
def test_no_window_ever_holds_more_than_the_budget(steps: list[float], per_minute: int) -> None:
    budget, now, spent = Budget(per_minute), START, []
    for step in steps:
        now += timedelta(seconds=step)
        if budget.can_spend(now):
            budget.spend("news", now)
            spent.append(now)
    for at in spent:
        assert sum(at <= other < at + timedelta(minutes=1) for other in spent) <= per_minute
        assert sum(at <= other < at + BURST for other in spent) <= -(-per_minute // 4)


def test_a_flood_wait_pauses_its_method_alone_and_a_second_longer() -> None:
    budget = Budget(20)
    budget.pause("messages.getHistory", 30, START)
    assert not budget.is_open("messages.getHistory", START + timedelta(seconds=30))
    assert budget.is_open("messages.getHistory", START + timedelta(seconds=31))
    assert budget.is_open("channels.getMessages", START)


def test_work_that_waits_gets_its_share() -> None:
    budget, chosen = Budget(44), []
    for _ in range(44):
        work = budget.choose(("news", "backfill", "counters", "roster"), START)
        assert work is not None
        budget.spend(work, START)
        chosen.append(work)
    assert [chosen.count(work) for work in ("news", "roster", "backfill", "counters")] == [16, 12, 8, 8]
    assert budget.choose((), START) is None


def test_busy_channels_are_looked_at_sooner() -> None:
    def interval_s(silence: timedelta, *, is_told: bool = False) -> float:
        return decide_interval(START - silence, START, 60, is_told=is_told).total_seconds()

    assert interval_s(timedelta(minutes=5)) == 60
    assert interval_s(timedelta(hours=5)) == 900
    assert interval_s(timedelta(days=30)) == 1800
    assert interval_s(timedelta(minutes=5), is_told=True) == 1800
    assert decide_interval(START, START, 7200, is_told=False) == timedelta(hours=2)


@given(st.integers(0, 20), st.sets(st.integers(1, 40)))
def test_the_cursor_never_passes_an_id_that_did_not_come(cursor: int, new_ids: set[int]) -> None:
    moved = follow(cursor, new_ids)
    assert set(range(cursor + 1, moved + 1)) <= new_ids
    assert moved + 1 not in new_ids


@pytest.mark.parametrize(
    ("age_min", "read_min_ago", "is_due"),
    [
        (4, 4, False),
        (5, 5, True),
        (9, 3, False),
        (16, 8, True),
        (16, 1, False),
        (61, 30, True),
        (90, 20, False),
    ],
)
def test_a_post_is_due_once_in_each_tier(age_min: int, read_min_ago: int, is_due: bool) -> None:
    read_at = START - timedelta(minutes=read_min_ago)
    post = Rereadable(1, 7, START - timedelta(minutes=age_min), read_at)
    channels = {1: Followed(Channel(1, "One"))}
    assert decide_due([post], {(1, 7): read_at}, channels, TIERS, START) == ({1: [7]} if is_due else {})


def test_after_a_gap_every_recent_post_is_due_until_it_was_read() -> None:
    posts = [Rereadable(1, post_id, START, START) for post_id in (7, 8)]
    read_at = {(1, post_id): START for post_id in (7, 8)}
    channels = {1: Followed(Channel(1, "One"), needs_reread=True, reread={8})}
    assert decide_due(posts, read_at, channels, TIERS, START) == {1: [7]}
    assert decide_due(posts, read_at, {}, TIERS, START) == {}


def test_the_starter_list_is_followed_when_nothing_is_configured() -> None:
    starters = load_starter_channels()
    assert len({str(channel.username).lower() for channel in starters}) == len(starters) > 15
    assert {channel.kind for channel in starters} <= {"official", "media", "analyst", "exile", "aggregator"}
    assert {channel.country for channel in starters} <= {"KZ", "TM", "CA", "RU"}
    assert choose_channels(()).keys() == {str(channel.username).lower() for channel in starters}


def test_configured_channels_keep_what_the_list_knows_of_them() -> None:
    chosen = choose_channels(("https://t.me/HronikaTM", "@somebody_else"))
    assert chosen["hronikatm"] is not None
    assert chosen["hronikatm"].kind == "exile"
    assert chosen["somebody_else"] is None
    with pytest.raises(ConfigError, match="write the channel's @name"):
        choose_channels(("-1001234567890",))
