"""The tick's plan: room, manners and grouping, and nobody is hidden or lost."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tasks.model import Stage
from tasks.store.plan import FEW, Due, HostFacts, Manners, plan

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOSTS = ["harbourpost.example", "tidende.example", "norrbladet.example"]
POLITE = Manners(gap=1.0, concurrency=1)


def room(runs: int) -> dict[Stage, int]:
    return dict.fromkeys(Stage, runs)


def pages(number: int, host: str = HOSTS[0], first: int = 1, **changes) -> list[Due]:
    return [Due(id=first + i, stage=Stage.FETCH, place=host, host=host, **changes) for i in range(number)]


def make(due, hosts=None, *, manners=POLITE, batch_size=50, runs=10):
    return plan(due, hosts or {}, now=NOW, manners=manners, batch_size=batch_size, room=room(runs))


def sent(result) -> list[int]:
    return [one.id for _, group in result.groups for one in group]


dues = st.lists(
    st.builds(
        lambda stage, host, alone, person: Due(
            id=0, stage=stage, place=host, host=host if stage is Stage.FETCH else None, alone=alone, person=person
        ),
        st.sampled_from(Stage),
        st.sampled_from(HOSTS),
        st.booleans(),
        st.booleans(),
    ),
    max_size=120,
).map(lambda some: [Due(i, d.stage, d.place, d.host, d.alone, d.person) for i, d in enumerate(some, 1)])


@given(dues, st.integers(1, 50), st.integers(0, 5), st.sampled_from([0.0, 0.5, 5.0]))
def test_no_item_is_sent_twice_none_is_sent_and_put_off_and_batches_keep_their_size(due, size, runs, gap):
    result = make(due, manners=Manners(gap, 1), batch_size=size, runs=runs)
    ids = sent(result)
    assert len(ids) == len(set(ids))
    assert not set(ids) & set(result.later)
    assert all(len(group) <= size and len({one.stage for one in group}) == 1 for _, group in result.groups)
    assert max(Counter(stage for stage, _ in result.groups).values(), default=0) <= runs


@given(dues)
def test_with_a_gap_no_host_is_asked_twice_in_one_tick(due):
    result = make(due)
    asked = Counter(one.host for stage, group in result.groups if stage is Stage.FETCH for one in group)
    assert max(asked.values(), default=0) <= 1


def test_items_of_a_resting_host_get_turns_one_gap_apart():
    rest_until = NOW + timedelta(seconds=30)
    result = make(pages(3), {HOSTS[0]: HostFacts(next_start=rest_until)})
    assert not result.groups
    assert [result.later[i] for i in (1, 2, 3)] == [rest_until + timedelta(seconds=n) for n in range(3)]


def test_a_host_that_is_being_fetched_from_is_left_alone():
    assert not make(pages(2), {HOSTS[0]: HostFacts(running=1)}).groups


def test_without_a_gap_a_host_fills_a_batch():
    result = make(pages(120), manners=Manners(0, 1), batch_size=50, runs=1)
    assert sent(result) == list(range(1, 51))
    assert not result.later


def test_the_hosts_own_wish_beats_the_setting():
    result = make(pages(1), {HOSTS[0]: HostFacts(gap=10.0)}, manners=Manners(0, 1))
    assert result.next_starts == {HOSTS[0]: NOW + timedelta(seconds=10)}


def test_no_room_books_no_host():
    result = make(pages(1), runs=0)
    assert not result.groups
    assert not result.next_starts


def test_the_few_a_person_waits_for_go_one_by_one_and_many_go_together():
    few = [one for n in range(FEW) for one in pages(1, f"h{n}.example", first=n + 1, person=True)]
    many = [one for n in range(FEW + 1) for one in pages(1, f"h{n}.example", first=n + 1, person=True)]
    assert [len(group) for _, group in make(few).groups] == [1] * FEW
    assert [len(group) for _, group in make(many).groups] == [FEW + 1]


def test_an_item_that_may_be_a_killer_goes_alone():
    party = [Due(1, Stage.PARSE, "drop"), Due(2, Stage.PARSE, "drop", alone=True), Due(3, Stage.PARSE, "drop")]
    assert sorted(tuple(one.id for one in group) for _, group in make(party).groups) == [(1, 3), (2,)]


def test_what_is_nearly_done_goes_first():
    party = [Due(1, Stage.PARSE, "drop"), Due(2, Stage.STORE, "drop"), Due(3, Stage.ENRICH, "drop")]
    assert [stage for stage, _ in make(party).groups] == [Stage.STORE, Stage.ENRICH, Stage.PARSE]
