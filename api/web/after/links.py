"""Links to the forms: made for whom it is asked, copied, and closed again."""

from __future__ import annotations

from nicegui import ui

from api.client import Content, ProblemReceived
from api.web.addresses import page_of
from api.web.after.subject import Subject
from api.web.after.words import WORDS
from api.web.copying import copied_from
from api.web.desk import Desk
from api.web.furniture import action, badge, card, quiet_action, tell_problem
from api.web.moments import local
from optimizer.report.phrases import long_date

_DAYS = 190


class Links:
    """The card that gives out links."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def _who(self) -> dict[str, str]:
        """Everybody who can be asked, by the key of their link."""
        own = {one: self._say(f"audience.{one}") for one in ("participants", "hosts")}
        return own | {f"partners/{key}": name for key, name in self.subject.partners.items()}

    async def build(self) -> None:
        """Puts the card up."""
        with card(self._say("links")):
            ui.label(self._say("links.how")).classes("pm-soft")
            if self.desk.may_write:
                who = self._who()
                with ui.element("div").classes("af-row"):
                    chosen = ui.select(who, value="participants", label=self._say("who"))
                    chosen.props('outlined dense options-dense behavior="menu"')
                    action(self._say("make-link"), lambda: self._make(str(chosen.value)))
            self._made = ui.element("div").classes("af-stack").props('aria-live="polite"')
            self._given = ui.element("div").classes("af-stack")
        await self._list()

    async def _make(self, who: str) -> None:
        audience, _, partner = who.partition("/")
        asked = {"purpose": "feedback", "audience": audience, "partner": partner or None}
        try:
            given = await self.desk.post(f"{self.subject.at}/links", {**asked, "days": _DAYS})
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
            return
        self._made.clear()
        with self._made:
            self._show(given)
        await self._list()

    def _show(self, given: Content) -> None:
        """A link that was just made; it is not shown again."""
        url = page_of(given, "feedback")

        ui.label(f"{self._name(given)} · {self._until(given)}").classes("pm-strong")
        with ui.element("div").classes("af-row"):
            field = ui.input(self._say("link"), value=url).props("outlined dense readonly")
            copied_from(field.classes("af-link"), self.desk.language)

    def _name(self, link: Content) -> str:
        key = link["audience"] if link["partner"] is None else f"partners/{link['partner']}"
        return self._who().get(str(key), str(link["partner"] or link["audience"]))

    def _until(self, link: Content) -> str:
        ends = local(link["expires_at"], self.subject.problem.catalogue.time_zone).date()
        return self._say("good-until", date=long_date(ends, self.desk.language))

    async def _list(self) -> None:
        """The links that were given out before."""
        if not self.desk.may_write:
            return
        links = [one async for one in self.desk.items(f"{self.subject.at}/links")]
        asked = [one for one in links if one["purpose"] == "feedback"]
        self._given.clear()
        if not asked:
            return
        with self._given, ui.expansion(f"{self._say('given')} ({len(asked)})").classes("af-wide"):
            for link in asked:
                with ui.element("div").classes("af-row"):
                    ui.label(f"{self._name(link)} · {self._until(link)}")
                    if link["revoked_at"] is not None:
                        badge(self._say("closed"))
                    else:
                        quiet_action(self._say("revoke"), lambda link=link: self._revoke(link))

    async def _revoke(self, link: Content) -> None:
        try:
            path = f"{self.subject.at}/links/{link['id']}"
            await self.desk.delete(path, version=link["version"])
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)
        await self._list()
