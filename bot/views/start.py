"""The first minute of somebody new, help, and the list of commands that Telegram shows.

Who is known is greeted by home.py.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton
from aiogram.utils.formatting import Bold, Code, Text

from bot.domain.home_values import Glimpse
from bot.i18n import LANGUAGE_NAMES, LANGUAGES, Texts
from bot.views.callbacks import Open, Origin, PickLanguage, Subscribe
from bot.views.items import view_item
from bot.views.screen import Screen, button, in_rows, join, keyboard, rich

COMMANDS = (
    "digest",
    "top",
    "search",
    "trends",
    "alert",
    "alerts",
    "subscribe",
    "digests",
    "unsubscribe",
    "topics",
    "channels",
    "settings",
    "groups",
    "privacy",
    "export",
    "forget",
    "status",
    "help",
    "start",
)

_QUERY_EXAMPLES = (
    "and",
    "or",
    "not",
    "phrase",
    "exact",
    "prefix",
    "near",
    "time",
    "topic",
    "source",
    "engagement",
    "rest",
)


def view_start(glimpse: Glimpse, texts: Texts, *, zone: ZoneInfo) -> Screen:
    """Returns the welcome of somebody new: what the bot brings, as today's stories, and the languages."""
    blocks: list[Text | str] = [Bold(texts("start-welcome"))]
    if glimpse.is_sample:
        blocks.append(texts("sample-notice"))
    blocks += _stories(glimpse, texts, zone)
    can = [
        rich(texts, "start-can-search", example=Code(texts("alert-example-words"))),
        rich(texts, "start-can-alert", example=Code(texts("alert-example"))),
    ]
    blocks += [join("\n", can), texts("start-language")]
    return Screen(
        join("\n\n", blocks),
        keyboard(
            [button(texts("button-subscribe"), Subscribe(step="topics"))],
            [button(texts("button-today"), Open(place="digest"))],
            [button(texts("button-help"), Open(place="help"))],
            *_languages("start", texts),
        ),
    )


def view_language_offer(texts: Texts) -> Screen:
    """Returns, above what a link led somebody new to, who speaks here and in which languages."""
    lines: list[Text | str] = [Bold(texts("start-welcome")), texts("start-link"), texts("start-language")]
    help_button = button(texts("button-help"), Open(place="help"))
    return Screen(join("\n", lines), keyboard(*_languages("link", texts), [help_button]))


def _stories(glimpse: Glimpse, texts: Texts, zone: ZoneInfo) -> list[Text | str]:
    if not glimpse.posts:
        return [texts("glimpse-nothing-read")]
    if not glimpse.items:
        return [texts("glimpse-quiet")]
    title = Bold(texts("glimpse-today" if glimpse.days == 1 else "glimpse-week"))
    first, *rest = (
        Text(f"{number}. ", view_item(item, texts, zone, brief=True))
        for number, item in enumerate(glimpse.items, start=1)
    )
    return [join("\n", [title, first]), *rest]


def _languages(origin: Origin, texts: Texts) -> list[list[InlineKeyboardButton]]:
    """The other languages, each by its own name."""
    others = [code for code in LANGUAGES if code != texts.language]
    return in_rows(
        [button(LANGUAGE_NAMES[code], PickLanguage(code=code, origin=origin)) for code in others], 3
    )


def view_help(texts: Texts, *, is_operator: bool = False) -> Screen:
    """Returns all commands, and that plain words are a search; to operators what is theirs."""
    commands = [f"/{name} — {does[0].lower()}{does[1:]}" for name, does in command_descriptions(texts)]
    search = rich(texts, "help-search", example=Code(texts("alert-example-words")))
    point = rich(texts, "help-point", link=Code("t.me/name/123"), name=Code("@name"))
    blocks: list[Text | str] = [Bold(texts("help-title")), "\n".join(commands), join("\n", [search, point])]
    if is_operator:
        blocks.append(rich(texts, "help-operator", example=Code("/channels @name")))
    query_help = button(texts("button-query-help"), Open(place="query_help"))
    return Screen(join("\n\n", blocks), keyboard([query_help]))


def view_query_help(texts: Texts) -> Screen:
    """Returns the query language by example; the examples copy with a tap."""
    examples = [
        Text(Code(texts(f"query-example-{name}")), " — ", texts(f"query-meaning-{name}"))
        for name in _QUERY_EXAMPLES
    ]
    blocks: list[Text | str] = [
        Bold(texts("query-help-title")),
        texts("query-help-intro"),
        join("\n", examples),
    ]
    help_button = button(texts("button-help"), Open(place="help"))
    return Screen(join("\n\n", [*blocks, texts("query-help-names")]), keyboard([help_button]))


def command_descriptions(texts: Texts) -> list[tuple[str, str]]:
    """Returns (command without the slash, description) in the order in which Telegram should list them."""
    return [(name, texts(f"cmd-{name}")) for name in COMMANDS]
