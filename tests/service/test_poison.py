"""A file that kills its process is named after three deliveries at most, and its companions land."""

import json

import sqlalchemy as sa

from tasks.store.schema import contents, items, passages

KILLER = """
import os, signal
name = "killer"
def accepts(media_type, head):
    return 1.0 if head.startswith(b"KILLS ITS READER") else 0.0
def read(document):
    with open(os.environ["KILLER_COUNT"], "a") as file:
        file.write("read\\n")
    os.kill(os.getpid(), signal.SIGKILL)
"""
STORY = """Ferry {n} to call at Port Sallow

By Karim Oster
04.09.2031

PORT SALLOW

Ferry line {n} will call at Port Sallow {n} times a week from spring, harbour master Ines Dahl said on Thursday, and carry {n} lorries a day.

The quay of berth {n} is dredged to {n} metres for it. The council of district {n} pays {n} thousand crowns a year towards the line.
"""


def test_a_killer_is_named_and_its_companions_land(start_service, wait_for, tmp_path):
    plugin = tmp_path / "plugin"
    (plugin / "killer-1.0.dist-info").mkdir(parents=True)
    (plugin / "killer.py").write_text(KILLER)
    (plugin / "killer-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: killer\nVersion: 1.0\n")
    (plugin / "killer-1.0.dist-info" / "entry_points.txt").write_text("[wiredesk.formats]\nkiller = killer\n")
    count = tmp_path / "count"
    count.touch()
    short = {"WIREDESK_LEASE": "13", "WIREDESK_STAGE_BUDGET": "2", "WIREDESK_FETCH_DEADLINE": "1"}  # nothing is fetched here
    service = start_service(**short, PYTHONPATH=str(plugin), KILLER_COUNT=str(count))
    drop = service.data / "drop"
    wait_for(drop.is_dir, 30, service.told)
    for n in range(11):
        text = "KILLS ITS READER" if n == 5 else STORY.format(n=n + 3)
        (drop / f".{n}.part").write_text(text)
    for n in range(11):
        (drop / f".{n}.part").rename(drop / f"story-{n}.txt")
    wait_for(
        lambda: service.balance().seen == 11 and service.balance().in_flight == 0, 100, lambda: f"{service.balance()}\n{service.told()}"
    )
    ends = {row.location.rpartition("/")[2]: row for row in service.rows(sa.select(items))}
    killer = ends.pop("story-5.txt")
    assert (killer.outcome, killer.reason) == ("dead", "kills_its_worker")
    assert {row.outcome for row in ends.values()} == {"landed"}
    assert count.read_text().count("read") <= 3
    assert service.rows(sa.select(contents.c.size).where(contents.c.digest == killer.raw_digest)), "the bytes are in quarantine"
    assert [row.fault for row in service.rows(sa.select(passages).where(passages.c.item_id == killer.id))][-1] == "kills_its_worker"
    wait_for((drop / "failed" / "story-5.txt").exists, 30, "the file in failed/")
    said = json.loads((drop / "failed" / "story-5.txt.why.json").read_text())
    assert said["ends"][0]["reason"] == "kills_its_worker"
    assert service.balance().balances
