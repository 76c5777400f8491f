"""Takes away the terms that do not mean what they seem to: «слезоточивый газ», «Visa», «Каспий» the club.

Three kinds of rule from the lexicon: within certain phrases nothing counts; some terms do not count in
certain company; some count only in it. It neither finds terms (terms_index.py) nor weighs them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.lexicon import Company
from bot.domain.terms_index import Hit


@dataclass(frozen=True, slots=True)
class Trapped:
    """Which numbered terms are phrases that swallow, which are company words, and who minds the company."""

    inside: frozenset[int]
    silent: frozenset[int]  # terms that only serve the traps
    spared: frozenset[int]  # terms that count inside such a phrase all the same
    words: Mapping[int, tuple[int, ...]]  # term → companies that it is a word of
    minding: Mapping[int, tuple[int, ...]]  # term → companies whose rule it obeys
    companies: tuple[Company, ...]

    def keep(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits that count, without the traps' own words."""
        counting = [hit for hit in hits if hit[2] not in self.silent]
        swallowing = [hit for hit in hits if hit[2] in self.inside]
        if swallowing:
            counting = [
                hit
                for hit in counting
                if hit[2] in self.spared or not any(_swallows(phrase, hit) for phrase in swallowing)
            ]
        if self.minding.keys().isdisjoint([hit[2] for hit in counting]):
            return counting
        places = self._places(hits)
        return [
            hit
            for hit in counting
            if all(self._allows(number, hit, places) for number in self.minding.get(hit[2], ()))
        ]

    def _places(self, hits: Sequence[Hit]) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for hit in hits:
            for number in self.words.get(hit.term, ()):
                places.setdefault(number, []).append(hit.first)
        return places

    def _allows(self, number: int, hit: Hit, places: Mapping[int, list[int]]) -> bool:
        company = self.companies[number]
        return _is_near(hit, places.get(number, ()), company.within) == company.needed


def _swallows(phrase: Hit, hit: Hit) -> bool:
    """A longer phrase on the same words; a term that is the phrase itself stands."""
    overlap = phrase.first < hit.after and hit.first < phrase.after
    return overlap and phrase.after - phrase.first > hit.after - hit.first


def _is_near(hit: Hit, places: Sequence[int], within: int) -> bool:
    """Whether one of `places` (ascending) outside the hit is at most `within` words away; 0 = anywhere."""
    others = [place for place in places if not hit.first <= place < hit.after]
    if within == 0 or not others:
        return bool(others)
    nearest = bisect_left(others, hit.first)
    return any(
        place - hit.after < within and hit.first - place <= within
        for place in others[max(0, nearest - 1) : nearest + 1]
    )
