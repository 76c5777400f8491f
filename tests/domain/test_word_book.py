"""A word book asks once for each word, keeps what is met again, never grows beyond its bound; what an index
notes beside its numbers stays true through new books, and for texts that were read with an earlier one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from bot.domain.analyser import AnalysedText, Analyser
from bot.domain.form_notes import FormNotes
from bot.domain.languages.offer import KeysByCapital
from bot.domain.languages.votes import Tally
from bot.domain.matching import Percolator, PostFacts
from bot.domain.terms_index import TermsIndex
from bot.domain.word_book import Setting, WordBook
from storage.records import Counters, SearchPlan, Word

RUSSIAN = Setting("ru", frozenset())
KAZAKH = Setting("kk", frozenset())


class Asked:
    """A book, and what it asked."""

    def __init__(self, capacity: int) -> None:
        self.votes: Counter[str] = Counter()
        self.keys: Counter[tuple[str, Setting]] = Counter()
        self.book = WordBook(self._count_votes, self._compute_keys, capacity)

    def read(self, *words: str, setting: Setting = RUSSIAN, capital: int = 0) -> list[tuple[str, ...]]:
        """The keys of words, in a text of their own."""
        if self.book.is_full:
            self.book = self.book.renewed()
        numbers = self.book.number(words)
        assert self.book.votes(numbers)[:, 0].tolist() == [len(word) for word in words]
        capitals = np.full(len(words), capital, np.int32)
        return [self.book.keys[form] for form in self.book.forms(numbers, capitals, setting).tolist()]

    def _count_votes(self, word: str) -> Tally:
        self.votes[word] += 1
        return len(word), 0, 0, 0, 0, 0, 0

    def _compute_keys(self, word: str, setting: Setting) -> KeysByCapital:
        self.keys[word, setting] += 1
        small, name = (f"{setting.gate}:{word}",), (f"{setting.gate}:{word}", f"n:{word}")
        return small, name, name


def test_each_word_is_asked_about_once_and_once_in_each_setting() -> None:
    asked = Asked(100)
    assert asked.read("газ", "порт", "газ") == [("ru:газ",), ("ru:порт",), ("ru:газ",)]
    assert asked.read("газ", capital=1) == asked.read("газ", capital=2) == [("ru:газ", "n:газ")]
    assert asked.read("газ", setting=KAZAKH) == [("kk:газ",)]
    assert asked.votes == {"газ": 1, "порт": 1}
    assert asked.keys == {("газ", RUSSIAN): 1, ("порт", RUSSIAN): 1, ("газ", KAZAKH): 1}


@pytest.mark.parametrize("capacity", [4, 5, 7])
def test_it_is_bounded_and_keeps_what_comes_again(capacity: int) -> None:
    asked = Asked(capacity)
    for number in range(200):
        word = f"слово{number}"
        expected = [(f"ru:{word}",), ("ru:газ",)]
        assert asked.read(word, "газ", setting=RUSSIAN) == expected
        assert len(asked.book) <= capacity + 2
        assert len(asked.book.keys) <= 1 + 2 * (capacity + 2)
    assert asked.votes["газ"] == asked.keys["газ", RUSSIAN] == 1
    assert asked.read("слово1") == [("ru:слово1",)]
    assert asked.votes["слово1"] == 2  # forgotten, and asked about anew


def test_many_settings_fill_a_book_too() -> None:
    asked = Asked(4)
    for number in range(50):
        setting = Setting(f"gate{number}", frozenset())
        assert asked.read("газ", "порт", setting=setting) == [(f"gate{number}:газ",), (f"gate{number}:порт",)]
        assert len(asked.book.keys) <= 1 + 2 * 4 + 4


def test_a_large_book_grows_and_forgets_nothing() -> None:
    asked = Asked(100_000)
    words = [f"слово{number}" for number in range(30_000)]
    for first in range(0, len(words), 300):
        asked.read(*words[first : first + 300])
    assert asked.read(words[0], words[-1]) == [("ru:слово0",), ("ru:слово29999",)]
    assert set(asked.votes.values()) == set(asked.keys.values()) == {1}


TEXTS = [
    "Экспорт газа вырос, порт Актау закрыт",
    "Газопровод и порты: газ подорожал",
    "Құрық портында жұмыс басталды",
    "The port of Aktau reopened on Monday",
]


def test_indexes_answer_the_same_with_any_book() -> None:
    steady, forgetful = Analyser(), Analyser(remembered=6)
    terms = [("газ", "ru"), ("порт Актау", "ru"), ("порт", "kk"), ("port", "en")]
    expected = [TermsIndex(terms, steady).find(steady.analyse(text)) for text in TEXTS]
    assert any(expected)
    index = TermsIndex(terms, forgetful)
    kept = [forgetful.analyse(text) for text in TEXTS]
    assert len({id(text.book) for text in kept}) > 1
    for _ in range(3):
        assert [index.find(forgetful.analyse(text)) for text in TEXTS] == expected
        assert [index.find(text) for text in kept] == expected


def test_standing_queries_are_met_with_any_book_and_as_they_come_and_go() -> None:
    forgetful, percolator = Analyser(remembered=6), Percolator()
    gas, port = (SearchPlan(word, Word(forgetful.word_keys(word), word)) for word in ("газ", "порт"))

    def met(text: AnalysedText) -> list[int]:
        return [match.alert_id for match in percolator.match(text, PostFacts(frozenset(), Counters(), None))]

    first = forgetful.analyse(TEXTS[0])
    assert met(first) == []
    percolator.add(1, gas)
    assert met(first) == [1]
    for text in TEXTS:
        forgetful.analyse(text)
    percolator.add(2, port)
    assert met(forgetful.analyse(TEXTS[0])) == met(first) == [1, 2]
    percolator.remove(1)
    assert met(first) == [2]


def test_notes_are_asked_for_once_a_form_until_they_are_forgotten() -> None:
    analyser = Analyser()
    asked: list[str] = []

    def find(keys: object, norm: str, exact: str) -> str | None:
        asked.append(norm)
        return norm.upper() if norm.startswith("г") else None

    notes = FormNotes(find)
    text = analyser.analyse("газ и порт и газ")
    assert notes.read(text) == [(0, "ГАЗ"), (4, "ГАЗ")]
    assert notes.read(text) == [(0, "ГАЗ"), (4, "ГАЗ")]
    assert sorted(set(asked)) == ["газ", "и", "порт"]
    before = len(asked)
    notes.forget()
    assert notes.read(text) == [(0, "ГАЗ"), (4, "ГАЗ")]
    assert len(asked) == 2 * before
    assert notes.read(analyser.analyse("")) == []


def test_notes_are_bounded() -> None:
    analyser = Analyser()
    asked: list[str] = []

    def find(keys: object, norm: str, exact: str) -> str:
        asked.append(norm)
        return norm

    notes = FormNotes(find, most=10)
    for number in range(100):
        text = analyser.analyse(f"газ слово{number}")
        assert notes.read(text) == [(0, "газ"), (1, f"слово{number}")]
    assert asked.count("газ") == 10  # asked again each time that all were forgotten
