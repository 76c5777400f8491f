"""Plain words of a query that are not to be looked for: a time becomes a date filter, a request is put aside.

Only bare words count: not within quotes or brackets, not after =, - or #, not beside | or NEAR, not with a
star. A date filter that was written outright wins over words. Request words stand at the edges of what
remains, and stay when there is nothing else. What was done is handed on, to be told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.phrases import Phrase, Phrases
from bot.domain.query_dates import normalise_dates
from bot.domain.query_tokens import Lexeme
from bot.domain.query_tree import Filter, Term
from bot.domain.request_words import load_request_beginnings, load_request_endings
from bot.domain.time_words import load_time_phrases

LONGEST = 8  # words of a phrase


@dataclass(frozen=True, slots=True)
class PlainWords:
    """`lexemes`: what is left to parse; as typed: `period`, the words taken for a time, and `aside`,
    those put aside."""

    lexemes: list[Lexeme]
    period: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def read_plain_words(lexemes: Sequence[Lexeme], text: str) -> PlainWords:
    """Returns the lexemes of `text` without the words that say when, or that are only a request."""
    words = _bare_words(lexemes)
    if not any(word[0].isdigit() or is_plain_word(word) for word in words if word):
        return PlainWords(list(lexemes))  # as most alerts, which are read by the thousand
    left, period, overruled = _take_times(lexemes, words, text)
    left, aside = _drop_requests(left, text)
    return PlainWords(left, tuple(period), (*overruled, *aside))


def is_plain_word(word: str) -> bool:
    """Whether `word` may be part of a phrase that means a time or a request."""
    return any(phrases.knows(word) for phrases in (load_time_phrases(), *_requests()))


def _requests() -> tuple[Phrases, Phrases]:
    return load_request_beginnings(), load_request_endings()


def _bare_words(lexemes: Sequence[Lexeme]) -> list[str]:
    """The words that may be part of a phrase, "" in the place of every other lexeme."""
    found: list[str] = []
    depth = 0
    for index, lexeme in enumerate(lexemes):
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        beside = [each.kind for each in lexemes[max(0, index - 1) : index + 2]]
        free = lexeme.bare and depth == 0 and "or" not in beside and "near" not in beside
        found.append(lexeme.leaf.text if free and isinstance(lexeme.leaf, Term) else "")
    return found


def _take_times(
    lexemes: Sequence[Lexeme], words: Sequence[str], text: str
) -> tuple[list[Lexeme], list[str], list[str]]:
    """The lexemes with a date filter for each phrase; the phrases; those that a written filter overrules."""
    phrases = load_time_phrases()
    is_written = any(isinstance(each.leaf, Filter) and each.leaf.name == "date" for each in lexemes)
    left: list[Lexeme] = []
    said: list[str] = []
    at = 0
    while at < len(lexemes):
        found = phrases.find(_run(words, at), 0) if words[at] else None
        value = None if found is None or _is_a_name(lexemes, at, found, text) else _date_value(found)
        if found is None or value is None:
            left.append(lexemes[at])
            at += 1
            continue
        begin, end = lexemes[at].at, lexemes[at + found.length - 1]
        length = end.at + end.length - begin
        said.append(text[begin : begin + length])
        if not is_written:
            leaf = Filter("date", value, at=begin, length=length, spoken=True)
            left.append(Lexeme("leaf", begin, length, leaf=leaf))
        at += found.length
    return (left, [], said) if is_written else (left, said, [])


def _run(words: Sequence[str], at: int) -> list[str]:
    """The bare words in a row from `at` on, as many as a phrase may have."""
    run: list[str] = []
    for word in words[at : at + LONGEST]:
        if not word:
            break
        run.append(word)
    return run


def _is_a_name(lexemes: Sequence[Lexeme], at: int, found: Phrase, text: str) -> bool:
    """A single word with a capital after another word belongs to a name: “Russia Today”."""
    return found.length == 1 and at > 0 and text[lexemes[at].at].isupper()


def _date_value(found: Phrase) -> str | None:
    try:
        return normalise_dates(found.meaning, None)
    except ValueError:  # the 31st of November, no days at all
        return None


def _drop_requests(lexemes: list[Lexeme], text: str) -> tuple[list[Lexeme], list[str]]:
    """Without the requests at both ends, dates being looked through; all of it where nothing else is left."""
    beginnings, endings = _requests()
    spoken = [each for each in lexemes if isinstance(each.leaf, Filter) and each.leaf.spoken]
    rest = [each for each in lexemes if each not in spoken]
    first, last = 0, len(rest)
    aside: list[str] = []
    words = _bare_words(rest)
    while first < last and (found := beginnings.find(_run(words[:last], first), 0)):
        aside.append(_written(rest, first, first + found.length, text))
        first += found.length
    ending: list[str] = []
    while first < last and (length := _ending_length(endings.find, words, first, last)):
        ending.insert(0, _written(rest, last - length, last, text))
        last -= length
    if first == last and not spoken:
        return lexemes, []
    kept = {id(each) for each in (*rest[first:last], *spoken)}
    return [each for each in lexemes if id(each) in kept], [*aside, *ending]


def _ending_length(
    find: Callable[[Sequence[str], int], Phrase | None], words: Sequence[str], first: int, last: int
) -> int:
    """How many words before `last` are a phrase that ends there."""
    for start in range(max(first, last - LONGEST), last):
        run = _run(words[:last], start)
        found = find(run, 0) if len(run) == last - start else None
        if found is not None and found.length == last - start:
            return found.length
    return 0


def _written(lexemes: Sequence[Lexeme], first: int, last: int, text: str) -> str:
    end = lexemes[last - 1]
    return text[lexemes[first].at : end.at + end.length]
