"""kill -9 before every single line of scan, claim, read and settle: nothing is lost, nothing happens twice, nothing is covered."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_a_worker_killed_at_any_line_leaves_work_that_the_next_one_finishes_once():
    script = Path(__file__).with_name("kill_at_every_line.py")
    ran = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=100, check=False
    )
    assert ran.returncode == 0, ran.stderr
    kills = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(kills) > 100
    for number, files in kills:
        side_cars = [name for name in files if name.endswith(".why.json")]
        assert sorted(set(files) - set(side_cars)) == ["done/story-2.txt", "done/story.txt"], number
        assert files["done/story.txt"] == "an older file of this name"
        assert files["done/story-2.txt"] == "the story"
        assert side_cars == ["done/story-2.txt.why.json"], number
        assert json.loads(files[side_cars[0]])["ends"] == [{"outcome": "landed", "item": 1}]
