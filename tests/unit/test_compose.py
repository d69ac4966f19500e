"""docker-compose.yml fits the code: its settings, commands and queues exist, and it gives nothing away.

There may be no container engine where tests run, so the file is read, and its commands are parsed by the very command objects.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from celery.bin.celery import celery as celery_group
from flower.command import flower as flower_command
from tornado.options import options as flower_options

from config import celeryconfig
from config.settings import PREFIX, Settings
from worker.cli.group import cli
from worker.monitoring import flowerconfig

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("wiredesk:")}
LONG_RUNNING = sorted(set(SERVICES) - {"migrate"})
SCALED = ("fetcher", "processor")
VARIABLE = re.compile(r"(?<!\$)\$\{(?P<name>\w+)(?::(?P<kind>[-?])(?P<rest>[^}]*))?\}")


def words_of(service: dict[str, Any]) -> list[str]:
    """A service's command as the container sees it, defaults filled in."""
    command = service["command"]
    words = shlex.split(command) if isinstance(command, str) else command
    return [VARIABLE.sub(lambda match: match["rest"] if match["kind"] == "-" else "x", word) for word in words]


def options_of(command: click.Command, words: list[str]) -> dict[str, Any]:
    """What the real command object understands; raises for an option it does not know."""
    options, rest, _ = command.make_parser(click.Context(command)).parse_args(list(words))
    assert not rest, f"{command.name}: cannot place {rest}"
    return options


def celery_words(service: dict[str, Any]) -> tuple[str, list[str]]:
    words = words_of(service)
    assert words[:3] == ["celery", "-A", "worker"]
    return words[3], words[4:]


# ---------------------------------------------------------------- what it says exists


@pytest.mark.parametrize("name", OURS)
def test_every_setting_exists(name: str) -> None:
    known = {PREFIX + field.upper() for field in Settings.model_fields}
    set_here = {variable for variable in OURS[name]["environment"] if variable.startswith(PREFIX)}
    assert set_here <= known
    assert {"WIREDESK_BROKER_URL", "WIREDESK_DATABASE_URL"} <= set_here


def test_defaults_that_are_no_secrets_are_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in OURS["flower"]["environment"].items():
        monkeypatch.setenv(variable, VARIABLE.sub(lambda match: match["rest"] if match["kind"] == "-" else "a:b", value))
    settings = Settings(_env_file=None)
    assert (settings.flower_port, settings.log_format) == (5555, "json")


@pytest.mark.parametrize("name", ["fetcher", "processor"])
def test_workers_take_options_that_celery_knows(name: str) -> None:
    subcommand, words = celery_words(SERVICES[name])
    options = options_of(celery_group.commands[subcommand], words)
    assert options["hostname"] == f"{name}@%h", "each replica needs a name of its own"
    assert int(options["concurrency"]) > 0


def test_every_queue_has_a_worker_and_no_other_is_named() -> None:
    consumed = [
        queue
        for name in SCALED
        for queue in options_of(celery_group.commands["worker"], celery_words(SERVICES[name])[1])["queues"].split(",")
    ]
    assert set(consumed) == {queue.name for queue in celeryconfig.task_queues}


def test_pools_are_those_the_stages_were_made_for() -> None:
    pools = {name: options_of(celery_group.commands["worker"], celery_words(SERVICES[name])[1])["pool"] for name in SCALED}
    assert pools == {"fetcher": "threads", "processor": "prefork"}


def test_scheduler_takes_options_that_celery_knows() -> None:
    """And its health is read off the very file that it writes."""
    subcommand, words = celery_words(SERVICES["scheduler"])
    schedule = Path(options_of(celery_group.commands[subcommand], words)["schedule"])
    assert f"find {schedule.parent} -name '{schedule.name}*'" in SERVICES["scheduler"]["healthcheck"]["test"][1]


def test_flower_takes_options_that_flower_knows() -> None:
    subcommand, words = celery_words(SERVICES["flower"])
    assert subcommand == flower_command.name
    named = {word.removeprefix("--").partition("=")[0]: word.partition("=")[2] for word in words}
    assert all(name in flower_options for name in named)
    assert Path(named["conf"]).name == Path(flowerconfig.__file__).name


def test_migrate_is_a_command_of_ours() -> None:
    program, command, *words = words_of(SERVICES["migrate"])
    assert program == "wiredesk"
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    options_of(found, words)


def test_health_of_a_worker_is_asked_of_that_worker() -> None:
    for name in SCALED:
        words = shlex.split(SERVICES[name]["healthcheck"]["test"][1])
        assert words[:4] == ["celery", "-A", "worker", "inspect"]
        options = options_of(celery_group.commands["inspect"], words[4:])
        assert (options["command"], options["destination"]) == ("ping", f"{name}@$$(hostname)")


# ---------------------------------------------------------------- what keeps it up


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_long_running_services_are_watched_and_restarted(name: str) -> None:
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["logging"]["options"]["max-size"], "a log without a bound fills the disk"


@pytest.mark.parametrize("name", OURS)
def test_depends_on_names_services_and_waits_for_the_right_thing(name: str) -> None:
    for other, wait in SERVICES[name]["depends_on"].items():
        finishes = other == "migrate"
        assert wait["condition"] == ("service_completed_successfully" if finishes else "service_healthy")


@pytest.mark.parametrize("name", ["fetcher", "processor", "scheduler"])
def test_who_touches_the_database_waits_for_its_schema(name: str) -> None:
    assert {"redis", "postgres", "migrate"} <= set(SERVICES[name]["depends_on"])


@pytest.mark.parametrize("name", SCALED)
def test_workers_can_be_scaled(name: str) -> None:
    assert "container_name" not in SERVICES[name]
    assert "ports" not in SERVICES[name]


def test_what_must_survive_stands_in_named_volumes() -> None:
    mounted = {mount.partition(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])}
    assert mounted == set(COMPOSE["volumes"])
    assert "--appendonly yes" in " ".join(words_of(SERVICES["redis"]))


# ---------------------------------------------------------------- what it keeps to itself


def test_every_secret_is_demanded_from_the_environment() -> None:
    """No password in the file, none with a default, each with a word on what to do."""
    secret = {match["name"]: match for match in VARIABLE.finditer(TEXT) if re.search("PASSWORD|AUTH", match["name"])}
    assert set(secret) == {"REDIS_PASSWORD", "POSTGRES_PASSWORD", "WIREDESK_FLOWER_AUTH"}
    assert all(match["kind"] == "?" and match["rest"] for match in secret.values())
    for service in SERVICES.values():
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|AUTH", variable) or "://" in str(value):
                assert "${" in value, f"{variable} stands in the file"


def test_nothing_listens_beyond_this_host() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_example_names_every_variable_and_no_value_of_a_secret() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    given = dict(line.lstrip("#").split("=", 1) for line in lines if re.match(r"#?[A-Z_]+=", line))
    used = {match["name"]: match["kind"] for match in VARIABLE.finditer(TEXT)}
    assert set(given) == set(used) - {"WIREDESK_VERSION"}
    assert all(given[name] == "" for name, kind in used.items() if kind == "?")


# ---------------------------------------------------------------- the image


def test_image_runs_as_nobody_special_without_development_packages() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^USER wiredesk$", image, re.MULTILINE)
    assert ".[postgres]" in image
    assert "[dev" not in image
    assert "-c constraints.txt" in image


def test_image_gets_every_file_it_copies() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [word for line in re.findall(r"^COPY (?!--from)(.+)$", image, re.MULTILINE) for word in line.split()[:-1]]
    let_in = {line.removeprefix("!") for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")}
    assert set(copied) == let_in
    assert all((ROOT / name).exists() for name in copied)


def test_a_volume_finds_its_folder_in_the_image() -> None:
    """A named volume takes its owner from the image's folder; without one the worker could not write."""
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    ours = {mount.split(":")[1] for service in OURS.values() for mount in service.get("volumes", [])}
    assert all(folder in image for folder in ours)
