"""The service with its pages as a program of its own, its people, and their browsers."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError
from ulid import ULID

from api.access import tokens
from api.client import Client
from api.store import COMMAND_LINE, Store, make_engine, organisations
from api.store.tables import Role
from tests.api.calls import ROOT
from tests.api.service.programs import served

SCREENSHOTS = ROOT / "out" / "screenshots"
WIDE, NARROW = (1440, 900), (360, 740)
CLOSE_SECONDS = 20.0
"""How long a window or the browser may take to close."""

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


_FITS = "(width) => document.documentElement.scrollWidth <= width"

_WIDEST = """(width) => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > width)
  .filter((one) => !one.closest('.pm-scroll > *')).slice(0, 8)
  .map((one) => `${one.tagName}.${one.className} ${one.getBoundingClientRect().right.toFixed(2)}`)
"""
"""The first elements that reach beyond the page's width."""


@dataclass(frozen=True)
class Person:
    """Somebody of an organisation of their own."""

    address: str
    token: str
    organisation_id: str

    def client(self) -> Client:
        """Reaches the service as they do."""
        return Client(self.address, self.token)


@dataclass(frozen=True)
class House:
    """A service that runs, with its store."""

    address: str
    store: Store

    def newcomer(self, role: Role = Role.COORDINATOR, of: str | None = None) -> Person:
        """Somebody new, of an organisation of their own unless one is named."""
        with self.store.writing(COMMAND_LINE) as session:
            own = of or organisations.add(session, f"Host {ULID()}").id
            _, secret = tokens.issue(session, own, tokens.Wanted(role, "a browser"))
        return Person(self.address, secret, own)


@contextmanager
def house_in(folder: Path, *, workers: int = 1) -> Iterator[House]:
    """A service with its pages, until the block ends."""
    url = f"sqlite:///{folder / 'house.db'}"
    with served(folder, url, "--workers", str(workers)) as service:
        engine = make_engine(url)
        yield House(service.address, Store(engine))
        engine.dispose()


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Debian's Chromium without a screen; without it tests are skipped, in CI they fail."""
    program = shutil.which("chromium")
    if program is None:
        reason = "chromium is not installed: sudo apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as driver:
        found = Chromium(driver, program)
        yield found
        found.close()


class Chromium:
    """A browser that is started anew where it had to be killed: closing may wait for ever."""

    def __init__(self, driver: Playwright, program: str) -> None:
        self._driver, self._program = driver, program
        self._mark, self._browser = "", None

    def window(self, **options: Any) -> BrowserContext:
        """A window that knows nothing of the others."""
        if self._browser is None or not self._browser.is_connected():
            self._mark = f"--paamaja-tests={ULID()}"
            self._browser = self._driver.chromium.launch(
                executable_path=self._program, args=[*_QUIET, self._mark]
            )
        return self._browser.new_context(**options)

    def close(self, context: BrowserContext | None = None) -> None:
        """Closes a window, or the browser with all of them; kills what does not close."""
        closing = context or self._browser
        if closing is None:
            return
        killer = threading.Timer(CLOSE_SECONDS, self._kill)
        killer.start()
        with suppress(PlaywrightError):
            closing.close()
        killer.cancel()

    def _kill(self) -> None:
        for process in psutil.process_iter(["cmdline"]):
            if self._mark in (process.info["cmdline"] or ()):
                with suppress(psutil.Error):
                    process.kill()


def _is_of_the_library(trouble: str) -> bool:
    """NiceGUI's chart complains when it leaves the page before ECharts came; nothing is lost."""
    return "reading 'dispose'" in trouble and "/echart.js" in trouble


@dataclass
class Window:
    """One browser window of one person; what goes wrong in its scripts is told at the end."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)

    def went_wrong(self, trouble: str) -> None:
        """Remembers a failure of the page's scripts."""
        if not _is_of_the_library(trouble):
            self.troubles.append(trouble)

    def open(self, path: str) -> Page:
        """Goes to a page of the service, and waits until it can be clicked on."""
        self.page.goto(f"{self.address}{path}")
        self.ready()
        return self.page

    def ready(self) -> None:
        """Waits for the page to be connected with the service."""
        self.page.wait_for_selector("main h1, main h2, main [role=alert]")
        self.page.wait_for_function("() => window.socket === undefined || window.socket.connected")

    def picture(self, name: str) -> None:
        """Saves the whole page at both widths under out/screenshots/."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        before = self.page.viewport_size
        for width, height in (WIDE, NARROW):
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.wait_for_timeout(150)
            with suppress(PlaywrightError):  # a slow browser lays the page out a while longer
                self.page.wait_for_function(_FITS, arg=width, timeout=5000)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            widest = self.page.evaluate(_WIDEST, width)
            self.page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
            assert wide <= width, f"{name} is {wide} px wide: {widest}"
        if before is not None:
            self.page.set_viewport_size(before)

    def require_accessible(self) -> None:
        """Fails with what axe-core finds serious or critical on the page as it is now."""
        self.page.wait_for_function("() => document.documentElement.lang !== ''")
        found = Axe().run(self.page).response["violations"]
        serious = [one for one in found if one["impact"] in ("serious", "critical")]
        told = [
            f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:4]]}"
            for one in serious
        ]
        assert not told, "\n".join(told)


def _failure(sent: Request) -> list[str]:
    """What failed, but for what the page itself broke off when it went elsewhere."""
    return [] if sent.failure == "net::ERR_ABORTED" else [f"failed: {sent.url} {sent.failure}"]


@contextmanager
def window_of(
    browser: Chromium, house: House, person: Person | None, language: str = "en"
) -> Iterator[Window]:
    """A window of somebody who is signed in, or of somebody who is not."""
    cookies: list[Any] = [
        {"name": "paamaja_language", "value": language, "url": house.address},
    ]
    if person is not None:
        cookies.append({"name": "paamaja_token", "value": person.token, "url": house.address})
    context = browser.window(viewport={"width": WIDE[0], "height": WIDE[1]})
    context.add_cookies(cookies)
    window = Window(context.new_page(), house.address)

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            window.went_wrong(message.text)

    window.page.on("console", heard)
    window.page.on("pageerror", lambda error: window.went_wrong(str(error)))
    window.page.on("requestfailed", lambda sent: window.troubles.extend(_failure(sent)))
    yield window
    browser.close(context)
