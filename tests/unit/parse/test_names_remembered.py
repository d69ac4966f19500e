"""What is remembered of the names on a page stays small, however long a page makes them."""

import tracemalloc

import pytest
from lxml.html import fragment_fromstring

from tasks.parse.page.classes import families, names_of
from tasks.parse.page.tags import read_filed
from tasks.parse.page.visible import signed_texts
from tasks.parse.people.eastern import signed_by
from tasks.parse.people.names import persons

LONG, OFTEN = 200_000, 20


def classed(name):
    return fragment_fromstring(f"<div class='{name}'><a href='/x/y'>Quell</a></div>")


@pytest.mark.parametrize(
    "read",
    [
        lambda name: families(names_of(classed(name))),
        lambda name: read_filed(classed(name), [(link, "/x/y", "") for link in classed(name).iter("a")]),
        lambda name: signed_texts(classed(name)),
        lambda name: persons([name]),
        signed_by,
    ],
)
def test_long_names_are_forgotten(read):
    read("a" * LONG)
    tracemalloc.start()
    for number in range(OFTEN):
        read(f"{number} author topic " + "a" * LONG)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < OFTEN * LONG / 4
