"""`paamaja serve`: the service on this machine, or for others once somebody can sign in."""

from __future__ import annotations

import ipaddress
import signal
import socket

import typer

from api.access import links, tokens
from api.cli.beside import GRACE_SECONDS, workers_beside
from api.cli.database import migrated_at
from api.cli.exits import ExitCode
from api.edge.logs import write_logs
from api.settings import Settings, SettingsWrong, settings_in
from api.store import SERVER, Store, organisations

FIRST_ORGANISATION = "Päämaja"


def run_serve(host: str, port: int, workers: int, database: str | None) -> ExitCode:
    """Serves until it is told to end; returns the code to exit with."""
    try:
        settings = settings_in(database_url=database)
    except SettingsWrong as wrong:
        typer.echo(str(wrong), err=True)
        return ExitCode.BAD_INPUT
    store = migrated_at(settings.database_url)
    if store is None:
        return ExitCode.BAD_INPUT
    if not is_loopback(host) and not _somebody_can_sign_in(store):
        typer.echo(
            f"Nobody could sign in at {host}. Make a token first: paamaja token NAME --role admin",
            err=True,
        )
        return ExitCode.BAD_INPUT
    first = None if _somebody_can_sign_in(store) else _first_link(store)
    bound = _bound(host, port)
    if bound is None:
        return ExitCode.BAD_INPUT
    address = f"http://{_in_url(host)}:{bound.getsockname()[1]}"
    typer.echo(f"Serving at {address} (Ctrl-C ends it)", err=True)
    if first is not None:
        typer.echo(f"First start: sign in, once, within 15 minutes: {address}/start/{first}")
    return _served(settings, store, bound, workers)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _somebody_can_sign_in(store: Store) -> bool:
    with store.reading() as session:
        return tokens.is_set_up(session)


def _first_link(store: Store) -> str:
    """A link to sign in with, once."""
    with store.writing(SERVER) as session:
        there = organisations.every(session)
        own = there[0] if there else organisations.add(session, FIRST_ORGANISATION)
        return links.give_sign_in(session, own.id)


def _bound(host: str, port: int) -> socket.socket | None:
    """The socket to serve at; None, with a sentence, where it cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError as error:
        typer.echo(f"{host}:{port} cannot be listened at: {error.strerror or error}.", err=True)
        return None
    return bound


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _served(settings: Settings, store: Store, bound: socket.socket, workers: int) -> ExitCode:
    import uvicorn

    from api.app import create_app
    from api.web.mounting import with_pages

    write_logs(settings.log_level)
    app = create_app(settings, store)
    closing = app.state.service.closing

    class Server(uvicorn.Server):
        """Tells that it ends before it waits for what is open: streams end, and so can it."""

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            closing.set()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        with_pages(app),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=settings.trusted_proxies is not None,
        forwarded_allow_ips=settings.trusted_proxies or "",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    # The server ends by itself when it is told to, and raises the signal again afterwards: by then
    # it has done its work, and what comes after it still has to be done.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    with workers_beside(workers, settings.database_url):
        Server(config).run(sockets=[bound])
    return ExitCode.DONE
