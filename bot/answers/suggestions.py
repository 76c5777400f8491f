"""Nothing was found -> what was searched, and the nearest queries that would find something, with counts.

Three ways: another spelling of a word that nobody wrote, one part of the query less, no period. Each is
counted as a search would count it, within a bound of time for all together; what finds nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from time import monotonic
from zoneinfo import ZoneInfo

from bot.answers.matched_posts import Scan
from bot.answers.search import plan_query
from bot.domain.analyser import Analyser
from bot.domain.lexicon import NameIndex
from bot.domain.near_queries import Suggestion, Suggestions
from bot.domain.near_words import list_near_words
from bot.domain.query import Query, QueryError, join_parts, list_query_parts, parse_query
from bot.domain.query_tree import Every, Filter, QueryNode, Term, write_query
from bot.domain.text import tokenise
from storage.channels import list_channels
from storage.database import Database
from storage.errors import QueryTooSlow
from storage.posts import find_first_published
from storage.records import Exact, PlanNode, Word
from storage.words import list_found

MOST = 5
TIME_S = 0.8
_ONE_S, _INDEX_S, _MOST_COUNTED = 0.15, 0.3, 400
_SPELLINGS, _WORDS = 3, 4  # of one word that are counted; words that are looked at


async def suggest(
    db: Database, analyser: Analyser, names: NameIndex, query_text: str, now: datetime, zone: ZoneInfo
) -> Suggestions:
    """Returns where nothing was found, and what would find something."""
    end = monotonic() + TIME_S
    query = parse_query(query_text)
    drafts = [*_without_period(query), *await _respell(db, analyser, query, query_text)]
    drafts += _without_a_part(query)
    found: dict[str, Suggestion] = {}
    for draft in drafts:
        if len(found) == MOST or monotonic() > end:
            break
        if draft.query not in found and (counted := await _count(db, analyser, names, draft, now, zone)):
            found[draft.query] = counted
    channels = await db.read(list_channels)
    return Suggestions(tuple(found.values()), len(channels), await db.read(find_first_published))


def _without_period(query: Query) -> Iterator[Suggestion]:
    rest = [part for part in list_query_parts(query) if not _is_date(part)]
    if len(rest) < len(list_query_parts(query)) and (wider := join_parts(rest)) is not None:
        yield Suggestion("period", wider.normalised)


def _without_a_part(query: Query) -> Iterator[Suggestion]:
    parts = list_query_parts(query)
    for place, part in enumerate(parts):
        rest = join_parts([*parts[:place], *parts[place + 1 :]])
        if not _is_date(part) and rest is not None:
            yield Suggestion("without", rest.normalised, write_query(part))


async def _respell(db: Database, analyser: Analyser, query: Query, text: str) -> list[Suggestion]:
    """Queries with another spelling of one word that no post has."""
    terms = [term for term in _list_terms(query.root) if len(tokenise(term.text)) == 1][:_WORDS]
    known = await _list_found(db, [(term.text, Word(_keys(analyser, term.text), "")) for term in terms])
    drafts = []
    for term in terms:
        if term.text not in known:
            for spelling in await _list_spellings(db, analyser, term.text):
                respelt = text[: term.at] + spelling + text[term.at + term.length :]
                drafts.append(Suggestion("spelling", respelt, spelling))
    return drafts


async def _list_spellings(db: Database, analyser: Analyser, word: str) -> list[str]:
    """Words of posts that are near `word`, of several forms of one word the first."""
    tokens = [token for guess in list_near_words(word) for token in tokenise(guess)]
    spellings: dict[str, frozenset[str]] = {}
    for guess in await _list_found(db, [(each.exact, Exact(each.exact, each.norm)) for each in tokens]):
        keys = _keys(analyser, guess)
        if not any(keys & others for others in spellings.values()):
            spellings[guess] = keys
    return list(spellings)[:_SPELLINGS]


async def _list_found(db: Database, guesses: Sequence[tuple[str, PlanNode]]) -> list[str]:
    try:
        return await db.read(list_found, guesses, deadline_s=_INDEX_S)
    except QueryTooSlow:
        return []


def _keys(analyser: Analyser, word: str) -> frozenset[str]:
    return analyser.word_keys(next((token.norm for token in tokenise(word)), word))


async def _count(
    db: Database, analyser: Analyser, names: NameIndex, draft: Suggestion, now: datetime, zone: ZoneInfo
) -> Suggestion | None:
    """The suggestion with how many stories it would find; None for none, or for no query at all."""
    try:
        query, plan = await plan_query(db, analyser, names, draft.query, now, zone)
        scan = Scan(db, analyser, plan, time_s=_ONE_S, most=_MOST_COUNTED)
        stories = {
            (post.story_id is None, post.story_id or post.seq)
            async for post in (matched.post async for matched in scan.matches())
        }
    except (QueryError, QueryTooSlow):
        return None
    if not stories:
        return None
    return Suggestion(draft.kind, query.normalised, draft.word, len(stories), scan.bounded)


def _list_terms(node: QueryNode) -> Iterator[Term]:
    """The words that are looked for in any form, wherever all of the query has to hold."""
    if isinstance(node, Term) and node.mode == "forms":
        yield node
    elif isinstance(node, Every):
        for child in node.children:
            yield from _list_terms(child)


def _is_date(part: QueryNode) -> bool:
    return isinstance(part, Filter) and part.name == "date"
