"""The keys of a word in Kazakh: candidate stems by its suffix chains.

Reads Cyrillic, Kazakh typed with Russian letters, and both Latin alphabets. Keeps no dictionary, so a
text word offers every stem that its chain permits; a keyword registers itself, and its -лық, -шы words
where kazakh_words.py allows them.

`k:` is a stem as spelt. Where the text is typed with Russian letters, `kp:` meets keywords that are not;
where only the keyword is, `ka:` does, if it is long enough not to be another word (уран, ұран).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from bot.domain.languages.kazakh_words import DERIVING_ADJECTIVES, DERIVING_AGENTS, LEARNED_ENDINGS
from bot.domain.languages.scripts import (
    KAZAKH_LETTERS,
    SAME_SCRIPT_LENGTH,
    is_cyrillic,
    kazakh_latin_to_cyrillic,
    with_russian_letters,
)
from bot.domain.languages.suffix_chains import (
    CASE,
    PLURAL,
    POSSESSIVE,
    RELATIONAL,
    Suffix,
    build_chains,
)

_VOWELS = "аәеоөыіұүэёюяи"
_GLIDES = "руий"  # у and и end stems as consonants do: тауы, киі
_NASALS = "мнң"
_BUZZING = "зж"
_VOICELESS = "пткқсшщфхһцчбвгғд"  # loans on б, в, г, д take voiceless suffixes: клубтар
_CONSONANTS = _GLIDES + _NASALS + _BUZZING + _VOICELESS + "л"
_FINAL = "аәеоыіэёюя"  # the vowels that end a stem
_VOICED = _FINAL + _GLIDES + _NASALS + _BUZZING + "л"


def text_keys(norm: str, *, plain: bool | None = None) -> frozenset[str]:
    """`plain`: the text is typed with Russian letters; unless given, so is a word without others."""
    plain = _is_plain(norm) if plain is None else plain
    return stem_keys(text_stems(norm, plain=plain), norm, plain=plain)


def stem_keys(stems: Iterable[str], norm: str, *, plain: bool) -> frozenset[str]:
    """The keys of a word whose candidate stems these are."""
    keys: set[str] = set()
    loose = plain or not is_cyrillic(norm)
    for stem in stems:
        keys.add("k:" + stem)
        if loose:
            keys.add("kp:" + with_russian_letters(stem))
        if len(stem) >= SAME_SCRIPT_LENGTH and not _is_plain(stem):
            keys.add("ka:" + with_russian_letters(stem))
    return frozenset(keys)


def query_keys(norm: str) -> frozenset[str]:
    words = _spellings(norm)
    forms = [form for word in words for form in (word, *_derived(word))]
    return frozenset(key for form in forms for key in _registered(form))


def text_stems(norm: str, *, plain: bool | None = None) -> frozenset[str]:
    """The candidate stems in Cyrillic, the word itself among them."""
    loose = not is_cyrillic(norm) or (_is_plain(norm) if plain is None else plain)
    chains = _LOOSE_CHAINS if loose else _CHAINS
    return frozenset().union(*map(chains.stems, _spellings(norm)))


def _is_plain(word: str) -> bool:
    return KAZAKH_LETTERS.isdisjoint(word)


def _spellings(norm: str) -> tuple[str, ...]:
    return (norm,) if is_cyrillic(norm) else kazakh_latin_to_cyrillic(norm)


def _registered(form: str) -> Iterator[str]:
    yield "k:" + form
    if not _is_plain(form):
        yield "kp:" + with_russian_letters(form)
    elif len(form) >= SAME_SCRIPT_LENGTH:
        yield "ka:" + form


def _derived(word: str) -> Iterator[str]:
    """Қазақстан → қазақстандық; теміржол → теміржолшы: only where the sense stays."""
    if word in DERIVING_ADJECTIVES or word.endswith(LEARNED_ENDINGS):
        onset = "л" if word[-1] in _FINAL + _GLIDES else "т" if word[-1] in _VOICELESS else "д"
        yield from (word + onset + "ық", word + onset + "ік")
    if word in DERIVING_AGENTS:
        yield from (word + "шы", word + "ші")


def _restored(rest: str, suffix: Suffix) -> Iterator[str]:
    """What a stem may have been before its suffix: кітаб → кітап, халқ → халық."""
    if len(rest) == 2 and rest[-1] in _FINAL:
        return  # a stem of two letters is closed, or ends in у or и: ел, су
    if suffix.text[0] not in _VOWELS:
        yield rest
        return
    if rest[-1] != "ғ":  # no stem ends so; б and г may be a loanword's own
        yield rest
    if rest[-1] in _DEVOICED:
        yield rest[:-1] + _DEVOICED[rest[-1]]
    if len(rest) > 2 and rest[-1] in _AFTER_LOST_VOWEL and rest[-2] in _BEFORE_LOST_VOWEL:
        front = next((letter in _FRONT for letter in reversed(rest) if letter in _VOWELS), False)
        yield rest[:-1] + ("і" if front or rest.endswith("ауп") else "ы") + rest[-1]  # қауіп


_DEVOICED = {"б": "п", "г": "к", "ғ": "қ"}
_FRONT = frozenset("әеөіүэ")
_BEFORE_LOST_VOWEL = frozenset("рлйу")
_AFTER_LOST_VOWEL = frozenset("қкпнзлм")


def _suffixes() -> Iterator[Suffix]:
    """Every allomorph by what it may follow. Slots stand in the order in which chains are built."""
    for slot, pattern, after in _TABLE:
        for text in _expand(pattern):
            yield Suffix(text, slot, frozenset(after))


def _expand(pattern: str) -> Iterator[str]:
    """Capitals stand for what vowel harmony chooses from: А for а or е, Қ for қ or к."""
    choices = [_HARMONY.get(letter, letter) for letter in pattern]
    return map("".join, product(*choices))


_HARMONY = {"А": "ае", "Ы": "ыі", "Ғ": "ғг", "Қ": "қк"}
_THIRD = "ыі"  # a case after the third person's possessive: порт-ы-н, порт-ы-нда

_TABLE: tuple[tuple[int, str, str], ...] = (
    (PLURAL, "лАр", _FINAL + _GLIDES),
    (PLURAL, "дАр", _NASALS + _BUZZING + "л"),
    (PLURAL, "тАр", _VOICELESS),
    (POSSESSIVE, "Ы", _CONSONANTS),
    (POSSESSIVE, "сЫ", _FINAL),
    (POSSESSIVE, "Ым", _CONSONANTS),
    (POSSESSIVE, "м", _FINAL),
    (POSSESSIVE, "Ың", _CONSONANTS.replace("н", "")),  # after н it is the genitive
    (POSSESSIVE, "ң", "аеәя"),
    (POSSESSIVE, "ЫмЫз", _CONSONANTS),
    (POSSESSIVE, "мЫз", _FINAL),
    (POSSESSIVE, "ЫңЫз", _CONSONANTS),
    (POSSESSIVE, "ңЫз", _FINAL),
    (CASE, "нЫң", _FINAL + _NASALS),
    (CASE, "дЫң", "руийлзж"),
    (CASE, "тЫң", _VOICELESS),
    (CASE, "нЫ", _FINAL),
    (CASE, "дЫ", _GLIDES + _NASALS + _BUZZING + "л"),
    (CASE, "тЫ", _VOICELESS),
    (CASE, "н", _THIRD),
    (CASE, "ҒА", _VOICED),
    (CASE, "ҚА", _VOICELESS),
    (CASE, "А", "мң"),  # to my, to your: мектебіме
    (CASE, "нА", _THIRD),
    (CASE, "дА", _VOICED),
    (CASE, "тА", _VOICELESS),
    (CASE, "ндА", _THIRD),
    (CASE, "дАн", _FINAL + _GLIDES + _BUZZING + "л"),
    (CASE, "тАн", _VOICELESS),
    (CASE, "нАн", _NASALS + _THIRD),
    (CASE, "мен", _FINAL + _GLIDES + _NASALS + "л"),
    (CASE, "бен", _BUZZING),
    (CASE, "пен", _VOICELESS),
    (RELATIONAL, "дАғы", _VOICED),
    (RELATIONAL, "дегі", _VOICED),
    (RELATIONAL, "тАғы", _VOICELESS),
    (RELATIONAL, "тегі", _VOICELESS),
    (RELATIONAL, "ндағы", _THIRD),
    (RELATIONAL, "ндегі", _THIRD),
    (RELATIONAL, "нікі", _FINAL + _NASALS),
    (RELATIONAL, "дікі", "руийлзж"),
    (RELATIONAL, "тікі", _VOICELESS),
)


def _loosened(suffixes: Iterable[Suffix]) -> Iterator[Suffix]:
    """With Russian letters too; but for «your», which would read as a case: қалаң, қалан."""
    for suffix in suffixes:
        yield suffix
        if suffix.slot != POSSESSIVE or suffix.text[-1] != "ң":
            after = suffix.after | ({"и"} if "і" in suffix.after else set())
            yield Suffix(with_russian_letters(suffix.text), suffix.slot, after)


_CHAINS = build_chains(_suffixes(), _VOWELS + "у", _restored)
_LOOSE_CHAINS = build_chains(set(_loosened(_suffixes())), _VOWELS + "у", _restored)
