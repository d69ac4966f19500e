"""Courtesy: whose rules are asked for, whom they close, and what the answers mean for the host."""

from datetime import UTC, datetime, timedelta

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.courtesy import Courtesy, CourtesyRules
from tasks.fetch.manners import MannerRules
from tasks.model import Item, ItemKind, Stage
from tasks.ports.hosts import HostRecord
from tasks.ports.http import Response

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOST = "harbourpost.example"
RULES = CourtesyRules("wiredesk/0.1", obey_robots=True, manners=MannerRules())


def page(number=1, *, host=HOST, by_person=False) -> Item:
    path = f"https://{host}/news/{number}"
    return Item(id=number, kind=ItemKind.URL, location=path, host=host, by_person=by_person, stage=Stage.FETCH, first_seen=NOW)


class Servers:
    """Answers from a table, and keeps what was asked."""

    def __init__(self, **answers) -> None:
        self.answers = {name.replace("_", "."): answer for name, answer in answers.items()}
        self.asked = []

    def get_many(self, requests, *, budget):
        for index, request in enumerate(requests):
            self.asked.append(request.url)
            yield index, self.answers.get(request.url.split("/")[2], Permanent(FaultCode.NOT_FOUND))


def rules(text: str) -> Response:
    return Response(200, "", "", {"content-type": "text/plain"}, text.encode(), NOW)


def test_rules_are_asked_once_for_a_host_and_kept():
    servers = Servers(harbourpost_example=rules("User-agent: *\nDisallow: /private\nCrawl-delay: 7"))
    courtesy = Courtesy({}, RULES)
    courtesy.ask_robots([page(1), page(2)], servers, NOW, 5)
    assert servers.asked == [f"https://{HOST}/robots.txt"]
    kept = courtesy.changed[HOST]
    assert (kept.gap, kept.robots_until) == (7.0, NOW + timedelta(hours=24))
    later = Courtesy({HOST: kept}, RULES)
    later.ask_robots([page(3)], servers, NOW + timedelta(hours=1), 5)
    assert len(servers.asked) == 1
    later.ask_robots([page(3)], servers, NOW + timedelta(hours=25), 5)
    assert len(servers.asked) == 2


def test_a_closed_page_is_refused_for_good_and_an_open_one_is_not():
    courtesy = Courtesy({}, RULES)
    courtesy.ask_robots([page()], Servers(harbourpost_example=rules("User-agent: wiredesk\nDisallow: /news/1\n")), NOW, 5)
    assert courtesy.refused(page(1)).code is FaultCode.ROBOTS
    assert isinstance(courtesy.refused(page(1)), Permanent)
    assert courtesy.refused(page(2)) is None


def test_a_host_whose_rules_cannot_be_had_is_closed_for_now_and_its_pages_wait():
    courtesy = Courtesy({}, RULES)
    courtesy.ask_robots([page()], Servers(harbourpost_example=Retryable(FaultCode.SERVER_ERROR)), NOW, 5)
    assert isinstance(courtesy.refused(page()), Retryable)


def test_no_rules_close_nothing():
    courtesy = Courtesy({}, RULES)
    courtesy.ask_robots([page()], Servers(), NOW, 5)
    assert courtesy.refused(page()) is None


def test_what_a_person_asks_for_is_fetched_without_asking():
    servers = Servers(harbourpost_example=rules("User-agent: *\nDisallow: /"))
    courtesy = Courtesy({}, RULES)
    courtesy.ask_robots([page(by_person=True)], servers, NOW, 5)
    assert servers.asked == []
    assert courtesy.refused(page(by_person=True)) is None


def test_the_setting_leaves_robots_out():
    servers = Servers()
    courtesy = Courtesy(
        {HOST: HostRecord(robots="User-agent: *\nDisallow: /", robots_until=NOW + timedelta(days=1))},
        CourtesyRules("x", obey_robots=False, manners=MannerRules()),
    )
    courtesy.ask_robots([page()], servers, NOW, 5)
    assert servers.asked == []
    assert courtesy.refused(page()) is None


def test_429_backs_the_host_off_and_a_good_answer_forgets_it():
    courtesy = Courtesy({}, RULES)
    courtesy.note(page(), Retryable(FaultCode.RATE_LIMITED, after=120), NOW)
    record = courtesy.changed[HOST]
    assert record.failures == 1
    assert record.next_start >= NOW + timedelta(seconds=120)
    courtesy.note(page(), None, NOW)
    assert courtesy.changed[HOST].failures == 0


def test_a_404_says_nothing_about_the_host():
    courtesy = Courtesy({}, RULES)
    courtesy.note(page(), Permanent(FaultCode.NOT_FOUND), NOW)
    assert courtesy.changed == {}
