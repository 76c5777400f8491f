"""What an alert's options say is what arrives: bundles, one story once, a day's limit, nothing too old.

From a published post to what the Bot API was asked to send; in between nothing is replaced. The clock
begins at 14:00 in Almaty.
"""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from bot.answers.alert_options import change_option
from bot.core import Core
from bot.delivery.freshness import TOO_OLD
from storage.alerts import mute_alert, remove_alert
from storage.deliveries import count_failures
from storage.records import AlertOptions, Schedule, Subscription
from storage.subscriptions import add_subscription
from tests.conftest import HandClock
from tests.delivery.telling import ANNA, COPY, NEWS, SEQUEL, Newsroom

FOLDED = ("dropped", "nothing new in a story already told")
TOGETHER = ("dropped", "told in the message of another post")


@pytest.fixture
def room(core: Core, clock: HandClock) -> Newsroom:
    clock.move(microseconds=400_000)  # the outbox keeps whole seconds
    return Newsroom(core, clock)


async def test_at_once_means_one_message_a_post(room: Newsroom) -> None:
    room.meet()
    for text in NEWS[:2]:
        await room.publish(text)
    told = await room.send()
    assert [NEWS[0] in told[0], NEWS[1] in told[1], len(told)] == [True, True, 2]
    assert "The alert came within a minute of publication." in told[0]


async def test_how_late_an_alert_came_is_said(room: Newsroom, clock: HandClock) -> None:
    room.meet()
    await room.publish(NEWS[0])
    clock.move(minutes=12)
    (told,) = await room.send()
    assert "The alert came 12 min after publication." in told


async def test_a_copy_of_a_story_that_was_told_is_folded_and_a_sequel_is_not(
    room: Newsroom, clock: HandClock
) -> None:
    room.meet()
    await room.publish(NEWS[0])
    assert len(await room.send()) == 1
    clock.move(minutes=5)
    await room.publish(COPY, channel_id=8)
    assert await room.send() == []
    assert room.states[-1] == FOLDED
    clock.move(minutes=5)
    await merge_into_the_first(room, SEQUEL)
    (told,) = await room.send()
    assert "I told you of this story before; this is new." in told


async def merge_into_the_first(room: Newsroom, text: str) -> None:
    """Publishes a post that the grouping puts into the story of the first one."""
    post_id = await room.publish(text, channel_id=7)
    seqs = room.core.db.read_now(lambda db: db.execute("select seq from posts order by seq").fetchall())
    room.core.db.write_now(
        lambda db: db.execute(
            "update posts set story_id = (select story_id from posts where seq = ?) where post_id = ?",
            [seqs[0][0], post_id],
        )
    )


async def test_who_wants_every_post_gets_the_copy_too(room: Newsroom) -> None:
    room.meet(options=AlertOptions(per_story=False))
    await room.publish(NEWS[0])
    await room.publish(COPY, channel_id=8)
    assert len(await room.send()) == 2


async def test_one_alert_s_story_is_news_for_another_alert(room: Newsroom) -> None:
    room.meet()
    room.meet("паром")
    await room.publish(NEWS[0])
    assert len(await room.send()) == 2


async def test_hourly_posts_come_together_at_the_full_hour(room: Newsroom, clock: HandClock) -> None:
    room.meet(options=AlertOptions("hourly"))
    clock.move(minutes=10)
    for text in NEWS[:3]:
        await room.publish(text)
        clock.move(minutes=5)
    assert await room.send() == []
    room.move_to(15)
    (told,) = await room.send()
    assert "3 posts" in told.split("\n")[0]
    assert all(text in told for text in NEWS[:3])
    assert room.states == [("sent", None), TOGETHER, TOGETHER]
    assert await room.send() == []


async def test_a_bundle_of_one_is_an_ordinary_message(room: Newsroom) -> None:
    room.meet(options=AlertOptions("hourly"))
    await room.publish(NEWS[0])
    room.move_to(15)
    (told,) = await room.send()
    assert "Why: the post has порт" in told.replace("Порт", "порт")


async def test_a_full_hour_is_that_of_the_person_s_clock(room: Newsroom, clock: HandClock) -> None:
    room.meet(options=AlertOptions("hourly"), zone="Asia/Kathmandu")  # UTC+5:45: 14:45 now
    await room.publish(NEWS[0])
    clock.move(minutes=14)
    assert await room.send() == []
    clock.move(minutes=1)
    assert len(await room.send()) == 1


async def test_copies_in_a_bundle_become_one_item_with_both_channels(
    room: Newsroom, clock: HandClock
) -> None:
    room.meet(options=AlertOptions("hourly"))
    await room.publish(NEWS[0])
    await room.publish(NEWS[1])
    clock.move(minutes=5)
    await room.publish(COPY, channel_id=8)
    room.move_to(15)
    (told,) = await room.send()
    assert "2 posts" in told.split("\n")[0]
    assert "1 more channel" in told
    assert room.states == [("sent", None), TOGETHER, FOLDED]


async def test_with_the_digest_means_at_its_next_time(room: Newsroom, clock: HandClock) -> None:
    room.meet(options=AlertOptions("digest"))
    slot = clock.now() + timedelta(hours=5)
    schedule = Schedule("daily", time(19))
    room.core.db.write_now(add_subscription, Subscription(0, ANNA, schedule, slot, clock.now()))
    for text in NEWS[:2]:
        await room.publish(text)
    clock.move(hours=4)
    assert await room.send() == []
    clock.move(hours=1)
    (told,) = await room.send()
    assert "2 posts" in told.split("\n")[0]


async def test_without_a_digest_it_is_half_past_eight(room: Newsroom) -> None:
    room.meet(options=AlertOptions("digest"))
    await room.publish(NEWS[0])
    room.move_to(8, 29, days=1)
    assert await room.send() == []
    room.move_to(8, 30)
    assert len(await room.send()) == 1, "18 hours after the post, as the person wished"


async def test_what_waited_for_the_end_of_quiet_hours_comes_together(room: Newsroom) -> None:
    room.meet(quiet_from=time(13), quiet_until=time(16))
    for text in NEWS[:2]:
        await room.publish(text)
    assert await room.send() == []
    room.move_to(16)
    (told,) = await room.send()
    assert "2 posts" in told.split("\n")[0]


async def test_an_alert_that_does_not_heed_quiet_hours_comes_in_them(room: Newsroom) -> None:
    room.meet(quiet_from=time(13), quiet_until=time(16), options=AlertOptions(heeds_quiet=False))
    await room.publish(NEWS[0])
    assert len(await room.send()) == 1


async def test_a_silent_alert_makes_no_sound(room: Newsroom) -> None:
    room.meet(options=AlertOptions(silent=True))
    room.meet("паром")
    await room.publish(NEWS[0])
    await room.send()
    assert [method.disable_notification for method in room.session.sent] == [True, None]


async def test_beyond_the_day_s_limit_the_rest_is_counted_next_morning(room: Newsroom) -> None:
    room.meet(options=AlertOptions(daily_cap=3))
    for text in NEWS:
        await room.publish(text)
    told = await room.send()
    assert len(told) == 3
    assert ["today’s limit" in text for text in told] == [False, False, True]
    room.move_to(8, 59, days=1)
    assert await room.send() == []
    room.move_to(9)
    (rest,) = await room.send()
    assert rest.split("\n")[0] == "Alert: порт. Beyond the daily limit there were 3 more posts:"
    assert all(text in rest for text in NEWS[3:])
    await room.publish("Порт Актау перешёл на круглосуточную работу в две смены")
    (new,) = await room.send()
    assert "today’s limit" not in new, "what was counted up this morning is yesterday's"


async def test_a_bundle_over_the_limit_says_how_many_more(room: Newsroom) -> None:
    room.meet(options=AlertOptions("hourly", daily_cap=3))
    for text in NEWS:
        await room.publish(text)
    room.move_to(15)
    (told,) = await room.send()
    assert "… and 3 more" in told
    assert told.split("\n")[0] == "Alert: порт, 6 posts"
    assert NEWS[3] not in told


async def test_the_limit_begins_anew_at_local_midnight(room: Newsroom, clock: HandClock) -> None:
    room.meet(options=AlertOptions(daily_cap=1))
    room.move_to(23, 50)
    await room.publish(NEWS[0])
    assert len(await room.send()) == 1
    clock.move(minutes=20)
    await room.publish(NEWS[1])
    assert len(await room.send()) == 1


async def test_what_could_not_be_sent_for_six_hours_becomes_one_line(
    room: Newsroom, clock: HandClock
) -> None:
    room.meet()
    room.meet("ветра")
    for text in NEWS[:3]:
        await room.publish(text)
    clock.move(hours=6, minutes=1)
    (line,) = await room.send()
    assert line.startswith("4 alerts since")
    assert room.core.db.read_now(count_failures) == {("dropped", TOO_OLD): 4}


async def test_six_hours_are_not_too_old(room: Newsroom, clock: HandClock) -> None:
    room.meet()
    await room.publish(NEWS[0])
    clock.move(hours=5, minutes=59)
    assert NEWS[0] in (await room.send())[0]


async def test_a_muted_or_deleted_alert_tells_nothing_that_it_had_queued(
    room: Newsroom, clock: HandClock
) -> None:
    muted = room.meet(options=AlertOptions("hourly"))
    deleted = room.meet("паром", options=AlertOptions("hourly"))
    await room.publish(NEWS[0])
    db = room.core.db
    db.write_now(mute_alert, ANNA, muted.alert_id, clock.now() + timedelta(days=1))
    assert db.write_now(remove_alert, ANNA, deleted.alert_id, clock.now())
    room.move_to(15)
    assert await room.send() == []
    assert room.states == [("dropped", "the alert was muted"), ("dropped", "the alert was deleted")]


async def test_another_timing_moves_what_waits(room: Newsroom, clock: HandClock) -> None:
    alert = room.meet(options=AlertOptions("digest"))
    await room.publish(NEWS[0])
    room.core.db.write_now(change_option, room.alert(alert), "timing", "now", clock.now())
    assert len(await room.send()) == 1
