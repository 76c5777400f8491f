"""The posts of a search as a file with a line under it that says what is in it, and what is not."""

from __future__ import annotations

from bot.domain.post_files import write_posts_csv, write_posts_json
from bot.domain.post_values import FoundPosts
from bot.i18n import Texts
from bot.views.screen import Paper, shorten

_QUERY_WIDTH = 200


def view_post_file(found: FoundPosts, texts: Texts, *, is_table: bool) -> Paper:
    """Returns the file, CSV or JSON; the line says whether older posts are left out."""
    name = f"posts-{found.made_at:%Y-%m-%d-%H%M}.{'csv' if is_table else 'json'}"
    if is_table:
        content = write_posts_csv(found.posts)
    else:
        about = {"query": found.query, "made_at": found.made_at.isoformat(timespec="seconds")}
        content = write_posts_json(found.posts, {**about, "complete": not found.bounded})
    query = shorten(found.query, _QUERY_WIDTH)
    lines = [texts("post-file", query=query, count=len(found.posts))]
    if found.bounded:
        lines.append(texts("post-file-bounded"))
    if any(post.is_sample for post in found.posts):
        lines.append(texts("sample-notice"))
    return Paper(name, content, "\n".join(lines), texts("file-refused"))
