"""Screens as plain text and as HTML: links keep their targets, what people wrote stays harmless."""

from __future__ import annotations

from html.parser import HTMLParser

from aiogram.utils.formatting import Bold, Code, Spoiler, Text, TextLink
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.rendering import render_html, render_message, render_text
from bot.views.screen import Screen


def html(*nodes: object) -> str:
    page = render_html([Screen(Text(*nodes))], title="<Digest>", language="kk")
    return page.split("<article>")[1].split("</article>")[0]


def test_plain_text_shows_where_links_lead() -> None:
    first = Screen(Text("😀 ", TextLink(Bold("Порт"), url="https://t.me/port/1"), " · ", Bold("сегодня")))
    second = Screen(Text(TextLink("a", url="https://t.me/a"), TextLink("b", url="https://t.me/b")))
    assert render_text([first, second]) == (
        "😀 Порт (https://t.me/port/1) · сегодня\n\na (https://t.me/a)b (https://t.me/b)"
    )
    assert render_message("nothing to mark", []) == "nothing to mark"


def test_html_holds_tags_for_entities() -> None:
    assert html("😀 ", Bold("Порт"), "\n", Code("a<b")) == "😀 <b>Порт</b><br>\n<code>a&lt;b</code>"
    shown = html(TextLink(Bold("Порт"), " дня", url="https://t.me/p?a=1&b=2"))
    assert shown == '<a href="https://t.me/p?a=1&amp;b=2" rel="noopener noreferrer"><b>Порт</b> дня</a>'
    assert html(Spoiler("x", Bold("y"))) == "x<b>y</b>"


def test_html_is_safe() -> None:
    assert html("<script>alert('1')</script>") == "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;"
    assert html(TextLink("x", url="javascript:alert(1)")) == "x"
    shown = html(TextLink("x", url='https://a/"><script>'))
    assert "<script>" not in shown
    assert "<title>&lt;Digest&gt;</title>" in render_html([], title="<Digest>", language="kk")


class Balance(HTMLParser):
    """Keeps the text, and fails on a tag that closes in the wrong place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)
NODES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.builds(Bold, inner),
        st.builds(Text, inner, inner),
        st.builds(lambda node: TextLink(node, url="https://t.me/a"), inner),
    ),
    max_leaves=8,
)


@given(NODES)
@settings(max_examples=100, deadline=None)
def test_any_text_gives_balanced_html_with_the_same_words(node: object) -> None:
    text = Text(node)
    parser = Balance()
    parser.feed(html(text))
    parser.close()
    assert parser.open == []
    assert parser.text == text.render()[0]
