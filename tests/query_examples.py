"""What the tests of queries share: one analyser, a few names in four languages, plans and matches."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.lexicon import NameIndex
from bot.domain.matching import PostFacts, match_plan
from bot.domain.plan import build_plan
from bot.domain.query import parse_query
from storage.records import Counters, SearchPlan
from tests import understanding

NOW = datetime(2025, 11, 22, 12, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
ANALYSER = understanding.ANALYSER
NAMES = NameIndex(
    [
        ("Каспий", "Каспийское море", "Каспий теңізі", "Hazar", "Hazar deňzi", "Caspian", "Caspian Sea"),
        ("Средний коридор", "Орта дәліз", "Orta geçelge", "Middle Corridor"),
        ("Туркменистан", "Түрікменстан", "Türkmenistan", "Turkmenistan"),
        ("Казахстан", "Қазақстан", "Gazagystan", "Kazakhstan"),
        ("Россия", "Ресей", "Russiýa", "Russia"),
        ("Курык", "Құрық", "Kuryk"),
    ]
)
CHANNELS = {"example_news": 1001, "example_port": 1002}


def plan_of(query: str, *, channels: Mapping[str, int] = CHANNELS, for_alert: bool = False) -> SearchPlan:
    """Parses and plans `query` as a reader in Almaty would have it now."""
    parsed = parse_query(query)
    return build_plan(parsed, ANALYSER, NAMES, channels, NOW, ALMATY, for_alert=for_alert)


def facts_of(
    *facets: str, counters: Counters | None = None, published_at: datetime | None = NOW
) -> PostFacts:
    return PostFacts(frozenset(facets), counters or Counters(), published_at)


def find_words(query: str, text: str, facts: PostFacts | None = None) -> list[str] | None:
    """Returns the passages of `text` that earn the match of `query`, or None."""
    spans = match_plan(plan_of(query), ANALYSER.analyse(text), facts or facts_of())
    return None if spans is None else [text[start:end] for start, end in spans]
