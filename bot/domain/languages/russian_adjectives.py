"""The relational adjectives that a Russian noun may have: порт–портовый, Каспий–каспийский, суд–судебный.

Forms candidates by spelling alone. For common nouns the caller says which of them exist; names form
theirs freely (алматинский). Order: table of irregulars first, then rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.domain.languages.russian_words import ESTRANGED, KIN, STRANGERS

_VOWELS = "аеиоуыэюя"
_SOFTENED = {"г": "ж", "к": "ч", "х": "ш", "ц": "ч"}
_SHORTEST_FOR_N = 5  # порт–портной, вера–верный: a short noun's -н adjective is seldom its own


def relational_forms(noun: str, is_name: bool, exists: Callable[[str], bool]) -> Iterator[str]:
    """Adjectives (with е for ё) that say «of the noun», and the people that KIN gives it."""
    yield from KIN.get(noun, ())
    stem = noun.rstrip("ьй") if noun[-1] in "ьй" else noun[:-1] if noun[-1] in _VOWELS else noun
    if len(stem) < 2:
        return
    forms = _of_name(noun, stem) if is_name else filter(exists, _of_common_noun(noun, stem, exists))
    yield from (form for form in forms if form not in ESTRANGED and form not in STRANGERS.get(noun, ()))


def _of_name(noun: str, stem: str) -> Iterator[str]:
    if noun.endswith("ск") or set(_VOWELS).isdisjoint(noun):
        return  # каспийский is of the Caspian sooner than of Каспийск; СПГ has none
    if noun.endswith("стан"):
        yield from (noun + "ский", noun + "ец")
        if noun.endswith("истан"):
            yield noun[:-5] + "ский"  # туркменский, афганский; of казахстан there is another word
    elif noun.endswith(("ий", "ия")):
        yield from (stem.rstrip("и") + "ийский", stem.rstrip("и") + "ский")
    elif noun[-1] in "ыеи":
        yield noun + "йский"
        if len(stem) >= 4:
            yield stem + "инский"  # алматинский; but мары and мариинский are two
    elif noun[-1] in "ао":
        yield from (stem + "инский", stem + "ский")
    elif noun[-1] in "ую":
        yield from (noun + "ский", stem + "инский")
    elif noun.endswith("ея"):
        yield stem + "йский"
    else:
        yield from (noun.rstrip("ьй") + "ский", noun + "ский", *_softened_l(noun, "ский"))
    if stem[-1] in _SOFTENED:
        yield stem[:-1] + _SOFTENED[stem[-1]] + "ский"


def _of_common_noun(noun: str, stem: str, exists: Callable[[str], bool]) -> Iterator[str]:
    for ending in ("овый", "овой", "евый", "евой", "ский", "ской", "ебный"):
        yield stem + ending
    if not any(exists(stem + ending) for ending in ("ский", "ской")):
        yield stem + "овский"  # банковский; beside заводской, заводовский is somebody's name
    yield from _softened_l(stem, "ский")
    if noun.endswith(("ика", "ия")):
        yield stem.removesuffix("ик").removesuffix("и") + "ический"
        if noun.endswith("ика"):
            return
    if noun.endswith(("ция", "сия")):
        yield stem[:-1] + "ионный"
    if noun.endswith("ство"):
        yield noun[:-1] + "енный"
    if noun.endswith(("ок", "ек")) and len(noun) >= _SHORTEST_FOR_N:
        yield noun[:-2] + "ковый"  # хлопок → хлопковый
    if len(noun) >= _SHORTEST_FOR_N:
        for ending in ("ный", "ной"):
            yield from _with_n(stem, ending)


def _with_n(stem: str, ending: str) -> Iterator[str]:
    """-ный, with what it does to the stem: рынок → рыночный, школа → школьный, таможня → таможенный."""
    last = _SOFTENED.get(stem[-1], stem[-1])
    yield stem[:-1] + last + ending
    yield from _softened_l(stem, ending)
    if stem[-1] in "кнмг" and stem[-2] not in _VOWELS:
        yield from (stem[:-1].rstrip("ь") + vowel + last + ending for vowel in "ое")
    if stem.endswith(("ок", "ек")):
        yield stem[:-1] + "ч" + ending


def _softened_l(stem: str, ending: str) -> Iterator[str]:
    if stem.endswith("л"):
        yield stem + "ь" + ending
