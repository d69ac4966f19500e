"""What becomes of an item: every result leads to one next step, and nothing is retried for ever."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Fault, FaultCode, Permanent, Poison, Retryable
from tasks.model import Item, ItemKind, Outcome, OutcomeKind, Stage
from tasks.ports.store import End, GoOn, WaitUntil
from tasks.ports.tools import RetryPolicy
from tasks.stage.decide import BUG_TRIES, LONGEST_WISH, MAX_DELIVERIES, HandedBack, Passed, decide_next, muster, pause

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
POLICY = RetryPolicy(base=10, ceiling=3600, max_attempts=5)


def an_item(**changes) -> Item:
    return Item(
        **{"id": 1, "kind": ItemKind.URL, "location": "https://harbourpost.example/1", "stage": Stage.FETCH, "first_seen": NOW} | changes
    )


faults = st.builds(
    lambda kind, code, detail: kind(code, detail),
    st.sampled_from([Retryable, Permanent, Poison, Fault]),
    st.sampled_from(FaultCode),
    st.text(),
)
results = st.one_of(
    st.builds(Passed, st.integers()),
    st.builds(HandedBack),
    faults,
    st.builds(Outcome, kind=st.sampled_from(OutcomeKind), reason=st.just("known")),
)


def decide(item, result, dice=0.5):
    return decide_next(item, result, now=NOW, policy=POLICY, dice=dice)


@given(results, st.integers(0, 10), st.floats(0, 0.999))
def test_every_result_has_one_next_step(result, attempts, dice):
    step = decide(an_item(attempts=attempts), result, dice)
    assert isinstance(step, GoOn | WaitUntil | End)
    if isinstance(step, WaitUntil):
        assert step.due >= NOW


@given(faults, st.floats(0, 0.999))
def test_no_fault_is_retried_for_ever(fault, dice):
    item = an_item()
    for _ in range(POLICY.max_attempts):
        step = decide(item, fault, dice)
        if isinstance(step, End):
            assert step.outcome.kind in {OutcomeKind.SKIPPED, OutcomeKind.DEAD}
            assert step.outcome.reason
            return
        assert step.counted
        item = an_item(attempts=item.attempts + 1)
    raise AssertionError("still trying")


def test_permanent_is_skipped_without_alarm_and_poison_is_dead():
    assert decide(an_item(), Permanent(FaultCode.NOT_FOUND)).outcome == Outcome(kind=OutcomeKind.SKIPPED, reason="not_found")
    assert decide(an_item(), Poison(FaultCode.BOMB, "200 MB")).outcome == Outcome(kind=OutcomeKind.DEAD, reason="bomb", detail="200 MB")


def test_a_bug_is_given_two_more_tries():
    bug = Fault(FaultCode.BUG, "KeyError")
    steps = [decide(an_item(attempts=tried), bug) for tried in range(BUG_TRIES)]
    assert [type(step) for step in steps] == [WaitUntil, WaitUntil, End]


def test_retries_used_up_name_the_last_fault():
    step = decide(an_item(attempts=POLICY.max_attempts - 1), Retryable(FaultCode.TIMEOUT, "30 s"))
    assert step.outcome.reason == FaultCode.GAVE_UP
    assert "timeout" in step.outcome.detail


def test_handing_back_costs_no_attempt():
    assert decide(an_item(), HandedBack()) == WaitUntil(NOW, counted=False)


@given(st.integers(0, 200), st.floats(0, 0.999))
def test_pauses_stay_between_half_the_base_and_the_ceiling(attempts, dice):
    assert POLICY.base / 2 <= pause(attempts, POLICY, dice) <= POLICY.ceiling


@given(st.floats(0, 1e12), st.floats(0, 0.999))
def test_a_peers_wish_is_never_undercut_below_a_month(wish, dice):
    waited = pause(0, POLICY, dice, wish)
    assert min(wish, LONGEST_WISH) <= waited <= LONGEST_WISH * 1.1


def test_a_retry_after_is_obeyed():
    step = decide(an_item(), Retryable(FaultCode.RATE_LIMITED, after=120), dice=0)
    assert step.due == NOW + timedelta(seconds=120)


# ---------------------------------------------------------------- before a stage begins


@given(st.lists(st.integers(0, MAX_DELIVERIES + 1), max_size=60))
def test_a_muster_loses_nobody(deliveries):
    party = tuple(an_item(id=number, deliveries=count) for number, count in enumerate(deliveries, 1))
    sorted_out = muster(party)
    assert sorted(i.id for i in sorted_out.run + sorted_out.alone + sorted_out.killers) == [i.id for i in party]


def test_a_batch_seen_before_is_split_and_its_fresh_items_run():
    sorted_out = muster((an_item(id=1, deliveries=1), an_item(id=2), an_item(id=3, deliveries=1)))
    assert [i.id for i in sorted_out.run] == [2]
    assert [i.id for i in sorted_out.alone] == [1, 3]


def test_alone_it_runs_until_the_last_delivery_and_then_is_named():
    assert muster((an_item(deliveries=MAX_DELIVERIES - 1),)).run
    assert muster((an_item(deliveries=MAX_DELIVERIES),)).killers
