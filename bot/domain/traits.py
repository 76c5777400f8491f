"""What of a post tells which event it is about: names, numbers, dates, notions of news, and its own words.

Names (by the lexicon, or by their sound where it does not know them), notions (bot/lexicon/concepts.toml),
numbers and dates are the same in every language; words are compared within one language only. How alike two
posts are is decided in events.py, how telling a trait is in rarity.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.domain.analyser import LANGUAGES, AnalysedText, Analyser
from bot.domain.languages.markers import WORDS_BY_LANGUAGE
from bot.domain.languages.offer import Keys
from bot.domain.lexicon import ANY_LANGUAGE, Lexicon
from bot.domain.lexicon_rules import fold_term
from bot.domain.memo import Memo
from bot.domain.numbers import find_numbers
from bot.domain.terms_index import Hit, TermsIndex

NAME, NOTION, SOUND, TOPIC = "n:", "c:", "s:", "to:"
_WORDS = ("r:", "k:", "t:", "e:")
_SOUNDS = ("sc:", "sl:")
_SHORTEST_WORD, _SHORTEST_SOUND = 3, 4
_LEAST_LEAD = 25  # characters; a shorter first line is a label
_EVERYDAY, _NAMED_BY_MANY = 0.1, 0.25
_STATES = {("казахстан",), ("туркменистан",)}
_REMEMBERED = 60_000  # words, twice over
_ITEMS = 4  # of a list of news
_ITEM_WORDS = 5
_MOST_IN_COMMON = 0.15  # of the names of two items of a list that has many subjects


@dataclass(frozen=True, slots=True)
class Traits:
    """`common` mean the same in all languages; `own` are what posts of one language are compared by.

    `lead`: those of both that stand first. `is_list`: a round-up of several events, which belongs to none.
    All sorted, and tuples: as sets, those of a week's posts would take ten times as much memory.
    """

    language: str
    own: tuple[str, ...]
    common: tuple[str, ...]
    lead: tuple[str, ...]
    is_list: bool = False

    @property
    def all(self) -> frozenset[str]:
        """Every trait, once."""
        return frozenset(self.own).union(self.common)


class TraitReader:
    """Reads traits; built once, since the lexicon's terms have to be made ready."""

    def __init__(self, lexicon: Lexicon, analyser: Analyser) -> None:
        terms = _collect_terms(lexicon)
        self.usual = _usual_shares(lexicon, analyser)
        self._labels = tuple(terms.values())
        self._index = TermsIndex(tuple(terms), analyser)
        self._choose = Memo(_choose, _REMEMBERED)

    def read(self, text: AnalysedText, topics: Iterable[str] = ()) -> Traits:
        """The traits of a post; `topics` are those it was given when it was stored."""
        hits = _longest(self._index.find(text))
        placed = [(self._labels[hit.term], hit.first) for hit in hits]
        names = [hit for hit in hits if self._labels[hit.term].startswith(NAME)]
        named = {place for hit in names for place in range(hit.first, hit.after)}
        known = {place for hit in hits for place in range(hit.first, hit.after)}
        chosen = list(map(self._choose.__getitem__, zip(text.keys, text.words.norms, strict=True)))
        placed += [(sound, place) for place, (_, sound) in enumerate(chosen) if sound and place not in named]
        words = [(word, place) for place, (word, _) in enumerate(chosen) if word and place not in known]
        first_line = _first_line(text.masked)
        after_lead = bisect_left(text.words.starts, len(first_line))
        numbers = find_numbers(text.masked)
        common = {label for label, _ in placed} | numbers
        common |= {TOPIC + topic for topic in topics}
        lead = {label for label, place in placed if place < after_lead}
        lead |= {word for word, place in words if place < after_lead}
        lead |= find_numbers(first_line) if numbers else numbers
        return Traits(
            language=text.language,
            # Within a language a name's word says what its sound says, which would count twice.
            own=tuple(sorted({word for word, _ in words}.union(_drop_sounds(common)))),
            common=tuple(sorted(common)),
            lead=tuple(sorted(lead)),
            is_list=_is_list(text, placed),
        )


def _collect_terms(lexicon: Lexicon) -> dict[tuple[str, str], str]:
    """Text and language of each term, with its trait. A port that bears its town's name is that town."""
    terms: dict[tuple[str, str], str] = {}
    for names in lexicon.names.groups:
        for words in names:
            terms.setdefault((" ".join(words), ANY_LANGUAGE), NAME + " ".join(names[0]))
    for entity in lexicon.entities:
        aliases = {alias: (fold_term(alias), ANY_LANGUAGE) for alias in entity.aliases}
        known = [terms[folded] for folded in aliases.values() if folded in terms]
        for alias, folded in aliases.items():
            if folded not in terms:
                terms[alias, ANY_LANGUAGE] = known[0] if known else NAME + entity.name
    for notion, translations in lexicon.notions:
        for term in translations:
            terms.setdefault((term.text, term.language), NOTION + notion)
    return terms


def _usual_shares(lexicon: Lexicon, analyser: Analyser) -> dict[str, float]:
    """The share of posts that have a trait, known beforehand: everyday words, the two states."""
    everyday = [(word, language) for language, words in WORDS_BY_LANGUAGE.items() for word in words.split()]
    everyday += [(term.text, term.language) for term in lexicon.everyday]
    shares = {
        key: _EVERYDAY
        for text, language in everyday
        if language in LANGUAGES
        for word in text.split()
        for key in analyser.word_keys(word, (language,))
    }
    states = [group for group in lexicon.names.groups if _STATES.intersection(group)]
    return shares | {NAME + " ".join(group[0]): _NAMED_BY_MANY for group in states}


def _drop_sounds(traits: Iterable[str]) -> list[str]:
    return [trait for trait in traits if not trait.startswith(SOUND)]


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Of terms on the same words the longest."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.after, hit.first, hit.term)):
        places = range(hit.first, hit.after)
        if taken.isdisjoint(places) or any((o.first, o.after) == (hit.first, hit.after) for o in kept):
            kept.append(hit)
            taken.update(places)
    return kept


def _choose(word: tuple[Keys, str]) -> tuple[str, str]:
    """A word's own trait and, if it may be a name, its sound: the shortest keys, which its forms share."""
    offered, norm = word
    own = min([key for key in offered if key.startswith(_WORDS)], key=_by_length, default="")
    sounds = sorted([key[3:] for key in offered if key.startswith(_SOUNDS)], key=_by_length)
    sound = sounds[0] if sounds else ""
    if "r:" + norm in offered:  # паром is no form of пар, Ахметов none of Ахмет
        own, sound = "r:" + norm, max([each for each in sounds if len(each) <= len(norm)], default=sound)
    return (
        own if len(own) >= _SHORTEST_WORD + 2 else "",
        SOUND + sound if len(sound) >= _SHORTEST_SOUND else "",
    )


def _by_length(key: str) -> tuple[int, str]:
    return len(key), key


def _first_line(masked: str) -> str:
    """The first line that is more than a label."""
    start = 0
    while start < len(masked):
        end = masked.find("\n", start)
        end = len(masked) if end < 0 else end
        if len(masked[start:end].strip()) >= _LEAST_LEAD:
            return masked[:end]
        start = end + 1
    return masked


def _is_list(text: AnalysedText, placed: Sequence[tuple[str, int]]) -> bool:
    """Whether the lines of a post are each about something else."""
    items: list[set[str]] = []
    start = 0
    for line in text.masked.split("\n"):
        first, after = (bisect_left(text.words.starts, at) for at in (start, start + len(line)))
        start += len(line) + 1
        if after - first >= _ITEM_WORDS:
            items.append({label for label, place in placed if first <= place < after})
    subjects = [{label for label in item if label.startswith((NAME, SOUND))} for item in items]
    if len(items) < _ITEMS or sum(map(bool, subjects)) < _ITEMS:
        return False
    pairs = list(combinations(items, 2))
    shared = sum([len(one & other) / max(1, min(len(one), len(other))) for one, other in pairs])
    return shared / len(pairs) < _MOST_IN_COMMON
