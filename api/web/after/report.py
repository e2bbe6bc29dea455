"""The learning report on the page: the same blocks as its text, with pictures of the marks."""

from __future__ import annotations

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import ProblemReceived
from api.web.after.subject import Subject
from api.web.after.words import WORDS
from api.web.blocks import block_html
from api.web.desk import Desk
from api.web.furniture import card, findings_list, notice, quiet_action
from optimizer.report.numbers import money
from scenarios.learning import LearningReport
from scenarios.learning.telling import report_sheet
from scenarios.learning.telling.figures import NONE
from scenarios.learning.telling.sheet import Sheet

FORMS = {"as-pdf": "pdf", "as-page": "html", "as-text": "text", "as-data": "json"}
_ENDINGS = {"pdf": "pdf", "html": "html", "text": "txt", "json": "json"}


class Report:
    """The report as it is now."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts it up with what can be done with it."""
        with card(self._say("report")):
            ui.label(self._say("report.how")).classes("pm-soft")
            with ui.element("div").classes("pm-actions"):
                quiet_action(self._say("refresh"), self.show, icon="refresh")
                for key, form in FORMS.items():
                    quiet_action(self._say(key), lambda form=form: self._save(form))
                quiet_action(self._say("print"), lambda: ui.run_javascript("window.print()"))
            self._room = ui.element("div").classes("af-report").props('aria-live="polite"')
        await self.show()

    async def show(self) -> None:
        """Reads the report anew."""
        try:
            found = await self.desk.get(f"{self.subject.at}/learning-report")
        except ProblemReceived as received:
            findings = received.problem.get("findings", ())
            if not findings:
                raise
            self._room.clear()
            with self._room, notice("warn"):
                ui.label(self._say("no-fit"))
                findings_list(self.desk.language, findings)
            return
        report, sheet = await run_in_threadpool(_read, found, self.desk.language)
        self._room.clear()
        with self._room:
            self._tiles(report)
            for warning in sheet.warnings:
                with notice("warn"):
                    ui.label(warning)
            for block in sheet.blocks:
                ui.html(block_html(block, self.desk.language), sanitize=False).classes("af-block")

    def _tiles(self, report: LearningReport) -> None:
        language = self.desk.language
        counts, costs = report.counts, report.money
        # What nobody has told of a cost is not shown as if it had been paid.
        spent = money(costs.actual_cents, language) if costs.known_lines else NONE
        told = {
            self._say("held"): f"{counts.held} / {counts.planned}",
            self._say("answers"): str(report.forms),
            self._say("spent"): f"{spent} / {money(costs.planned_cents, language)}",
        }
        if counts.not_yet:
            told = {self._say("not-yet"): str(counts.not_yet), **told}
        with ui.element("div").classes("af-tiles"):
            for name, text in told.items():
                with ui.element("div").classes("af-tile"):
                    ui.label(text).classes("af-figure")
                    ui.label(name).classes("pm-soft")

    async def _save(self, form: str) -> None:
        path = f"{self.subject.at}/learning-report"
        content = await self.desk.file(path, format=form, language=self.desk.language)
        ui.download.content(content, f"learning-report.{_ENDINGS[form]}")


def _read(found: object, language: str) -> tuple[LearningReport, Sheet]:
    report = LearningReport.model_validate(found)
    return report, report_sheet(report, language)
