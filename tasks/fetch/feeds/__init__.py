"""Reading feeds: pure, bounded, and whatever the document does.

>>> from tasks.fetch.feeds import read_feed
>>> read_feed(b"<rss><channel><item><title>One</title></item></channel></rss>", url="https://news.example/feed").items[0].title
'One'
"""

from __future__ import annotations

from tasks.fetch.feeds.model import Feed, FeedItem, FeedPace
from tasks.fetch.feeds.reader import read_feed

__all__ = ["Feed", "FeedItem", "FeedPace", "read_feed"]
