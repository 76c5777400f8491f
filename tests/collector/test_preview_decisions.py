"""What the preview's collector decides without a site: how far a page leads, whom to follow, made-up ids."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collector.preview import PreviewPage
from bot.collector.preview_names import Names, PreviewNames, shows_change, sort_names
from bot.collector.preview_pages import Progress, Reach, find_span, widen_down, widen_up
from bot.collector.roster import Roster
from bot.collector.source_items import synthetic_channel_id
from storage.channels import SYNTHETIC_CHANNEL_IDS, add_channel, list_channels
from storage.database import Database
from storage.lookups import Lookup, list_lookups
from storage.posts import mark_deleted
from storage.records import Channel, Post
from storage.rereading import list_standing_ids
from tests.conftest import START
from tests.storage.examples import CHANNEL, a_post, save

LONG_AGO = START - timedelta(days=365)


def page(*ids: int, **fields: object) -> PreviewPage:
    posts = tuple(Post(0, post_id, START - timedelta(days=100 - post_id), "x") for post_id in ids)
    return PreviewPage("port_news", ids=frozenset(ids), posts=posts, **fields)  # type: ignore[arg-type]


class History:
    """A channel of which a page shows the `size` newest posts before some id."""

    def __init__(self, size: int) -> None:
        self.size, self.ids, self.seen = size, [3], set[int]()
        self.reach: Reach | None = None
        self.cursor = 0

    def publish(self, count: int) -> None:
        for number in range(count):
            self.ids.append(self.ids[-1] + 1 + number % 3)

    def read_newest(self) -> None:
        self._take(widen_up(self.reach, self.cursor, self._show(None), LONG_AGO))

    def read_back(self) -> None:
        if self.reach is not None:
            self._take(widen_down(self.reach, self.cursor, self._show(self.reach.low), LONG_AGO))

    def restart(self) -> None:
        self.reach = None

    def _show(self, before: int | None) -> PreviewPage:
        older = [post_id for post_id in self.ids if before is None or post_id < before]
        shown = older[-self.size :]
        self.seen |= set(shown)
        return page(*shown, older=min(shown) if len(older) > len(shown) else None)

    def _take(self, progress: Progress) -> None:
        self.reach = progress.reach
        if progress.cursor is not None:
            self.cursor = max(self.cursor, progress.cursor)
        passed = {post_id for post_id in self.ids if post_id <= self.cursor}
        assert passed <= self.seen, "the cursor never passes a post that was not seen"


STEPS = st.lists(
    st.one_of(st.integers(1, 9), st.sampled_from(["new", "back", "back", "restart"])), max_size=60
)


@given(STEPS, st.integers(1, 5))
def test_the_cursor_never_passes_what_was_not_seen_and_gets_to_the_end(
    steps: list[int | str], size: int
) -> None:
    history = History(size)
    for step in steps:
        if isinstance(step, int):
            history.publish(step)
        else:
            {"new": history.read_newest, "back": history.read_back, "restart": history.restart}[step]()
    history.read_newest()
    for _ in range(len(history.ids) + 1):
        history.read_back()
    assert history.reach is None
    assert history.cursor == history.ids[-1]
    assert history.seen == set(history.ids)


def test_a_new_channel_is_read_back_so_far_and_an_old_one_to_its_cursor() -> None:
    since = START - timedelta(days=14)  # post 86
    assert widen_up(None, 0, page(90, 95), since) == Progress(Reach(90, 95))
    assert widen_down(Reach(90, 95), 0, page(80, 87), since) == Progress(cursor=95)
    assert widen_down(Reach(90, 95), 40, page(80, 87), since) == Progress(Reach(80, 95))


def test_a_page_without_posts_is_the_start_only_where_nothing_is_older() -> None:
    assert widen_down(Reach(9, 12), 0, page(), LONG_AGO) == Progress(cursor=12)
    assert widen_down(Reach(9, 12), 0, page(older=4), LONG_AGO) == Progress(Reach(4, 12))
    assert widen_up(Reach(9, 12), 0, page(), LONG_AGO) == Progress(Reach(9, 12))


@pytest.mark.parametrize(
    ("ids", "before", "is_whole", "span"),
    [
        ((5, 9), None, True, range(5, 10)),
        ((5, 9), 12, True, range(5, 12)),
        ((5, 9), 10, True, range(5, 10)),
        ((5, 9), 12, False, range(0)),
        ((), 12, True, range(0)),
    ],
)
def test_about_which_ids_a_page_says_everything(
    ids: tuple[int, ...], before: int | None, is_whole: bool, span: range
) -> None:
    assert find_span(page(*ids, is_whole=is_whole), before) == span


def test_ids_that_stand_are_those_of_posts_and_parts(db: Database) -> None:
    save(
        db,
        a_post(1),
        a_post(2, "Альбом", grouped_id=9),
        a_post(3, "", grouped_id=9, media_kind="photo"),
        a_post(4, "", grouped_id=9, media_kind="photo"),
        a_post(5),
    )
    assert db.read_now(list_standing_ids, CHANNEL.channel_id, 1, 4) == {1, 2, 3, 4}
    db.write_now(mark_deleted, CHANNEL.channel_id, [1, 2], START)
    assert db.read_now(list_standing_ids, CHANNEL.channel_id, 0, 99) == {3, 4, 5}


def test_who_is_followed_and_who_is_to_be_met() -> None:
    channels = [
        Channel(1, "Read", "read_news"),
        Channel(2, "Paused", "paused_news", state="paused"),
        Channel(3, "Closed", "closed_news", state="private"),
        Channel(4, "Nameless", None),
        Channel(5, "From a file", "file_news"),
    ]
    lookups = [
        Lookup("read_news", channel_id=1),
        Lookup("read_alias", channel_id=1),
        Lookup("paused_news", channel_id=2),
        Lookup("closed_news", channel_id=3),
        Lookup("lost_name", channel_id=4),
        Lookup("removed_news", channel_id=6),
        Lookup("new_news"),
        Lookup("failed_news", failure="no such name"),
    ]
    found = sort_names(lookups, channels)
    assert found == Names(
        frozenset(lookup.username for lookup in lookups),
        (channels[0], channels[1]),
        ("closed_news", "lost_name", "new_news", "failed_news"),
        frozenset({"failed_news"}),
    )


def test_a_page_shows_a_change_where_it_says_something_else() -> None:
    channel = Channel(1, "Port", "port_news")
    assert not shows_change(channel, PreviewPage("port_news", "Port", 1))
    assert not shows_change(channel, PreviewPage("", ""))
    for other in (PreviewPage("Port_News"), PreviewPage("", "Harbour"), PreviewPage("", "", 2)):
        assert shows_change(channel, other)


async def test_a_made_up_id_is_stable_and_nobody_elses(db: Database) -> None:
    taken = synthetic_channel_id("port_news")
    db.write_now(add_channel, Channel(taken, "Another with the same hash", "other_news"))
    names = PreviewNames(db, Roster(lambda channel: True), {"port_news": None})
    await names.load()
    assert names.find_unmet(START) == "port_news"
    for _ in range(2):
        await names.take("port_news", PreviewPage("port_news"), START)
    ids = {channel.username: channel.channel_id for channel in db.read_now(list_channels)}
    assert ids == {"other_news": taken, "port_news": taken + 1}
    assert taken + 1 in SYNTHETIC_CHANNEL_IDS
    assert db.read_now(list_lookups)["port_news"].channel_id == taken + 1
