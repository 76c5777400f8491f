"""What a post must have for a plan to match: sets of terms of which it carries one.

Terms are keys of words and facets; "=form" and "*prefix" stand for those leaves. Of some plans the
requirements say all, of others (phrases, NEAR, exclusions, counters, dates) they are necessary, no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from storage.records import AllOf, AnyOf, Exact, Facet, Near, Phrase, PlanNode, Prefix, SearchPlan, Word

Requirement = frozenset[str]

# What a requirement costs that most posts meet, in plans that would have to be tried instead.
_FACET_COSTS = dict.fromkeys(("la:", "re:", "ki:", "me:", "fl:"), 500_000) | {"ch:": 1_000, "to:": 50_000}
_PREFIX_COST = 100
_SHORT_TERM_COST = 8


@dataclass(frozen=True, slots=True)
class Required:
    """The requirements of a plan, none twice. `say_all`: a post that meets them matches, in the words by
    which it meets them."""

    requirements: Sequence[Requirement]
    say_all: bool


def read_requirements(plan: SearchPlan, cost: Callable[[Requirement], int]) -> Required:
    """Returns what `plan` requires; of an alternative's requirements, the cheapest is its part in theirs."""
    found = tuple(dict.fromkeys(_list(plan.root, cost)))
    parts = plan.root.children if isinstance(plan.root, AllOf) else (plan.root,)
    is_timeless = plan.since is None and plan.until is None
    return Required(found, is_timeless and all(map(_is_one_of_terms, parts)))


def standing_cost(requirement: Requirement) -> int:
    """What it costs at any time to try what hangs on it: much where many posts will meet it."""
    return sum(map(_cost_of, requirement))


def _list(node: PlanNode, cost: Callable[[Requirement], int]) -> list[Requirement]:
    match node:
        case Word(keys):
            return [keys]
        case Exact(form):
            return [frozenset((f"={form}",))]
        case Prefix(prefix):
            return [frozenset((f"*{prefix}",))]
        case Facet(token):
            return [frozenset((token,))]
        case AnyOf(children):
            options = [_list(child, cost) for child in children]
            cheapest = [each[0] if len(each) == 1 else min(each, key=cost) for each in options if each]
            return [frozenset().union(*cheapest)] if len(cheapest) == len(options) else []
        case AllOf(nodes) | Phrase(nodes):
            return list(chain.from_iterable([_list(each, cost) for each in nodes]))
        case Near(left, right):
            return [*_list(left, cost), *_list(right, cost)]
        case _:
            return []


def _is_one_of_terms(node: PlanNode) -> bool:
    if isinstance(node, AnyOf):
        return all(map(_is_one_of_terms, node.children))
    return isinstance(node, Word | Exact | Prefix | Facet)


def _cost_of(term: str) -> int:
    if term.startswith("*"):
        return _PREFIX_COST
    return _FACET_COSTS.get(term[:3], max(1, _SHORT_TERM_COST - len(term)))
