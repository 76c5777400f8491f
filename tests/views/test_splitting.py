"""Whatever is split fits Telegram, loses nothing, and keeps entities whole where they can be."""

from __future__ import annotations

from aiogram.types import MessageEntity
from aiogram.utils.formatting import Bold, Code, Text, TextLink
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.views.splitting import MAX_ENTITIES, MAX_UNITS, fits_one_message, split_blocks

WORDS = st.text(alphabet="аё қңý aB1,.\n😀👍🏽\u0301", max_size=120)
LEAVES = st.one_of(
    WORDS,
    st.builds(Bold, WORDS),
    st.builds(Code, WORDS),
    st.builds(lambda text, n: TextLink(Bold(text), url=f"https://t.me/a/{n}"), WORDS, st.integers(1, 9)),
)
BLOCKS = st.builds(
    lambda nodes, times: Text(*nodes * times), st.lists(LEAVES, max_size=8), st.sampled_from([1, 1, 3, 30])
)


def covered(parts: list[tuple[str, list[MessageEntity]]]) -> dict[str, str]:
    """All characters but white space, in order: of the whole, and under each kind of entity."""
    found: dict[str, str] = {"": ""}
    for text, entities in parts:
        found[""] += "".join(text.split())
        for entity in sorted(entities, key=lambda e: e.offset):
            under = "".join(entity.extract_from(text).split())
            key = f"{entity.type}{entity.url or ''}"
            found[key] = found.get(key, "") + under
    return {key: text for key, text in found.items() if text}


def check(blocks: list[Text], reserve: int) -> None:
    parts = [part.render() for part in split_blocks(blocks, reserve=reserve)]
    for text, entities in parts:
        assert text.strip() == text != ""
        assert len(text.encode("utf-16-le")) // 2 <= MAX_UNITS - reserve
        assert len(entities) <= MAX_ENTITIES - bool(reserve)
    assert covered(parts) == covered([block.render() for block in blocks])


@given(st.lists(BLOCKS, max_size=6), st.sampled_from([0, 0, 100, 3000]))
@settings(max_examples=60, deadline=None)
def test_parts_fit_and_joined_are_the_whole(blocks: list[Text], reserve: int) -> None:
    check(blocks, reserve)


@given(st.lists(BLOCKS, max_size=4))
@settings(max_examples=40, deadline=None)
def test_an_entity_that_fits_is_never_cut(blocks: list[Text]) -> None:
    before = sum(len(visible(block)) for block in blocks)
    after = sum(len(visible(part)) for part in split_blocks(blocks))
    assert before == after


def visible(text: Text) -> list[MessageEntity]:
    rendered, entities = text.render()
    return [entity for entity in entities if entity.extract_from(rendered).strip()]


def test_cuts_fall_between_blocks() -> None:
    blocks = [Text(Bold(f"Item {number}"), "\n", "слово " * 100) for number in range(20)]
    parts = split_blocks(blocks)
    assert len(parts) == 4
    assert all(part.render()[0].startswith("Item ") for part in parts)


def test_a_text_longer_than_a_message_is_cut_at_a_space_and_emoji_stay_whole() -> None:
    parts = [part.render()[0] for part in split_blocks([Text("слово " * 1500)])]
    assert all(part.endswith("слово") for part in parts)
    parts = [part.render()[0] for part in split_blocks([Text("a" + "😀" * 4096)])]
    assert "".join(parts) == "a" + "😀" * 4096


def test_an_entity_longer_than_a_message_goes_on_in_the_next() -> None:
    parts = [part.render() for part in split_blocks([Text(Bold("слово " * 1500))])]
    assert len(parts) == 3
    assert all(len(entities) == 1 and entities[0].type == "bold" for _, entities in parts)


def test_nothing_gives_nothing() -> None:
    assert split_blocks([]) == ()
    assert split_blocks([Text(" \n ")]) == ()


def test_fits_one_message() -> None:
    assert fits_one_message(Text("a" * 4096))
    assert not fits_one_message(Text("a" * 4097))
    assert not fits_one_message(Text(*[Bold("a ")] * 101))
