"""Digests from a real database: which posts a window holds, what was read, filters, habits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.digest import compose_digest, load_material
from bot.answers.matched_posts import Verifier
from bot.answers.search import plan_query
from bot.core import Core
from bot.domain.answer_values import SECTION_ALSO, Digest
from bot.domain.preferences import DigestPreferences
from storage.channels import mark_checked, set_state
from storage.database import Database
from storage.records import Channel, Counters, Post
from tests.conftest import START
from tests.stored_posts import store_channel, store_post

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def digest_of_the_day(db: Database, **options: Any) -> Digest:
    preferences = options.pop("preferences", DigestPreferences())
    return await compose_digest(db, preferences, START - DAY, START, "Asia/Almaty", START, **options)


def seqs(digest: Digest) -> list[int]:
    return [item.seq for section in digest.sections for item in section.items]


async def test_kz_tm_stands_first_then_the_rest_in_brief(db: Database) -> None:
    store_channel(db, 1)
    single = store_post(db, START - 2 * HOUR, post_id=1, relevance="tm-only")
    both = store_post(db, START - 20 * HOUR, post_id=2, topics=("diplomacy", "gas_energy"))
    store_post(db, START - HOUR, post_id=3, relevance="other", topics=())
    digest = await digest_of_the_day(db)
    assert [section.name for section in digest.sections] == ["diplomacy", SECTION_ALSO]
    assert seqs(digest) == [both, single]
    assert digest.coverage.posts == 3


async def test_the_window_is_half_open(db: Database) -> None:
    store_channel(db, 1)
    first = store_post(db, START - DAY, post_id=1)
    store_post(db, START, post_id=2)
    store_post(db, START - DAY - timedelta(seconds=1), post_id=3)
    assert seqs(await digest_of_the_day(db)) == [first]


async def test_a_story_of_several_channels_is_one_item_with_its_first_source(db: Database) -> None:
    store_channel(db, 1)
    store_channel(db, 2, kind="official")
    first = store_post(db, START - DAY - HOUR, channel_id=1, text="Газ: начало")
    store_post(db, START - HOUR, channel_id=2, copy_of=first, post_fields={"counters": Counters(views=7)})
    (section,) = (await digest_of_the_day(db)).sections
    (item,) = section.items
    assert (item.seq, item.headline.startswith("Газ"), item.views) == (first, True, 7)
    assert [source.kind for source in item.sources] == ["media", "official"]
    assert item.sources[0].link == "https://t.me/channel1/1"


async def test_shown_before_is_left_out(db: Database) -> None:
    store_channel(db, 1)
    seen = store_post(db, START - HOUR, post_id=1)
    new = store_post(db, START - HOUR, post_id=2)
    (section,) = (await digest_of_the_day(db)).sections
    by_seq = {item.seq: item.story_id for item in section.items}
    digest = await digest_of_the_day(db, shown={by_seq[seen]: seen})
    assert seqs(digest) == [new]


async def test_deleted_posts_are_gone(db: Database) -> None:
    from storage.posts import mark_deleted

    store_channel(db, 1)
    store_post(db, START - HOUR)
    await db.write(mark_deleted, 1, [1], START)
    assert (await digest_of_the_day(db)).sections == ()


async def test_what_was_read_late_is_news_to_the_next_digest(db: Database) -> None:
    store_channel(db, 1)
    late = store_post(db, START - DAY - 2 * HOUR, post_id=1, seen_at=START - HOUR)
    store_post(db, START - DAY - HOUR, post_id=2)
    store_post(db, START - 5 * DAY, post_id=3, seen_at=START - HOUR)
    material = await load_material(db, START - DAY, START, include_late=True)
    assert [post.seq for story in material.stories for post in story.posts] == [late]
    assert (await load_material(db, START - DAY, START)).stories == ()


async def test_habits_need_a_few_posts(db: Database) -> None:
    store_channel(db, 1)
    for number in range(1, 5):
        store_post(
            db,
            START - number * DAY,
            post_id=number,
            post_fields={"counters": Counters(views=100 * number)},
        )
    assert (await load_material(db, START - DAY, START)).baselines == {}
    store_post(db, START - 5 * DAY, post_id=5, post_fields={"counters": Counters(views=500)})
    assert (await load_material(db, START - DAY, START)).baselines[1].views == 300


# --- what was read --------------------------------------------------------------------------------


async def test_a_quiet_day_says_what_was_read(db: Database) -> None:
    store_channel(db, 1)
    store_post(db, START - HOUR, relevance="other", topics=())
    digest = await digest_of_the_day(db)
    assert digest.sections == ()
    assert (digest.coverage.channels, digest.coverage.posts, digest.coverage.silent) == (1, 1, ())


async def test_failing_and_closed_channels_are_named_and_not_counted_as_read(db: Database) -> None:
    for channel_id in (1, 2, 3, 4):
        store_channel(db, channel_id)
        store_post(db, START - HOUR, channel_id=channel_id)
    await db.write(mark_checked, 1, START - HOUR, "flood wait")
    await db.write(set_state, 2, "private")
    await db.write(set_state, 3, "paused")
    coverage = (await digest_of_the_day(db)).coverage
    assert coverage.failing == ("Channel 1", "Channel 2")
    assert (coverage.channels, coverage.silent) == (1, ())


async def test_silence_is_measured_by_habit(db: Database) -> None:
    for channel_id in (1, 2, 3):
        store_channel(db, channel_id)
    for number in range(1, 31):  # writes daily, then not for four days
        store_post(db, START - (number + 4) * DAY, channel_id=1, post_id=number)
    for number in range(1, 4):  # writes every ten days
        store_post(db, START - 10 * number * DAY, channel_id=2, post_id=number)
    assert (await digest_of_the_day(db)).coverage.silent == ("Channel 1", "Channel 3")


async def test_the_worst_lag_is_the_longest_unchecked_channel(db: Database) -> None:
    store_channel(db, 1)
    assert (await digest_of_the_day(db)).coverage.worst_lag_s is None
    store_channel(db, 2)
    await db.write(mark_checked, 1, START - timedelta(minutes=1))
    await db.write(mark_checked, 2, START - timedelta(minutes=20))
    assert (await digest_of_the_day(db)).coverage.worst_lag_s == 1200


async def test_the_sample_is_marked(db: Database) -> None:
    store_channel(db, 1, is_sample=True)
    store_post(db, START - HOUR)
    digest = await digest_of_the_day(db)
    assert digest.coverage.is_sample
    assert digest.sections[0].items[0].sources[0].is_sample


# --- filters --------------------------------------------------------------------------------------


async def test_a_filter_query_runs_the_matcher(core: Core) -> None:
    channel = store_channel(core.db, 1, country="KZ", language="ru")
    texts = [
        "Казахстан и Туркменистан договорились о поставках газа",
        "Казахстан и Туркменистан открыли паромную линию в порту Актау",
    ]
    posts = [_post(channel, n, text) for n, text in enumerate(texts, start=1)]
    await core.ingest.ingest(channel, posts)
    names = core.lexicon.names
    _, plan = await plan_query(core.db, core.analyser, names, "газ", START, ZoneInfo("UTC"))
    everything = await digest_of_the_day(core.db)
    filtered = await digest_of_the_day(core.db, accepts=Verifier(core.analyser, plan))
    assert len(seqs(everything)) == 2
    (section,) = filtered.sections
    assert "газа" in section.items[0].headline
    assert filtered.coverage == everything.coverage


def _post(channel: Channel, post_id: int, text: str) -> Post:
    return Post(channel.channel_id, post_id, START - HOUR, text)
