"""The preview's collector when the site refuses, fails, lies, or shows no preview."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.collector.failures import FloodWait, RequestFailed
from bot.collector.preview_site import LARGEST_PAGE, METHOD, open_site, read_retry_after
from bot.collector.preview_watch import build_preview_collector
from bot.errors import ConfigError
from storage.channels import find_channel
from storage.following import follow_name, pause_channel, remove_channel, retry_name
from storage.lookups import list_lookups
from storage.records import NO_PREVIEW, NO_SUCH_NAME
from tests.collector.preview_reading import PreviewScene, configure
from tests.collector.reading import publish
from tests.conftest import START
from tests.doubles.mtproto import World, WorldChannel
from tests.doubles.preview import PreviewDouble
from tests.doubles.preview.pages import render_page


async def test_a_wait_that_is_asked_for_is_kept(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 30, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: preview.ids(news), moving_s=0.2)
        preview.site.refuse(300)
        await preview.until(lambda: preview.site.requests[-1].status == 429, moving_s=1)
        refused_at, asked = preview.clock.time, len(preview.site.requests)
        assert not preview.collector.budget.is_open(METHOD, refused_at + timedelta(seconds=300))
        await preview.until(lambda: len(preview.site.requests) > asked, moving_s=5)
        assert (preview.clock.time - refused_at).total_seconds() >= 295
        await preview.until(lambda: preview.is_equal(news), moving_s=5)


@pytest.mark.parametrize("how", ["fail", "refuse", "cut"])
async def test_what_fails_in_the_middle_is_read_later(
    preview: PreviewScene, news: WorldChannel, how: str
) -> None:
    publish(news, 70, days_ago=1)
    async with preview.reading():
        await preview.until(lambda: preview.ids(news), moving_s=0.2)
        getattr(preview.site, how)(times=2)
        await preview.until(lambda: preview.is_equal(news), moving_s=20)
        await preview.until(lambda: preview.channel("example_news").failure is None, moving_s=20)  # type: ignore[union-attr]
    assert sum(each.status != 200 for each in preview.site.requests) >= 2


async def test_a_site_in_trouble_is_left_alone_longer_and_longer(world: World, news: WorldChannel) -> None:
    async with PreviewDouble(world) as double, open_site(double.url) as site:
        pauses = []
        for _ in range(10):
            double.fail(502)
            with pytest.raises(RequestFailed) as caught:
                await site.fetch_page("example_news")
            pauses.append(caught.value.pause_s)
        await site.fetch_page("example_news")
        double.cut()
        with pytest.raises(RequestFailed) as caught:
            await site.fetch_page("example_news")
    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert caught.value.pause_s == 2


async def test_an_outage_is_noted_and_got_over(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 2, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        await preview.site.go_down()
        await preview.until(
            lambda: "does not answer" in str((found := preview.channel("example_news")) and found.failure),
            moving_s=60,
        )
        await preview.site.come_up()
        news.publish("Паром пришёл")
        await preview.until(lambda: preview.is_equal(news), moving_s=60)
    channel = preview.channel("example_news")
    assert channel is not None
    assert (channel.failure, channel.state) == (None, "active")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<html><body>Just a moment...</body></html>", "cannot be read"),
        ("\x00\ud7ff" * 50, "cannot be read"),
        ("x" * (LARGEST_PAGE + 1), "larger than"),
        ("<div>" * 100_000, "nested too deeply"),
    ],
    ids=["another page", "garbage", "too large", "too deep"],
)
async def test_one_channels_bad_page_harms_no_other(
    preview: PreviewScene, world: World, news: WorldChannel, body: str, why: str
) -> None:
    other = world.add_channel("other_news", "Other news")
    publish(news, 2, days_ago=0.5)
    publish(other, 2, days_ago=0.5)
    preview.read_again("@example_news", "@other_news")
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news) and preview.is_equal(other), moving_s=1)
        preview.site.answer(body, times=None, name="example_news")
        news.edit(1, "Изменено")
        other.publish("Паром пришёл")
        await preview.until(lambda: preview.is_equal(other), moving_s=60)
        await preview.until(
            lambda: why in str((found := preview.channel("example_news")) and found.failure), moving_s=60
        )
        assert len(preview.ids(news)) == 2
        preview.site.heal()
        await preview.until(lambda: preview.is_equal(news), moving_s=60)


async def test_what_a_page_lacks_is_not_taken_for_deleted(preview: PreviewScene, news: WorldChannel) -> None:
    publish(news, 6, days_ago=0.5)
    posts = news.list_posts()
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        nameless = render_page(news, posts, has_older=False).replace(' data-post="example_news/3"', "")
        undated = render_page(news, posts, has_older=False).replace(" datetime=", " x=")
        cut = render_page(news, [posts[0], posts[5]], has_older=False).partition("</section>")[0]
        for body in (nameless, undated, cut):
            preview.site.answer(body)
            asked = len(preview.site.requests)
            await preview.until(lambda: len(preview.site.requests) > asked, moving_s=60)  # noqa: B023
        await preview.until(lambda: preview.site.requests[-1].status == 304, moving_s=60)
    assert preview.ids(news) == [1, 2, 3, 4, 5, 6]


async def test_a_page_without_posts_is_no_news_of_a_channel_that_has_some(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 3, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        preview.site.answer(render_page(news, [], has_older=False))
        await preview.until(
            lambda: "no posts" in str((found := preview.channel("example_news")) and found.failure),
            moving_s=60,
        )
    assert preview.ids(news) == [1, 2, 3]


@pytest.mark.parametrize("redirects", [True, False])
async def test_a_channel_without_a_preview_is_named_with_its_reason(
    preview: PreviewScene, news: WorldChannel, redirects: bool
) -> None:
    preview.site.redirects = redirects
    preview.site.hidden.add("example_news")
    publish(news, 2, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: preview.channel("example_news"), moving_s=1)
        await preview.until(
            lambda: (found := preview.channel("example_news")) and found.failure == NO_PREVIEW, moving_s=1
        )
        asked, since = len(preview.site.requests), preview.clock.time
        preview.site.hidden.clear()
        await preview.until(lambda: preview.is_equal(news), moving_s=120)
    assert preview.clock.time - since > timedelta(hours=5)
    assert len(preview.site.requests) == asked + 1
    channel = preview.channel("example_news")
    assert channel is not None
    assert (channel.failure, channel.channel_id) == (None, news.channel_id)


@pytest.mark.parametrize("redirects", [True, False])
async def test_an_unknown_name_is_noted_and_asked_for_again_hours_later(
    preview: PreviewScene, world: World, news: WorldChannel, redirects: bool
) -> None:
    preview.site.redirects = redirects
    publish(news, 1, days_ago=1)
    preview.read_again("@nobody_here", "@example_news")
    async with preview.reading():
        await preview.until(lambda: preview.ids(news) == [1], moving_s=1)
        await preview.until(lambda: lookup_failure(preview) == NO_SUCH_NAME, moving_s=1)
        assert preview.channel("nobody_here") is None
        late = world.add_channel("nobody_here", "Somebody")
        publish(late, 1, days_ago=1)
        asked = len([each for each in preview.site.requests if each.path == "/s/nobody_here"])
        await preview.until(lambda: preview.ids(late) == [1], moving_s=120)
        again = [each for each in preview.site.requests if each.path == "/s/nobody_here"]
        assert len(again) == asked + 1
    assert lookup_failure(preview) is None


def lookup_failure(preview: PreviewScene) -> str | None:
    return preview.core.db.read_now(list_lookups)["nobody_here"].failure


async def test_a_channel_that_closes_keeps_its_posts_and_comes_back(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 2, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        news.make_private()
        await preview.until(
            lambda: (found := preview.channel("example_news")) and found.failure == NO_SUCH_NAME,
            moving_s=60,
        )
        assert preview.ids(news) == [1, 2]
        news.reopen()
        news.publish("Снова здесь")
        await preview.until(lambda: preview.is_equal(news), moving_s=120)


async def test_a_name_that_passes_to_another_channel_mixes_no_posts(
    preview: PreviewScene, world: World, news: WorldChannel
) -> None:
    publish(news, 3, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        news.rename(username="elsewhere")
        heir = world.add_channel("example_news", "The heir")
        publish(heir, 2, days_ago=0.2)
        await preview.until(lambda: preview.is_equal(heir), moving_s=60)
    assert preview.ids(news) == [1, 2, 3]
    before = preview.core.db.read_now(find_channel, news.channel_id)
    assert before is not None
    assert (before.username, before.state, before.cursor) == (None, "vanished", 3)


async def test_a_site_that_leads_elsewhere_is_told_to_the_operator(
    preview: PreviewScene, news: WorldChannel
) -> None:
    publish(news, 1, days_ago=0.5)
    async with preview.reading():
        await preview.until(lambda: preview.is_equal(news), moving_s=1)
        preview.site.fail(301, times=None)
        await preview.until(
            lambda: "PREVIEW_URL" in str((found := preview.channel("example_news")) and found.failure),
            moving_s=60,
        )


async def test_a_slow_site_is_not_waited_for(world: World, news: WorldChannel) -> None:
    async with PreviewDouble(world) as double, open_site(double.url, 0.2) as site:
        double.delay(5)
        async with asyncio.timeout(3):
            with pytest.raises(RequestFailed, match="does not answer"):
                await site.fetch_page("example_news")
        assert (await site.fetch_page("example_news")).page is not None


async def test_refusals_without_a_time_wait_longer_each_time(world: World, news: WorldChannel) -> None:
    async with PreviewDouble(world) as double, open_site(double.url) as site:
        waits = []
        for _ in range(3):
            double.refuse()
            with pytest.raises(FloodWait) as caught:
                await site.fetch_page("example_news")
            waits.append(caught.value.seconds)
        await site.fetch_page("example_news")
        double.refuse()
        with pytest.raises(FloodWait) as caught:
            await site.fetch_page("example_news")
    assert waits == [60, 120, 240]
    assert caught.value.seconds == 60
    assert double.requests[0].headers["User-Agent"].startswith("caspian-watch/")
    assert "Cookie" not in double.requests[-1].headers


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30),
        (" 5 ", 5),
        ("0", None),
        ("999999999999", 86_400),
        ("Fri, 14 Nov 2025 09:02:00 GMT", 120),
        ("Fri, 14 Nov 2025 08:59:00 GMT", 1),
        ("Fri, 14 Nov 2014 08:59:00 GMT", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_a_site_asks_to_wait(value: str | None, seconds: int | None) -> None:
    assert read_retry_after(value, datetime(2025, 11, 14, 9, 0, tzinfo=UTC)) == seconds


async def test_a_wrong_setting_is_named(preview: PreviewScene) -> None:
    configure(preview.core, preview.site, "https://t.me/+invitation")
    with pytest.raises(ConfigError, match="CHANNELS"):
        build_preview_collector(preview.core.settings, preview.core.db, preview.core.ingest, preview.clock)
    assert preview.clock.time == START


async def test_what_operators_decide_stands_over_what_pages_show(
    preview: PreviewScene, world: World, news: WorldChannel
) -> None:
    other = world.add_channel("other_news", "Other news")
    publish(news, 1, days_ago=1)
    publish(other, 1, days_ago=1)
    preview.read_again("@example_news", "@other_news", "@nobody_here")
    async with preview.reading():
        await preview.until(lambda: preview.ids(news) == preview.ids(other) == [1], moving_s=1)
        await preview.until(lambda: lookup_failure(preview) == NO_SUCH_NAME, moving_s=1)
        db = preview.core.db
        await db.write(remove_channel, news.channel_id)
        await db.write(pause_channel, other.channel_id, paused=True)
        late = world.add_channel("nobody_here", "Somebody")
        publish(late, 1, days_ago=1)
        await db.write(retry_name, "nobody_here")
        asked_at = preview.clock.now()
        await preview.until(lambda: preview.ids(late) == [1], moving_s=5)
        assert preview.clock.now() - asked_at < timedelta(hours=1), "asked anew, a name waits no six hours"
    publish(news, 1, days_ago=0)
    publish(other, 1, days_ago=0)
    preview.read_again("@example_news", "@other_news", "@nobody_here")
    async with preview.reading():
        late.publish("Этот канал читается")
        await preview.until(lambda: len(preview.ids(late)) == 2, moving_s=120)
        assert preview.ids(news) == preview.ids(other) == [1], "a restart brings nothing back"
        await preview.core.db.write(follow_name, "example_news")
        await preview.until(lambda: preview.ids(news) == [1, 2], moving_s=5)
