"""What hangs on the forms of words, noted once for each: on most forms of most texts hangs nothing.

An index that is asked for every word of every text keeps its answers here. Which words of a text have any is
told by one look into an array. It begins anew with a new book, and when the index says that its answers
changed. Does not know what the notes are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.domain.analyser import AnalysedText
from bot.domain.languages.offer import Keys
from bot.domain.word_book import WordBook

V = TypeVar("V")

MOST_NOTES = 150_000  # mostly shared by several forms
_NOT_ASKED, _NOTHING, _SOMETHING = 0, 1, 2


class FormNotes(Generic[V]):
    """`find` is given a form's keys and its word, folded and as written; None where nothing hangs on it."""

    def __init__(self, find: Callable[[Keys, str, str], V | None], most: int = MOST_NOTES) -> None:
        """`most`: how many notes are kept, before all are asked for anew."""
        self._find = find
        self._most = most
        self._book: WordBook | None = None
        self._marks: NDArray[np.uint8] = np.zeros(0, np.uint8)
        self._notes: dict[int, V] = {}

    def read(self, text: AnalysedText) -> list[tuple[int, V]]:
        """The words of a text on which something hangs: place and note, in order."""
        if text.book is not self._book or len(self._marks) < len(text.book.keys):
            self._follow(text.book)
        if len(self._notes) > self._most:
            self.forget()
        forms = text.forms
        marks = self._marks.take(forms)
        if not marks.all():
            for at in np.flatnonzero(marks == _NOT_ASKED).tolist():
                self._ask(text, at)
            marks = self._marks.take(forms)
        places = np.flatnonzero(marks == _SOMETHING)
        notes = map(self._notes.__getitem__, forms.take(places).tolist())
        return list(zip(places.tolist(), notes, strict=True))

    def forget(self) -> None:
        """The index would answer differently now."""
        self._marks.fill(_NOT_ASKED)
        self._notes.clear()

    def _follow(self, book: WordBook) -> None:
        """Makes room for the forms of a book, and forgets those of another one."""
        room = np.zeros(2 * len(book.keys), np.uint8)
        if book is self._book:
            room[: len(self._marks)] = self._marks
        else:
            self._book = book
            self._notes.clear()
        self._marks = room

    def _ask(self, text: AnalysedText, at: int) -> None:
        form, words = int(text.forms[at]), text.words
        note = self._find(text.keys[at], words.norms[at], words.exacts[at])
        if note is None:
            self._marks[form] = _NOTHING
        else:
            self._marks[form] = _SOMETHING
            self._notes[form] = note
