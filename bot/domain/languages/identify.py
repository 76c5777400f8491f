"""Which of our languages a text is in: Russian, Kazakh, Turkmen or English, else "und".

Every word votes (votes.py). Kazakh counts as Kazakh in any of its scripts (Cyrillic, the Latin of 2018 and of
2021, plain transliteration), Turkmen also without its diacritics. No model is loaded: on short posts these
votes are as good and cost one megabyte.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.domain.languages.votes import COLUMNS, count_votes
from bot.domain.sentences import split_sentences
from bot.domain.tokens import Words, split_words

LANGUAGES = ("tk", "kk", "ru", "en")  # the earlier wins a tie: its votes are rarer
UNKNOWN = "und"

Part = tuple[int, int, str]

_QUOTED = re.compile(r"«[^«»\n]{1,60}»|“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\"")
_ONLY_KAZAKH = re.compile("[ǵńáúñūğ]|q(?!u[aeio]).*q(?!u[aeio])")
_NEVER_KAZAKH = re.compile("[ňžw]")
_MOSTLY_CYRILLIC = 0.3
_AMID_CYRILLIC = 0.35  # of English votes: Latin words in a Cyrillic text are mostly names
_AMID_KAZAKH = 0.4  # of Turkmen votes: both write ý and ş, but only Kazakh the letters of _ONLY_KAZAKH
_LEAST_SCALE = {"en": _AMID_CYRILLIC, "tk": _AMID_KAZAKH}
_CLEAR_PART = 24  # votes (of 20) by which a sentence must lead to count as another language than its post

Votes = dict[str, float]
VoteRows = NDArray[np.int16]  # of each word, in `COLUMNS`


class Spoken(NamedTuple):
    """The language of a text, and of its parts: half-open spans that cover it, neighbours differing."""

    language: str
    parts: tuple[Part, ...]


def identify(masked: str) -> str:
    """One of ru, kk, tk, en; und for a text without words, or in another language."""
    words = split_words(masked)
    rows = _count_rows(words)
    return _decide(_add_up(masked, 0, words.starts, rows, _sum(rows)))


def identify_parts(masked: str) -> tuple[Part, ...]:
    """Half-open spans that cover the text, each with its language; neighbours differ."""
    words = split_words(masked)
    return tell_languages(masked, words, _count_rows(words)).parts


def tell_languages(masked: str, words: Words, rows: VoteRows) -> Spoken:
    """The language of a text and of its parts; `words` are the text's own, and `rows` their votes."""
    totals = _sum(rows)
    whole = _decide(_add_up(masked, 0, words.starts, rows, totals))
    if not masked or not _may_be_mixed(masked, rows, totals, whole):
        return Spoken(whole, ((0, len(masked), whole),) if masked else ())
    parts: list[Part] = []
    for start, end in split_sentences(masked):
        first, after = bisect_left(words.starts, start), bisect_left(words.starts, end)
        own_rows = rows[first:after]
        votes = _add_up(masked[start:end], start, words.starts[first:after], own_rows, _sum(own_rows))
        own = _decide_part(votes, whole)
        if parts and parts[-1][2] == own:
            parts[-1] = (parts[-1][0], end, own)
        else:
            parts.append((parts[-1][1] if parts else 0, end, own))
    begin, _, last = parts.pop() if parts else (0, 0, whole)
    return Spoken(whole, (*parts, (begin, len(masked), last)))


def _count_rows(words: Words) -> VoteRows:
    return np.array([count_votes(exact) for exact in words.exacts], np.int16).reshape(-1, len(COLUMNS))


def _sum(rows: VoteRows) -> list[int]:
    """The votes of all words, by column."""
    totals: list[int] = np.add.reduce(rows, axis=0, dtype=np.int64).tolist()
    return totals


def _may_be_mixed(masked: str, rows: VoteRows, totals: Sequence[int], whole: str) -> bool:
    """Whether another language leads clearly in a run of words: no part of the text beats the best run."""
    weight = 2 if _has_quotes(masked) else 1  # what is outside quotation marks may count twice
    for language in LANGUAGES:
        place = COLUMNS.index(language)
        if language == whole or weight * totals[place] < _CLEAR_PART:
            continue
        leads = rows[:, place].astype(np.float64)
        if whole in LANGUAGES:
            leads -= _LEAST_SCALE.get(whole, 1) * rows[:, COLUMNS.index(whole)]
        won = weight * float(leads[leads > 0].sum())
        if won >= _CLEAR_PART and _best_run(leads.tolist(), weight) >= _CLEAR_PART:
            return True
    return False


def _best_run(leads: Iterable[float], weight: int) -> float:
    """The largest sum of neighbours, where what is won counts `weight` times."""
    best = run = 0.0
    for lead in leads:
        run = max(run, 0.0) + (weight * lead if lead > 0 else lead)
        best = max(best, run)
    return best


def _decide_part(votes: Votes, whole: str) -> str:
    language = _decide(votes)
    lead = votes.get(language, 0.0) - votes.get(whole, 0.0)
    return language if language != UNKNOWN and lead >= _CLEAR_PART else whole


def _add_up(text: str, offset: int, starts: Sequence[int], rows: VoteRows, totals: Sequence[int]) -> Votes:
    """The votes of a text whose words start at `starts`, counted from `offset` before the text.

    Names in quotation marks weigh half, since they are often foreign: what is outside counts twice.
    """
    outside = totals
    quotations = list(_QUOTED.finditer(text)) if _has_quotes(text) else []
    if quotations:
        inside = np.concatenate(
            [
                rows[bisect_left(starts, offset + begin) : bisect_left(starts, offset + end)]
                for begin, end in map(re.Match.span, quotations)
            ]
        )
        outside = [every - quoted for every, quoted in zip(totals, _sum(inside), strict=True)]
        totals = [one + other for one, other in zip(totals, outside, strict=True)]
    votes: Votes = dict(zip(COLUMNS[2:], totals[2:], strict=True))
    words, cyrillic = outside[:2]
    if cyrillic > _MOSTLY_CYRILLIC * words:
        votes["en"] *= _AMID_CYRILLIC
    elif votes["tk"] and _is_kazakh_latin(text):
        votes["tk"] *= _AMID_KAZAKH
    return votes


def _has_quotes(text: str) -> bool:
    return "«" in text or "“" in text or '"' in text


def _is_kazakh_latin(text: str) -> bool:
    folded = unicodedata.normalize("NFC", text).casefold()
    return _ONLY_KAZAKH.search(folded) is not None and not _NEVER_KAZAKH.search(folded)


def _decide(votes: Votes) -> str:
    best = max(LANGUAGES, key=votes.__getitem__)
    lead = votes[best]
    return best if lead > 0 and lead >= votes["other"] else UNKNOWN
