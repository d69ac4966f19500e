"""Scrapy's engine over the addresses on standard input, one a line; prints CPU seconds of the crawl, start and imports left out.

Run by ``pages.py`` in a process of its own: a reactor cannot be started twice.
"""

from __future__ import annotations

import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess

SETTINGS = {
    "LOG_LEVEL": "ERROR",
    "ROBOTSTXT_OBEY": False,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_DELAY": 0,
}


class Pages(scrapy.Spider):
    """Asks for every page and looks at none."""

    name = "pages"
    seen = 0

    def __init__(self, urls: list[str]) -> None:
        super().__init__()
        self.start_urls = urls

    def parse(self, response):
        """Count it."""
        assert len(response.body) > 50_000
        Pages.seen += 1


def main() -> None:
    """Crawl, and tell what it cost."""
    urls = sys.stdin.read().split()
    process = CrawlerProcess(SETTINGS)
    process.crawl(Pages, urls=urls)
    begun = time.process_time()
    process.start()
    spent = time.process_time() - begun
    assert Pages.seen == len(urls), f"{Pages.seen} of {len(urls)}"
    print(spent)


if __name__ == "__main__":
    main()
