"""What a command prints on standard output is its answer and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys


def test_a_broker_that_is_gone_puts_no_log_line_among_the_json(tmp_path) -> None:
    surroundings = os.environ | {"WIREDESK_DATA": str(tmp_path), "WIREDESK_BROKER_URL": "redis://127.0.0.1:9/0"}
    command = [sys.executable, "-m", "worker.cli", "enqueue", "https://harbourpost.example/news/1", "--json"]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == ["https://harbourpost.example/news/1"]
    assert "the broker does not answer" in done.stderr
    assert "Traceback" not in done.stderr
