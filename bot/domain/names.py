"""Names known in several languages: from one spelling to all the others.

A query's word is looked up as written, folded, without the diacritics and Kazakh letters that keyboards lack,
and with a common case ending taken off («Туркменистана», «Hazarda»). It does not search texts and does not
know what a name stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from bot.domain.languages.scripts import is_cyrillic, with_plain_letters, with_russian_letters
from bot.domain.text import fold, tokenise

# What a name may end with besides its stem, and what a case may put there instead.
_NAME_ENDINGS = frozenset(("ий", "ый", "ой", "ое", "ая", "ие", *"аяыиьйеyiae"))
_CASES = """
ого его ому ему ым им ом ем ую юю ою ею ей ами ями ов ев ам ям ах ях у ю е ью
ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті да де та те дан ден тан тен нан нен мен бен пен
yň iň uň üň nyň niň ny ni na ne da de dan den nda nde s
"""
_CASE_ENDINGS = _NAME_ENDINGS.union(_CASES.split())
_LONGEST_ENDING = 3
# A lone name keeps a long stem, so that no other word falls together with it; two words guard each other.
_LONE_STEM, _PHRASE_STEM = 4, 3
_REMEMBERED = 65_536  # words

Alias = tuple[str, ...]


class NameIndex:
    """Groups of spellings of one thing. `longest` is the number of words of the longest spelling."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._written: dict[Alias, str] = {}
        self.groups = tuple(self._group(names) for names in groups)
        self.longest = max((len(alias) for group in self.groups for alias in group), default=0)
        self._exact: dict[Alias, tuple[Alias, ...]] = {}
        self._stems: dict[Alias, tuple[Alias, ...]] = {}
        # Alerts come by the hundred thousand, and ask for the same words again and again.
        self._of_one_word = lru_cache(maxsize=_REMEMBERED)(lambda word: self._find((word,)))
        self._may_begin = lru_cache(maxsize=_REMEMBERED)(self._begins_a_longer_one)
        for group in self.groups:
            for alias in group:
                self._exact.setdefault(tuple(_plain(word) for word in alias), group)
                for stems in _stems_of(alias, _NAME_ENDINGS):
                    self._stems.setdefault(stems, group)
        self._heads = {key[0] for key in (*self._exact, *self._stems) if len(key) > 1}

    def alternatives(self, words: Sequence[str]) -> tuple[Alias, ...]:
        """All spellings of the name that these adjacent words are, this one included; () when unknown."""
        if not 0 < len(words) <= self.longest:
            return ()
        if len(words) == 1:
            return self._of_one_word(words[0])
        return self._find(words) if self._may_begin(words[0]) else ()

    def written(self, alias: Alias) -> str:
        """A spelling that `alternatives` returned, with its capitals; one unknown as it is."""
        return self._written.get(alias, " ".join(alias))

    def _find(self, words: Sequence[str]) -> tuple[Alias, ...]:
        given = tuple(fold(word) for word in words)
        group = self._exact.get(tuple(_plain(word) for word in given)) or self._inflected(given)
        return tuple(dict.fromkeys((given, *group))) if group else ()

    def _begins_a_longer_one(self, word: str) -> bool:
        """Whether a name of several words may begin so: most words do not, and are looked up no further."""
        return not self._heads.isdisjoint(_word_stems(fold(word), _CASE_ENDINGS, _PHRASE_STEM))

    def _group(self, names: Sequence[str]) -> tuple[Alias, ...]:
        group = [(words, name) for name in names if (words := split_name(name))]
        for words, name in group:
            self._written.setdefault(words, name)
        return tuple(dict.fromkeys(words for words, _ in group))

    def _inflected(self, words: Alias) -> tuple[Alias, ...]:
        found = (self._stems.get(stems) for stems in _stems_of(words, _CASE_ENDINGS))
        return next((group for group in found if group), ())


def find_names(text: str, names: NameIndex, *, most: int) -> tuple[str, ...]:
    """The known names that `text` has, each once, in the order in which they stand, `most` of them."""
    words = [token.norm for token in tokenise(text)]
    found: dict[Alias, None] = {}
    place = 0
    while place < len(words) and len(found) < most:
        group, length = _longest_name(words, place, names)
        if group:
            found.setdefault(group[1] if len(group) > 1 else group[0])
        place += length
    return tuple(names.written(alias) for alias in found)


def _longest_name(words: Sequence[str], place: int, names: NameIndex) -> tuple[tuple[Alias, ...], int]:
    for length in range(min(names.longest, len(words) - place), 0, -1):
        if group := names.alternatives(words[place : place + length]):
            return group, length
    return (), 1


def split_name(name: str) -> Alias:
    """The folded words of a name as a text shows them: «Темир-Баба» is two."""
    return tuple(token.norm for token in tokenise(name))


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    return with_russian_letters(word) if is_cyrillic(word) else with_plain_letters(word)


def _stems_of(words: Alias, endings: frozenset[str]) -> Iterator[Alias]:
    least = _LONE_STEM if len(words) == 1 else _PHRASE_STEM
    return product(*(_word_stems(word, endings, least) for word in words))


def _word_stems(word: str, endings: frozenset[str], least: int) -> list[str]:
    """The word itself, then what remains without each ending that it may have."""
    cuts = range(1, min(_LONGEST_ENDING, len(word) - least) + 1)
    return [_plain(word), *(_plain(word[:-cut]) for cut in cuts if word[-cut:] in endings)]
