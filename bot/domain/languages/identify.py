"""Which of our languages a text is in: Russian, Kazakh, Turkmen or English, else "und".

Every word votes: by letters that only one alphabet has, by being a function word, by its ending.
Kazakh counts as Kazakh in any of its scripts (Cyrillic, the Latin of 2018 and of 2021, plain
transliteration), Turkmen also without its diacritics. No model is loaded: on short posts these votes are as
good and cost one megabyte.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from bot.domain.homoglyphs import to_one_script
from bot.domain.languages.markers import STEMS_BY_LANGUAGE, WORDS_BY_LANGUAGE
from bot.domain.sentences import split_sentences

LANGUAGES = ("tk", "kk", "ru", "en")  # the earlier wins a tie: its votes are rarer
UNKNOWN = "und"

Votes = tuple[tuple[str, float], ...]
Rules = tuple[tuple[str, float, re.Pattern[str]], ...]

_MOST_WORDS = 300  # of a text; more do not change the answer
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘ʼ][^\W\d_]+)?")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00df-\u024f\u0259\u1e00-\u1eff]")
_QUOTED = re.compile(r"«[^«»\n]{1,60}»|“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\"")
_ONLY_KAZAKH = re.compile("[ǵńáúñūğ]|q(?!u[aeio]).*q(?!u[aeio])")
_NEVER_KAZAKH = re.compile("[ňžw]")
_SHARED_WORD = 0.45
_STEM = 0.6
_SCALED = frozenset(["en", "tk"])  # whose votes may count less, and how little at worst
_LEAST_SCALE = 0.35
_CLEAR_PART = 1.2  # votes by which a sentence must lead to count as another language than its post

# (language, weight, pattern): every pattern that is found in a word votes.
_CYRILLIC_RULES = (
    ("kk", 1.2, "[әғқңұһ]"),
    ("kk", 1.0, "[үө]"),
    ("kk", 0.7, "і"),
    ("kk", 0.7, "..(?:ып|ында|інде|ындағы|ларды|лерді|тардың|лардың|ының|ған|атын|мыз|сыз|дағы|тағы)$"),
    ("kk", 0.3, "...(?:лары|лерге|дары|тары|лер|тар|дар|лар|нын|дын|тын|лык|ылды|алды|ясы|касы)$"),
    ("kk", 0.35, "..[адеклнрт]ады$|...ына$"),
    ("kk", 0.2, "...(?:дан|да|та|ды|ты|ти|ди|га)$"),
    (
        "ru",
        0.8,
        "..(?:ого|его|ому|ему|ыми|ими|ых|их|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ться|тся|лась|лось|ись|лся)$",
    ),
    ("ru", 0.7, "..(?:ами|ями|ость|ости|ени[еияй]|ции|ций|ства|ство|ть|ах|ях|ов|ев|ью|ите|йте)$"),
    ("ru", 0.4, "..(?:ли|ла|ло|ой|ей|ет|ит|ют|ут|ят|ат|ал|ил|ам|ям|ом|ем|ию|ии|ке|ки|ку|ны|не|ну|на)$"),
    ("ru", 0.5, "[щъё]|^(?:при(?!з)|рас|под|пере)"),
    ("ru", 0.2, "[вфцчэью]"),
    ("other", 2.0, "[їєґўҳӣӯҷҝљњћђ]"),
    ("other", 0.9, "үү|өө|[ио]уу|і[йяюв]"),
)
_LATIN_RULES = (
    ("kk", 1.2, "[ǵńūŭ]|[áúó].*[ýǵń]|ñ|q(?!u[aeio])"),
    ("kk", 0.9, "ğ|sh[yı]"),
    ("kk", 0.7, "[áúóı]|[yi]ń$|[yıi]ñ$"),
    ("kk", 0.5, "nyñ|nyń|dyń|tyń|niń|dıñ|nıñ|lyq|dyq|zh|atyn$|maidy|maıdy|eidi|eıdi|uy$|ýy$"),
    ("tk", 1.0, "[ňž]|ý"),
    ("tk", 0.6, "[äöüşç]|^y[eyo]l"),
    (
        "tk",
        0.7,
        "..(?:yär|yar|ypdyr|ipdir|jak|jek|maly|meli|mak|mek|lygy|ligi|lary[nň]|leri[nň]|larynyn|lerinin)$",
    ),
    (
        "tk",
        0.6,
        "..(?:lar[dy]?[ay]|ler[di]?[ei]|ynda|inde|yndan|inden|yny|ynyn|dyr|ildi|yldy|lyk|ymyz|imiz|hana)$",
    ),
    ("tk", 0.5, "..(?:[ln]dy|ydy|owa|edow|myradow|anow|irow|yrow|[iý]ýew|enok|anok)$"),
    ("tk", 0.3, "[bcdfghjklmnprstvwxz]y[bcdfghjklmnprstvwxz]|[aeiouyö]w[aeiouyäö]|wez|wek"),
    ("tk", 0.3, "...(?:lar|ler|da|dan|den|dy|di|yp)$"),
    ("en", 0.7, "..(?:tions?|ings?|ments?|ness|it(?:y|ies)|ous|ive|[ai]ble|[ae]nce|ight|ship|ould|est|n't)$"),
    (
        "en",
        0.4,
        "..(?:ed|(?<!l)[eo]rs?|ck|[tnrdkl]s|es|ate|ure|ial|ical|age|al|ic)$|th|wh|ph|[aeiou]gh|ee|oo|ou|ea",
    ),
    ("en", 0.3, "[^aeiouyäöüýıu](?:[lrgcvstnmdk]e)$|'s$|^[bcdfgst][rl]"),
    ("other", 0.8, "ə|[ãõâêîôûìòèùåøæœß]|[og][ʻ'‘’][bdgilnrtyz]|(?:yor|ması|mesi|ında|lığı|ları)$"),
)


def identify(masked: str) -> str:
    """One of ru, kk, tk, en; und for a text without words, or in another language."""
    return _decide(_count(_normalise(masked)))


def identify_parts(masked: str) -> tuple[tuple[int, int, str], ...]:
    """Half-open spans that cover the text, each with its language; neighbours differ."""
    normalised = _normalise(masked)
    votes = _count(normalised)
    whole = _decide(votes)
    if not masked or not _may_be_mixed(votes, whole):
        return ((0, len(masked), whole),) if masked else ()
    aligned = len(normalised) == len(masked)
    parts: list[tuple[int, int, str]] = []
    for start, end in split_sentences(masked):
        own = _decide_part(normalised[start:end] if aligned else _normalise(masked[start:end]), whole)
        if parts and parts[-1][2] == own:
            parts[-1] = (parts[-1][0], end, own)
        else:
            parts.append((parts[-1][1] if parts else 0, end, own))
    begin, _, last = parts.pop() if parts else (0, 0, whole)
    return (*parts, (begin, len(masked), last))


def _may_be_mixed(votes: dict[str, float], whole: str) -> bool:
    """Whether another language got enough votes in the whole text to be clear in a part of it."""
    return any(
        votes.get(language, 0.0) >= _CLEAR_PART * (_LEAST_SCALE if language in _SCALED else 1.0)
        for language in LANGUAGES
        if language != whole
    )


def _decide_part(text: str, whole: str) -> str:
    votes = _count(text)
    language = _decide(votes)
    lead = votes.get(language, 0.0) - votes.get(whole, 0.0)
    return language if language != UNKNOWN and lead >= _CLEAR_PART else whole


def _normalise(masked: str) -> str:
    return unicodedata.normalize("NFC", masked.replace("\u0301", "")).casefold()


def _count(text: str) -> dict[str, float]:
    """The votes of the text's words. Names in quotation marks weigh half: they are often foreign."""
    totals: dict[str, float] = defaultdict(float)
    cyrillic = _add_votes(text, totals)
    outside = _QUOTED.sub(" ", text)
    if len(outside) < len(text):
        cyrillic = _add_votes(outside, totals)
    if cyrillic > 0.3:
        totals["en"] *= _LEAST_SCALE  # Latin words in a Cyrillic text are mostly names
    elif _ONLY_KAZAKH.search(text) and not _NEVER_KAZAKH.search(text):
        totals["tk"] *= 0.4  # both write ý and ş, but only one of them these
    return totals


def _add_votes(text: str, totals: dict[str, float]) -> float:
    """Adds the votes of the first words to `totals`; returns the share of Cyrillic words."""
    words = _WORD.findall(text, 0, 6_000)[:_MOST_WORDS]
    cyrillic = 0
    for word in words:
        cyrillic += word[0] >= "\u0400"
        for language, weight in _vote(word):
            totals[language] += weight
    return cyrillic / len(words) if words else 0.0


def _decide(votes: dict[str, float]) -> str:
    best = max(LANGUAGES, key=lambda language: votes.get(language, 0.0))
    lead = votes.get(best, 0.0)
    return best if lead > 0 and lead >= votes.get("other", 0.0) else UNKNOWN


@lru_cache(maxsize=65_536)
def _vote(word: str) -> Votes:
    known = _KNOWN_WORDS.get(word)
    if known:
        return known
    word = to_one_script(word)
    if _CYRILLIC.search(word):
        return _apply(_CYRILLIC_PATTERNS, word, ("ru", 0.2))
    if _LATIN.search(word):
        return _apply(_LATIN_PATTERNS, word, ("en", 0.15))
    return (("other", 0.5),)


def _apply(rules: Rules, word: str, default: tuple[str, float]) -> Votes:
    totals = {default[0]: default[1]}
    for language, weight, pattern in rules:
        if pattern.search(word):
            totals[language] = totals.get(language, 0.0) + weight
    for language, pattern in _STEM_PATTERNS:
        if pattern.match(word):
            totals[language] = totals.get(language, 0.0) + _STEM
    return tuple(totals.items())


def _compile(rules: tuple[tuple[str, float, str], ...]) -> Rules:
    return tuple([(language, weight, re.compile(pattern)) for language, weight, pattern in rules])


def _weigh_words() -> dict[str, Votes]:
    languages: dict[str, list[str]] = defaultdict(list)
    for language, words in WORDS_BY_LANGUAGE.items():
        for word in sorted(set(words.split())):
            languages[word].append(language)
    return {
        word: tuple([(language, 1.0 if len(found) == 1 else _SHARED_WORD) for language in found])
        for word, found in languages.items()
    }


_CYRILLIC_PATTERNS = _compile(_CYRILLIC_RULES)
_LATIN_PATTERNS = _compile(_LATIN_RULES)
_STEM_PATTERNS = [
    (language, re.compile("|".join(stems.split()))) for language, stems in STEMS_BY_LANGUAGE.items()
]
_KNOWN_WORDS = _weigh_words()
