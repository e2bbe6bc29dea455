"""Handing out: links for guests and partners, papers in either language, the calendar."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.addresses import page_of
from api.web.copying import copied_from
from api.web.desk import Desk
from api.web.furniture import action, badge, card, labelled, quiet_action, tell_problem
from api.web.moments import local
from api.web.publish.subject import Subject
from api.web.publish.words import WORDS
from optimizer.report.phrases import long_date

_DAYS = 60
_PAPERS = (
    "programme.pdf",
    "run-sheet.pdf",
    "run-sheet.xlsx",
    "transport-order.pdf",
    "offer.pdf",
    "cost-sheet.xlsx",
    "itinerary.gpx",
    "itinerary.geojson",
    "itinerary.jsonld",
)
_PAGES = {"read-programme": "programme", "confirm": "partner"}


class Sharing:
    """Links: made, shown once, and closed."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts up the link for guests, and every link that was given out."""
        with card(self._say("share")):
            ui.label(self._say("share.how")).classes("pm-soft")
            self._made = ui.element("div").props('aria-live="polite"')
            with ui.element("div").classes("pm-actions"):
                action(self._say("share.make"), self._share, icon="share")
            with ui.element("details").classes("pb-version") as self._given:
                with ui.element("summary"):
                    self._count = ui.label()
                self._links = ui.element("ul").classes("pt-list")
        await self._list()

    async def _share(self) -> None:
        given = await self._give({"purpose": "read-programme", "days": _DAYS})
        if given is None:
            return
        self._made.clear()
        with self._made:
            self._show(given)
        await self._list()

    async def ask(self, supplier: str, name: str, closed: Callable[[], Awaitable[None]]) -> None:
        """Makes a link for a supplier, and shows it in a dialog; `closed` is called after it."""
        asked = {"purpose": "confirm", "partner": supplier, "days": _DAYS}
        given = await self._give(asked)
        if given is None:
            return
        with self._made, ui.dialog() as dialog, ui.card().classes("pb-dialog"):
            labelled(dialog, name)
            with ui.element("h2"):
                ui.label(name)
            ui.label(self._say("ask.how", partner=name)).classes("pm-soft")
            self._show(given)
            with ui.element("div").classes("pm-actions"):
                quiet_action(self._say("back"), dialog.close)

        async def hidden() -> None:
            await self._list()
            await closed()

        dialog.open()
        dialog.on("hide", hidden)

    async def letter(self, supplier: str) -> None:
        """The mail that asks a supplier, ready to send, in the language of the page."""
        path = f"{self.subject.at}/versions/{self.subject.held}/letters/{supplier}"
        query = {"format": "eml", "language": self.desk.language}
        await download(self.desk, path, f"{supplier}.eml", query)

    async def _give(self, asked: Content) -> Content | None:
        try:
            return await self.desk.post(f"{self.subject.at}/links", asked)
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return None

    def _show(self, given: Content) -> None:
        url = page_of(given, _PAGES[given["purpose"]])

        field = ui.input(self._say("link"), value=url).props("outlined dense readonly")
        field.classes("pb-link")
        with ui.element("div").classes("pm-actions"):
            copied_from(field, self.desk.language)
            ui.link(self._say("open"), url, new_tab=True)
        ui.label(self._say("once", date=self._ends(given))).classes("pm-soft pm-small")

    def _ends(self, link: Content) -> str:
        return long_date(local(link["expires_at"], self.subject.zone).date(), self.desk.language)

    async def _list(self) -> None:
        found = (await self.desk.get(f"{self.subject.at}/links"))["items"]
        links = [one for one in found if one["purpose"] in _PAGES]
        self._given.set_visibility(bool(links))
        self._count.set_text(self._say("links", n=len(links)))
        self._links.clear()
        with self._links:
            for one in links:
                self._link(one)

    def _link(self, link: Content) -> None:
        words = self.subject.words
        assert words is not None
        with ui.element("li"):
            name = self._say("link.guests")
            if link["partner"] is not None:
                partners = {one.id for one in words.problem.catalogue.partners}
                key = link["partner"]
                name = words.partner(key) if key in partners else key
            with ui.element("div"):
                ui.label(name)
                until = self._say("link.until", date=self._ends(link))
                ui.label(until).classes("pm-soft pm-small")
            if link["revoked_at"] is not None:
                badge(self._say("closed"))
                return
            close = quiet_action(self._say("close"), lambda: self._close(link))
            labelled(close, f"{self._say('close')}: {name}")

    async def _close(self, link: Content) -> None:
        try:
            path = f"{self.subject.at}/links/{link['id']}"
            await self.desk.delete(path, version=link["version"])
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
        await self._list()


class Papers:
    """Papers of the version that holds, or of the draft."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self) -> None:
        """Puts up a button for each."""
        with card(self._say("papers")):
            tongues = {one: self._say(one) for one in ("en", "fi")}
            self._tongue = ui.select(
                tongues, value=self.desk.language, label=self._say("papers.language")
            ).props('outlined dense options-dense behavior="menu"')
            with ui.element("div").classes("pb-papers"):
                for name in _PAPERS:
                    self._paper(name)
                if self.subject.held is not None:
                    self._paper("calendar.ics")

    def _paper(self, name: str) -> None:
        async def get() -> None:
            await download(self.desk, self._path(name), name, {"language": self._tongue.value})

        quiet_action(self._say(name), get, icon="download")

    def _path(self, name: str) -> str:
        if name == "calendar.ics":
            return f"{self.subject.at}/{name}"
        number = self.subject.held or self.subject.versions[-1]["number"]
        return f"{self.subject.at}/versions/{number}/papers/{name}"


async def download(desk: Desk, path: str, name: str, query: Content) -> None:
    """Reads a paper, and hands it to the browser under a name."""
    try:
        content = await desk.file(path, **query)
    except ProblemReceived as received:
        tell_problem(desk.language, received)
        return
    ui.download.content(content, name)
