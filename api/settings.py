"""Settings: what a running service is told, from the environment or by its caller."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_network
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from api.jobs.limits import Limits, Queueing
from optimizer.domain.value import Value

PREFIX = "PAAMAJA_"

LogLevel = Annotated[
    Literal["debug", "info", "warning", "error", "critical"],
    BeforeValidator(lambda given: given.lower() if isinstance(given, str) else given),
]
Many = Annotated[int, Field(ge=1)]
TileAddress = Annotated[
    str, Field(pattern=r"^https?://[A-Za-z0-9.{}:-]+/[^\s;,\"']*\{z\}[^\s;,\"']*$", max_length=500)
]
"""Where pictures of a map are: `https://tiles.example.org/{z}/{x}/{y}.png`."""


def _address(given: str) -> str:
    """How links begin, without a slash at the end."""
    parts = urlsplit(given)
    is_whole = parts.scheme in ("http", "https") and parts.hostname is not None
    if not is_whole or parts.query or parts.fragment or parts.username or " " in given:
        raise ValueError("give an address such as https://visits.example.org")
    _ = parts.port  # raises ValueError where it is none
    return given.rstrip("/")


def _proxies(given: str) -> str:
    """Addresses and networks, parted by commas."""
    found = [one.strip() for one in given.split(",") if one.strip()]
    for one in found:
        ip_network(one, strict=False)
    if not found:
        raise ValueError("give addresses or networks such as 10.0.0.2,10.1.0.0/16")
    return ",".join(found)


PublicUrl = Annotated[str, AfterValidator(_address)]
Proxies = Annotated[str, AfterValidator(_proxies)]


class Settings(Value):
    """How a service runs; each field can be set by the variable PAAMAJA_ and its name in capitals.

    `requests_per_minute` are for each token, or each address of those without one; failed
    sign-ins count apart. `thinking` is how many validations and checks run at a time,
    `waiting` how many may wait for their turn. `streams` are open event streams at most.
    `tile_url` is where the pages' maps get their ground from, with `tile_credit` below it; without
    one they ask nobody.
    `trusted_proxies` are believed when they say from where a request came to them.
    """

    reads_text: ClassVar[bool] = True

    database_url: str | None = None
    body_bytes: Many = 5_000_000
    body_depth: Many = 60
    requests_per_minute: Many = 1200
    failures_per_minute: Many = 30
    thinking: Many = 2
    waiting: Many = 32
    streams: Many = 200
    public_url: PublicUrl | None = None
    trusted_proxies: Proxies | None = None
    event_poll_seconds: Annotated[float, Field(gt=0, le=60)] = 0.5
    secure: bool = False
    tile_url: TileAddress | None = None
    tile_credit: Annotated[str, Field(max_length=200)] = ""
    log_level: LogLevel = "info"
    queue_length: Many = 100
    job_seconds: Annotated[float, Field(gt=0, le=604_800)] = 3600.0
    job_threads: Many = 8

    @property
    def queueing(self) -> Queueing:
        """How much the queue holds."""
        return Queueing(length=self.queue_length)

    @property
    def job_limits(self) -> Limits:
        """What a job may ask for."""
        return Limits(seconds=self.job_seconds, threads=self.job_threads)


class SettingsWrong(Exception):
    """Raised with a sentence for each variable that cannot be read."""


def settings_in(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """The settings of an environment; what is given goes before. Raises SettingsWrong."""
    content: dict[str, Any] = {
        name: environment[PREFIX + name.upper()]
        for name in Settings.model_fields
        if environment.get(PREFIX + name.upper(), "") != ""
    }
    content |= {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate(content)
    except ValidationError as wrong:
        sentences = [
            f"{PREFIX}{str(error['loc'][0]).upper()}: {error['msg']}" for error in wrong.errors()
        ]
        raise SettingsWrong("; ".join(sentences)) from None
