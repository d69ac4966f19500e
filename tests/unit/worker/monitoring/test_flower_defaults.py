"""Everybody's Flower is ours."""

import os

from worker.monitoring.flower_defaults import CONF, use_our_configuration


def test_our_file_becomes_flowers_default_and_a_persons_own_stays(monkeypatch):
    monkeypatch.setenv("FLOWER_CONF", "")  # so that it is put back as it was
    monkeypatch.delenv("FLOWER_CONF")
    use_our_configuration()
    assert os.environ["FLOWER_CONF"] == str(CONF)
    assert CONF.exists()
    monkeypatch.setenv("FLOWER_CONF", "/mine.py")
    use_our_configuration()
    assert os.environ["FLOWER_CONF"] == "/mine.py"
