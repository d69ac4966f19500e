"""What a person does in a second terminal while the sample newsroom runs."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def page(sample):
    """The address of a sample article that has landed."""
    sample.wait_for("landed", source="sample feed")
    listed = sample.run("articles", "--source", "sample feed", "--json").stdout.splitlines()
    return json.loads(listed[-1])


def test_the_sample_feed_and_the_sample_drops_land(sample):
    assert sample.wait_for("landed", source="sample feed")["headline"]
    assert sample.wait_for("landed", source="drop")["headline"]


def test_an_address_is_followed_to_its_outcome(sample, page):
    ended = sample.run("enqueue", "--wait", "--json", page["url"], timeout=90)
    job = json.loads(ended.stdout)
    assert (ended.returncode, job["outcome"], job["article"]) == (0, "unchanged", page["article"])


def test_an_address_that_does_not_make_it_is_exit_code_one(sample, page):
    missing = page["url"].rpartition("/")[0] + "/no-such-page"
    ended = sample.run("enqueue", "--wait", missing, timeout=90)
    assert ended.returncode == 1
    assert "skipped" in ended.stdout
    assert "not_found" in ended.stdout


def test_the_timeline_names_each_stage_and_its_task(sample, page):
    item = json.loads(sample.run("show", str(page["article"]), "--json").stdout)["item"]
    status = json.loads(sample.run("status", str(item), "--json").stdout)
    assert [line["stage"] for line in status["timeline"]][:2] == ["fetch", "parse"]
    assert all(line["task_id"] for line in status["timeline"])


def test_an_article_is_found_by_its_words(sample, page):
    found = sample.run("search", page["headline"], "--json").stdout.splitlines()
    assert page["article"] in [json.loads(line)["article"] for line in found]


def test_plain_celery_commands_reach_the_same_broker(sample, environment, wait):
    """From the checkout, with nothing but the data folder set."""
    command = [sys.executable, "-m", "celery", "-A", "worker", "status"]

    def both_answer():
        ended = subprocess.run(
            command, env=environment(WIREDESK_DATA=str(sample.data)), capture_output=True, text=True, timeout=60, check=False
        )
        return "fetch@" in ended.stdout and "process@" in ended.stdout

    wait(both_answer, 60, sample.report)


def test_plain_celery_commands_without_a_broker_say_so_in_one_line(tmp_path, environment):
    command = [sys.executable, "-m", "celery", "-A", "worker", "status"]
    ended = subprocess.run(command, env=environment(WIREDESK_DATA=str(tmp_path)), capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("wiredesk: no broker: start `wiredesk up`")
    assert ended.stderr.count("\n") == 1
