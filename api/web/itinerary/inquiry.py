"""An inquiry: a question to the planner about a plan: asked, waited for, stopped, answered."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import ENDED, Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import notice, quiet_action, tell_problem
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.explanations import Explanation

SECONDS = 120.0
LOOK_SECONDS = 1.0

Answered = Callable[[Explanation, Content], None]
Texts = tuple[str, str, str]


class Inquiry:
    """Why wishes are not met, or why there is no plan; `answered` puts the answer up."""

    def __init__(self, desk: Desk, subject: Subject, texts: Texts, answered: Answered) -> None:
        self.desk, self.subject, self._answered = desk, subject, answered
        self._ask_text, self._how_text, self._none_text = texts
        self._at = f"/v1/plans/{subject.plan['id']}/explanations"

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self, *, at_once: bool = False) -> None:
        """Puts up the answer there is, or the work, or the button; `at_once` asks without it."""
        self.room = ui.element("div").classes("it-part").props('aria-live="polite"')
        self._clock = ui.element("div")
        earlier = (await self.desk.get(self._at))["items"]
        newest = earlier[0] if earlier else None
        if newest is not None and newest["state"] not in ENDED:
            self._wait_for(newest)
        elif newest is not None and newest["answer"]:
            await self._show(newest)
        elif at_once and self.desk.may_write:
            await self._ask()
        else:
            self._offer()

    def _offer(self) -> None:
        if not self.desk.may_write:
            return
        with self.room:
            ui.label(self._how_text).classes("pm-soft pm-small")
            with ui.element("div").classes("pm-actions"):
                quiet_action(self._ask_text, self._ask, icon="help_outline")

    async def _ask(self) -> None:
        try:
            asked = {"parameters": {"time_limit_seconds": SECONDS}}
            self._wait_for(await self.desk.post(self._at, asked))
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)

    def _wait_for(self, inquiry: Content) -> None:
        limit = round(SECONDS)
        self.room.clear()
        with self.room, ui.element("div").classes("it-working"):
            label = ui.label(self._say("asking", n=0, all=limit))
            bar = ui.linear_progress(0, show_value=False).props('rounded aria-hidden="true"')
            if self.desk.may_write:
                quiet_action(self._say("asking.stop"), lambda: self._stop(inquiry["id"]))
        waited = 0.0

        async def look() -> None:
            nonlocal waited
            try:
                found = await self.desk.get(f"{self._at}/{inquiry['id']}")
            except ProblemReceived as received:
                if received.code != "unavailable":
                    timer.cancel()
                    tell_problem(self.desk.language, received)
                return
            if found["state"] in ENDED:
                timer.cancel()
                await self._show(found)
                return
            waited += LOOK_SECONDS if found["started_at"] else 0
            label.set_text(self._say("asking", n=round(min(waited, SECONDS)), all=limit))
            bar.set_value(min(1.0, waited / SECONDS))

        with self._clock:
            timer = ui.timer(LOOK_SECONDS, look)

    async def _stop(self, key: str) -> None:
        try:
            await self.desk.post(f"{self._at}/{key}/stop", {})
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)

    async def _show(self, inquiry: Content) -> None:
        answer = inquiry["answer"]
        self.room.clear()
        if not answer:
            error = (inquiry.get("error") or {}).get("message") or {}
            with self.room:
                with notice("warn"):
                    why = error.get(self.desk.language, self._none_text)
                    ui.label(self._say("asking.failed", why=why))
                self._offer()
            return
        found = await run_in_threadpool(self._read, answer)
        with self.room, self.subject.in_hand():
            self._answered(found, answer)

    def _read(self, answer: Content) -> Explanation:
        with self.subject.in_hand():
            return Explanation.model_validate(answer)
