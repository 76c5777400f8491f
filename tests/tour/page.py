"""The pages of the tour, put together from sections.toml and the golden views; __main__.py writes them.

There are two, since one would be too large to be shown on the web: for everybody, and for those who run the
bot. A screen stands there in Russian, with Kazakh, Turkmen and English folded below it. What a golden view
says of a picture is left out where the picture itself is shown.
"""

from __future__ import annotations

import struct
import tomllib
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.charts.painter import chart_key
from bot.charts.values import Chart
from bot.i18n import LANGUAGE_NAMES, load_texts
from tests.views.chart_screens import list_chart_screens
from tests.views.picture_screens import list_picture_screens

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "views" / "golden"
PAGES = {"everybody": ROOT / "docs" / "tour.md", "operators": ROOT / "docs" / "tour-operators.md"}
PICTURES = ROOT / "docs" / "pictures"
SECTIONS = Path(__file__).with_name("sections.toml")
FIRST, *OTHERS = "ru", "kk", "tk", "en"
IN_ALL_LANGUAGES = ("trend", "activity", "reactions-by-kind", "growth")
_INTRODUCTION = """\
Every screen of the bot, as its golden views hold it (`tests/views/golden/`): channels, people and news are invented. Each is shown in
Russian; Kazakh, Turkmen and English are folded below it. `**…**` is bold, `` `…` `` is copied by a tap, `||…||` is hidden until tapped,
`[…]` at the end are buttons, `---` stands between two messages.

This page is written by `make tour`; a test holds that it is up to date."""  # noqa: E501
_OTHER_PAGES = {
    "everybody": "What only those who run the bot see: [tour-operators.md](tour-operators.md).",
    "operators": "What everybody sees: [tour.md](tour.md).",
}
_KEYWORD = b"chart"
_HEAD_LENGTH = 33  # of a PNG: its signature and the IHDR chunk


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `views`: golden views in their order, each with the sentence before it."""

    title: str
    prose: str
    views: dict[str, str]
    readers: str = "everybody"  # or "operators"


def build_pages() -> dict[Path, str]:
    """Returns the text of each page; ValueError says what is wrong with the sections."""
    sections = read_sections()
    check_sections(sections)
    return {
        path: _write_page(readers, [section for section in sections if section.readers == readers])
        for readers, path in PAGES.items()
    }


def read_sections() -> list[Section]:
    """Returns the sections in their order."""
    found = tomllib.loads(SECTIONS.read_text(encoding="utf-8"))["section"]
    return [Section(**each | {"prose": each["prose"].strip()}) for each in found]


def check_sections(sections: list[Section]) -> None:
    """Raises ValueError where a golden view stands in no section or in two, or a section names none."""
    named = Counter(name for section in sections for name in section.views)
    views = {path.stem for path in (GOLDEN / FIRST).glob("*.txt")}
    where = SECTIONS.relative_to(ROOT)
    for names, fault in (
        (views - named.keys(), f"stand in no section; name them in {where}"),
        (named.keys() - views, f"are named in {where}, but there are no such golden views"),
        ({name for name, times in named.items() if times > 1}, f"are named twice in {where}"),
    ):
        if names:
            raise ValueError(f"These {fault}: {', '.join(sorted(names))}")


def list_pictures() -> dict[str, Chart]:
    """Returns what docs/pictures/ holds: each chart by the name of its file."""
    charts = {}
    for language in (FIRST, *OTHERS):
        texts = load_texts(language)
        for view, screens in {**list_chart_screens(texts), **list_picture_screens(texts)}.items():
            chart = screens[0].picture
            if chart is not None and (language == FIRST or view in IN_ALL_LANGUAGES):
                charts[f"{view}-{language}.png"] = chart
    return charts


def sign_picture(picture: bytes, chart: Chart) -> bytes:
    """Returns a PNG that says, in a text chunk, which values it shows."""
    body = b"tEXt" + _KEYWORD + b"\0" + chart_key(chart).encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:_HEAD_LENGTH] + chunk + picture[_HEAD_LENGTH:]


def read_signature(picture: bytes) -> str:
    """Returns the key of the values that a signed picture shows, "" where it is not signed."""
    start = picture.find(_KEYWORD + b"\0", _HEAD_LENGTH, _HEAD_LENGTH + 32)
    (length,) = struct.unpack(">I", picture[_HEAD_LENGTH : _HEAD_LENGTH + 4])
    return picture[start + len(_KEYWORD) + 1 : _HEAD_LENGTH + 8 + length].decode() if start > 0 else ""


def _write_page(readers: str, sections: list[Section]) -> str:
    title = "# A tour of the bot" if readers == "everybody" else "# A tour for those who run the bot"
    links = [f"- [{section.title}](#{_anchor(section.title)})" for section in sections]
    head = [title, _INTRODUCTION, _OTHER_PAGES[readers], "\n".join(links)]
    return "\n\n".join([*head, *(_write_section(section) for section in sections)]) + "\n"


def _write_section(section: Section) -> str:
    views = [_write_view(name, sentence) for name, sentence in section.views.items()]
    return "\n\n".join([f"## {section.title}", section.prose, *views])


def _write_view(name: str, sentence: str) -> str:
    folded = [f"**{LANGUAGE_NAMES[language]}**\n\n{_write_screen(name, language)}" for language in OTHERS]
    languages = ", ".join(LANGUAGE_NAMES[language] for language in OTHERS)
    details = [f"<details><summary>{languages}</summary>", *folded, "</details>"]
    return "\n\n".join([f"**{sentence}**", _write_screen(name, FIRST), *details])


def _write_screen(name: str, language: str) -> str:
    """The screen in a frame that nothing inside can close; above it the picture, if there is one."""
    text = (GOLDEN / language / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
    picture = f"{name}-{language}.png"
    blocks = []
    if text.startswith("▣ ") and (language == FIRST or name in IN_ALL_LANGUAGES):
        shown, _, text = text.partition("\n\n")
        blocks.append(f"![{shown.splitlines()[0].removeprefix('▣ ')}](pictures/{picture})")
    return "\n\n".join([*blocks, f"~~~~text\n{text}\n~~~~"])


def _anchor(title: str) -> str:
    return "".join(char for char in title.lower() if char.isalnum() or char == " ").replace(" ", "-")
