"""Which language a text is in, on short hard lines, and where a mixed post changes language."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.languages.identify import identify, identify_parts
from bot.domain.text import mask

LINES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "languages.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("language", ["ru", "kk", "tk", "en"])
def test_recall_on_hard_lines(language: str) -> None:
    told = Counter([identify(mask(line["text"])) for line in LINES if line["lang"] == language])
    assert told[language] / told.total() >= 0.95, told


def test_other_languages_are_not_taken_for_ours() -> None:
    told = Counter([identify(mask(line["text"])) for line in LINES if line["lang"] == "und"])
    assert told["und"] >= told.total() - 1, told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Қазақстан мен Түрікменстан келісім жасады", "kk"),
        ("Qazaqstan men Túrikmenstan kelisim jasady, jańa zaýyt ashyldy", "kk"),
        ("Qazaqstan men Türıkmenstan kelısım jasady", "kk"),
        ("Казакстан мен Туркменстан келисим жасады", "kk"),
        ("Türkmenistan bilen Gazagystan ylalaşdy", "tk"),
        ("Turkmenistan bilen Gazagystan arasynda sowda artdy", "tk"),
        ("Казахстан и Туркменистан договорились о газе", "ru"),
        ("Kazakhstan and Turkmenistan agreed on gas", "en"),
        ("🔥 12:30", "und"),
        ("", "und"),
    ],
)
def test_each_language_in_its_scripts(text: str, language: str) -> None:
    assert identify(text) == language


def test_the_footer_does_not_decide() -> None:
    assert identify(mask("Порт ашылды, кеме келді.\n\nПодписаться | Прислать новость")) == "kk"


def test_a_mixed_post_is_parted() -> None:
    text = "Қайырлы таң!\nВ Актау открыли новый порт. Ýol ýapyk, gämi gijä galdy.\n🔥\n"
    parts = identify_parts(text)
    assert [(text[start:end].strip(), language) for start, end, language in parts] == [
        ("Қайырлы таң!", "kk"),
        ("В Актау открыли новый порт.", "ru"),
        ("Ýol ýapyk, gämi gijä galdy.\n🔥", "tk"),
    ]


def test_a_name_in_another_language_parts_nothing() -> None:
    text = "Вручили орден «Алтын Қыран». QazaqGaz промолчал. Встреча прошла в Astana Hub."
    assert identify_parts(text) == ((0, len(text), "ru"),)


@given(st.text() | st.lists(st.sampled_from([line["text"] for line in LINES])).map("\n".join))
def test_parts_cover_the_text_without_gaps(text: str) -> None:
    parts = identify_parts(text)
    assert [start for start, _, _ in parts] == [0, *[end for _, end, _ in parts]][: len(parts)]
    assert (parts[-1][1] if parts else 0) == len(text)
    assert {language for _, _, language in parts} <= {"ru", "kk", "tk", "en", "und"}
    assert all(one[2] != other[2] for one, other in pairwise(parts))
