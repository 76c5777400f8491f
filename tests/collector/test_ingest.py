"""The one door: idempotent, all or nothing, and the rule for what may alert."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.collector.ingest import Ingest
from bot.core import Core
from bot.domain.payloads import load_alert
from storage.alerts import add_alert, mute_alert
from storage.channels import get_channel, save_channel
from storage.database import Connection
from storage.deliveries import list_deliveries
from storage.errors import StorageError
from storage.posts import find_post, list_versions, mark_deleted
from storage.records import Channel, Counters, Delivery, Post, Reaction, StoredPost, Subscriber
from storage.subscribers import save_subscriber
from tests.conftest import HandClock

CHANNEL = Channel(77, "Test", username="test_channel", country="KZ", language="ru")
PORT = "В порту Актау встретили паром из Туркменбаши с двадцатью вагонами муки и цемента"


def _post(post_id: int, text: str, at: datetime, **fields: object) -> Post:
    return Post(CHANNEL.channel_id, post_id, at, text, **fields)  # type: ignore[arg-type]


@pytest.fixture
async def channel(core: Core) -> Channel:
    return await core.db.write(save_channel, CHANNEL)


@pytest.fixture
async def alert_id(core: Core, clock: HandClock) -> int:
    await core.db.write(save_subscriber, Subscriber(5, "ru", "Asia/Almaty", clock.now()))
    alert = await core.db.write(add_alert, 5, "порт", clock.now(), limit=10)
    return alert.alert_id


async def _find(core: Core, post_id: int) -> StoredPost:
    post = await core.db.read(find_post, CHANNEL.channel_id, post_id)
    assert post is not None
    return post


async def _fired(core: Core) -> list[Delivery]:
    return await core.db.read(list_deliveries, 5)


def _count_rows(db: Connection) -> dict[str, int]:
    tables = ("posts", "posts_fts", "post_stats", "post_versions", "post_topics", "stories", "deliveries")
    return {name: db.execute(f"select count(*) from {name}").fetchone()[0] for name in tables}


async def test_a_post_is_understood_and_stored(core: Core, channel: Channel, clock: HandClock) -> None:
    counters = Counters(views=10, reactions=(Reaction("emoji", "🔥", 3),))
    report = await core.ingest.ingest(channel, [_post(1, PORT, clock.now(), counters=counters)], cursor=1)
    stored = await _find(core, 1)
    assert report.outcomes == {"new": 1}
    assert (stored.language, stored.relevance) == ("ru", "kz-tm")
    assert "caspian_ports" in stored.topics
    assert stored.counters == counters
    assert stored.story_id is not None
    assert (await core.db.read(get_channel, channel.channel_id)).cursor == 1


async def test_the_same_post_twice_changes_nothing(core: Core, channel: Channel, clock: HandClock) -> None:
    posts = [_post(n, f"{PORT} номер {n}", clock.now()) for n in range(1, 8)]
    await core.ingest.ingest(channel, posts, cursor=7)
    before = await core.db.read(_count_rows)
    clock.move(minutes=5)
    report = await core.ingest.ingest(channel, posts, cursor=7)
    assert report.outcomes == {"unchanged": 7}
    assert await core.db.read(_count_rows) == before


async def test_an_edit_keeps_the_old_version(core: Core, channel: Channel, clock: HandClock) -> None:
    post = _post(1, "Газ подорожает с января", clock.now())
    await core.ingest.ingest(channel, [post])
    edited = replace(post, text="Газ подешевеет с января", edited_at=clock.move(minutes=3))
    report = await core.ingest.ingest(channel, [edited])
    assert report.outcomes == {"changed": 1}
    stored = await _find(core, 1)
    assert stored.text == "Газ подешевеет с января"
    versions = await core.db.read(list_versions, stored.seq)
    assert [version.text for version in versions] == ["Газ подорожает с января"]


async def test_counters_alone_are_no_edit(core: Core, channel: Channel, clock: HandClock) -> None:
    post = _post(1, PORT, clock.now(), counters=Counters(views=10))
    await core.ingest.ingest(channel, [post])
    clock.move(minutes=1)
    report = await core.ingest.ingest(channel, [replace(post, counters=Counters(views=99))])
    assert report.outcomes == {"counters": 1}
    stored = await _find(core, 1)
    assert stored.counters.views == 99
    assert stored.edited_at is None
    assert await core.db.read(list_versions, stored.seq) == []


async def test_a_near_copy_joins_the_story_of_its_original(
    core: Core, channel: Channel, clock: HandClock
) -> None:
    other = await core.db.write(save_channel, Channel(78, "Other", username="other_channel"))
    await core.ingest.ingest(channel, [_post(1, PORT, clock.now())])
    copy = replace(_post(9, f"⚡️ {PORT}. Подробнее на сайте", clock.move(minutes=4)), channel_id=78)
    await core.ingest.ingest(other, [copy])
    stored = await core.db.read(find_post, 78, 9)
    assert stored is not None
    assert stored.story_id == (await _find(core, 1)).story_id


async def test_a_copy_of_a_post_that_an_earlier_version_stored_is_found(
    core: Core, channel: Channel, clock: HandClock
) -> None:
    await core.ingest.ingest(channel, [_post(1, PORT, clock.now())])
    await core.db.write(lambda db: db.execute("update posts set print = null"))
    restarted = Ingest(core.db, core.build_assessor, clock)
    await restarted.ingest(channel, [_post(2, f"⚡️ {PORT}. Подробнее на сайте", clock.move(minutes=4))])
    assert (await _find(core, 1)).story_id == (await _find(core, 2)).story_id


async def test_copies_within_one_batch_are_found(core: Core, channel: Channel, clock: HandClock) -> None:
    first, second = _post(1, PORT, clock.now()), _post(2, f"Повтор: {PORT}", clock.now())
    await core.ingest.ingest(channel, [first, second])
    assert (await _find(core, 1)).story_id == (await _find(core, 2)).story_id


async def test_an_alert_fires_once_with_its_spans(
    core: Core, channel: Channel, clock: HandClock, alert_id: int
) -> None:
    post = _post(1, PORT, clock.move(minutes=1))
    assert (await core.ingest.ingest(channel, [post])).alerts == 1
    clock.move(minutes=1)
    await core.ingest.ingest(channel, [post, replace(post, text=PORT + "!", edited_at=clock.now())])
    (delivery,) = await _fired(core)
    fired = load_alert(delivery.payload)
    assert fired.alert_id == alert_id
    (start, end), *_ = fired.item.spans
    assert fired.item.extract[start:end] == "порту"
    assert not fired.edited


async def test_history_never_alerts(core: Core, channel: Channel, clock: HandClock, alert_id: int) -> None:
    before_alert = _post(1, PORT, clock.now() - timedelta(minutes=1))
    clock.move(hours=8)
    too_old = _post(2, PORT + " снова", clock.now() - timedelta(hours=6, seconds=1))
    report = await core.ingest.ingest(channel, [before_alert, too_old])
    assert report.alerts == 0
    young = _post(3, PORT + " опять", clock.now() - timedelta(hours=5, minutes=59))
    assert (await core.ingest.ingest(channel, [young])).alerts == 1


async def test_an_edit_that_brings_the_word_in_fires_once_and_says_so(
    core: Core, channel: Channel, clock: HandClock, alert_id: int
) -> None:
    post = _post(1, "В Актау встретили паром", clock.move(minutes=1))
    assert (await core.ingest.ingest(channel, [post])).alerts == 0
    edited = replace(post, text="В порту Актау встретили паром", edited_at=clock.move(minutes=1))
    await core.ingest.ingest(channel, [edited])
    clock.move(minutes=1)
    await core.ingest.ingest(channel, [replace(edited, text=edited.text + ".", edited_at=clock.now())])
    (delivery,) = await _fired(core)
    assert load_alert(delivery.payload).edited


async def test_an_alert_made_between_two_posts_counts_at_once(
    core: Core, channel: Channel, clock: HandClock, alert_id: int
) -> None:
    await core.ingest.ingest(channel, [_post(1, "Погода в Актау", clock.move(minutes=1))])
    await core.db.write(add_alert, 5, "мука", clock.now(), limit=10)
    report = await core.ingest.ingest(channel, [_post(2, "Мука подорожала", clock.move(minutes=1))])
    assert report.alerts == 1


async def test_a_saved_alert_is_read_word_for_word(core: Core, channel: Channel, clock: HandClock) -> None:
    await core.db.write(save_subscriber, Subscriber(5, "ru", "Asia/Almaty", clock.now()))
    await core.db.write(add_alert, 5, "муку вчера", clock.now(), limit=10)
    report = await core.ingest.ingest(channel, [_post(1, "Мука подорожала", clock.move(minutes=1))])
    assert report.alerts == 0
    report = await core.ingest.ingest(channel, [_post(2, "Вчера муку везли", clock.move(minutes=1))])
    assert report.alerts == 1


async def test_a_muted_alert_waits(core: Core, channel: Channel, clock: HandClock, alert_id: int) -> None:
    await core.db.write(mute_alert, 5, alert_id, clock.now() + timedelta(hours=1))
    assert (await core.ingest.ingest(channel, [_post(1, PORT, clock.move(minutes=1))])).alerts == 0
    assert (await core.ingest.ingest(channel, [_post(2, PORT + " ещё", clock.move(hours=1))])).alerts == 1


async def test_counters_that_pass_a_threshold_fire(
    core: Core, channel: Channel, clock: HandClock, alert_id: int
) -> None:
    await core.db.write(add_alert, 5, "паром views:>100", clock.now(), limit=10)
    post = _post(1, "Паром пришёл", clock.move(minutes=1), counters=Counters(views=5))
    assert (await core.ingest.ingest(channel, [post])).alerts == 0
    clock.move(minutes=5)
    assert (await core.ingest.ingest(channel, [replace(post, counters=Counters(views=500))])).alerts == 1
    clock.move(minutes=5)
    assert (await core.ingest.ingest(channel, [replace(post, counters=Counters(views=900))])).alerts == 0


async def test_in_quiet_hours_an_alert_is_due_when_they_end(
    core: Core, channel: Channel, clock: HandClock, alert_id: int
) -> None:
    quiet = Subscriber(
        5,
        "ru",
        "Asia/Almaty",
        clock.now(),
        quiet_from=time(13),
        quiet_until=time(15),
    )
    await core.db.write(save_subscriber, quiet)
    await core.ingest.ingest(channel, [_post(1, PORT, clock.move(minutes=1))])  # 14:01 in Almaty
    (delivery,) = await _fired(core)
    assert delivery.due_at == datetime.fromisoformat("2025-11-14T10:00:00+00:00")


async def test_a_failed_write_leaves_nothing(core: Core, channel: Channel, clock: HandClock) -> None:
    good = _post(1, PORT, clock.now())
    stranger = replace(good, post_id=2)
    with pytest.raises(StorageError):
        await core.ingest.ingest(replace(channel, channel_id=999), [good, stranger])
    assert (await core.db.read(_count_rows))["posts"] == 0
    assert (await core.ingest.ingest(channel, [good])).outcomes == {"new": 1}


async def test_what_else_an_answer_means_is_part_of_the_transaction(
    core: Core, channel: Channel, clock: HandClock
) -> None:
    def delete_first(db: Connection) -> None:
        mark_deleted(db, CHANNEL.channel_id, [1], clock.now())
        if fails:
            raise StorageError("the disk is full")

    await core.ingest.ingest(channel, [_post(1, PORT, clock.now())], cursor=1)
    for fails in (True, False):
        with suppress(StorageError):
            await core.ingest.ingest(channel, [_post(2, PORT, clock.now())], cursor=2, also=delete_first)
        is_done = not fails
        assert ((await _find(core, 1)).deleted_at is not None) == is_done
        assert ((await core.db.read(find_post, CHANNEL.channel_id, 2)) is not None) == is_done
        assert (await core.db.read(get_channel, channel.channel_id)).cursor == 1 + is_done
