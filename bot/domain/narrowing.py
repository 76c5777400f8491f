"""Narrower forms of a query that matches too much, from the posts that it matched.

A word that splits them (in some, not in most) is offered to be added, or left out; so is a topic, the
relation to both countries, a channel that writes most of them, and the very form that was typed. Every form
is a text that the parser reads; how much each of them leaves is for the next preview to count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.alert_values import Narrower
from bot.domain.languages.markers import WORDS_BY_LANGUAGE
from bot.domain.plain_words import is_plain_word
from bot.domain.query_tree import Every, Query, Term
from storage.records import StoredPost

MOST = 6
_WORDS_OFFERED = 2  # to add, and as many to leave out
_LEAST, _MOST_SHARE = 0.12, 0.7  # of the posts: less makes no difference, more narrows nothing
_BEST_SHARE = 0.35
_FROM_ONE_CHANNEL = 0.25
_SHORTEST = 4
_LOOKED_AT = 60  # the most frequent words

_FUNCTION_WORDS = frozenset(word for words in WORDS_BY_LANGUAGE.values() for word in words.split())


@dataclass(frozen=True, slots=True)
class Matched:
    """A post that the query matches: its words in small letters, those that matched left out, and all that
    its words can be found by."""

    post: StoredPost
    words: tuple[str, ...]
    keys: frozenset[str]


def suggest_narrower(
    query: Query, posts: Sequence[Matched], keys_of: Callable[[str], frozenset[str]]
) -> tuple[Narrower, ...]:
    """Returns at most MOST forms, the most useful first; `keys_of`: all that a word can be found by."""
    text = query.normalised
    words = _splitting_words(posts, keys_of, known=set(text.casefold().split()))
    found = [Narrower("add", word, f"{text} {word}") for word in words[:_WORDS_OFFERED]]
    found += _relation(text, posts)
    found += _topic(text, posts)
    found += [Narrower("exclude", word, f"{text} -{word}") for word in words[:_WORDS_OFFERED]]
    found += _channel(text, posts)
    found += _exact(query)
    return tuple(found[:MOST])


def _splitting_words(
    posts: Sequence[Matched], keys_of: Callable[[str], frozenset[str]], known: Collection[str]
) -> list[str]:
    """Words that stand in about a third of the posts, each in the shortest of its frequent spellings.

    A word as a dictionary has it goes before one that is inflected: it is more likely a noun.
    """
    counts = Counter(word for post in posts for word in set(post.words) if _is_content(word, known))
    taken: set[str] = set()
    ranked: list[tuple[bool, float, str]] = []
    offered = frozenset().union(*(post.keys for post in posts))
    frequent = [word for word, _ in counts.most_common(_LOOKED_AT)]
    for word in sorted(frequent, key=lambda each: (len(each), each)):
        keys = keys_of(word)
        if not keys or not keys.isdisjoint(taken):
            continue  # another form of a word that is in already
        taken |= keys
        share = sum(not keys.isdisjoint(post.keys) for post in posts) / len(posts)
        if _LEAST <= share <= _MOST_SHARE:
            ranked.append((_is_inflected(word, keys & offered), abs(share - _BEST_SHARE), word))
    return [word for *_, word in sorted(ranked)]


def _is_inflected(word: str, keys: frozenset[str]) -> bool:
    """Whether it is a Russian word, and not the one that stands in the dictionary."""
    return f"r:{word}" not in keys and any(key.startswith("r:") for key in keys)


def _is_content(word: str, known: Collection[str]) -> bool:
    if len(word) < _SHORTEST or not word.isalpha() or word in known:
        return False
    return word not in _FUNCTION_WORDS and not is_plain_word(word)


def _relation(text: str, posts: Sequence[Matched]) -> list[Narrower]:
    share = _share(posts, lambda each: each.post.relevance == "kz-tm")
    is_useful = _LEAST <= share <= _MOST_SHARE and "country:" not in text
    return [Narrower("country", "kz-tm", f"{text} country:kz-tm")] if is_useful else []


def _topic(text: str, posts: Sequence[Matched]) -> list[Narrower]:
    """The topic that most of the posts have, of those that not nearly all have."""
    counts = Counter(topic for each in posts for topic in each.post.topics)
    for topic, count in counts.most_common():
        if _LEAST <= count / len(posts) <= _MOST_SHARE and "topic:" not in text:
            return [Narrower("topic", topic, f"{text} topic:{topic}")]
    return []


def _channel(text: str, posts: Sequence[Matched]) -> list[Narrower]:
    counts = Counter(each.post.channel_username for each in posts if each.post.channel_username)
    for username, count in counts.most_common(1):
        if (
            count >= _FROM_ONE_CHANNEL * len(posts)
            and len(counts) > 1
            and username.lower() not in text.lower()
        ):
            return [Narrower("channel", f"@{username}", f"{text} -from:@{username}")]
    return []


def _exact(query: Query) -> list[Narrower]:
    """Of a query of plain words: the letters as typed, instead of all forms and scripts."""
    children: Iterable[object] = query.root.children if isinstance(query.root, Every) else (query.root,)
    words = [child for child in children if isinstance(child, Term)]
    if not words or any(term.mode != "forms" or len(term.text.split()) > 1 for term in words):
        return []
    first = words[0].text
    parts = query.normalised.split(" ")
    if first not in parts:
        return []
    parts[parts.index(first)] = f"={first}"
    return [Narrower("exact", first, " ".join(parts))]


def _share(posts: Sequence[Matched], holds: Callable[[Matched], bool]) -> float:
    return sum(map(holds, posts)) / len(posts)
