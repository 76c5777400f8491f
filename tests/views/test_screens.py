"""What every screen keeps to: Telegram's limits, honest buttons, and harmlessness of what others wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.alert_telling import NAMED
from bot.domain.alert_values import AlertLine, AlertPreview, PostFate
from bot.domain.answer_values import (
    SECTION_ALSO,
    AlertFired,
    ChannelLine,
    Digest,
    DigestSection,
    Explanation,
    QueryReading,
    SearchAnswer,
    StoryItem,
    ToldItem,
)
from bot.domain.lexicon import TOPICS
from bot.domain.near_queries import Suggestion, Suggestions
from bot.domain.source_values import Source
from bot.domain.story_reactions import KINDS, KindReactions, StoryReactions
from bot.i18n import LANGUAGES, load_texts
from bot.views.activity import view_activity
from bot.views.alert_card import view_alert_card
from bot.views.alert_fired import view_alert_fired
from bot.views.alerts import view_alert_preview, view_alerts
from bot.views.callbacks import SaveAlert, Subscribe
from bot.views.cards import view_cards, view_nothing_card
from bot.views.channels import view_channels
from bot.views.digest import view_digest
from bot.views.digest_callbacks import RestoreDigest
from bot.views.digest_card import view_digest_card, view_filter_question
from bot.views.digest_pages import view_digest_page
from bot.views.explanation import view_explanation
from bot.views.growth import view_growth
from bot.views.items import view_item
from bot.views.privacy import view_privacy
from bot.views.query_errors import view_query_error
from bot.views.rendering import render_text
from bot.views.screen import CAPTION_UNITS, Screen, visible
from bot.views.search import view_search
from bot.views.splitting import fits_one_message
from bot.views.story_reactions import view_story_reactions
from bot.views.subscriptions import view_subscribe, view_subscriptions
from bot.views.trends import view_trend
from storage.records import Alert, Channel, Reaction
from tests.views.chart_screens import make_trend
from tests.views.fixtures import (
    ALMATY,
    COVERAGE,
    DIGEST,
    EXPLANATION,
    FERRY,
    FIRED,
    FOUND,
    NOW,
    SUBSCRIBER,
    SUBSCRIPTIONS,
    list_screens,
)
from tests.views.picture_screens import make_activity, make_growth

ENGLISH = load_texts("en")
HOSTILE = [
    "<b>&amp;</b> [x](javascript:1) */ ' OR 1=1 --",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "z\u0301\u0302\u0303\u0304" * 50,
    "😀👨\u200d👩\u200d👧🏳️\u200d🌈" * 60,
    " \n\t\x00 ",
    "\ue000query\ue001 { $query }",
    "",
]


def check(screen: Screen) -> None:
    text, entities = screen.text.render()
    assert text.strip()
    assert fits_one_message(screen.text)
    assert screen.picture is None or len(text.encode("utf-16-le")) // 2 <= CAPTION_UNITS
    for entity in entities:
        assert entity.length > 0
        assert not entity.url or entity.url.startswith("https://")
    for row in screen.keyboard.inline_keyboard if screen.keyboard else []:
        for button in row:
            assert 0 < len(button.text) <= 24, button.text
            if button.copy_text is not None:
                assert 0 < len(button.copy_text.text) <= 256
            elif not button.url:
                assert 0 < len((button.callback_data or "").encode()) <= 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_fits_telegram(language: str) -> None:
    for screens in list_screens(load_texts(language)).values():
        assert screens
        for screen in screens:
            check(screen)


def hostile_item(text: str, number: int) -> StoryItem:
    source = Source(text, "media", NOW, f"https://t.me/c/{number}/1", is_sample=True)
    reactions = tuple(Reaction("emoji", glyph, 10**9) for glyph in "👍🔥😁🥴🤡💩")
    return replace(
        FERRY,
        seq=number,
        headline=text[:110],
        extract=text[:240],
        sources=(source,) * 9,
        reactions=reactions,
        spans=((0, 3), (2, 5), (200, 900)),
        views=10**9,
    )


def hostile_screens(text: str, language: str) -> Iterator[Screen]:
    texts = load_texts(language)
    items = tuple(hostile_item(text, number) for number in range(25))
    sections = (DigestSection("gas_energy", items), DigestSection(SECTION_ALSO, items[:5]))
    coverage = replace(COVERAGE, silent=(text,) * 60, failing=(text,) * 60)
    digest = Digest(NOW, NOW, "Asia/Almaty", sections, coverage, 30)
    yield from view_digest(digest, texts)
    yield from view_digest(digest, texts, discreet=True)
    query = visible(text * 1000)[:1000].strip() or "x"
    yield from view_search(SearchAnswer(query, items[:5], "new", 1), texts, token="t", zone=ALMATY)
    near = Suggestions(
        (Suggestion("spelling", query, query, 3), Suggestion("without", query, query, 3)), 1, NOW
    )
    yield from view_search(SearchAnswer(query, (), "new"), texts, token="t", zone=ALMATY, nothing=near)
    yield from (Screen(card.text) for card in view_cards(items[:50], texts, zone=ALMATY))
    yield from (Screen(card.text) for card in (view_nothing_card(query, texts), view_nothing_card("", texts)))
    yield view_alert_preview(
        AlertPreview(query, 30, 5, items[:3]), texts, save=SaveAlert(token="t"), zone=ALMATY
    )
    yield view_alert_fired(AlertFired(1, query, items[0], True), texts, now=NOW, zone=ALMATY, discreet=True)
    told = tuple(ToldItem(item, edited=True, continues=True) for item in items[1:NAMED])
    fates = {item.seq: PostFate(NOW, NOW) for item in items}
    several = AlertFired(1, query, items[0], True, more=told, rest=10**6, beyond=True, is_last=True)
    yield view_alert_fired(several, texts, now=NOW, zone=ALMATY, fates=fates, repeated=True, discreet=True)
    alerts = [Alert(number, 1, query, NOW, NOW + timedelta(days=9)) for number in range(100)]
    lines = [AlertLine(alert, 10**6) for alert in alerts]
    yield view_alert_card(lines[0], texts, now=NOW, zone=ALMATY)
    yield from (view_alerts(lines, texts, now=NOW, zone=ALMATY, page=page) for page in (0, 12, 99))
    mine = [replace(SUBSCRIPTIONS[1], topics=TOPICS, filter_query=query) for _ in range(10)]
    yield view_subscriptions(mine, texts, zone=ALMATY, away_since=NOW)
    chosen, titles = replace(mine[0], channels=tuple(range(30))), dict.fromkeys(range(60), text)
    yield view_digest_card(chosen, texts, zone=ALMATY, titles=titles, undo=RestoreDigest(token="t"))
    yield from (view_digest_page(chosen, "channel", texts, titles=titles, at=page) for page in (0, 3, 99))
    yield view_filter_question(chosen, texts)
    yield from view_privacy(SUBSCRIBER, mine, alerts, texts, backup_days=1)
    channels = [ChannelLine(text or "x", None, "exile", "active", 1, NOW, NOW, text)] * 60
    yield from view_channels(channels, texts, now=NOW, zone=ALMATY)
    words = tuple((label, text) for label in (*TOPICS, "KZ", "TM", "KZ-TM", "name") for _ in range(9))
    post = replace(EXPLANATION.post, text=text * 9, channel_title=text or "x")
    yield view_explanation(Explanation(post, "other", TOPICS, words), texts, zone=ALMATY)
    trend = replace(make_trend(query), is_sample=True, read_since=NOW, counted_since=NOW)
    spellings = QueryReading(names=((query, query, query),) * 9, aside=(query,) * 9)
    yield view_trend(replace(trend, reading=spellings), texts, token="t", zone=ALMATY)
    channel = Channel(9, text or "x", None, is_sample=True)
    activity = replace(make_activity(), channel=channel, posts=9, read_until=NOW)
    yield view_activity(activity, texts, zone=ALMATY)
    yield view_activity(replace(activity, posts=0), texts, zone=ALMATY)
    top = tuple(Reaction("emoji", glyph, 10**9) for glyph in "👍🔥😁")
    kinds = [KindReactions(kind, 10**6, 10**6, 10**9, 10**9, 1000.0, top) for kind in KINDS]
    yield view_story_reactions(StoryReactions(text, tuple(kinds), is_sample=True), texts)
    growth = replace(make_growth(), headline=text, channel_title=text, is_sample=True)
    yield view_growth(growth, texts, zone=ALMATY)
    yield view_query_error(
        "query-bad-value", dict.fromkeys(("name", "value", "nearest", "example"), query), query, 3, 900, texts
    )


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_and_extreme_values_give_messages_that_telegram_takes(number: int) -> None:
    for screen in hostile_screens(HOSTILE[number], LANGUAGES[number % len(LANGUAGES)]):
        check(screen)


def test_what_turns_the_writing_round_is_taken_out() -> None:
    shown = render_text(
        view_digest(
            Digest(
                NOW, NOW, "UTC", (DigestSection("agri_food", (hostile_item(HOSTILE[1], 1),)),), COVERAGE, 1
            ),
            ENGLISH,
        )
    )
    assert "\u202e" not in shown
    assert "right to left" in shown


def test_a_query_cannot_pose_as_a_field() -> None:
    answer = SearchAnswer(HOSTILE[5], (), "new")
    assert HOSTILE[5] in render_text(view_search(answer, ENGLISH, token="t", zone=ALMATY))


@given(st.text(max_size=80), st.integers(-3, 100), st.integers(0, 100))
@settings(max_examples=200, deadline=None)
def test_any_place_in_any_query_can_be_marked(query: str, at: int, length: int) -> None:
    check(view_query_error("query-empty-group", {}, query, at, length, ENGLISH))


@pytest.mark.parametrize(
    ("query", "at", "length", "marked"),
    [
        ("газ порт", 4, 4, "газ порт\n    ^^^^"),
        ("газ", 3, 0, "газ\n   ^"),
        ("🔥 x:", 2, 2, "🔥 x:\n   ^^"),
        ("е\u0301 x:", 3, 2, "е\u0301 x:\n  ^^"),
        ("a\nb (", 4, 1, "a b (\n    ^"),
        ("a" * 20 + " b: " + "c" * 20, 21, 2, "…" + "a" * 11 + " b: " + "c" * 15 + "…\n" + " " * 13 + "^^"),
    ],
)
def test_the_mark_stands_under_the_fault(query: str, at: int, length: int, marked: str) -> None:
    text, entities = view_query_error("query-empty-group", {}, query, at, length, ENGLISH).text.render()
    assert next(e.extract_from(text) for e in entities if e.type == "pre") == marked


def test_found_words_are_bold_and_a_repeated_headline_is_left_out() -> None:
    text, entities = view_alert_fired(FIRED, ENGLISH, now=NOW, zone=ALMATY).text.render()
    assert [e.extract_from(text) for e in entities if e.type == "bold"] == ["порт", "Порт", "порт"]
    assert text.count("Паром «Бекет»") == 1
    apart = replace(FOUND, headline="Новости порта", extract="Порт обещает", spans=((0, 4),))
    text, entities = view_alert_fired(
        AlertFired(5, "порт", apart), ENGLISH, now=NOW, zone=ALMATY
    ).text.render()
    assert [e.extract_from(text) for e in entities if e.type == "bold"] == ["Новости порта", "Порт", "Порт"]


@pytest.mark.parametrize(
    ("headline", "extract", "shown"),
    [
        ("Газ подорожал", "Газ подорожал Цена газа выросла", "Газ подорожал\nЦена газа выросла"),
        ("Газ подорожал", "Газ подорожал. Цена газа выросла", "Газ подорожал.\nЦена газа выросла"),
        ("Газ подорожал", "Газ подорожал, и цена выросла", "Газ подорожал, и цена выросла"),
        ("Газ подорожал", "Газ подорожал", "Газ подорожал"),
        ("", "Газ подорожал Цена газа выросла", "Газ подорожал Цена газа выросла"),
    ],
)
def test_a_headline_within_the_extract_has_a_line_of_its_own(headline: str, extract: str, shown: str) -> None:
    starts = [at for at in range(len(extract)) if extract.lower().startswith("газ", at)]
    spans = tuple((at, at + 3) for at in starts)
    item = replace(FOUND, headline=headline, extract=extract, spans=spans)
    text, entities = view_item(item, ENGLISH, ALMATY).render()
    assert text.startswith(f"{shown}\n{item.sources[0].title}")
    bold = [e.extract_from(text).lower() for e in entities if e.type == "bold"]
    assert bold == ["газ"] * len(starts), "the marks did not move"


def test_discreet_messages_hide_all_but_a_neutral_line() -> None:
    screens = [
        *view_digest(DIGEST, ENGLISH, discreet=True),
        view_alert_fired(FIRED, ENGLISH, now=NOW, zone=ALMATY, discreet=True),
    ]
    for screen in screens:
        text, entities = screen.text.render()
        hidden = next(e for e in entities if e.type == "spoiler").extract_from(text)
        assert text == f"{ENGLISH('discreet-line')}\n\n{hidden}"
        assert not [e for e in entities if e.type in ("code", "pre")]


def test_digest_is_split_between_items_and_its_buttons_stand_under_the_last_part() -> None:
    items = tuple(replace(FERRY, seq=number, extract="слово " * 40) for number in range(25))
    parts = view_digest(replace(DIGEST, sections=(DigestSection("gas_energy", items),)), ENGLISH)
    assert len(parts) > 2
    assert [part.keyboard is not None for part in parts] == [False] * (len(parts) - 1) + [True]
    for part in parts[1:]:
        assert part.text.render()[0].startswith(FERRY.headline)


def test_steps_to_a_subscription_are_three_taps_and_topics_switch_off_again() -> None:
    def tap(screen: Screen, label: str) -> Subscribe:
        assert screen.keyboard
        buttons = [button for row in screen.keyboard.inline_keyboard for button in row]
        return Subscribe.unpack(next(b.callback_data or "" for b in buttons if b.text == label))

    def show(draft: Subscribe) -> Screen:
        return view_subscribe(draft, ENGLISH, zone=ALMATY)

    first = show(Subscribe(step="topics"))
    saved = tap(show(tap(first, "Next")), "07:00")
    assert (saved.step, saved.chosen(TOPICS), saved.schedule().at.hour) == ("save", (), 7)
    on = tap(first, "Gas and energy")
    assert on.chosen(TOPICS) == ("gas_energy",)
    off = tap(show(on), "✓ Gas and energy")
    assert off.chosen(TOPICS) == ()
    days = show(tap(show(tap(show(on), "Next")), "Other days"))
    minutes = show(tap(show(tap(show(tap(days, "Fri")), "Another time")), "21"))
    friday = tap(minutes, "21:45")
    assert (friday.step, friday.chosen(TOPICS)) == ("save", ("gas_energy",))
    assert (friday.schedule().at.minute, friday.schedule().weekday) == (45, 4)


def test_a_page_of_alerts_that_is_gone_shows_the_last() -> None:
    lines = [AlertLine(Alert(number, 1, f"word{number}", NOW), 0) for number in range(9)]
    shown = view_alerts(lines, ENGLISH, now=NOW, zone=ALMATY, page=7)
    last = view_alerts(lines, ENGLISH, now=NOW, zone=ALMATY, page=1)
    assert shown.text.render() == last.text.render()
    assert "word8" in shown.text.render()[0]
    assert "word7" not in shown.text.render()[0]
