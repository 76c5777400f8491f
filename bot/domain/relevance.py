"""Whether a post is about both states, one of them, or neither: from what speaks for each.

Order of decision: adverts, match reports and the like are "other" unless affairs of state outweigh them; then
both states, where the speaker's own ("у нас", "көрші", "ýurdumyz") stands in for the state not named; then one
state, if its public affairs are the matter. Finds no words itself: topics.py hands them in.
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Relevance

KZ, TM = "KZ", "TM"
_OTHER_SIDE = {KZ: TM, TM: KZ}
_HOME_OF_LANGUAGE = {"kk": KZ, "tk": TM}

THRESHOLD = 0.5
_OFF_TOPIC = 0.7
_PUBLIC = 0.5
_PASSING_THIRDS = 2


@dataclass(frozen=True, slots=True)
class Signals:
    """Evidence of a post, each 0..1 where it is not a count."""

    kz: float
    tm: float
    own: float = 0.0  # "we", "at home"
    neighbour: float = 0.0
    both: float = 0.0  # words that speak of the two together
    own_is: str | None = None  # the country that "we" stands beside: «у нас в Казахстане»
    setting: float = 0.0  # advert, match report, horoscope …
    affairs: float = 0.0  # the best topic
    kz_mentions: int = 0
    tm_mentions: int = 0
    thirds: int = 0  # other countries named, distinct
    in_headline: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    relevance: Relevance
    score: float  # of kz-tm, 0..1
    home: str | None = None  # the country that the speaker's "we" was taken for


def decide_relevance(signals: Signals, language: str, home_country: str | None) -> Decision:
    """`home_country`: the channel's, when it is known; Kazakh and Turkmen texts speak from home by themselves."""
    home = _home(signals, language, home_country)
    kz, tm = _with_home(signals, home, certain=home_country in _OTHER_SIDE or language in _HOME_OF_LANGUAGE)
    weaker = min(kz, tm)
    if _is_off_topic(signals, weaker):
        return Decision("other", 0.1 * weaker)
    if weaker >= THRESHOLD:
        return Decision("kz-tm", weaker, home)
    if max(kz, tm) >= THRESHOLD and _is_public(signals, KZ if kz >= tm else TM):
        return Decision("kz-only" if kz >= tm else "tm-only", 0.8 * weaker, home)
    return Decision("other", 0.8 * weaker)


def _home(signals: Signals, language: str, home_country: str | None) -> str | None:
    if signals.own_is:
        return signals.own_is
    if home_country in _OTHER_SIDE:
        return home_country
    if language in _HOME_OF_LANGUAGE:
        return _HOME_OF_LANGUAGE[language]
    if signals.tm >= THRESHOLD > signals.kz:
        return KZ
    return TM if signals.kz >= THRESHOLD > signals.tm else None


def _with_home(signals: Signals, home: str | None, *, certain: bool) -> tuple[float, float]:
    """The evidence for KZ and for TM, with what "we", "the neighbour" and "both" add."""
    sides = {KZ: signals.kz, TM: signals.tm}
    if home:
        away = _OTHER_SIDE[home]
        if sides[away] >= THRESHOLD:
            context = _either(signals.own, signals.neighbour)
            sides[home] = _either(sides[home], context if certain else 0.9 * context)
        elif signals.thirds == 0:
            sides[away] = _either(sides[away], 0.4 * signals.neighbour)
    strongest = max(sides, key=lambda side: sides[side])
    if sides[strongest] >= THRESHOLD:
        weak = _OTHER_SIDE[strongest]
        sides[weak] = _either(sides[weak], signals.both)
    return sides[KZ], sides[TM]


def _either(first: float, second: float) -> float:
    return 1 - (1 - first) * (1 - second)


def _is_off_topic(signals: Signals, weaker: float) -> bool:
    if signals.setting < _OFF_TOPIC:
        return False
    outweighed = signals.affairs >= 0.9 and (weaker >= THRESHOLD or signals.affairs > signals.setting)
    return not outweighed or signals.setting >= 0.95


def _is_public(signals: Signals, side: str) -> bool:
    """Affairs of state, and not a country named in passing in a story of others."""
    if signals.affairs < _PUBLIC:
        return False
    mentions = signals.kz_mentions if side == KZ else signals.tm_mentions
    return mentions > 1 or side in signals.in_headline or signals.thirds < _PASSING_THIRDS
