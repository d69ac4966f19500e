"""However the arrivals are cut into batches, each is judged as if it had come alone."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.deduplicate.core import decide, prepare
from tasks.deduplicate.memory_index import MemoryIndex
from tasks.model import Draft, Relation
from tasks.store.schema import metadata

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
PLACES = ("Vellmar", "Dornfeld", "Amsel")
ARRIVALS = st.tuples(
    st.sampled_from(range(3)),
    st.sampled_from(("first", "edited", "again", "corrected", "printed elsewhere", "cut elsewhere", "moved address")),
)


def document(story: int, dress: str) -> Draft:
    """One arrival of a story."""
    lines = [
        f"{PLACES[story]} closed gate {story}{line} after {11 * line + story} divers of {PLACES[story - 1]} had counted {7 + line} cracks there"
        for line in range(9)
    ]
    body = "\n\n".join(f"{line}, and told captain number {place * 13 + story} so." for place, line in enumerate(lines))
    address = f"https://a.test/gate-{story}-47112{story}8"
    texts = {"edited": body.replace("cracks", "long cracks"), "corrected": f"{body}\n\nAn earlier version named another gate, {story}."}
    elsewhere = {
        "printed elsewhere": (body, f"https://b.test/{story}"),
        "cut elsewhere": ("\n\n".join(body.split("\n\n")[:6]), f"https://c.test/{story}"),
    }
    text, url = elsewhere.get(dress, (texts.get(dress, body), address))
    if dress == "moved address":
        url = f"https://a.test/another-slug-47112{story}8"
    return Draft(
        headline=f"Gate {story} closed in {PLACES[story]}",
        body=text,
        url=f"{url}?utm_source=x" if dress == "again" else url,
        outlet=url[8:14],
    )


def judged(index, party) -> list[tuple[object, ...]]:
    """What is decided over each, and the place it took."""
    told = []
    for newcomer in party:
        decision = decide(newcomer, index)
        place = index.take(newcomer, decision, now=NOW, source_id=None)
        told.append((decision.verdict.relation, decision.verdict.of, decision.change, place))
    return told


def in_batches(world, party, cuts: list[int]) -> list[tuple[object, ...]]:
    """The same, a transaction for each batch."""
    told = []
    for start, end in pairwise([0, *sorted(set(cuts)), len(party)]):
        with world.turn() as index:
            index.read_ahead(party[start:end])
            told += judged(index, party[start:end])
    return told


@pytest.fixture
def emptied(sql_world):
    """Makes the same database empty again, numbering from one."""

    def fresh():
        with sql_world.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.text("TRUNCATE " + ", ".join(metadata.tables) + " RESTART IDENTITY CASCADE"))
            else:
                for table in reversed(metadata.sorted_tables):
                    connection.execute(sa.delete(table))
        return sql_world

    return fresh


@given(arrivals=st.lists(ARRIVALS, min_size=1, max_size=14), cuts=st.lists(st.integers(1, 13), max_size=4))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_batches_change_no_decision(emptied, arrivals, cuts) -> None:
    party = [prepare(document(*arrival), location=document(*arrival).url or "", source="feed", received_at=NOW) for arrival in arrivals]
    one_by_one = judged(MemoryIndex(), party)
    assert in_batches(emptied(), party, [cut for cut in cuts if cut < len(party)]) == one_by_one


def test_a_batch_of_one_storys_whole_life(emptied) -> None:
    dresses = ("first", "again", "edited", "first", "printed elsewhere", "corrected", "cut elsewhere", "moved address")
    party = [prepare(document(1, dress), location=document(1, dress).url or "", source="feed", received_at=NOW) for dress in dresses]
    told = in_batches(emptied(), party, [])
    new, same, revision, copy = Relation.NEW, Relation.SAME, Relation.REVISION, Relation.COPY
    assert [relation for relation, *_ in told] == [new, same, revision, same, copy, revision, copy, same]
    assert [place.revision for *_, place in told] == [1, 1, 2, 2, 1, 3, 1, 3]
