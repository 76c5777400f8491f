"""Counters: readings, their history, and what is usual for a channel."""

from __future__ import annotations

from datetime import timedelta

from storage.counters import ChannelMedian, Reading, channel_medians, list_history
from storage.database import Database
from storage.posts import get_post, mark_deleted, save_counters
from storage.records import Counters, Reaction
from tests.storage.examples import CHANNEL, NOW, OTHER, a_post, dump_rows, fires, save

LATER = NOW + timedelta(hours=1)


def test_a_re_reading_brings_news_and_notes_its_time(db: Database) -> None:
    seqs = save(db, a_post(1, counters=fires(10, 1)), a_post(2, counters=fires(5))).seqs
    readings = [Reading(1, fires(20, 3)), Reading(2, fires(5)), Reading(3, fires(9))]
    assert db.write_now(save_counters, CHANNEL.channel_id, readings, read_at=LATER) == 1
    assert db.read_now(get_post, seqs[0]).counters == fires(20, 3)
    assert len(db.read_now(list_history, seqs[1])) == 1
    assert {row[-1] for row in dump_rows(db)["post_stats"]} == {int(LATER.timestamp())}
    assert db.write_now(save_counters, CHANNEL.channel_id, readings[:1], read_at=NOW) == 0


def test_a_first_re_reading_of_a_post_without_counters(db: Database) -> None:
    seq = save(db, a_post(1)).seqs[0]
    assert db.write_now(save_counters, CHANNEL.channel_id, [Reading(1, fires(7))], read_at=LATER) == 1
    assert db.read_now(get_post, seq).counters == fires(7)


def test_paid_reactions_are_no_people(db: Database) -> None:
    reactions = (Reaction("paid", "⭐", 900), Reaction("emoji", "🔥", 2), Reaction("custom", "", 1))
    seq = save(db, a_post(1, counters=Counters(reactions=reactions))).seqs[0]
    assert db.read_now(get_post, seq).counters.reactions == reactions
    assert dump_rows(db)["post_stats"][0][5] == 3


def test_absurd_numbers_do_not_break_the_batch(db: Database) -> None:
    huge = 2**63 - 1
    counters = Counters(views=huge, reactions=(Reaction("emoji", "👍", huge), Reaction("emoji", "🔥", huge)))
    seq = save(db, a_post(1, counters=counters)).seqs[0]
    assert db.read_now(get_post, seq).counters == counters


def test_the_order_of_reactions_is_no_news(db: Database) -> None:
    one, other = Reaction("emoji", "👍", 1), Reaction("emoji", "🔥", 5)
    save(db, a_post(1, counters=Counters(reactions=(one, other))))
    assert save(db, a_post(1, counters=Counters(reactions=(other, one)))).outcomes == ("unchanged",)


def test_what_is_usual_for_a_channel(db: Database) -> None:
    save(db, *(a_post(n, counters=fires(n * 10, n)) for n in (1, 2, 3, 100)), a_post(5))
    save(db, a_post(1, channel_id=OTHER.channel_id, counters=Counters(forwards=3)), channel=OTHER)
    save(db, a_post(6, minutes_ago=60 * 24 * 9, counters=fires(9000)))
    db.write_now(mark_deleted, CHANNEL.channel_id, [100], NOW)
    assert db.read_now(channel_medians, NOW - timedelta(days=7)) == {
        CHANNEL.channel_id: ChannelMedian(posts=3, views=20, reactions=2),
        OTHER.channel_id: ChannelMedian(posts=1, views=0, reactions=0),
    }
    assert db.read_now(channel_medians, NOW, NOW + timedelta(days=1)) == {}
