"""The catalogue room's page: the stored catalogues, each with its workbook to take and to send."""

from __future__ import annotations

from nicegui import ui

from api.client import Content, ProblemReceived
from api.planning.printed import XLSX
from api.web.catalogue.findings import findings_table
from api.web.catalogue.words import WORDS
from api.web.desk import Desk
from api.web.file_field import file_field, too_large
from api.web.frame import page
from api.web.furniture import (
    action,
    card,
    empty_state,
    heading,
    labelled,
    notice,
    problem_panel,
    quiet_action,
    tell_problem,
)
from api.web.start.beginning import catalogue_of

_COUNTED = (
    "partners",
    "venues",
    "sessions",
    "hotels",
    "restaurants",
    "vehicles",
    "connections",
)
_EXAMPLE = "mikkeli"
_ENDING = ".xlsx"


@page("/catalogues", ("Catalogue", "Tarjonta"))
async def catalogues(desk: Desk) -> None:
    """Shows what is stored, newest first, and takes workbooks in."""
    ui.add_head_html('<link rel="stylesheet" href="/assets/catalogue.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    stored = [one async for one in desk.items("/v1/catalogues")]
    if not stored:
        _nothing_yet(desk)
    for one in stored:
        Workbook(desk, await desk.get(f"/v1/catalogues/{one['id']}")).build()
    if desk.may_write:
        with card(WORDS(desk.language, "new")):
            ui.label(WORDS(desk.language, "new.lead")).classes("pm-soft")
            Sending(desk, None).build()


def _nothing_yet(desk: Desk) -> None:
    how = "none.how" if desk.may_write else "none.view"
    with empty_state(WORDS(desk.language, "none"), WORDS(desk.language, how)):
        if desk.may_write:

            async def take() -> None:
                try:
                    await catalogue_of(desk, _EXAMPLE)
                except ProblemReceived as received:
                    tell_problem(desk.language, received)
                    return
                ui.navigate.to("/catalogues")

            action(WORDS(desk.language, "example"), take)


class Workbook:
    """One stored catalogue with its workbook."""

    def __init__(self, desk: Desk, stored: Content) -> None:
        self.desk, self.stored = desk, stored

    def build(self) -> None:
        """Puts it up."""
        language, document = self.desk.language, self.stored["document"]
        name = str(document["name"][language])
        with card(name):
            ui.label(counted(language, {key: len(document.get(key, ())) for key in _COUNTED}))
            ui.label(WORDS(language, "version", n=self.stored["version"])).classes(
                "pm-soft pm-small"
            )
            with ui.element("div").classes("pm-actions"):
                button = quiet_action(WORDS(language, "download"), self._download, icon="download")
                labelled(button, WORDS(language, "download.named", name=name))
            if self.desk.may_write:
                Sending(self.desk, self.stored).build()

    async def _download(self) -> None:
        path = f"/v1/catalogues/{self.stored['id']}/workbook"
        try:
            content = await self.desk.file(path, language=self.desk.language)
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        ui.download.content(content, f"{self.stored['key']}{_ENDING}")


class Sending:
    """A workbook that is chosen, judged and kept: in place of a stored catalogue, or as new."""

    def __init__(self, desk: Desk, stored: Content | None) -> None:
        self.desk, self.stored = desk, stored

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self) -> None:
        """Puts up the field, and where what was found will be."""
        label = "upload.new" if self.stored is None else "upload"
        file_field(self._say(label), f"{_ENDING},{XLSX}", self._judge)
        self._told = ui.element("div").props('aria-live="polite"').classes("ct-told")

    async def _judge(self, name: str, content: bytes | None) -> None:
        self._told.clear()
        if content is None:
            with self._told, notice("bad"):
                ui.label(too_large(self.desk.language))
            return
        with self._told:
            ui.label(self._say("reading", name=name))
        try:
            found = await self.desk.send_file("POST", "/v1/workbooks/check", content, XLSX)
        except ProblemReceived as received:
            self._refused(received)
            return
        self._told.clear()
        with self._told:
            self._show(name, content, found)

    def _show(self, name: str, content: bytes, found: Content) -> None:
        findings = found["findings"]
        wrong = [one for one in findings if one["severity"] == "error"]
        with notice("bad" if wrong else "good"):
            if wrong:
                key = "faulty.one" if len(wrong) == 1 else "faulty"
                ui.label(self._say(key, name=name, n=len(wrong))).classes("pm-strong")
            else:
                ui.label(self._say("sound", name=name)).classes("pm-strong")
                ui.label(counted(self.desk.language, found["counts"]))
                if findings:
                    ui.label(self._say("warnings", n=len(findings)))
                self._tell_other_key(found["key"])
                with ui.element("div").classes("pm-actions"):
                    label = self._say("keep.new" if self.stored is None else "keep")
                    action(label, lambda: self._keep(content), icon="done")
                    quiet_action(self._say("discard"), self._told.clear)
        if findings:
            findings_table(self.desk.language, findings)

    def _tell_other_key(self, key: str) -> None:
        if self.stored is not None and key != self.stored["key"]:
            ui.label(self._say("other", name=key, own=self.stored["key"]))

    async def _keep(self, content: bytes) -> None:
        stored = self.stored
        try:
            if stored is None:
                await self.desk.send_file("POST", "/v1/workbooks/catalogues", content, XLSX)
                ui.navigate.to("/catalogues")
                return
            path = f"/v1/catalogues/{stored['id']}/workbook"
            kept = await self.desk.send_file("PUT", path, content, XLSX, version=stored["version"])
        except ProblemReceived as received:
            self._refused(received)
            return
        is_same = kept["version"] == stored["version"]
        self.stored = kept
        self._told.clear()
        with self._told, notice("good"):
            ui.label(self._say("same") if is_same else self._say("kept", n=kept["version"]))

    def _refused(self, received: ProblemReceived) -> None:
        self._told.clear()
        with self._told:
            problem_panel(self.desk.language, received)


def counted(language: str, counts: dict[str, int]) -> str:
    """How many of each there are, in a line."""
    return " · ".join(
        f"{counts[key]} {WORDS(language, key)}" for key in _COUNTED if counts.get(key)
    )
