"""Which languages' keys the words of a sentence offer: narrow where the language is sure, wide where not.

Starts from identify.py's answer. A short sentence gets a second look, since there one borrowed word can
mislead: with the Russian dictionary for Cyrillic, with function words for Latin. Makes no keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.domain.languages import russian, scripts
from bot.domain.languages.kazakh_words import LOOK_RUSSIAN
from bot.domain.languages.markers import WORDS_BY_LANGUAGE

OLD_TURKMEN = "tk-cyrillic"  # may be Turkmen in the alphabet before 1993, or Kazakh
_UNSURE = "und"
_SHORT = 8  # words
_KAZAKH_ENDING = re.compile(
    "..(?:[лдт][ае]р(?:[ыі]|да|де|дан|ден|г[ае])?|[сдтн][ыі]|[дт]е|нан|[бп]ен|лық|ін|ын)$"
)
_TELLING_WORDS = {language: frozenset(words.split()) for language, words in WORDS_BY_LANGUAGE.items()}
_OLD_TURKMEN_LETTERS = frozenset("җңөүә")
_NEVER_TURKMEN = frozenset("qvx")  # in Turkmen words; foreign names are written as in Turkmen: Wladimir
_KAZAKH_ONLY = scripts.KAZAKH_LETTERS - _OLD_TURKMEN_LETTERS


def gate_of(words: Sequence[str], language: str) -> str:
    """The language to go by for a sentence's words: `language`, or what a second look makes of it."""
    if language == "kk" and _is_old_turkmen(words):
        return OLD_TURKMEN
    if len(words) > _SHORT:
        return language
    if language == "ru":
        return _look_again(words)
    if language == "kk":
        return _UNSURE if _mostly_russian(words) else language
    return language if _has_evidence(words, language) else _UNSURE


def offered(word: str, gate: str) -> tuple[str, ...]:
    """The languages in which a word offers keys: its own letters may add one."""
    if scripts.is_cyrillic(word):
        if scripts.KAZAKH_LETTERS.isdisjoint(word) and "җ" not in word:
            return _CYRILLIC.get(gate, ("ru", "kk"))
        return ("kk", "tk") if gate in ("tk", OLD_TURKMEN) else ("kk",)
    found = _LATIN.get(gate, ("en", "tk"))
    if "kk" not in found and scripts.is_kazakh_latin(word):
        found = (*found, "kk")
    if "tk" not in found:
        return found if scripts.TURKMEN_LETTERS.isdisjoint(word) else (*found, "tk")
    if gate != "tk" and not _NEVER_TURKMEN.isdisjoint(word):
        return tuple([language for language in found if language != "tk"])
    return found


def possible(word: str) -> tuple[str, ...]:
    """The languages that a query's word may be in, by its letters alone."""
    if word in LOOK_RUSSIAN:
        return ("kk",)
    if scripts.is_cyrillic(word):
        return ("kk", "ru", "tk") if scripts.is_turkmen_cyrillic(word) else ("kk", "ru")
    return ("kk", "tk", "en") if scripts.is_kazakh_latin(word) else ("tk", "en")


_CYRILLIC = {"ru": ("ru",), "kk": ("kk",), "tk": ("ru",), OLD_TURKMEN: ("kk", "tk")}
_LATIN = {"en": ("en",), "tk": ("tk",), "kk": ("kk", "en", "tk")}


def _has_evidence(words: Sequence[str], language: str) -> bool:
    """A few Latin words: Turkmen by its letters, either language by its function words."""
    if language == "tk" and not scripts.TURKMEN_LETTERS.isdisjoint("".join(words)):
        return True
    if language == "en" and "a" in words:
        return True
    return not _TELLING_WORDS.get(language, frozenset()).isdisjoint(words)


def _is_old_turkmen(words: Iterable[str]) -> bool:
    text = "".join(words)
    return _KAZAKH_ONLY.isdisjoint(text) and not _OLD_TURKMEN_LETTERS.isdisjoint(text)


def _look_again(words: Sequence[str]) -> str:
    """A few words in Russian letters: Russian if the dictionary knows half of them; names prove nothing."""
    telling = [word for word in words if len(word) > 2 and scripts.is_cyrillic(word)]
    unknown = [word for word in telling if not russian.is_known(word)]
    if 2 * len(unknown) < len(telling) or not unknown:
        return "ru"
    if any(map(_KAZAKH_ENDING.search, unknown)) and not any(map(russian.is_common, telling)):
        return "kk"
    return _UNSURE


def _mostly_russian(words: Sequence[str]) -> bool:
    telling = [word for word in words if len(word) > 2 and scripts.is_cyrillic(word)]
    return 2 * sum(map(russian.is_common, telling)) > len(telling)
