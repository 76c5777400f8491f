"""Screens as plain text (terminal, command line) and as HTML (a file, a browser).

Links keep their targets: in brackets in plain text, as anchors in HTML, there only with a scheme that is
safe to click. Buttons are not shown. Telegram itself gets entities, never what is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from aiogram.types import MessageEntity

from bot.views.screen import Screen

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_SAFE_SCHEMES = ("https://", "http://", "tg://")
_STYLE = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"


def render_text(screens: Iterable[Screen]) -> str:
    """Returns the screens as plain text, an empty line between them."""
    return "\n\n".join(render_message(*screen.text.render()) for screen in screens)


def render_html(screens: Iterable[Screen], *, title: str, language: str) -> str:
    """Returns a whole HTML page; everything that people wrote is escaped."""
    articles = "\n".join(f"<article>{_message_html(*screen.text.render())}</article>" for screen in screens)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n{articles}\n</html>\n"
    )


def render_message(text: str, entities: Sequence[MessageEntity]) -> str:
    """Returns a message as plain text, each link's target in brackets behind its words."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=_end, reverse=True):
        if entity.type == "text_link" and entity.url:
            cut = 2 * _end(entity)
            units = units[:cut] + f" ({entity.url})".encode("utf-16-le") + units[cut:]
    return units.decode("utf-16-le")


def _message_html(text: str, entities: Sequence[MessageEntity]) -> str:
    """Tags are opened and closed at the borders of entities; inner entities close before outer ones."""
    units = text.encode("utf-16-le")
    inserts: list[tuple[int, int, int, str]] = []
    for number, entity in enumerate(sorted(entities, key=lambda e: (e.offset, -e.length))):
        opening, closing = _tags(entity)
        if opening and entity.length:
            inserts.append((entity.offset, 1, number, opening))
            inserts.append((_end(entity), 0, -number, closing))
    html, position = "", 0
    for place, _, _, tag in sorted(inserts):
        html += _escape(units, position, place) + tag
        position = place
    return html + _escape(units, position, len(units) // 2)


def _tags(entity: MessageEntity) -> tuple[str, str]:
    if entity.type == "text_link" and entity.url and entity.url.startswith(_SAFE_SCHEMES):
        return f'<a href="{escape(entity.url)}" rel="noopener noreferrer">', "</a>"
    tag = _TAGS.get(entity.type)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _escape(units: bytes, start: int, end: int) -> str:
    return escape(units[2 * start : 2 * end].decode("utf-16-le")).replace("\n", "<br>\n")


def _end(entity: MessageEntity) -> int:
    return entity.offset + entity.length
