"""Under a search answer: narrowed, to be narrowed, as a file, with nothing found; and cards to share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Text

from bot.domain.answer_values import SearchAnswer, StoryItem
from bot.domain.near_queries import Suggestion, Suggestions
from bot.domain.post_values import FoundPosts
from bot.domain.query import parse_query
from bot.domain.refining import Narrowing, Option, list_filters
from bot.i18n import Texts
from bot.views.cards import Card, view_cards, view_error_card, view_nothing_card
from bot.views.post_file import view_post_file
from bot.views.query_errors import view_query_error
from bot.views.screen import Screen
from bot.views.search import view_search
from bot.views.search_buttons import view_export_buttons, view_narrowing_buttons
from storage.records import StoredPost

NOW = datetime(2025, 11, 14, 3, 30, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
NARROWED = "газ topic:gas_energy country:kz-tm from:@port_diary_demo date:P7D"
NARROWING = Narrowing(
    (
        Option("topic", "gas_energy", 12),
        Option("topic", "culture_education", 3),
        Option("country", "kz-tm", 11),
        Option("country", "kz-only", 4),
        Option("country", "tm-only", 2),
        Option("date", "P1D", 1),
        Option("date", "P7D", 5),
        Option("date", "P30D", 14),
        Option("from", "900001", 9, "Порт күнделігі"),
        Option("from", "900002", 1204, "Hazar habarlary: the very long name of a channel"),
        Option("kind", "official", 6),
        Option("kind", "exile", 2),
    ),
    17,
)
NEAREST = Suggestions(
    (
        Suggestion("period", "тразит", "", 3, token="t2"),
        Suggestion("spelling", "транзит date:P7D", "транзит", 12, token="t3"),
        Suggestion("without", "date:P7D topic:gas_energy", "тразит", 400, at_least=True, token="t4"),
        Suggestion("without", "тразит", "topic:gas_energy", 2, token="t5"),
    ),
    channels=6,
    since=datetime(2025, 10, 31, 22, tzinfo=UTC),
)


def list_refining_screens(texts: Texts, found: StoryItem, post: StoredPost) -> dict[str, tuple[Screen, ...]]:
    """Every such screen by name; a file shows its line, cards their parts one below the other."""
    answer = SearchAnswer(NARROWED, (found,), "new", next_before=5)
    empty = SearchAnswer("тразит topic:gas_energy date:P7D", (), "new", since=NOW)

    def nothing(told: Suggestions) -> tuple[Screen, ...]:
        return view_search(empty, texts, token="t1", zone=ALMATY, nothing=told)

    filters = list_filters(parse_query(NARROWED))
    files = FoundPosts("газ", (post,) * 5, bounded=True, made_at=NOW)
    error = view_query_error("query-unclosed-paren", {}, "(газ", 0, 1, texts)
    cards = [
        *view_cards([found], texts, zone=ALMATY),
        view_nothing_card("тразит", texts),
        view_nothing_card("", texts),
        view_error_card(error),
    ]
    return {
        "search-narrowed": view_search(answer, texts, token="t1", zone=ALMATY, filters=filters),
        "search-narrow": (_under(view_narrowing_buttons(NARROWING, texts, "t1", "new")),),
        "search-export": (_under(view_export_buttons(texts, "t1", "new")),),
        "search-file": (Screen(Text(view_post_file(files, texts, is_table=True).caption)),),
        "search-nearest": nothing(NEAREST),
        "search-nothing-near": nothing(replace(NEAREST, nearest=())),
        "search-nothing-read": nothing(Suggestions((), 0, None)),
        "cards": tuple(_as_screen(card) for card in cards),
    }


def _under(keyboard: InlineKeyboardMarkup | None) -> Screen:
    return Screen(Text("…"), keyboard)


def _as_screen(card: Card) -> Screen:
    return Screen(Text(Bold(card.title), "\n", card.line, "\n→\n", card.text))
