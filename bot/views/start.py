"""Welcome, help, and the list of commands that Telegram shows."""

from __future__ import annotations

from aiogram.types import InlineKeyboardMarkup
from aiogram.utils.formatting import Bold, Code, Text

from bot.i18n import LANGUAGE_NAMES, LANGUAGES, Texts
from bot.views.callbacks import Open, PickLanguage, Subscribe
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


def view_start(texts: Texts, *, is_sample: bool = False) -> Screen:
    """Returns the welcome: what the bot does, by example, and the languages."""
    can = [
        Text(texts("start-can-digest")),
        Text(texts("start-can-subscribe")),
        rich(texts, "start-can-alert", example=Code(texts("alert-example"))),
        rich(texts, "start-can-search", example=Code(texts("alert-example-words"))),
    ]
    blocks: list[Text | str] = [Bold(texts("start-welcome")), join("\n", can), texts("start-language")]
    if is_sample:
        blocks.insert(1, texts("sample-notice"))
    return Screen(join("\n\n", blocks), _start_buttons(texts))


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


def _start_buttons(texts: Texts) -> InlineKeyboardMarkup | None:
    languages = [
        button(LANGUAGE_NAMES[code], PickLanguage(code=code, origin="start"))
        for code in LANGUAGES
        if code != texts.language
    ]
    return keyboard(
        [button(texts("button-today"), Open(place="digest"))],
        [button(texts("button-subscribe"), Subscribe(step="topics"))],
        [button(texts("button-help"), Open(place="help"))],
        *in_rows(languages, 3),
    )
