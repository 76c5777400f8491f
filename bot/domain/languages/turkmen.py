"""The keys of a word in Turkmen: candidate stems by its suffix chains.

Reads the Latin alphabet with and without diacritics, and the Cyrillic one of before 1993. Keeps no
dictionary, so a text word offers every stem that its chain permits; a keyword registers itself, and
its -ly, -çy words where turkmen_words.py allows them.

`t:` is a stem as spelt. Where the text is typed without diacritics, `tp:` meets keywords that are not;
where only the keyword is, `ta:` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from bot.domain.languages.scripts import (
    CROSS_SCRIPT_LENGTH,
    TURKMEN_LETTERS,
    is_cyrillic,
    turkmen_cyrillic_to_latin,
    with_plain_letters,
)
from bot.domain.languages.suffix_chains import (
    CASE,
    PLURAL,
    POSSESSIVE,
    PREDICATE,
    RELATIONAL,
    Suffix,
    build_chains,
)
from bot.domain.languages.turkmen_words import DERIVING_AGENTS, DERIVING_PERSONS

_VOWELS = "aäeioöuüy"
_CONSONANTS = "bcçdfghjžklmnňpqrsştvwxýz"
_LETTERS = _VOWELS + _CONSONANTS
_FRONT = frozenset("äeiöü")


def text_keys(norm: str, *, plain: bool | None = None) -> frozenset[str]:
    """`plain`: the text is typed without diacritics; unless given, so is a word without any."""
    plain = _is_plain(norm) if plain is None else plain
    return stem_keys(text_stems(norm, plain=plain), plain=plain)


def stem_keys(stems: Iterable[str], *, plain: bool) -> frozenset[str]:
    """The keys of a word whose candidate stems these are."""
    keys: set[str] = set()
    for stem in stems:
        keys.add("t:" + stem)
        if plain:
            keys.add("tp:" + with_plain_letters(stem))
        elif len(stem) >= CROSS_SCRIPT_LENGTH and not _is_plain(stem):
            keys.add("ta:" + with_plain_letters(stem))
    return frozenset(keys)


def query_keys(norm: str) -> frozenset[str]:
    word = _spelling(norm)
    return frozenset(key for form in (word, *_derived(word)) for key in _registered(form))


def text_stems(norm: str, *, plain: bool | None = None) -> frozenset[str]:
    """The candidate stems in Latin letters, the word itself among them."""
    word = _spelling(norm)
    chains = _LOOSE_CHAINS if (_is_plain(word) if plain is None else plain) else _CHAINS
    return chains.stems(word).union(_before_merged_dative(word))


def _is_plain(word: str) -> bool:
    return TURKMEN_LETTERS.isdisjoint(word) and not is_cyrillic(word)


def _before_merged_dative(word: str) -> Iterator[str]:
    """The dative swallows a stem's last vowel: Mary → Mara, gämi → gämä, köçe → köçä."""
    if len(word) > CROSS_SCRIPT_LENGTH and word[-2] != "d":  # -da is the locative
        yield from (word[:-1] + vowel for vowel in _SWALLOWED.get(word[-1], ""))


def _spelling(norm: str) -> str:
    return turkmen_cyrillic_to_latin(norm) if is_cyrillic(norm) else norm


def _registered(form: str) -> Iterator[str]:
    yield "t:" + form
    if not _is_plain(form):
        yield "tp:" + with_plain_letters(form)
    elif len(form) >= CROSS_SCRIPT_LENGTH:
        yield "ta:" + form


def _derived(word: str) -> Iterator[str]:
    """Türkmenistan → türkmenistanly, türkmen; deňiz → deňizçi."""
    if word.endswith(("istan", "ystan")) and len(word) > 7:
        people = word[:-5]
        yield people[:-1] + "k" if people[-1] == "g" else people
    last_vowel = next((letter for letter in reversed(word) if letter in _VOWELS), "a")
    for known, onsets in _DERIVATIONS:
        if word in known:
            yield from (word + onset + ("i" if last_vowel in _FRONT else "y") for onset in onsets)


_DERIVATIONS = tuple(
    (words | frozenset(map(with_plain_letters, words)), onsets)
    for words, onsets in ((DERIVING_PERSONS, ("l",)), (DERIVING_AGENTS, ("ç", "c")))
)


def _restored(rest: str, suffix: Suffix) -> Iterator[str]:
    """What a stem may have been before its suffix: serhed → serhet, deňz → deňiz, otlu → otly."""
    last = rest[-1]
    if len(rest) == 2 and last in _VOWELS:
        return  # a stem of two letters is closed: aň, öý, iş
    if suffix.text in _OPEN and last == "d" and rest[-2] in _NEVER_BEFORE_D:
        return  # in gazda, -da is the suffix
    yield rest
    if last in _ROUNDED and suffix.slot != PREDICATE and len(rest) > 3:
        yield rest[:-1] + _ROUNDED[last]
    if last == "ä" and len(rest) > 2:
        yield rest[:-1] + "e"
    if suffix.text[0] not in _VOWELS:
        return
    if last in _DEVOICED:
        yield rest[:-1] + _DEVOICED[last]
    if len(rest) > 2 and last in _AFTER_LOST_VOWEL and rest[-2] in _BEFORE_LOST_VOWEL:
        front = next((letter in _FRONT for letter in reversed(rest) if letter in _VOWELS), False)
        for vowel in "iü" if front else "yu":
            yield rest[:-1] + vowel + last


_SWALLOWED = {"a": "y", "ä": "ei"}
_DEVOICED = {"b": "p", "d": "t", "j": "ç", "g": "k"}
_ROUNDED = {"u": "y", "ü": "i"}
_OPEN = frozenset("aeäyiuü")
_NEVER_BEFORE_D = frozenset("bçfghjkmňpsştwýzž")
_BEFORE_LOST_VOWEL = frozenset("bgkhlmnňprsýwzd")
_AFTER_LOST_VOWEL = frozenset("rlnmzş")


def _suffixes() -> Iterator[Suffix]:
    """Every allomorph by what it may follow. Slots stand in the order in which chains are built."""
    for slot, pattern, after in _TABLE:
        for text in _expand(pattern):
            yield Suffix(text, slot, frozenset(after))


def _expand(pattern: str) -> Iterator[str]:
    """Capitals stand for what vowel harmony chooses from: A for a or e, Y for y, i, u or ü."""
    return map("".join, product(*(_HARMONY.get(letter, letter) for letter in pattern)))


_HARMONY = {"A": "ae", "I": "yi", "Y": "yiuü", "Ä": "aä"}
_THIRD = "yiuü"  # a case after the third person's possessive: port-u-nda, deňz-i-niň

_TABLE: tuple[tuple[int, str, str], ...] = (
    (PLURAL, "lAr", _LETTERS),
    (POSSESSIVE, "Y", _CONSONANTS),
    (POSSESSIVE, "sY", _VOWELS),
    (POSSESSIVE, "Ym", _CONSONANTS),
    (POSSESSIVE, "m", "aäyiuü"),
    (POSSESSIVE, "ň", "aä"),
    (POSSESSIVE, "YmYz", _CONSONANTS),
    (POSSESSIVE, "mYz", _VOWELS),
    (POSSESSIVE, "YňYz", _CONSONANTS),
    (POSSESSIVE, "ňYz", _VOWELS),
    (CASE, "Yň", _CONSONANTS),
    (CASE, "nIň", _VOWELS),
    (CASE, "I", _CONSONANTS),
    (CASE, "nI", _VOWELS),
    (CASE, "A", _CONSONANTS),
    (CASE, "nA", _THIRD),
    (CASE, "dA", _LETTERS),
    (CASE, "ndA", _THIRD),
    (CASE, "dAn", _LETTERS),
    (CASE, "ndAn", _THIRD),
    (RELATIONAL, "dÄky", _LETTERS),
    (RELATIONAL, "dÄki", _LETTERS),
    (RELATIONAL, "ndÄky", _THIRD),
    (RELATIONAL, "ndÄki", _THIRD),
    (PREDICATE, "dYr", _LETTERS),
)


def _loosened(suffixes: Iterable[Suffix]) -> Iterator[Suffix]:
    """Without diacritics too."""
    for suffix in suffixes:
        yield suffix
        if suffix.slot != POSSESSIVE:  # without its ň, «your» reads as another suffix
            yield Suffix(with_plain_letters(suffix.text), suffix.slot, suffix.after)


_CHAINS = build_chains(_suffixes(), _VOWELS, _restored)
_LOOSE_CHAINS = build_chains(set(_loosened(_suffixes())), _VOWELS, _restored)
