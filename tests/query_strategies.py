"""Queries from the language's grammar, and texts, over one small vocabulary in four languages.

Small, so that queries and texts meet often: forms of the same words, names with their aliases, look-alikes
that must not meet, spellings in other scripts, numbers, and a script that no language here uses.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from storage.records import Channel, Counters, Forward, Post, Reaction
from tests.query_examples import NOW

WORDS = (
    *("газ", "газа", "газом", "газета", "порт", "порту", "порты", "морской", "морского", "цена", "нефть"),
    *("ёлка", "елки", "Каспий", "Каспии", "Средний", "Среднего", "коридор", "коридора", "Россия", "Курык"),
    *(
        "мұнай",
        "мұнайдың",
        "теңіз",
        "теңізі",
        "порттан",
        "Түрікменстан",
        "Құрық",
        "teñız",
        "Орта",
        "дәлізбен",
    ),
    *("gaz", "gazyň", "deňiz", "deňizde", "denizde", "Hazar", "Hazaryň", "deňziniň", "Türkmenistan"),
    *("gas", "ports", "Caspian", "Sea", "Kazakhstan's", "Russia", "Middle", "Corridor", "corridors"),
    *("2025", "10:30", "5G", "Иран-Туркмения", "O'zbek", "中亚", "OR", "газ\u00adа", "кори\u0301дор"),
)
FILTERS = (
    *("topic:gas_energy", "topic:diplomacy", "country:kz-tm", "country:kz", "country:tm", "country:other"),
    *("lang:ru", "lang:kk", "lang:tk", "lang:en", "lang:und", "from:@example_news", "from:@example_port"),
    *("kind:official", "kind:media", "has:photo", "has:video", "has:link", "has:media", "is:forward"),
    *("is:edited", "views:>100", "views:<=100", "views:=0", "forwards:>2", "replies:<3", "reactions:>=5"),
    *("reactions:<5", "react:🔥>1", "react:👍<2", "react:⭐>0"),
)
DATES = ("date:P2D", "date:P1M", "date:2025-11-21", "date:2025-11-20..2025-11-21", "date:<2025-11-21")
CHANNELS = (
    Channel(1001, "News", "example_news", kind="media", country="KZ"),
    Channel(1002, "Port", "example_port", kind="official", country="TM"),
    Channel(1003, "Third", None, kind="analyst"),
)

_words = st.sampled_from(WORDS)
_plain = _words.filter(lambda word: word != "OR")
_phrases = st.lists(_words, min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"')
_prefixes = _plain.map(lambda word: word[: max(2, len(word) - 2)].rstrip("'-:") + "*")
_nearby = st.tuples(_plain | _phrases, st.integers(0, 6), _plain | _phrases).map(
    "{0[0]} NEAR/{0[1]} {0[2]}".format
)
_leaves = st.one_of(
    _plain,
    _plain,
    _plain.map("={}".format),
    _prefixes.filter(lambda prefix: len(prefix) > 2),
    _phrases,
    _phrases.map("={}".format),
    _nearby.map("({})".format),
    st.sampled_from(FILTERS),
)


def _combine(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map("({0[0]} | {0[1]})".format),
        pairs.map("({0[0]} {0[1]})".format),
        pairs.map("({0[0]} -{0[1]})".format),
    )


def queries(*, dates: bool = False) -> st.SearchStrategy[str]:
    """Queries that parse; with `dates`, some have a window."""
    rows = st.recursive(_leaves, _combine, max_leaves=6)
    if not dates:
        return rows
    return st.tuples(rows, st.sampled_from(("", "", *DATES))).map(" ".join)


_separators = st.sampled_from((" ", " ", " ", ", ", ". ", "\n", " — ", "-", " 🔥 "))
_tails = st.sampled_from(("", "", "", "\nhttps://example.org/gaz", "\nt.me/example_news", "\n🔥\n3"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words of the vocabulary with punctuation between them, some with a link or a tail of reactions."""
    words = draw(st.lists(_words, min_size=3, max_size=20))
    return "".join(word + draw(_separators) for word in words) + draw(_tails)


_counts = st.none() | st.integers(0, 300)
_reactions = st.lists(
    st.builds(
        Reaction,
        st.sampled_from(("emoji", "paid", "custom")),
        st.sampled_from(("🔥", "👍", "⭐")),
        st.integers(0, 6),
    ),
    max_size=4,
    unique_by=lambda reaction: (reaction.kind, reaction.key),
).map(tuple)


@st.composite
def posts(draw: st.DrawFn, post_id: int) -> tuple[Channel, Post]:
    """A post of one of the channels, up to four days old, some in the very same second."""
    channel = draw(st.sampled_from(CHANNELS))
    published_at = NOW - timedelta(hours=draw(st.integers(0, 96)), seconds=draw(st.integers(0, 1)))
    fields: dict[str, Any] = {
        "edited_at": draw(st.none() | st.just(NOW)),
        "forward": draw(st.none() | st.just(Forward(title="Elsewhere")) | st.just(Forward(1009, 7))),
        "media_kind": draw(st.sampled_from((None, None, "photo", "video"))),
        "counters": draw(st.builds(Counters, _counts, _counts, _counts, _reactions)),
    }
    return channel, Post(channel.channel_id, post_id, published_at, draw(texts()), **fields)
