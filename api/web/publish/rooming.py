"""The rooming list on the publish page: how far it has come, what does not match, and its files."""

from __future__ import annotations

from nicegui import ui

from api.web.desk import Desk
from api.web.furniture import card, findings_list, notice, quiet_action
from api.web.publish.handing import download
from api.web.publish.subject import Subject
from api.web.publish.words import WORDS

FORMS = ("xlsx", "csv")


class Rooming:
    """For those who may see the names of guests."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self) -> None:
        """Puts up how many guests are named, what does not match, and a button for each file."""
        told = await self.desk.get(f"{self.subject.at}/rooming-list")
        with card(self._say("rooming")):
            ui.label(self._say("rooming.named", named=told["named"], heads=told["heads"]))
            ui.label(self._say("rooming.how")).classes("pm-soft pm-small")
            if told["named"] and told["findings"]:
                with notice("warn"):
                    findings_list(self.desk.language, told["findings"])
            with ui.element("div").classes("pm-actions"):
                for form in FORMS:
                    self._file(form)

    def _file(self, form: str) -> None:
        name = f"rooming-list.{form}"

        async def get() -> None:
            query = {"format": form, "language": self.desk.language}
            await download(self.desk, f"{self.subject.at}/rooming-list", name, query)

        quiet_action(self._say(name), get, icon="download")
