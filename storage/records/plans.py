"""A search plan: the tree that the index search and the matcher both run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

EngagementField = Literal["views", "forwards", "replies", "reactions", "react"]
Comparison = Literal[">", ">=", "<", "<=", "="]


@dataclass(frozen=True, slots=True)
class Word:
    """A token one of whose keys is in `keys` (all forms, scripts, aliases of one word)."""

    keys: frozenset[str]
    text: str = ""  # as written, for showing


@dataclass(frozen=True, slots=True)
class Exact:
    """A token whose `exact` form (NFC, casefolded, nothing else) equals `form`; `norm` is that
    form folded, under which the search index knows it ("" = unknown)."""

    form: str
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A token whose folded `norm` starts with `prefix`."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens side by side, in this order."""

    parts: tuple[Word | Exact | Prefix, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Both present with at most `distance` words between them, either order."""

    left: Word | Exact | Prefix | Phrase
    right: Word | Exact | Prefix | Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The post carries this facet token, e.g. `la:ru`, `to:gas_energy` (bot/domain/facets.py)."""

    token: str


@dataclass(frozen=True, slots=True)
class Engagement:
    """A counter compared with a number; `emoji` only with field "react"."""

    field: EngagementField
    comparison: Comparison
    value: int
    emoji: str | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    children: tuple[PlanNode, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    children: tuple[PlanNode, ...]


@dataclass(frozen=True, slots=True)
class Not:
    child: PlanNode


PlanNode = Word | Exact | Prefix | Phrase | Near | Facet | Engagement | AllOf | AnyOf | Not


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """A query made ready to run: relative dates resolved, words turned into keys."""

    query: str
    root: PlanNode
    since: datetime | None = None  # window [since, until)
    until: datetime | None = None
