"""Which folders may become drop folders: everything in one is moved."""

from pathlib import Path

import pytest

from worker.cli.add import refuse_nesting, refuse_own_ground
from worker.complaint import Complaint


@pytest.fixture
def data(tmp_path):
    (tmp_path / "desk" / "data" / "drop" / "in").mkdir(parents=True)
    (tmp_path / "desk" / "data" / "broker").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "desk")
    return tmp_path / "desk" / "data"


@pytest.mark.parametrize("place", ["/", ".", "..", "../..", "broker", "drop/in", "../../alias", "../../alias/data/broker"])
def test_what_holds_the_service_or_lies_within_it_is_refused(data, place):
    with pytest.raises(Complaint, match="make a folder"):
        refuse_own_ground(data / place, data)


@pytest.mark.parametrize("place", ["drop", "../papers", "../data2"])
def test_its_own_drop_folder_and_those_beside_it_are_welcome(data, place):
    refuse_own_ground(data / place, data)


@pytest.mark.parametrize("place", ["/srv/drop/in", "/srv", "/srv/drop/../drop/in"])
def test_a_folder_within_another_drop_folder_or_around_it_is_refused(place):
    with pytest.raises(Complaint, match="/srv/drop lie within each other"):
        refuse_nesting(Path(place), [Path("/home/other"), Path("/srv/drop")])


def test_the_same_folder_once_more_and_one_beside_it_are_welcome():
    refuse_nesting(Path("/srv/drop"), [Path("/srv/drop")])
    refuse_nesting(Path("/srv/drop2"), [Path("/srv/drop")])


def test_the_same_folder_under_another_name_is_refused(tmp_path):
    (tmp_path / "drop").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "drop")
    with pytest.raises(Complaint, match="within each other"):
        refuse_nesting(tmp_path / "alias", [tmp_path / "drop"])
