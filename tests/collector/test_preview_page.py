"""A preview page -> values: handwritten pages, and whatever else may come under that address."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.collector.preview import DEEPEST, NoPreview, NotAPreview, PreviewPage, is_taken, parse_page
from bot.collector.preview_counts import parse_count
from storage.records import Counters, Forward, Post, Reaction
from tests.doubles.mtproto import World
from tests.doubles.preview.pages import render_page, shorten

AT = datetime(2025, 11, 14, 8, 30, tzinfo=UTC)
DATE = (
    '<span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="x">'
    '<time datetime="2025-11-14T13:30:00+05:00" class="time">13:30</time></a></span>'
)


def token(channel_id: object, post_id: int = 1) -> str:
    value = json.dumps({"c": channel_id, "p": post_id, "t": 1, "h": "ab"}).encode()
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def block(post_id: int, inner: str = "", *, name: str = "port_news", more: str = "", date: str = DATE) -> str:
    return (
        f'<div class="tgme_widget_message js-widget_message {more}" data-post="{name}/{post_id}" '
        f'data-view="{token(-1500000001, post_id)}">{inner}{date}</div>'
    )


def text(words: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


def page(*blocks: str, before: str = "") -> str:
    more = f'<a class="tme_messages_more" data-before="{before}"></a>' if before else ""
    return (
        '<html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header_title">'
        "<span>Порт &amp; море</span></div></div>"
        f'<section class="tgme_channel_history">{more}{"".join(blocks)}</section></body></html>'
    )


def read_one(inner: str) -> Post:
    found = parse_page(page(block(7, inner))).posts
    assert len(found) == 1
    return found[0]


def test_a_page_names_its_channel_and_its_posts_in_order() -> None:
    found = parse_page(page(block(9, text("второй")), block(7, text("первый")), before="7"))
    assert (found.username, found.title, found.channel_id) == ("port_news", "Порт & море", 1500000001)
    assert [(post.post_id, post.text, post.published_at) for post in found.posts] == [
        (7, "первый", AT),
        (9, "второй", AT),
    ]
    assert (set(found.ids), set(found.unread), found.older, found.is_whole) == ({7, 9}, set(), 7, True)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("Газ<br/>и порт", "Газ\nи порт"),
        ("a &amp; b&nbsp;&lt;c&gt;", "a & b\xa0<c>"),
        ('<i class="emoji" style="x"><b>🔥</b></i> Порт', "🔥 Порт"),
        ('<tg-emoji emoji-id="5"><i class="emoji"><b>👍</b></i></tg-emoji>!', "👍!"),
        ('<b>Жирный <i>и <s>ещё</s></i></b> <a href="https://x.org">слова</a>', "Жирный и ещё слова"),
        ("до<blockquote>цитата</blockquote>после", "до\nцитата\nпосле"),
        ("<pre>код</pre>", "код"),
        ("<tg-spoiler>тайна</tg-spoiler>", "тайна"),
        ('<script>alert("x")</script>текст<style>b{}</style>', "текст"),
        ("  \n края \n ", "края"),
    ],
)
def test_the_text_is_what_a_reader_sees(inner: str, expected: str) -> None:
    assert read_one(text(inner)).text == expected


def test_a_quoted_message_is_not_the_posts_text_and_a_doubled_text_stands_once() -> None:
    reply = (
        '<a class="tgme_widget_message_reply" href="https://t.me/port_news/3">'
        '<div class="tgme_widget_message_text js-message_reply_text">цитата</div>'
        '<time datetime="2020-01-01T00:00:00+00:00"></time></a>'
    )
    post = read_one(reply + text(text("Ответ")))
    assert (post.text, post.published_at) == ("Ответ", AT)


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ('<a class="tgme_widget_message_photo_wrap"></a>', "photo"),
        ('<a class="tgme_widget_message_video_player not_supported"></a>', "video"),
        ('<a class="tgme_widget_message_roundvideo_player"></a>', "video"),
        ('<a class="tgme_widget_message_voice_player"></a>', "voice"),
        ('<a class="tgme_widget_message_document_wrap"></a>', "document"),
        (
            '<a class="tgme_widget_message_document_wrap">'
            '<div class="tgme_widget_message_document_icon accent_bg audio"></div></a>',
            "audio",
        ),
        ('<div class="tgme_widget_message_sticker_wrap"></div>', "sticker"),
        ('<a class="tgme_widget_message_location_wrap"></a>', "location"),
        ('<a class="tgme_widget_message_link_preview"></a>' + text("x"), "link"),
        (text('<a href="https://t.me/x/">t.me/x</a>'), "link"),
        (text('<a href="https://example.org">слова</a>'), None),
        (text("x"), None),
    ],
)
def test_media_kinds(inner: str, kind: str | None) -> None:
    assert read_one(inner).media_kind == kind


def test_a_poll_is_its_question_and_answers() -> None:
    option = '<div class="tgme_widget_message_poll_option_text">{}</div>'
    post = read_one(
        '<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Газ?</div>'
        f"{option.format('Да')}{option.format('Нет')}</div>"
    )
    assert (post.text, post.media_kind) == ("Газ?\n– Да\n– Нет", "poll")


def test_counters_of_three_shapes_and_nothing_made_up() -> None:
    post = read_one(
        text("x")
        + '<div class="tgme_widget_message_reactions">'
        + '<span class="tgme_reaction"><i class="emoji"><b>❤\ufe0f</b></i>18.3K</span>'
        + '<span class="tgme_reaction"><tg-emoji emoji-id="546"></tg-emoji>55</span>'
        + '<span class="tgme_reaction tgme_reaction_paid"><i class="icon"></i>7.03K</span>'
        + '<span class="tgme_reaction"><i class="emoji"><b>🔥</b></i></span></div>'
        + '<span class="tgme_widget_message_views">1.2M</span>'
    )
    assert post.counters == Counters(
        views=1_200_000,
        reactions=(
            Reaction("emoji", "❤", 18_300),
            Reaction("custom", "546", 55),
            Reaction("paid", "⭐", 7_030),
        ),
    )
    assert read_one(text("x")).counters == Counters()


def test_an_edit_is_a_mark_and_a_signature_is_none() -> None:
    signed = DATE.replace("<a ", '<span class="tgme_widget_message_from_author">edited</span> <a ')
    found = parse_page(
        page(
            block(1, text("x"), date=DATE.replace("<a ", "edited&nbsp;&nbsp;<a ")),
            block(2, text("x"), date=signed),
            block(3, text("x")),
        )
    )
    assert found.edited == {1}


@pytest.mark.parametrize(
    ("name", "forward", "origin"),
    [
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other/77"><b>Другой</b></a>',
            Forward(title="Другой"),
            ("other", 77),
        ),
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other">Другой</a>',
            Forward(title="Другой"),
            ("other", None),
        ),
        (
            '<span class="tgme_widget_message_forwarded_from_name">Кто-то</span>',
            Forward(title="Кто-то"),
            None,
        ),
        (
            '<a class="tgme_widget_message_forwarded_from_name" href="javascript:x">Кто-то</a>',
            Forward(title="Кто-то"),
            None,
        ),
        ("", Forward(title=""), None),
    ],
)
def test_where_a_post_was_forwarded_from(name: str, forward: Forward, origin: tuple[str, int] | None) -> None:
    inner = f'<div class="tgme_widget_message_forwarded_from">Forwarded from {name}</div>' + text("x")
    found = parse_page(page(block(7, inner)))
    assert found.posts[0].forward == forward
    assert found.origins == ({7: origin} if origin else {})


def album(*post_ids: int, kinds: str = "photo_wrap") -> str:
    return '<div class="tgme_widget_message_grouped_wrap">' + "".join(
        f'<a class="tgme_widget_message_{kinds} grouped_media_wrap" '
        f'href="https://t.me/port_news/{post_id}?single"></a>'
        for post_id in post_ids
    )


def test_an_album_is_one_post_with_parts() -> None:
    found = parse_page(page(block(6, text("до")), block(7, album(7, 8, 10) + "</div>" + text("Подпись"))))
    assert [(post.post_id, post.grouped_id, post.text) for post in found.posts] == [
        (6, None, "до"),
        (7, 7, "Подпись"),
        (8, 7, ""),
        (10, 7, ""),
    ]
    assert {post.media_kind for post in found.posts[1:]} == {"photo"}
    assert found.ids == {6, 7, 8, 10}


def test_parts_without_ids_of_their_own_are_the_ids_that_follow() -> None:
    found = parse_page(page(block(6, text("до")), block(7, album(7, 7, 7) + "</div>" + text("Подпись"))))
    assert [(post.post_id, post.grouped_id) for post in found.posts] == [(6, None), (7, None)]
    assert found.ids == {6, 7, 8, 9}


@pytest.mark.parametrize("parts", [(8, 9), (9,)])
def test_what_may_be_the_end_of_a_cut_album_is_left_to_the_page_before(parts: tuple[int, ...]) -> None:
    cut = block(parts[0], album(*parts) + "</div>" + text("Подпись"))
    assert parse_page(page(cut, block(10, text("x")))).ids == {10}
    assert parse_page(page(cut)).ids == {*parts}


def test_service_messages_and_posts_that_show_nothing_have_ids_only() -> None:
    hidden = '<div class="message_media_not_supported">Please open Telegram to view this post</div>'
    found = parse_page(
        page(block(1, text("Channel created"), more="service_message"), block(2, hidden), block(3, text("x")))
    )
    assert (set(found.ids), [post.post_id for post in found.posts], set(found.unread)) == (
        {1, 2, 3},
        [3],
        set(),
    )


def test_a_block_without_a_date_is_said_to_be_unread() -> None:
    found = parse_page(page(block(1, text("x"), date=""), block(2, text("y"))))
    assert (set(found.ids), set(found.unread), [post.post_id for post in found.posts]) == ({1, 2}, {1}, [2])


@pytest.mark.parametrize(
    "broken",
    [
        page(block(1, text("x"))).removesuffix("</body></html>"),
        page(block(1, text("x")), '<div class="tgme_widget_message">?</div>'),
        page(block(1, text("x")), block(2, text("y")), block(3, text("z"), name="someone_else")),
    ],
    ids=["cut off", "a block without a name", "a block of another channel"],
)
def test_a_page_that_lacks_something_is_not_whole(broken: str) -> None:
    found = parse_page(broken)
    assert not found.is_whole
    assert 3 not in found.ids


@pytest.mark.parametrize(
    ("value", "channel_id"),
    [
        (-1500000001, 1500000001),
        (1500000001, 1500000001),
        (-1001500000001, 1500000001),
        (0, None),
        ("1", None),
        (True, None),
        (-(10**15), None),
        (None, None),
    ],
)
def test_the_channels_id_stands_in_the_token(value: object, channel_id: int | None) -> None:
    one = page(block(1, text("x"))).replace(token(-1500000001, 1), token(value))
    assert parse_page(one).channel_id == channel_id


def test_tokens_that_disagree_or_are_none_give_no_id() -> None:
    two = page(block(1, text("x")), block(2, text("y")))
    assert parse_page(two.replace(token(-1500000001, 2), token(-7))).channel_id is None
    assert parse_page(two.replace("data-view", "data-other")).channel_id is None
    for bad in ("=====", "eyJjIjo", "\u00e9", "W10", "[" * 900):
        assert parse_page(page(block(1, text("x"))).replace(token(-1500000001, 1), bad)).channel_id is None


def test_a_channel_without_posts_is_a_page_too() -> None:
    assert parse_page(page()) == PreviewPage("", "Порт & море")


@pytest.mark.parametrize("html", ["", "<html><body>Bad gateway</body></html>", "{}", "\x00\x01", "<" * 1000])
def test_what_is_no_page_of_telegrams_is_refused(html: str) -> None:
    with pytest.raises(NotAPreview) as caught:
        parse_page(html)
    assert not isinstance(caught.value, NoPreview)


def test_the_page_of_a_name_says_whether_it_is_taken() -> None:
    taken = '<div class="tgme_page"><div class="tgme_page_title">Порт</div></div>'
    free = '<div class="tgme_page"><div class="tgme_page_description">contact @x</div></div>'
    for html in (taken, free):
        with pytest.raises(NoPreview):
            parse_page(html)
    assert (is_taken(taken), is_taken(free)) == (True, False)


def test_a_page_nested_without_end_is_refused_at_once() -> None:
    with pytest.raises(NotAPreview, match="nested"):
        parse_page(page(block(1, text("<div>" * (DEEPEST + 10)))))
    deep = "<b><i>" * (DEEPEST // 2) + "x"
    assert read_one(text(deep)).text == "x"


@given(st.integers(0, 2_000_000_000))
def test_a_shortened_count_is_read_as_what_it_says(count: int) -> None:
    read = parse_count(shorten(count))
    assert read is not None
    assert read <= count
    assert count - read <= count / 100
    assert count >= 1000 or read == count


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        ("401", 401),
        ("18.3K", 18_300),
        ("1.67K", 1_670),
        ("1.2M", 1_200_000),
        ("4 800", 4_800),
        ("12,345", 12_345),
        (" 7k ", 7_000),
        ("", None),
        ("K", None),
        (".", None),
        ("1.2.3", None),
        ("-5", None),
        ("٣", None),
        ("9" * 400, None),
    ],
)
def test_counts(shown: str, count: int | None) -> None:
    assert parse_count(shown) == count


@given(st.text(max_size=40))
def test_any_counter_is_a_number_or_none(shown: str) -> None:
    count = parse_count(shown)
    assert count is None or count >= 0


_PIECES = st.sampled_from(
    [
        block(1, text("x")),
        block(2**31, text("x")),
        block(5, album(5, 6)),
        '<div class="tgme_widget_message" data-post="port_news/',
        '">',
        "</div>",
        "<template>",
        "<table><tr>",
        "<svg><p>",
        "&#0;&#xD800;&bogus;",
        '<time datetime="9999-12-31T23:59:59+00:00">',
        '<time datetime="x">',
        '<a href="https://t.me/port_news/99999999999?single" class="grouped_media_wrap">',
        '<span class="tgme_widget_message_views">',
        '<span class="tgme_reaction"><tg-emoji emoji-id="x">',
        "<!--",
        "\x00",
    ]
)


@given(st.lists(st.one_of(_PIECES, st.text(max_size=20)), max_size=25))
def test_hostile_html_gives_a_page_or_a_refusal(pieces: list[str]) -> None:
    try:
        found = parse_page("".join(pieces))
    except NotAPreview:
        return
    assert {post.post_id for post in found.posts} <= found.ids
    assert found.unread <= found.ids
    for post in found.posts:
        assert 0 < post.post_id < 2**31
        assert "\0" not in post.text
        post.text.encode()


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80), st.integers(1, 10**7)
)
def test_what_the_double_shows_is_what_was_published(words: str, views: int) -> None:
    channel = World(clock=lambda: AT).add_channel("port_news", "Порт")
    channel.publish(words, views=views)
    found = parse_page(render_page(channel, channel.list_posts(), has_older=False))
    assert [post.text.split() for post in found.posts] == ([words.split()] if words.strip() else [])
    for post in found.posts:
        assert post.counters.views == parse_count(shorten(views))
