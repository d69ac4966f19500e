"""`discover` and `archives` as a person types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from server import NewsSite


@pytest.fixture
def wiredesk(tmp_path):
    """Run a command; its output when all went well and nothing was said on standard error but remarks of ours."""
    settings = {"WIREDESK_DATA": str(tmp_path / "data"), "WIREDESK_ALLOW_NETWORKS": "127.0.0.0/8", "WIREDESK_ALLOW_PORTS": "*"}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WIREDESK_")} | settings

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "worker.cli", *arguments]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert "Unclosed" not in done.stderr
        return done.stdout

    return run


def test_a_site_is_discovered_and_its_feeds_past_is_taken_in(wiredesk):
    with NewsSite(articles=12) as site:
        [found] = [json.loads(line) for line in wiredesk("discover", site.url("/feed.xml"), "--json").splitlines()]
        assert found["entries"] == 12
        wiredesk("add", "feed", found["url"], "--name", "the site")
        taken = [json.loads(line) for line in wiredesk("archives", "the site", "--json").splitlines()]
    assert len({line["location"] for line in taken}) == 12
    assert json.loads(wiredesk("ledger", "--json"))["waiting"] == 12
