"""Which of our languages a text is in: Russian, Kazakh, Turkmen or English, else "und".

Every word votes: by letters that only one alphabet has, by being a function word, by its ending. Kazakh counts
as Kazakh in any of its scripts (Cyrillic, the Latin of 2018 and of 2021, plain transliteration), Turkmen also
without its diacritics. No model is loaded: on short posts these votes are as good and cost one megabyte.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from bot.domain.homoglyphs import to_one_script
from bot.domain.languages.markers import WORDS_BY_LANGUAGE
from bot.domain.sentences import split_sentences

LANGUAGES = ("ru", "kk", "tk", "en")
UNKNOWN = "und"

Votes = tuple[tuple[str, float], ...]

_MOST_WORDS = 300  # of a text; more do not change the answer
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘ʼ][^\W\d_]+)?")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00df-\u024f\u0259\u1e00-\u1eff]")
_SHARED_WORD = 0.45
_CLEAR_PART = 1.2  # votes by which a sentence must lead to count as another language than its post

# (language, weight, pattern): every pattern that is found in a word votes.
_CYRILLIC_RULES = (
    ("kk", 1.0, "[әғқңұһ]"),
    ("kk", 0.9, "[үөі]"),
    ("kk", 0.7, "..(?:ып|ында|інде|ындағы|ларды|лерді|тардың|лардың|ының|ған|атын|мыз|сыз|дағы|тағы|лық)$"),
    ("kk", 0.4, "...(?:лары|лер|лерге|дары|тары|тар|дар|лар|дан|тан|нан|да|та|ды|ты|ти|ди|га|ка|нын|дын|тын)$"),
    ("ru", 0.8, "..(?:ого|его|ому|ему|ыми|ими|ых|их|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ться|тся|лась|лось|лись|лся)$"),
    ("ru", 0.7, "..(?:ами|ями|ость|ости|ение|ении|ения|ений|ции|ций|ства|ство|ть|ли|ла|ло|ах|ях|ов|ев|ью|ите|йте)$"),
    ("ru", 0.4, "..(?:ой|ей|ет|ит|ют|ут|ят|ат|ал|ил|ам|ям|ом|ем|ию|ии|ке|ки|ку|ны|не|ну|на)$"),
    ("ru", 0.5, "[щъё]|^[вф]|^(?:при|пре|про|раз|рас|под|пере)"),
    ("ru", 0.25, "[вфцчшэьжю]"),
    ("other", 1.5, "[їєґўҳӣӯҷҝљњћђ]"),
)
_LATIN_RULES = (
    ("kk", 1.2, "[ǵńūŭ]|[áúó].*[ýǵń]|ñ|q(?!u[aeio])|^q"),
    ("kk", 0.7, "[áúóı]|[yi]ń$|[yıi]ñ$|ğa|ğ[aıy]"),
    ("kk", 0.5, "(?:nyñ|nyń|dyń|tyń|niń|dıñ|nıñ|ǵan|ğan|ǵy|lyq|dyq|zh|sh[iy]|atyn|maidy|maıdy|eidi|eıdi|uy$|ýy$)"),
    ("tk", 1.0, "[ňž]|ý(?!s?h)"),
    ("tk", 0.6, "[äöüşç]|^ýe|^y[eyo]l"),
    ("tk", 0.7, "..(?:yär|yar|ypdyr|ipdir|jak|jek|maly|meli|mak|mek|lygy|ligi|laryň|leriň|laryn|lerin|larynyn|lerinin)$"),
    ("tk", 0.6, "..(?:larda|lerde|lara|lere|lary|leri|ynda|inde|yndan|inden|yny|ynyn|dyr|ildi|yldy|ldy|lyk|ymyz|imiz|hana)$"),
    ("tk", 0.3, "[bcdfghjklmnprstvwxz]y[bcdfghjklmnprstvwxz]|...(?:lar|ler|da|dan|den|dy|di|yp)$|[aeiouyö]w[aeiouyäö]|wez|wek"),
    ("en", 0.7, "..(?:tion|tions|ing|ings|ment|ments|ness|ity|ities|ous|ive|able|ible|ance|ence|ight|ship|ould|ies|est|n't)$"),
    ("en", 0.4, "..(?:ed|ers|ors|er|ck|ts|ns|rs|ds|ks|ls|es|ate|ure|ial|ical|age|al|ic|y's|n's|t's)$|th|wh|ph|[aeiou]gh|ee|oo|ou|ea"),
    ("en", 0.3, "[^aeiouyäöüýıu](?:le|re|ge|ce|ve|se|te|ne|me|de|ke)$|'s$|^[bcdfgst][rl]"),
    ("other", 0.8, "ə|[ãõâêîôûìòèùåøæœßñ]{2}|oʻ|gʻ|[og]['ʻ‘][bdglnrtzyi]|(?:yor|ması|mesi|ında|ıyor|lığı|ları)$"),
)


def identify(masked: str) -> str:
    """"ru", "kk", "tk" or "en"; "und" for a text without words or in none of them."""
    return _decide(_count(masked))


def identify_parts(masked: str) -> tuple[tuple[int, int, str], ...]:
    """Half-open spans that cover the text, each with its language; neighbours differ."""
    whole = identify(masked)
    parts: list[tuple[int, int, str]] = []
    for start, end in split_sentences(masked):
        votes = _count(masked[start:end])
        language = _decide(votes)
        lead = votes.get(language, 0.0) - votes.get(whole, 0.0)
        own = language if language != UNKNOWN and lead >= _CLEAR_PART else whole
        if parts and parts[-1][2] == own:
            parts[-1] = (parts[-1][0], end, own)
        else:
            parts.append((parts[-1][1] if parts else 0, end, own))
    if not parts:
        return ((0, len(masked), whole),) if masked else ()
    parts[-1] = (parts[-1][0], len(masked), parts[-1][2])
    return tuple(parts)


def _count(masked: str) -> dict[str, float]:
    text = unicodedata.normalize("NFC", masked.replace("\u0301", "")).casefold()
    totals: dict[str, float] = defaultdict(float)
    for index, match in enumerate(_WORD.finditer(text)):
        if index >= _MOST_WORDS:
            break
        for language, weight in _vote(match.group()):
            totals[language] += weight
    return totals


def _decide(votes: dict[str, float]) -> str:
    if not votes:
        return UNKNOWN
    best = max(votes.items(), key=lambda item: item[1])[0]
    return best if best in LANGUAGES else UNKNOWN


@lru_cache(maxsize=65_536)
def _vote(word: str) -> Votes:
    known = _KNOWN_WORDS.get(word)
    if known:
        return known
    word = to_one_script(word)
    if _CYRILLIC.search(word):
        return _apply(_CYRILLIC_PATTERNS, word, default="ru")
    if _LATIN.search(word):
        return _apply(_LATIN_PATTERNS, word, default="en")
    return (("other", 0.5),)


def _apply(rules: Rules, word: str, default: str) -> Votes:
    votes = [(language, weight) for language, weight, pattern in rules if pattern.search(word)]
    return (*votes, (default, 0.15 if len(word) > 2 else 0.05))


Rules = tuple[tuple[str, float, re.Pattern[str]], ...]


def _compile(rules: tuple[tuple[str, float, str], ...]) -> Rules:
    return tuple([(language, weight, re.compile(pattern)) for language, weight, pattern in rules])


def _weigh_words() -> dict[str, Votes]:
    languages: dict[str, list[str]] = defaultdict(list)
    for language, words in WORDS_BY_LANGUAGE.items():
        for word in set(words.split()):
            languages[word].append(language)
    return {
        word: tuple([(language, 1.0 if len(found) == 1 else _SHARED_WORD) for language in found])
        for word, found in languages.items()
    }


_CYRILLIC_PATTERNS = _compile(_CYRILLIC_RULES)
_LATIN_PATTERNS = _compile(_LATIN_RULES)
_KNOWN_WORDS = _weigh_words()
