"""search and digest: what a subscriber would get, for a person or a program at a terminal."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.config import load_settings
from bot.errors import OperatorError

if TYPE_CHECKING:
    from bot.domain.answer_values import SearchAnswer
    from bot.domain.query import QueryError


def run_search(
    query: str,
    limit: int,
    sort: str,
    language: str,
    config: Path,
    database: Path | None,
    *,
    as_json: bool,
) -> int:
    """Prints the stories that the query finds; returns 0, or 1 when it does not parse."""
    from bot.answers.search import search
    from bot.core import open_core
    from bot.domain.query import QueryError

    settings = load_settings(config)
    with open_core(settings, database) as core:
        try:
            answer = asyncio.run(
                search(
                    core.db,
                    core.analyser,
                    core.lexicon.names,
                    query,
                    core.clock.now(),
                    ZoneInfo(settings.default_timezone),
                    sort=sort,
                    limit=limit,
                )
            )
        except QueryError as error:
            return _print_query_error(error, query, language)
    if as_json:
        _print_json(answer)
        return 0
    _print_stories(answer, ZoneInfo(settings.default_timezone))
    return 0


def run_digest(
    date: datetime | None,
    days: int,
    topics: str | None,
    language: str | None,
    output: str,
    config: Path,
    database: Path | None,
) -> int:
    """Prints the digest of `days` days that end with `date`, in the default zone; returns 0."""
    from bot.answers.digest import compose_digest
    from bot.core import open_core
    from bot.domain.preferences import DigestPreferences

    settings = load_settings(config)
    with open_core(settings, database) as core:
        now = core.clock.now()
        since, until = _window(date, days, now, ZoneInfo(settings.default_timezone))
        digest = asyncio.run(
            compose_digest(
                core.db,
                DigestPreferences(topics=_parse_topics(topics)),
                since,
                until,
                settings.default_timezone,
                now,
            )
        )
    if output == "json":
        _print_json(digest)
        return 0
    from bot.i18n import load_texts
    from bot.views.digest import view_digest
    from bot.views.rendering import render_html, render_text

    texts = load_texts(language or settings.default_language)
    screens = view_digest(digest, texts)
    if output == "html":
        print(render_html(screens, title=texts("digest-title"), language=texts.language))
    else:
        print(render_text(screens))
    return 0


def _window(date: datetime | None, days: int, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The last `days` times 24 hours; with a date, whole local days."""
    if date is None:
        return now - timedelta(days=days), now
    end = datetime.combine(date.date() + timedelta(days=1), time.min, zone).astimezone(UTC)
    start = datetime.combine(date.date() - timedelta(days=days - 1), time.min, zone).astimezone(UTC)
    return start, min(end, now) if start < now else end


def _parse_topics(topics: str | None) -> tuple[str, ...]:
    from bot.domain.lexicon import TOPICS

    wanted = tuple(name.strip() for name in (topics or "").split(",") if name.strip())
    for name in wanted:
        if name not in TOPICS:
            raise OperatorError(f"--topics: there is no topic {name!r}; write some of: {', '.join(TOPICS)}")
    return wanted


def _print_stories(answer: SearchAnswer, zone: ZoneInfo) -> None:
    """Plain lines. Not through the views: they need aiogram, which takes seconds to import."""
    print(answer.query if answer.items else f"Nothing found for: {answer.query}")
    for line in _describe(answer, zone):
        print(f"  {line}")
    if answer.items:
        print()
    for number, item in enumerate(answer.items, 1):
        first = item.sources[0]
        sample = " (sample)" if first.is_sample else ""
        # A quotation around the words found begins with the headline, as a rule.
        shown = [item.extract] if item.spans and item.extract else [item.headline, item.extract]
        print(f"{number}. " + "\n   ".join(line for line in shown if line))
        published = first.published_at.astimezone(zone)
        print(f"   {first.title}{sample} · {first.kind} · {published:%Y-%m-%d %H:%M} · {first.link}")
        if len(item.sources) > 1:
            print(f"   and in: {', '.join(source.title for source in item.sources[1:])}")
    if answer.bounded:
        print("\nNot every post was checked. Make the query narrower or the period shorter.")
    elif answer.next_before is not None:
        print("\nThere is more: ask for a higher --limit.")


def _describe(answer: SearchAnswer, zone: ZoneInfo) -> Iterator[str]:
    """How the query was understood, beside its canonical text."""
    since, until = (at and f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in (answer.since, answer.until))
    reading = answer.reading
    if since or until:
        said = f" ({', '.join(reading.period)})" if reading.period else ""
        yield f"searched: {since or 'from the beginning'} to {until or 'now'}, {zone.key}{said}"
    for name, *others in reading.names:
        yield f"{name}: also {', '.join(others)}"
    if reading.aside:
        yield f"not searched for: {', '.join(reading.aside)} (put in quotes what should be)"
    if answer.ranked_since is not None:
        shown = f"{answer.ranked_since.astimezone(zone):%Y-%m-%d}"
        if answer.ranked_hits is None:
            yield f"ranked: posts since {shown}; older ones match too: add date:P1Y, or --sort new"
        else:
            yield f"ranked: the newest {answer.ranked_hits} of very many matches, since {shown}"


def _print_query_error(error: QueryError, query: str, language: str) -> int:
    from bot.i18n import load_texts

    print(query, " " * error.at + "^", sep="\n", file=sys.stderr)
    texts, code = load_texts(language), error.code
    if code == "query-unknown-channel" and not error.fields.get("nearest"):
        code += "-none"
    print(texts(code, **error.fields), file=sys.stderr)
    return 1


def _print_json(value: Any) -> None:
    print(json.dumps(asdict(value), ensure_ascii=False, indent=1, default=_as_text))


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
