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

from bot.domain.languages.votes import COLUMNS, VOTES, Tally
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


class Spoken(NamedTuple):
    """The language of a text, and of its parts: half-open spans that cover it, neighbours differing."""

    language: str
    parts: tuple[Part, ...]


def identify(masked: str) -> str:
    """One of ru, kk, tk, en; und for a text without words, or in another language."""
    words = split_words(masked)
    tallies = _list_tallies(words)
    return _decide(_count(masked, 0, words.starts, tallies, _add_up(tallies)))


def identify_parts(masked: str) -> tuple[Part, ...]:
    """Half-open spans that cover the text, each with its language; neighbours differ."""
    return tell_languages(masked, split_words(masked)).parts


def tell_languages(masked: str, words: Words) -> Spoken:
    """The language of a text and of its parts; `words` are the text's own."""
    tallies = _list_tallies(words)
    columns = _list_columns(tallies)
    totals = list(map(sum, columns))
    whole = _decide(_count(masked, 0, words.starts, tallies, totals))
    if not masked or not _may_be_mixed(masked, columns, totals, whole):
        return Spoken(whole, ((0, len(masked), whole),) if masked else ())
    parts: list[Part] = []
    for start, end in split_sentences(masked):
        first, after = bisect_left(words.starts, start), bisect_left(words.starts, end)
        own_tallies = tallies[first:after]
        starts, own_totals = words.starts[first:after], _add_up(own_tallies)
        votes = _count(masked[start:end], start, starts, own_tallies, own_totals)
        own = _decide_part(votes, whole)
        if parts and parts[-1][2] == own:
            parts[-1] = (parts[-1][0], end, own)
        else:
            parts.append((parts[-1][1] if parts else 0, end, own))
    begin, _, last = parts.pop() if parts else (0, 0, whole)
    return Spoken(whole, (*parts, (begin, len(masked), last)))


def _list_tallies(words: Words) -> list[Tally]:
    return list(map(VOTES.__getitem__, words.exacts))


def _list_columns(tallies: Sequence[Tally]) -> Sequence[Sequence[int]]:
    """The votes of all words by column."""
    return list(zip(*tallies, strict=True)) or [()] * len(COLUMNS)


def _may_be_mixed(masked: str, columns: Sequence[Sequence[int]], totals: Sequence[int], whole: str) -> bool:
    """Whether another language leads clearly in a run of words: no part of the text beats the best run."""
    weight = 2 if _has_quotes(masked) else 1  # what is outside quotation marks may count twice
    for language in LANGUAGES:
        place = COLUMNS.index(language)
        if language == whole or weight * totals[place] < _CLEAR_PART:
            continue
        votes = columns[place]
        against = columns[COLUMNS.index(whole)] if whole in LANGUAGES else [0] * len(votes)
        scale = _LEAST_SCALE.get(whole, 1)
        leads = [vote - scale * other for vote, other in zip(votes, against, strict=True)]
        won = [weight * lead for lead in leads if lead > 0]
        if sum(won) >= _CLEAR_PART and _best_run(leads, weight) >= _CLEAR_PART:
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


def _count(
    text: str, offset: int, starts: Sequence[int], tallies: Sequence[Tally], totals: Sequence[int]
) -> Votes:
    """The votes of a text whose words start at `starts`, counted from `offset` before the text.

    Names in quotation marks weigh half, since they are often foreign: what is outside counts twice.
    """
    outside = totals
    quotations = list(_QUOTED.finditer(text)) if _has_quotes(text) else []
    if quotations:
        inside: list[Tally] = []
        for quotation in quotations:
            first = bisect_left(starts, offset + quotation.start())
            inside += tallies[first : bisect_left(starts, offset + quotation.end())]
        outside = [every - quoted for every, quoted in zip(totals, _add_up(inside), strict=True)]
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


def _add_up(tallies: Sequence[Tally]) -> list[int]:
    return list(map(sum, _list_columns(tallies)))


def _is_kazakh_latin(text: str) -> bool:
    folded = unicodedata.normalize("NFC", text).casefold()
    return _ONLY_KAZAKH.search(folded) is not None and not _NEVER_KAZAKH.search(folded)


def _decide(votes: Votes) -> str:
    best = max(LANGUAGES, key=votes.__getitem__)
    lead = votes[best]
    return best if lead > 0 and lead >= votes["other"] else UNKNOWN
