"""The bundled sample: it parses wholly, has the promised variety, and says that it is a sample."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.collector.export import FilePost, Skipped, open_source
from bot.collector.source_items import synthetic_channel_id
from bot.domain.languages.identify import identify
from bot.domain.text import mask
from bot.sample import LAST_DAY, load_channels, load_live, sample_path, shift_for, shifted
from storage.records import Post

# (original, copy or forward) as (channel, post id): the same event within minutes, in other words or none.
REPEATS = [
    (("sample_kaspi_vestnik", 4128), ("sample_sosedi_ca", 9382)),
    (("sample_kaspi_vestnik", 4146), ("sample_sosedi_ca", 9398)),
    (("sample_kaspi_vestnik", 4150), ("sample_sosedi_ca", 9400)),
    (("sample_kaspi_vestnik", 4150), ("sample_kopetdag_sesi", 3051)),
    (("sample_hazar_mysal", 1545), ("sample_sosedi_ca", 9402)),
    (("sample_corridor_watch", 883), ("sample_sosedi_ca", 9405)),
    (("sample_habar_ulgi", 2238), ("sample_sosedi_ca", 9410)),
    (("sample_kopetdag_sesi", 3060), ("sample_sosedi_ca", 9412)),
    (("sample_kaspi_vestnik", 4176), ("sample_sosedi_ca", 9415)),
    (("sample_kaspi_vestnik", 4186), ("sample_sosedi_ca", 9423)),
    (("sample_kaspi_vestnik", 4194), ("sample_sosedi_ca", 9426)),
]


@pytest.fixture(scope="module")
def items() -> list[FilePost]:
    read = list(open_source(sample_path()))
    left_out = {item.reason for item in read if isinstance(item, Skipped)}
    assert left_out == {"service"}, "everything but service messages is a post"
    return [item for item in read if isinstance(item, FilePost)]


@pytest.fixture(scope="module")
def by_name(items: list[FilePost]) -> dict[tuple[str | None, int], Post]:
    names = {channel.channel_id: channel.username for channel in load_channels()}
    return {(names[item.post.channel_id], item.post.post_id): item.post for item in items}


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False))


def test_six_invented_channels_each_marked_as_sample(items: list[FilePost]) -> None:
    channels = load_channels()
    assert {item.channel.channel_id: item.channel.title for item in items} == {
        channel.channel_id: channel.title for channel in channels
    }
    assert Counter(channel.kind for channel in channels) == {
        "media": 2,
        "official": 1,
        "analyst": 1,
        "exile": 1,
        "aggregator": 1,
    }
    assert {channel.language for channel in channels} == {"ru", "kk", "tk", "en"}
    assert {channel.country for channel in channels} == {"KZ", "TM", "CA"}
    for channel in channels:
        assert channel.is_sample
        assert channel.username is not None
        assert channel.username.startswith("sample_")
        assert channel.channel_id == synthetic_channel_id(channel.username), "no real channel has such an id"


def test_two_weeks_of_posts_that_end_this_morning(items: list[FilePost]) -> None:
    assert 140 <= len(items) <= 180
    days = {item.post.published_at.date() for item in items}
    assert days == {LAST_DAY - timedelta(days=back) for back in range(14)}
    last = [item.post.published_at for item in items if item.post.published_at.date() == LAST_DAY]
    assert len(last) >= 8
    assert time(0, 30) <= min(last).time()
    assert max(last).time() <= time(6, 0)
    for channel in load_channels():
        ids = [item.post.post_id for item in items if item.channel.channel_id == channel.channel_id]
        assert ids == sorted(set(ids))


def test_four_languages_and_the_promised_variety(items: list[FilePost]) -> None:
    posts = [item.post for item in items]
    languages = Counter(identify(mask(post.text)) for post in posts if post.text)
    assert languages.keys() == {"ru", "kk", "tk", "en"}
    assert min(languages.values()) >= 15
    kinds = Counter(reaction.kind for post in posts for reaction in post.counters.reactions)
    assert kinds["emoji"] > 200
    assert kinds["custom"] >= 3
    assert kinds["paid"] >= 3
    assert "" in {reaction.key for post in posts for reaction in post.counters.reactions}
    albums = Counter(post.grouped_id for post in posts if post.grouped_id)
    assert len(albums) >= 4
    assert min(albums.values()) >= 3
    assert sum(post.edited_at is not None for post in posts) >= 4
    assert sum(post.forward is not None for post in posts) >= 5
    assert {"photo", "video", "poll"} <= {post.media_kind for post in posts}
    assert all(post.edited_at is None or post.edited_at > post.published_at for post in posts)


# fmt: off
TRAPS = [
    "«Каспий» проиграл", "ГАЗель", "газеты", "Visa", "Kaspi QR", "Болашақ» бағдарламасының",
    "Түркістанда", "Транзит власти", "USB-порт", "Хоккеист Порт", "Каспийск", "туркманы", "Газах",
    "Сердар", "береке", "Мука творчества", "XDS", "Satlyk haly",
]
# fmt: on


@pytest.mark.parametrize("trap", TRAPS)
def test_the_hard_cases_are_there(items: list[FilePost], trap: str) -> None:
    assert any(trap in item.post.text for item in items)


def test_counts_fit_the_size_of_the_channel(items: list[FilePost]) -> None:
    for item in items:
        counters = item.post.counters
        assert counters.views is not None
        assert 300 < counters.views < 60_000
        assert sum(row.count for row in counters.reactions if row.kind != "paid") < counters.views / 10
        assert (counters.forwards or 0) < counters.views / 10


def test_no_text_names_a_date_that_the_shift_would_make_wrong(items: list[FilePost]) -> None:
    months = "янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|November|noýabr|қараша"
    assert not [item.post.text for item in items if re.search(rf"\d+ ?(?:{months})|2025", item.post.text)]


def test_repeats_stand_in_time_order_within_hours(by_name: dict[tuple[str | None, int], Post]) -> None:
    for first, second in REPEATS:
        original, copy = by_name[first], by_name[second]
        assert timedelta(0) < copy.published_at - original.published_at < timedelta(hours=3)
        ours, theirs = _shingles(original.text), _shingles(copy.text)
        assert len(ours & theirs) / min(len(ours), len(theirs)) > 0.8
    forwards = {key for key, post in by_name.items() if post.forward}
    assert forwards <= {second for _, second in REPEATS}


def test_templates_with_other_numbers_are_no_copies(items: list[FilePost]) -> None:
    rates = [item.post for item in items if "Курсы валют" in item.post.text]
    assert len(rates) >= 6
    assert len({post.text for post in rates}) == len(rates)


def test_live_posts_follow_the_export_with_an_edit_and_a_near_copy(items: list[FilePost]) -> None:
    live = load_live()
    assert 7 <= len(live) <= 10
    assert [item.delay_s for item in live] == sorted({item.delay_s for item in live})
    known = {(item.post.channel_id, item.post.post_id) for item in items}
    new = [item for item in live if not item.is_edit]
    assert not known & {(item.post.channel_id, item.post.post_id) for item in new}
    (edit,) = [item for item in live if item.is_edit]
    (edited,) = [
        item for item in new if item.post.post_id == edit.post.post_id and item.channel == edit.channel
    ]
    assert edited.delay_s < edit.delay_s
    assert edited.post.text != edit.post.text
    copies = [
        (one.delay_s, two.delay_s)
        for one in new
        for two in new
        if one.delay_s < two.delay_s
        and len(_shingles(one.post.text) & _shingles(two.post.text)) > 0.7 * len(_shingles(two.post.text))
    ]
    assert len(copies) == 1
    assert sum("порт" in item.post.text.casefold() for item in live) >= 3
    assert all(item.channel.is_sample for item in live)


def test_a_live_post_appears_now_and_its_edit_keeps_the_first_time() -> None:
    now = datetime(2026, 2, 3, 10, 0, tzinfo=UTC)
    live = load_live()
    assert live[0].at(now).published_at == now
    (edit,) = [item for item in live if item.is_edit]
    original = next(item for item in live if item.post.post_id == edit.post.post_id)
    edited = edit.at(now + timedelta(seconds=edit.delay_s))
    assert edited.edited_at == now + timedelta(seconds=edit.delay_s)
    assert edited.published_at == original.at(now + timedelta(seconds=original.delay_s)).published_at


def test_the_shift_makes_the_last_day_today(items: list[FilePost]) -> None:
    today = date(2027, 3, 1)
    moved = [shifted(item.post, shift_for(today)) for item in items]
    assert max(post.published_at for post in moved).date() == today
    assert [post.published_at.time() for post in moved] == [item.post.published_at.time() for item in items]
    assert shift_for(LAST_DAY) == timedelta(0)
    edits = [(post.edited_at, post.published_at) for post in moved if post.edited_at]
    assert all(edited > published for edited, published in edits)
