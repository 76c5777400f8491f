"""What one word says of the language it is in: by its letters, by being a function word, by its ending.

Votes are whole twentieths, so that their sums do not depend on the order of the words. Which language a text
is in follows from the votes of all its words (identify.py). Keeps nothing: a word book does (word_book.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bot.domain.homoglyphs import to_one_script
from bot.domain.languages.markers import STEMS_BY_LANGUAGE, WORDS_BY_LANGUAGE

# What a word or a text adds up to, in this order: its words, those in Cyrillic, the votes for each language.
Tally = tuple[int, int, int, int, int, int, int]
COLUMNS = ("words", "cyrillic", "tk", "kk", "ru", "en", "other")

_UNIT = 20  # a vote of 1.0
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘ʼ][^\W\d_]+)?")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00df-\u024f\u0259\u1e00-\u1eff]")
_SHARED_WORD = 0.45
_STEM = 0.6
_LEAST_OF_SCRIPT = {"ru": 0.2, "en": 0.15}
_NO_SCRIPT = 0.5


class Ending(NamedTuple):
    """Counts for `language` in a word that ends so after at least `after` other letters."""

    language: str
    weight: float
    after: int
    endings: str


class Pattern(NamedTuple):
    """Counts for `language` in a word in which the pattern is found."""

    language: str
    weight: float
    pattern: str


# Every rule that holds for a word votes.
_CYRILLIC_RULES = (
    Pattern("kk", 1.2, "[әғқңұһ]"),
    Pattern("kk", 1.0, "[үө]"),
    Pattern("kk", 0.7, "і"),
    Ending("kk", 0.7, 2, "ып ында інде ындағы ларды лерді тардың лардың ының ған атын мыз сыз дағы тағы"),
    Ending("kk", 0.3, 3, "лары лерге дары тары лер тар дар лар нын дын тын ылды алды ясы касы"),
    Ending("kk", 0.35, 2, "аады дады еады кады лады нады рады тады"),
    Ending("kk", 0.35, 3, "ына"),
    Ending("kk", 0.2, 3, "дан да та ды ты ти ди га"),
    Ending("kk", 0.6, 2, "йды лды йді мады меді мейди майди кти тти тты йтты еледи елди етеди лык тык дык"),
    Ending("kk", 0.9, 2, "дта дте бта бте кта кте дтан бтан ктан птан штан"),
    # Russian never writes ы after these letters; names of places keep it in Russian, too.
    Pattern("kk", 0.8, "(?<!^)[гкх]ы|^кы(?!рг|з)|[жш]ы(?!мк|мб)"),
    Pattern("kk", 0.6, "ауа|ауы|ауд(?!и)|^жау|уга$|кк?ке$"),
    Ending("ru", 0.8, 2, "ого его ому ему ыми ими ых их ый ий ая яя ое ее ые ие ую юю"),
    Ending("ru", 0.8, 2, "ться тся лась лось ись лся"),
    Ending("ru", 0.7, 2, "ами ями ость ости ение ении ения ений ции ций ства ство ть ах ях ов ев ью ите йте"),
    Ending("ru", 0.4, 2, "ли ла ло ой ей ет ит ют ут ят ат ал ил ам ям ом ем ию ии ке ки ку ны не ну на"),
    Pattern("ru", 0.5, "[щъё]|^(?:при(?!з)|рас|под|пере)"),
    Pattern("ru", 0.2, "[вфцчэью]"),
    Pattern("other", 2.0, "[їєґўҳӣӯҷҝљњћђ]"),
    Pattern("other", 0.9, "үү|өө|[ио]уу|і[йяюв]"),
    Pattern("other", 1.0, "[сзц]ьк|ння$|ість$|ують$|ії$"),
)
_LATIN_RULES = (
    Pattern("kk", 1.2, "[ǵńūŭ]|[áúó].*[ýǵń]|ñ|q(?!u[aeio])"),
    Pattern("kk", 0.9, "ğ|sh[yı]"),
    Pattern("kk", 0.7, "[áúóı]|[yi]ń$|[yıi]ñ$"),
    Pattern("kk", 0.5, "nyñ|nyń|dyń|tyń|niń|dıñ|nıñ|lyq|dyq|zh|atyn$|maidy|maıdy|eidi|eıdi|uy$|ýy$"),
    Pattern("kk", 0.9, "[mnzñń]dady$|tady$|sh.*[dt][yi]$"),  # in Turkmen it is arzanlady
    Pattern("kk", 0.9, "[qk]t[yıi]$|(?:r|ai|ay|oi|e|i)tt[yıi]$"),  # in Turkmen it is artdy
    Pattern("kk", 0.4, "..[aou]i$|[aou]iy"),
    Pattern("tk", 1.0, "[ňž]|ý"),
    Pattern("tk", 0.6, "[äöüşç]|^y[eyo]l|cd[yi]"),
    Pattern(
        "tk",
        0.7,
        "..(?:yär|yar|ypdyr|ipdir|jak|jek|maly|meli|mak|mek|lygy|ligi|lary[nň]|leri[nň]|larynyn|lerinin)$",
    ),
    Pattern(
        "tk",
        0.6,
        "..(?:lar[dy]?[ay]|ler[di]?[ei]|ynda|inde|yndan|inden|yny|ynyn|dyr|ildi|yldy|lyk|ymyz|imiz|hana)$",
    ),
    Pattern("tk", 0.5, "..(?:[ln]dy|ydy|owa|edow|myradow|anow|irow|yrow|[iý]ýew|enok|anok)$"),
    Pattern("tk", 0.3, "[bcdfghjklmnprstvwxz]y[bcdfghjklmnprstvwxz]|[aeiouyö]w[aeiouyäö]|wez|wek"),
    Pattern("tk", 0.3, "...(?:lar|ler|da|dan|den|dy|di|yp)$"),
    Pattern(
        "en",
        0.7,
        "..(?:tions?|ings?|ments?|ness|it(?:y|ies)|ous|ive|[ai]ble|[ae]nce|ight|ship|ould|est|n't)$",
    ),
    Pattern(
        "en",
        0.4,
        "..(?:ed|(?<!l)[eo]rs?|ck|[tnrdkl]s|es|ate|ure|ial|ical|age|al|ic)$|th|wh|ph|[aeiou]gh|ee|oo|ou|ea",
    ),
    Pattern("en", 0.3, "[^aeiouyäöüýıu](?:[lrgcvstnmdk]e)$|'s$|^[bcdfgst][rl]"),
    Pattern(
        "other",
        0.8,
        "ə|[ãõâêîôûìòèùåøæœß]|[og][ʻ'‘’][bdgilnrtyz]|(?:yor|ması|mesi|ında|lığı|ları|ılıb|ilib|ışı)$",
    ),
)


class _Voters(NamedTuple):
    """Rules ready to run: what every word votes, then endings, then patterns."""

    least: Mapping[str, int]
    endings: tuple[tuple[str, int, int, tuple[str, ...]], ...]
    patterns: tuple[tuple[str, int, Callable[[str], object]], ...]


def count_votes(form: str) -> Tally:
    """The votes of a word as written, case folded; digits in it part it into words."""
    columns = dict.fromkeys(COLUMNS, 0)
    for word in _WORD.findall(unicodedata.normalize("NFC", form.replace("\u0301", ""))):
        columns["words"] += 1
        columns["cyrillic"] += word[0] >= "\u0400"
        for language, weight in _vote(word).items():
            columns[language] += weight
    words, cyrillic, tk, kk, ru, en, other = columns.values()
    return words, cyrillic, tk, kk, ru, en, other


def _vote(word: str) -> Mapping[str, int]:
    known = _KNOWN_WORDS.get(word)
    if known:
        return known
    word = to_one_script(word)
    if _CYRILLIC.search(word):
        return _apply(_CYRILLIC_VOTERS, word)
    if _LATIN.search(word):
        return _apply(_LATIN_VOTERS, word)
    return {"other": _units(_NO_SCRIPT)}


def _apply(voters: _Voters, word: str) -> Mapping[str, int]:
    votes = dict(voters.least)
    for language, weight, after, endings in voters.endings:
        if word.endswith(endings, after):
            votes[language] = votes.get(language, 0) + weight
    for language, weight, found in voters.patterns:
        if found(word):
            votes[language] = votes.get(language, 0) + weight
    return votes


def _units(weight: float) -> int:
    return round(weight * _UNIT)


def _build_voters(rules: Iterable[Ending | Pattern], script: re.Pattern[str], language: str) -> _Voters:
    """The rules of one script, with its stems, ready to run; its words vote for `language` at the least."""
    found: list[tuple[str, int, Callable[[str], object]]] = []
    for stemmed, stems in STEMS_BY_LANGUAGE.items():
        own = [stem for stem in stems.split() if script.search(stem)]
        if own:
            found.append((stemmed, _units(_STEM), re.compile("|".join(own)).match))
    found += [
        (rule.language, _units(rule.weight), re.compile(rule.pattern).search)
        for rule in rules
        if isinstance(rule, Pattern)
    ]
    endings = [
        (rule.language, _units(rule.weight), rule.after, tuple(rule.endings.split()))
        for rule in rules
        if isinstance(rule, Ending)
    ]
    return _Voters({language: _units(_LEAST_OF_SCRIPT[language])}, tuple(endings), tuple(found))


def _weigh_words() -> dict[str, dict[str, int]]:
    languages: dict[str, list[str]] = defaultdict(list)
    for language, words in WORDS_BY_LANGUAGE.items():
        for word in sorted(set(words.split())):
            languages[word].append(language)
    return {
        word: dict.fromkeys(found, _units(1.0 if len(found) == 1 else _SHARED_WORD))
        for word, found in languages.items()
    }


_CYRILLIC_VOTERS = _build_voters(_CYRILLIC_RULES, _CYRILLIC, "ru")
_LATIN_VOTERS = _build_voters(_LATIN_RULES, _LATIN, "en")
_KNOWN_WORDS = _weigh_words()
