"""Dates, stretches of time and numbers as people of the four languages write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import load_texts
from bot.views.formats import (
    format_ago,
    format_date,
    format_duration,
    format_moment,
    format_names,
    format_number,
    format_views,
)
from bot.views.zones import CITIES, zone_name, zone_offset
from tests.views.fixtures import ALMATY, NOW

MAY = datetime(2025, 5, 1, 20, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "november", "may", "date"),
    [
        ("ru", "14 ноября, 08:30", "2 мая, 01:05", "2 мая 2025 г."),
        ("kk", "14 қараша, 08:30", "2 мамыр, 01:05", "2025 ж. 2 мамыр"),
        ("tk", "14 noýabr, 08:30", "2 maý, 01:05", "2025 ý. 2 maý"),
        ("en", "14 November, 08:30", "2 May, 01:05", "2 May 2025"),
    ],
)
def test_moments_are_local(language: str, november: str, may: str, date: str) -> None:
    texts = load_texts(language)
    assert format_moment(NOW, ALMATY, texts) == november
    assert format_moment(MAY, ALMATY, texts) == may
    assert format_date(MAY, ALMATY, texts) == date
    assert format_moment(MAY, ZoneInfo("America/New_York"), texts).endswith("16:05")


@pytest.mark.parametrize(
    ("delta", "russian", "kazakh", "turkmen", "english"),
    [
        ({"seconds": -90}, "только что", "жаңа ғана", "ýaňyja", "just now"),
        ({"seconds": 59}, "только что", "жаңа ғана", "ýaňyja", "just now"),
        ({"minutes": 1}, "1 мин назад", "1 мин бұрын", "1 min öň", "1 min ago"),
        ({"minutes": 59, "seconds": 59}, "59 мин назад", "59 мин бұрын", "59 min öň", "59 min ago"),
        ({"hours": 3}, "3 ч назад", "3 сағ бұрын", "3 sag öň", "3 h ago"),
        ({"hours": 24}, "1 день назад", "1 күн бұрын", "1 gün öň", "1 day ago"),
        ({"days": 6}, "6 дней назад", "6 күн бұрын", "6 gün öň", "6 days ago"),
        ({"days": 7}, "7 ноября 2025 г.", "2025 ж. 7 қараша", "2025 ý. 7 noýabr", "7 November 2025"),
    ],
)
def test_how_long_ago(delta: dict[str, int], russian: str, kazakh: str, turkmen: str, english: str) -> None:
    for language, expected in zip(("ru", "kk", "tk", "en"), (russian, kazakh, turkmen, english), strict=True):
        shown = format_ago(NOW - timedelta(**delta), NOW, ALMATY, load_texts(language))
        assert shown == expected


@pytest.mark.parametrize(
    ("number", "russian", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1 тыс.", "1k"),
        (18_342, "18,3 тыс.", "18.3k"),
        (999_949, "999,9 тыс.", "999.9k"),
        (999_950, "1 млн", "1m"),
        (1_249_000, "1,2 млн", "1.2m"),
    ],
)
def test_numbers_are_short(number: int, russian: str, english: str) -> None:
    assert format_number(number, load_texts("ru")) == russian
    assert format_number(number, load_texts("en")) == english


def test_plurals_of_views() -> None:
    russian = load_texts("ru")
    shown = [format_views(views, russian) for views in (0, 1, 3, 5, 11, 21, 22, 111, 18_301)]
    assert shown == [
        "0 просмотров",
        "1 просмотр",
        "3 просмотра",
        "5 просмотров",
        "11 просмотров",
        "21 просмотр",
        "22 просмотра",
        "111 просмотров",
        "18,3 тыс. просмотров",
    ]
    assert format_views(1, load_texts("en")) == "1 view"
    assert format_views(21, load_texts("en")) == "21 views"
    assert format_views(18_301, load_texts("kk")) == "18,3 мың қаралым"
    assert format_views(18_301, load_texts("tk")) == "18,3 müň gezek görlen"


def test_durations() -> None:
    texts = load_texts("en")
    shown = [format_duration(seconds, texts) for seconds in (0, 59, 600, 6120, 86_400, 100_000)]
    assert shown == ["1 min", "1 min", "10 min", "1 h 42 min", "1 d 0 h", "1 d 3 h"]


def test_long_lists_of_names_are_cut() -> None:
    names = [f"N{number}" for number in range(1, 12)]
    assert format_names(names[:8], load_texts("en")) == "N1, N2, N3, N4, N5, N6, N7, N8"
    assert format_names(names, load_texts("en")) == "N1, N2, N3, N4, N5, N6, N7, N8 and 3 more"


def test_zones_are_named_by_their_cities() -> None:
    assert zone_name("Asia/Almaty", load_texts("kk")) == "Алматы"
    assert zone_name("Asia/Ashgabat", load_texts("tk")) == "Aşgabat"
    assert zone_name("America/Argentina/Buenos_Aires", load_texts("ru")) == "Buenos Aires"
    assert [zone_offset(zone, NOW) for _, zone in CITIES[:3]] == ["UTC+5", "UTC+5", "UTC+5"]
    assert zone_offset("Asia/Kathmandu", NOW) == "UTC+5:45"
    assert zone_offset("America/St_Johns", NOW) == "UTC-3:30"
    assert zone_offset("UTC", NOW) == "UTC+0"
