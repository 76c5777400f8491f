"""Whether a post is about both states, one of them, or neither: from what speaks for each.

Order of decision: adverts, match reports and the like are "other" unless affairs of state outweigh them;
then both states, where the speaker's own ("у нас", "көрші", "ýurdumyz") stands in for the state not named;
then one state, if its public affairs are the matter. Finds no words itself: topics.py hands them in.
"""

from __future__ import annotations

from typing import NamedTuple

from storage.records import Relevance

KZ, TM = "KZ", "TM"
_OTHER_SIDE = {KZ: TM, TM: KZ}
_HOME_OF_LANGUAGE = {"kk": KZ, "tk": TM}

THRESHOLD = 0.5
_OFF_TOPIC, _PLAINLY_OFF_TOPIC = 0.7, 0.8
_PUBLIC, _PLAINLY_PUBLIC = 0.5, 0.7
_PASSING_THIRDS = 3
_HOME_PRIOR, _RELATIONS_PRIOR = 0.3, 0.3
_TRACE = 0.2  # less than a people's name


class Signals(NamedTuple):
    """Evidence of a post, each 0..1 where it is not a count."""

    kz: float
    tm: float
    own: float = 0.0  # "we", "at home"
    neighbour: float = 0.0
    both: float = 0.0  # words that speak of the two together
    own_is: str | None = None  # the country that "we" stands beside: «у нас в Казахстане»
    setting: float = 0.0  # advert, match report, horoscope …
    affairs: float = 0.0  # the best topic
    relations: float = 0.0  # the best of the topics that take two: borders, trade
    kz_mentions: int = 0
    tm_mentions: int = 0
    thirds: int = 0  # other countries named, distinct
    in_headline: frozenset[str] = frozenset()


class Decision(NamedTuple):
    relevance: Relevance
    score: float  # of kz-tm, 0..1
    home: str | None = None  # the country that the speaker's "we" was taken for


def decide_relevance(signals: Signals, language: str, home_country: str | None) -> Decision:
    """`home_country`: the channel's, where known; Kazakh and Turkmen texts speak from home by themselves."""
    certain = find_native(language, home_country)
    home = _find_home(signals, language, certain)
    kz, tm = _with_home(signals, home, certain)
    weaker = min(kz, tm)
    if _is_off_topic(signals, weaker):
        return Decision("other", 0.1 * weaker)
    if weaker >= THRESHOLD:
        return Decision("kz-tm", weaker, home)
    side = _public_side(signals, kz, tm, certain)
    if side is None:
        return Decision("other", 0.8 * weaker)
    return Decision("kz-only" if side == KZ else "tm-only", 0.8 * weaker, home)


def find_native(language: str, home_country: str | None) -> str | None:
    """The country that a text surely speaks from: the channel's, else the one home of its language."""
    return home_country if home_country in _OTHER_SIDE else _HOME_OF_LANGUAGE.get(language)


def _find_home(signals: Signals, language: str, certain: str | None) -> str | None:
    """Whose "we" it is. «Біз түрікмен газын…» names the other state right after "we", so what stands beside
    tells nothing in a language that has one home."""
    if certain and certain == _HOME_OF_LANGUAGE.get(language):
        return certain
    return signals.own_is or certain or _unnamed_side(signals)


def _unnamed_side(signals: Signals) -> str | None:
    """Whose "we" it is where language and channel do not tell: who writes "our" and names only
    Turkmenistan is its neighbour; a text that names only Kazakhstan may be anybody's."""
    return KZ if signals.tm >= _TRACE and signals.kz < THRESHOLD else None


def _with_home(signals: Signals, home: str | None, certain: str | None) -> tuple[float, float]:
    """The evidence for KZ and for TM, with what "we", "the neighbour" and "both" add."""
    sides = {KZ: signals.kz, TM: signals.tm}
    if home:
        away = _OTHER_SIDE[home]
        if sides[away] < THRESHOLD:
            # A neighbour of whom only the people is named; one not named at all may be another country.
            share = 1.0 if sides[away] >= _TRACE else 0.4 if signals.thirds == 0 else 0.0
            sides[away] = _either(sides[away], share * signals.neighbour)
        if sides[away] >= THRESHOLD:
            context = _either(signals.own, signals.neighbour)
            sides[home] = _either(sides[home], _either(context, _prior(signals, home, certain)))
    strong, weak = (KZ, TM) if sides[KZ] >= sides[TM] else (TM, KZ)
    pair_likely = sides[weak] >= _TRACE or (weak == KZ and signals.thirds == 0)
    if sides[strong] >= THRESHOLD and pair_likely:
        sides[weak] = _either(sides[weak], signals.both)
    return sides[KZ], sides[TM]


def _prior(signals: Signals, home: str, certain: str | None) -> float:
    """A text from home that names the other state is likely about the two, more so where borders or
    trade are the matter and nobody else is named."""
    if certain != home:
        return 0.0
    return _either(_HOME_PRIOR, _RELATIONS_PRIOR if signals.relations >= 0.8 and signals.thirds == 0 else 0.0)


def _public_side(signals: Signals, kz: float, tm: float, certain: str | None) -> str | None:
    """The one state whose affairs are the matter; nobody named means home, where home is certain."""
    if signals.affairs < _PUBLIC or signals.setting >= _OFF_TOPIC:
        return None
    side = KZ if kz >= tm else TM
    if max(kz, tm) < THRESHOLD:
        at_home = signals.affairs >= _PLAINLY_PUBLIC and (signals.thirds == 0 or signals.own >= THRESHOLD)
        return certain if at_home else None
    mentions = signals.kz_mentions if side == KZ else signals.tm_mentions
    in_passing = mentions <= 1 and side not in signals.in_headline and signals.thirds >= _PASSING_THIRDS
    return None if in_passing else side


def _either(first: float, second: float) -> float:
    return 1 - (1 - first) * (1 - second)


def _is_off_topic(signals: Signals, weaker: float) -> bool:
    if signals.setting < _OFF_TOPIC:
        return False
    return signals.setting >= _PLAINLY_OFF_TOPIC or signals.affairs < 0.9 or weaker < THRESHOLD
