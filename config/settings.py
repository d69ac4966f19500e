"""Every setting: type, default, reason.

Read from the environment (``WIREDESK_…``) and from a ``.env`` file in the working directory; the environment wins.
A ``WIREDESK_`` name that is no setting is refused with the nearest one that is, since a misspelt limit is a limit not set; so is a value
that cannot work (:mod:`config.checks`).
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict

from config.checks import check_broker, check_database, check_lease, check_network, check_page_days, check_port

PREFIX = "WIREDESK_"
ENV_FILE = Path(".env")
IMAGE_TAG = f"{PREFIX}VERSION"
"""Read by docker-compose.yml from the same ``.env``, and no setting of ours."""
CommaList = Annotated[tuple[str, ...], NoDecode]


class SettingsError(ValueError):
    """A setting is unknown or makes no sense. The message is one line that says what to do."""


class Settings(BaseSettings):
    """The whole configuration of one process."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_file_encoding="utf-8", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    # where things live
    data: Path = Field(default=Path("wiredesk-data"), description="data folder: SQLite database, broker files, logs, default drop folder")
    database_url: SecretStr | None = Field(
        default=None, description="SQLAlchemy URL of a PostgreSQL or SQLite; default: SQLite in the data folder"
    )
    broker_url: SecretStr | None = Field(default=None, description="redis:// or amqp:// URL; default: the embedded server of `wiredesk up`")

    # the service
    fetch_concurrency: int = Field(default=4, ge=1, le=64, description="fetch batches at once per fetch worker (threads)")
    process_concurrency: int = Field(default=2, ge=1, le=64, description="process batches at once per process worker (processes)")
    flower_address: str = Field(default="127.0.0.1", description="where Flower listens; beyond loopback it demands flower_auth")
    flower_port: int = Field(default=5555, ge=0, le=65535, description="Flower's port; the next free one is taken when it is in use")
    flower_auth: SecretStr | None = Field(default=None, description="user:password for Flower")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="least level logged")
    log_format: Literal["console", "json"] = Field(default="console", description="one line per event, for people or for machines")

    # the ledger's clockwork
    tick_every: float = Field(default=1.0, gt=0, le=60, description="seconds between ticks; an enqueue nudges one at once")
    sweep_every: float = Field(default=5.0, gt=0, le=300, description="seconds between sweeps for leases that ran out")
    lease: float = Field(
        default=90.0,
        ge=5,
        le=3600,
        description="seconds a run may hold an item at one stage; at least stage_budget + fetch_deadline + 10",
    )
    stage_budget: float = Field(
        default=30.0, gt=0, le=1800, description="seconds after which a stage begins no further item and hands the rest back"
    )
    batch_size: int = Field(default=50, ge=1, le=50, description="items in one Celery message; 50 measured as the knee of the cost curve")
    runs_in_flight: int = Field(
        default=16,
        ge=1,
        le=1000,
        description="leased runs at once per queue; the rest waits in SQL, so that the broker's queue stays short",
    )
    max_attempts: int = Field(default=8, ge=1, le=100, description="tries of one stage before an item is dead (gave_up)")
    retry_base: float = Field(default=10.0, gt=0, le=3600, description="seconds before the first retry; doubles each time, with jitter")
    retry_ceiling: float = Field(default=6 * 3600.0, gt=0, le=31 * 86400, description="longest wait between tries, in seconds")

    # how long what may go is kept
    keep_unchanged_days: int = Field(
        default=7,
        ge=0,
        le=36_500,
        description="days that a page is kept which told nothing new; 3 at least, 0 for ever. Items, articles and revisions always stay",
    )
    keep_pages_days: int = Field(
        default=0,
        ge=0,
        le=36_500,
        description="days that every other page is kept, as it was fetched, behind the end of its item; 3 at least, 0 for ever",
    )
    keep_timelines_days: int = Field(
        default=90, ge=0, le=36_500, description="days that an item's way through the stages is kept, step by step; 0 for ever"
    )
    keep_events_days: int = Field(default=90, ge=0, le=36_500, description="days that events are kept for those who follow; 0 for ever")

    # fetching
    user_agent: str = Field(default="", description="User-Agent; default: wiredesk/VERSION with contact")
    contact: str = Field(default="", description="URL or address put into the User-Agent so that a site's operator can reach you")
    fetch_deadline: float = Field(
        default=30.0, gt=0, le=300, description="seconds for one fetch from first packet to last, redirects included"
    )
    fetch_max_wire_bytes: int = Field(default=10 * 2**20, ge=1024, description="bytes read off the wire for one document")
    fetch_max_bytes: int = Field(default=10 * 2**20, ge=1024, description="bytes of one document after decompression")
    fetch_max_redirects: int = Field(default=5, ge=0, le=20, description="redirects followed for one fetch")
    allow_networks: CommaList = Field(
        default=(),
        description="your own intranet, where it may be fetched from: networks, host names, domains (10.1.0.0/16,wiki.intern,.intern)",
    )
    allow_ports: CommaList = Field(default=("80", "443", "8080", "8443"), description="ports that may be fetched from; * for any")
    host_gap: float = Field(default=1.0, ge=0, le=3600, description="seconds between the starts of two fetches from one host")
    host_concurrency: int = Field(default=1, ge=1, le=32, description="fetches at once from one host, over all workers")
    obey_robots: bool = Field(default=True, description="ask robots.txt before fetching a page that no person enqueued")
    recheck: bool = Field(default=True, description="look at the pages of landed articles again, so that edits are caught")
    poll_floor: float = Field(default=300.0, ge=1, le=86400, description="shortest time between two polls of a feed, seconds")
    poll_ceiling: float = Field(
        default=86400.0, ge=60, le=31 * 86400, description="longest time between two polls of a living feed, seconds"
    )
    folder_every: float = Field(
        default=2.0, gt=0, le=3600, description="seconds between scans of a drop folder; file events nudge one at once"
    )
    drop_max_bytes: int = Field(default=64 * 2**20, ge=1024, description="bytes of one dropped file")

    @field_validator("allow_networks", "allow_ports", mode="before")
    @classmethod
    def _split_commas(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("allow_networks", "allow_ports", mode="after")
    @classmethod
    def _each(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for word in value:
            (check_network if info.field_name == "allow_networks" else check_port)(word)
        return value

    @field_validator("broker_url", "database_url", mode="after")
    @classmethod
    def _address(cls, value: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if value is not None:
            (check_broker if info.field_name == "broker_url" else check_database)(value.get_secret_value())
        return value

    @field_validator("keep_unchanged_days", "keep_pages_days", mode="after")
    @classmethod
    def _pages_outlive_judging(cls, value: int) -> int:
        check_page_days(value)
        return value

    @model_validator(mode="after")
    def _lease_holds(self) -> Self:
        check_lease(self.lease, self.stage_budget, self.fetch_deadline)
        return self

    @field_validator("data", mode="after")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data / 'wiredesk.db'}"


def load_settings(environ: Mapping[str, str] | None = None, **overrides: object) -> Settings:
    """The settings of this process. ``overrides`` win over everything (command-line options).

    Raises :class:`SettingsError` with one line naming the setting and what is wrong with it.
    """
    _refuse_unknown(os.environ if environ is None else environ)
    try:
        _refuse_unknown(_env_file_names())
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        raise SettingsError(_in_one_line(error.errors()[0])) from None
    except UnicodeDecodeError:
        msg = f"{ENV_FILE.absolute()} is not UTF-8"
        raise SettingsError(msg) from None


def _env_file_names() -> Iterable[str]:
    return [name.upper() for name in DotEnvSettingsSource(Settings).env_vars]


def _in_one_line(error: ErrorDetails) -> str:
    said = error["msg"].removeprefix("Value error, ")
    if not error["loc"]:
        return said  # it is about several settings, and names them
    name = str(error["loc"][0]).lower().removeprefix(PREFIX.lower())
    field = Settings.model_fields.get(name)
    secret = field is not None and "SecretStr" in str(field.annotation)
    return f"setting {PREFIX}{name.upper()}: {said}" + ("" if secret else f" (got {error.get('input')!r})")


def _refuse_unknown(names: Iterable[str]) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in names:
        if name.upper().startswith(PREFIX) and name.upper() not in known | {IMAGE_TAG}:
            near = difflib.get_close_matches(name.upper(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else "see docs/settings.md for the list"
            msg = f"unknown setting {name}: {hint}"
            raise SettingsError(msg)
