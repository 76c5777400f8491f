"""The public preview on loopback: what https://t.me/s/name shows of the pretended channels.

    world = World()
    news = world.add_channel("example_news", "Example news")
    async with PreviewDouble(world) as site:
        news.publish("A post")                      # stands on http://…/s/example_news
        site.refuse(30)                             # the next request is answered with 429

The channels are those of the MTProto double, so that one world can be read through both. A page holds
twenty messages, older ones with ?before=; an album is one block, and a page's end may cut it. A name
without a preview is redirected to its page. What it does not do: media files, ?after=, ?q=.

pages.py   world -> HTML      server.py   listening, versions of pages, faults, a log of requests
"""

from tests.doubles.preview.pages import shorten
from tests.doubles.preview.server import PreviewDouble

__all__ = ["PreviewDouble", "shorten"]
