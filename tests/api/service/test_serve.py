"""`paamaja serve` and the commands beside it: who may start it, how it begins and how it ends."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from api.cli.beside import workers_beside
from api.cli.serve import is_loopback
from api.client import Client, ProblemReceived
from api.settings import SettingsWrong, settings_in
from tests.api import calls
from tests.api.service.programs import served
from tests.api.service.world import small_request


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A database that is not there yet."""
    return f"sqlite:///{tmp_path / 'store' / 'paamaja.sqlite'}"


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("example.org", False),
    ],
)
def test_loopback_is_told_from_other_addresses(host: str, is_own: bool) -> None:
    """Only what nobody else can reach counts as this machine."""
    assert is_loopback(host) is is_own


def test_other_address_needs_a_token_first(database: str) -> None:
    """It does not start, says how to make one, and leaves no link behind."""
    done = calls.run("serve", "--host", "0.0.0.0", "--port", "0", "--database", database)
    assert done.exit_code == 2
    assert "paamaja token" in done.stderr
    assert "/start/" not in done.output


def test_token_is_printed_once(database: str) -> None:
    """As text, and as JSON; a partner's needs the partner, and a role has to be one."""
    done = calls.run("token", "me", "--role", "admin", "--database", database)
    assert done.exit_code == 0
    assert re.fullmatch(r"paamaja_\S{40,}\n", done.stdout)
    arguments = ("token", "they", "--role", "partner", "--database", database)
    assert calls.run(*arguments).exit_code == 2
    told = calls.run(*arguments, "--partner", "rescue", "--format", "json").stdout
    assert set(json.loads(told)) == {"id", "secret", "expires_at"}
    assert calls.run("token", "me", "--role", "king", "--database", database).exit_code == 2


def test_bad_settings_are_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that cannot be read, a database of an unknown kind, a port in use."""
    monkeypatch.setenv("PAAMAJA_BODY_BYTES", "many")
    done = calls.run("serve", "--database", database)
    assert done.exit_code == 2
    assert "PAAMAJA_BODY_BYTES" in done.stderr
    monkeypatch.delenv("PAAMAJA_BODY_BYTES")
    assert calls.run("serve", "--database", "mysql://x/y").exit_code == 2
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = calls.run("serve", "--port", port, "--database", database)
    assert done.exit_code == 2
    assert port in done.stderr


def test_database_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """One that is away, of a newer release, or none at all: a sentence, and no password in it."""
    other = tmp_path / "other.sqlite"
    other.write_text("something else altogether, and no database")
    newer = f"sqlite:///{tmp_path / 'newer.sqlite'}"
    assert calls.run("token", "me", "--database", newer).exit_code == 0
    with sqlite3.connect(tmp_path / "newer.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    for url, said in (
        ("postgresql://me:secret@127.0.0.1:1/x", "does not answer"),
        (f"sqlite:///{other}", "cannot be used"),
        (newer, "newer release"),
    ):
        for command in (("serve", "--port", "0"), ("token", "me")):
            done = calls.run(*command, "--database", url)
            assert done.exit_code == 2, done.output
            assert said in done.stderr
            assert "secret" not in done.output


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("PUBLIC_URL", "visits.example.org", "https://visits.example.org/paamaja/"),
        ("PUBLIC_URL", "ftp://visits.example.org", "http://[::1]:8321"),
        ("PUBLIC_URL", "https://x/?a=b", "https://x"),
        ("PUBLIC_URL", "https://x:port", "https://x:1"),
        ("TRUSTED_PROXIES", "proxy", "10.0.0.2, 10.1.0.0/16"),
        ("TRUSTED_PROXIES", ",", "::1"),
    ],
)
def test_addresses_in_settings_are_read(name: str, wrong: str, right: str) -> None:
    """One that no link could begin with, or that is no proxy's, is told before anything starts."""
    with pytest.raises(SettingsWrong, match=name):
        settings_in({f"PAAMAJA_{name}": wrong})
    found = getattr(settings_in({f"PAAMAJA_{name}": right}), name.lower())
    assert found == right.replace(" ", "").rstrip("/")


def test_log_level_that_is_none_is_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that cannot be meant is not quietly another."""
    monkeypatch.setenv("PAAMAJA_LOG_LEVEL", "loud")
    done = calls.run("serve", "--database", database)
    assert done.exit_code == 2
    assert "PAAMAJA_LOG_LEVEL" in done.stderr


def test_worker_beside_is_replaced(tmp_path: Path) -> None:
    """One that dies is followed by another; all end with the block."""
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    with workers_beside(1, None, command) as there:
        first = there[0]
        first.kill()
        end = time.monotonic() + 60
        while there[0] is first:
            assert time.monotonic() < end
            time.sleep(0.05)
        second = there[0]
        assert second.poll() is None
    assert second.poll() is not None


def test_worker_beside_ends_with_its_service(database: str, tmp_path: Path) -> None:
    """Also where the service was killed, and could tell nobody."""
    with served(tmp_path, database, "--workers", "1") as service:
        (worker,) = psutil.Process(service.process.pid).children()
        service.process.kill()
        psutil.wait_procs([worker], timeout=60)
        assert not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE


def test_backup_and_restore(database: str, tmp_path: Path) -> None:
    """A backup fills an empty database, and no other; without a store there is none."""
    calls.run("token", "me", "--role", "admin", "--database", database)
    file = tmp_path / "backup"
    assert calls.run("backup", file, "--database", database).exit_code == 0
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    assert calls.run("restore", file, "--database", other).exit_code == 0
    again = calls.run("restore", file, "--database", other)
    assert again.exit_code == 2
    assert "Nothing was restored" in again.stderr
    assert calls.run("restore", tmp_path / "none", "--database", other).exit_code == 2


def test_first_start_and_last_end(database: str, tmp_path: Path) -> None:
    """The link is good once and its page uses nothing up; a stream ends when the service does."""
    with served(tmp_path, database) as service:
        page = httpx.get(service.sign_in)
        assert "<button>" in page.text
        token = service.token()
        with pytest.raises(ProblemReceived) as too_large, Client(service.address, token) as client:
            client.validate({"x": "x" * 20_000_000})
        assert too_large.value.code == "body-too-large"
        assert httpx.post(service.sign_in).status_code == 410
        with Client(service.address, token, patience=0) as client:
            plan = client.plan(small_request())
            seen = []

            def follow() -> None:
                with suppress(httpx.TransportError, ProblemReceived):
                    for event in client.events(plan["id"]):
                        seen.append(event["seq"])

            follower = threading.Thread(target=follow)
            follower.start()
            while not seen and follower.is_alive():
                time.sleep(0.05)
            service.process.terminate()
            assert service.process.wait(40) == 0
            follower.join(20)
            assert not follower.is_alive()
    lines = [line for line in service.told.splitlines() if line.startswith("{")]
    entries = [json.loads(line) for line in lines]
    made = next(one for one in entries if one.get("route") == "/v1/plans" and one["status"] == 202)
    assert {"request_id", "who", "milliseconds", "timestamp"} <= set(made)
    assert token not in service.told
    signed = service.sign_in.rpartition("/")[2]
    followed = [one for one in entries if str(one.get("route")).endswith("/start/{signed}")]
    assert [one["status"] for one in followed] == [200, 201, 410]
    assert all(signed[:26] in one["path"] for one in followed)
    assert not any(signed in line or signed[-43:] in line for line in lines)
