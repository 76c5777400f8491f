"""Saving posts: what is new, changed, only counted, or known; and finding them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.channels import get_channel
from storage.counters import list_history
from storage.database import Database
from storage.errors import RowNotFound, StorageError
from storage.post_changes import fill_gaps, is_known, list_known
from storage.posts import (
    PostItem,
    find_post,
    get_post,
    list_evidence,
    list_outdated,
    list_posts_between,
    list_posts_by_seq,
    list_prints,
    list_prints_between,
    list_versions,
    mark_deleted,
    save_posts,
    save_understandings,
)
from storage.records import Counters, Evidence, Forward, PostVersion, Reaction
from tests.storage.examples import (
    CHANNEL,
    NOW,
    OTHER,
    a_post,
    dump_rows,
    fires,
    items,
    match,
    save,
    save_items,
    understand,
)

LATER = NOW + timedelta(hours=1)


def test_a_post_comes_back_as_it_was(db: Database) -> None:
    reactions = (Reaction("emoji", "🔥", 7), Reaction("paid", "⭐", 3), Reaction("custom", "537", 1))
    post = a_post(
        10,
        "Газ пошёл в порт",
        counters=Counters(120, 4, 0, reactions),
        edited_at=NOW - timedelta(minutes=5),
        forward=Forward(99, 7, "Исток"),
        media_kind="photo",
    )
    report = save(db, post)
    stored = db.read_now(get_post, report.seqs[0])
    assert report.outcomes == ("new",)
    assert (stored.channel_id, stored.post_id, stored.published_at) == (1001, 10, post.published_at)
    assert (stored.text, stored.language, stored.relevance) == (post.text, "ru", "kz-tm")
    assert (stored.counters, stored.edited_at) == (post.counters, post.edited_at)
    assert (stored.forward, stored.media_kind) == (post.forward, "photo")
    assert (stored.topics, stored.first_seen_at, stored.deleted_at) == (("gas_energy",), NOW, None)
    assert (stored.channel_title, stored.channel_username) == ("Caspian News", "caspian_news")
    assert (stored.channel_kind, stored.channel_country, stored.is_sample) == ("media", "KZ", False)
    assert stored.story_id is not None
    assert db.read_now(list_evidence, stored.seq) == [Evidence("kz", 0, 1), Evidence("gas_energy", 0, 3)]


def test_the_same_posts_again_change_no_row(db: Database) -> None:
    posts = [a_post(n, f"Газ {n}", minutes_ago=n, counters=fires(n, n)) for n in range(1, 40)]
    first = save(db, *posts)
    before = dump_rows(db)
    again = save(db, *posts, seen_at=LATER)
    assert first.count("new") == again.count("unchanged") == 39
    assert again.seqs == first.seqs
    assert dump_rows(db) == before


def test_a_changed_text_keeps_the_old_one(db: Database) -> None:
    seq = save(db, a_post(1, "Газ пошёл в порт")).seqs[0]
    edited_at = NOW + timedelta(minutes=30)
    report = save(db, a_post(1, "Нефть пошла в порт", edited_at=edited_at), seen_at=LATER)
    assert report.outcomes == ("changed",)
    stored = db.read_now(get_post, seq)
    assert (stored.text, stored.edited_at, stored.topics) == ("Нефть пошла в порт", edited_at, ())
    assert stored.first_seen_at == NOW
    assert db.read_now(list_versions, seq) == [PostVersion("Газ пошёл в порт", NOW)]
    assert (match(db, "газ"), match(db, "нефть")) == ([], [1])

    last = edited_at + timedelta(minutes=30)
    save(db, a_post(1, "Всё отменили", edited_at=last), seen_at=LATER + timedelta(hours=1))
    assert db.read_now(list_versions, seq) == [
        PostVersion("Газ пошёл в порт", NOW),
        PostVersion("Нефть пошла в порт", LATER),
    ]


def test_white_space_is_no_edit(db: Database) -> None:
    save(db, a_post(1, "Газ пошёл"))
    before = dump_rows(db)
    assert save(db, a_post(1, "Газ  пошёл\n", edited_at=NOW)).outcomes == ("unchanged",)
    assert dump_rows(db) == before


def test_an_old_reading_never_takes_an_edit_back(db: Database) -> None:
    edited_at = NOW - timedelta(minutes=10)
    save(db, a_post(1, "Новый текст", edited_at=edited_at))
    before = dump_rows(db)
    for stale in (None, edited_at - timedelta(minutes=1)):
        report = save(db, a_post(1, "Старый текст", edited_at=stale), seen_at=LATER)
        assert report.outcomes == ("unchanged",)
    assert dump_rows(db) == before


def test_counters_alone_are_no_edit(db: Database) -> None:
    seq = save(db, a_post(1, counters=fires(100, 5))).seqs[0]
    posts_before = dump_rows(db)["posts"]
    report = save(db, a_post(1, counters=fires(150, 9)), seen_at=LATER)
    assert report.outcomes == ("counters",)
    assert db.read_now(get_post, seq).counters == fires(150, 9)
    assert dump_rows(db)["posts"] == posts_before
    assert db.read_now(list_versions, seq) == []
    assert [(views, total) for _, views, total in db.read_now(list_history, seq)] == [(100, 5), (150, 9)]


def test_counters_that_a_source_does_not_say_stay(db: Database) -> None:
    seq = save(db, a_post(1, counters=Counters(100, 3, 2, (Reaction("emoji", "👍", 1),)))).seqs[0]
    assert save(db, a_post(1, counters=Counters(forwards=4)), seen_at=LATER).outcomes == ("counters",)
    assert db.read_now(get_post, seq).counters == Counters(100, 4, 2, (Reaction("emoji", "👍", 1),))
    assert save(db, a_post(1), seen_at=LATER).outcomes == ("unchanged",)


def test_an_older_reading_of_counters_is_ignored(db: Database) -> None:
    seq = save(db, a_post(1, counters=fires(150)), seen_at=LATER).seqs[0]
    assert save(db, a_post(1, counters=fires(100)), seen_at=NOW).outcomes == ("unchanged",)
    assert db.read_now(get_post, seq).counters == fires(150)


def test_facts_that_another_source_adds_are_a_change_without_a_version(db: Database) -> None:
    seq = save(db, a_post(1)).seqs[0]
    fuller = a_post(1, media_kind="video", forward=Forward(title="Исток"))
    assert save(db, fuller).outcomes == ("changed",)
    stored = db.read_now(get_post, seq)
    assert (stored.media_kind, stored.forward) == ("video", Forward(title="Исток"))
    assert db.read_now(list_versions, seq) == []
    assert save(db, a_post(1)).outcomes == ("unchanged",)
    assert db.read_now(get_post, seq) == stored


def test_a_known_text_needs_no_understanding(db: Database) -> None:
    post = a_post(1, media_kind="photo", edited_at=NOW - timedelta(minutes=1))
    seq = save(db, post).seqs[0]
    (known,) = db.read_now(list_known, CHANNEL.channel_id, [1, 2]).values()
    bare = replace(post, media_kind=None, edited_at=None, counters=fires(5))
    assert is_known(known, bare, understand(post).text_hash)
    assert not is_known(known, bare, b"another")
    assert not is_known(known, replace(post, media_kind="video"), understand(post).text_hash)
    assert fill_gaps(bare, known) == replace(post, counters=fires(5))
    assert save_items(db, [PostItem(bare, None)]).outcomes == ("counters",)
    assert db.read_now(get_post, seq).counters == fires(5)
    with pytest.raises(ValueError, match="not analysed"):
        save_items(db, [PostItem(a_post(2), None)])


def test_filling_gaps_does_not_make_an_old_text_new(db: Database) -> None:
    seq = save(db, a_post(1, "Новый текст", edited_at=NOW)).seqs[0]
    known = db.read_now(list_known, CHANNEL.channel_id, [1])[1]
    filled = fill_gaps(a_post(1, "Старый текст"), known)
    assert save(db, filled).outcomes == ("unchanged",)
    assert db.read_now(get_post, seq).text == "Новый текст"


def test_a_post_twice_in_one_batch(db: Database) -> None:
    report = save(
        db, a_post(1, "Газ"), a_post(2), a_post(1, "Газ"), a_post(1, "Нефть"), a_post(1, counters=fires(3))
    )
    assert report.outcomes == ("new", "new", "unchanged", "changed", "changed")
    assert len(set(report.seqs)) == 2
    assert len(db.read_now(list_versions, report.seqs[0])) == 2


def test_a_batch_is_of_one_stored_channel(db: Database) -> None:
    with pytest.raises(StorageError, match="1002"):
        save(db, a_post(1), a_post(2, channel_id=OTHER.channel_id))
    with pytest.raises(StorageError, match="FOREIGN KEY"):
        db.write_now(save_posts, 77, items(a_post(1, channel_id=77)), seen_at=NOW)
    assert db.read_now(list_posts_between, None, None) == []


def test_an_empty_batch_is_nothing(db: Database) -> None:
    assert save(db).outcomes == ()


def test_the_channel_knows_its_newest_post(db: Database) -> None:
    save(db, a_post(2, minutes_ago=10), a_post(1, minutes_ago=90))
    save(db, a_post(3, minutes_ago=500))
    assert db.read_now(get_channel, CHANNEL.channel_id).last_post_at == NOW - timedelta(minutes=10)


def test_the_same_id_in_two_channels_is_two_posts(db: Database) -> None:
    save(db, a_post(1, "Один"))
    save(db, a_post(1, "Другой", channel_id=OTHER.channel_id), channel=OTHER)
    first, second = (db.read_now(find_post, channel.channel_id, 1) for channel in (CHANNEL, OTHER))
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("Один", "Другой")
    assert second.channel_kind == "official"


def test_a_deletion_is_a_date_and_not_a_loss(db: Database) -> None:
    seqs = save(db, a_post(1, minutes_ago=5), a_post(2, minutes_ago=4)).seqs
    assert db.write_now(mark_deleted, CHANNEL.channel_id, [1, 77], LATER) == 1
    assert db.write_now(mark_deleted, CHANNEL.channel_id, [1], LATER + timedelta(hours=1)) == 0
    assert db.read_now(get_post, seqs[0]).deleted_at == LATER
    assert [post.post_id for post in db.read_now(list_posts_between, None, None)] == [2]
    everything = db.read_now(list_posts_between, None, None, include_deleted=True)
    assert [post.post_id for post in everything] == [1, 2]
    assert save(db, a_post(1, minutes_ago=5)).outcomes == ("unchanged",)


def test_windows_are_half_open(db: Database) -> None:
    save(db, *(a_post(n, minutes_ago=n) for n in range(1, 6)))
    since, until = NOW - timedelta(minutes=4), NOW - timedelta(minutes=2)
    found = db.read_now(list_posts_between, since, until)
    assert [post.post_id for post in found] == [4, 3]
    assert db.read_now(list_posts_between, since, until, channel_id=OTHER.channel_id) == []


def test_posts_by_number_come_in_the_order_asked(db: Database) -> None:
    first, second = save(db, a_post(1), a_post(2)).seqs
    found = db.read_now(list_posts_by_seq, [second, 999, first])
    assert [post.seq for post in found] == [second, first]
    with pytest.raises(RowNotFound):
        db.read_now(get_post, 999)
    assert db.read_now(find_post, CHANNEL.channel_id, 999) is None


def test_what_near_copies_are_looked_for_by(db: Database) -> None:
    midnight = datetime(2025, 11, 20, tzinfo=UTC)
    seqs = [
        save(db, replace(a_post(number + 1, f"текст {number}"), published_at=moment)).seqs[0]
        for number, moment in enumerate(
            [midnight - timedelta(seconds=1), midnight, midnight + timedelta(days=1)]
        )
    ]
    (post,) = db.read_now(list_prints_between, midnight, midnight + timedelta(days=1))
    assert (post.seq, post.published_at, post.text) == (seqs[1], midnight, None)
    assert post.print == understand(a_post(2, "текст 1")).print
    assert db.read_now(list_prints, [seqs[1], 5]) == [post]
    db.write_now(lambda connection: connection.execute("update posts set print = null"))
    (older,) = db.read_now(list_prints_between, midnight, midnight + timedelta(days=1))
    assert older.text == "текст 1"
    assert {each.seq: each.text for each in db.read_now(list_prints, [*seqs[1:], 5])} == {
        seqs[1]: "текст 1",
        seqs[2]: "текст 2",
    }


def test_a_newer_analyser_understands_again(db: Database) -> None:
    seq = save(db, a_post(1, "Газ пошёл"), a_post(2, "Нефть пошла")).seqs[0]
    outdated = db.read_now(list_outdated, 2, 10)
    assert [post.post_id for post in outdated] == [2, 1]
    newer = replace(
        understand(a_post(1, "Газ пошёл")), relevance="tm-only", analysis_version=2, terms="r:новое"
    )
    db.write_now(save_understandings, [(seq, newer)])
    assert [post.post_id for post in db.read_now(list_outdated, 2, 10)] == [2]
    assert [post.post_id for post in db.read_now(list_outdated, 1, 10)] == [1]
    assert [post.post_id for post in db.read_now(list_outdated, 3, 10)] == [1, 2]
    assert [post.post_id for post in db.read_now(list_outdated, 3, 1)] == [1]
    assert db.read_now(get_post, seq).relevance == "tm-only"
    assert match(db, '"r:новое"') == [1]


def test_the_index_takes_tokens_as_they_come(db: Database) -> None:
    """Nothing but white space separates tokens, whatever letters Unicode got since SQLite's tables."""
    tokens = ["r:газ", "k:қазақ", "a-b", "o'z", "x:№5", "é", "𞤀𞤁", "ch:1001"]
    post = a_post(1)
    save_items(db, [PostItem(post, understand(post, terms=" ".join(tokens)))])
    for token in tokens:
        quoted = token.replace('"', '""')
        assert match(db, f'terms : "{quoted}"') == [1] or "'" in token
    assert match(db, '"газ"') == [1]  # in forms
    assert match(db, 'terms : "газ"') == []
    assert match(db, '"r:га"') == []
    assert match(db, '"r:га" *') == [1]


def test_a_whole_reading_is_believed_where_dates_cannot_tell(db: Database) -> None:
    """Telegram dates edits by seconds, and hides the date when reactions changed afterwards."""
    edited_at = NOW - timedelta(minutes=10)
    seq = save(db, a_post(1, "Первая правка", edited_at=edited_at)).seqs[0]
    whole = Counters(is_whole=True)
    for text, moment in (("Вторая правка той же секунды", edited_at), ("Правка без даты", None)):
        assert save(db, a_post(1, text, edited_at=moment)).outcomes == ("unchanged",)
        assert save(db, a_post(1, text, edited_at=moment, counters=whole)).outcomes == ("changed",)
        assert db.read_now(get_post, seq).text == text
    older = a_post(1, "Первая правка", edited_at=edited_at - timedelta(seconds=1), counters=whole)
    assert save(db, older).outcomes == ("unchanged",)


def test_reactions_that_were_withdrawn_are_gone_when_the_post_was_read_itself(db: Database) -> None:
    seq = save(db, a_post(1, "Газ", counters=fires(100, 7))).seqs[0]
    save(db, a_post(1, "Газ", counters=Counters(101)), seen_at=LATER)
    assert db.read_now(get_post, seq).counters == fires(101, 7), "a file need not say everything"
    save(db, a_post(1, "Газ", counters=Counters(102, is_whole=True)), seen_at=LATER)
    assert db.read_now(get_post, seq).counters == Counters(102)
