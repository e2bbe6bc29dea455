"""Running: a run on its way, shown until it has ended, and stopped on request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import ui

from api.client import ENDED, Content, ProblemReceived
from api.web.desk import Desk
from api.web.furniture import notice, quiet_action, tell_problem
from api.web.what_if.words import WORDS

LOOK_SECONDS = 0.7


class Running:
    """Shows how far a run has come; `ended` is called with the run once it has."""

    def __init__(
        self, desk: Desk, run: Content, ended: Callable[[Content], Awaitable[None]]
    ) -> None:
        self.desk, self._run, self._ended = desk, run, ended
        self._after, self._answered, self._current = 0, 0, ""
        self._all = 1 + sum(1 for _ in run["request"]["scenarios"])
        names = {one["id"]: one["name"][desk.language] for one in run["request"]["scenarios"]}
        self._names = {"baseline": self._say("baseline-news"), **names}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self, beside: ui.element) -> None:
        """Puts it up, and looks again and again; the clock is `beside` it, to outlive it."""
        with ui.element("div").classes("wi-running").props('role="status"'):
            self._label = ui.label(self._say("waiting"))
            self._bar = ui.linear_progress(0, show_value=False).props('rounded aria-hidden="true"')
            quiet_action(self._say("stop"), self._stop)
        with beside:
            self._timer = ui.timer(LOOK_SECONDS, self._look)

    async def _look(self) -> None:
        try:
            for step in await self.desk.run_news(self._run["id"], self._after):
                self._hear(step)
            run = await self.desk.get(f"/v1/scenario-runs/{self._run['id']}")
        except ProblemReceived as received:
            if received.code == "unavailable":
                return  # the store comes back
            self._timer.cancel()
            tell_problem(self.desk.language, received)
            return
        done = self._say("running", done=self._answered, all=self._all)
        name = self._say("solving", name=self._current) if self._current else self._say("waiting")
        self._label.set_text(f"{done} · {name}" if run["started_at"] else self._say("waiting"))
        self._bar.set_value(self._answered / self._all)
        if run["state"] in ENDED:
            self._timer.cancel()
            await self._ended(run)

    def _hear(self, step: Content) -> None:
        self._after = step["seq"]
        name, _, what = str(step.get("message", "")).partition(": ")
        if not what:
            return
        if what.startswith("begun"):
            self._current = self._names.get(name, name)
        else:
            self._answered = min(self._answered + 1, self._all)

    async def _stop(self) -> None:
        try:
            await self.desk.post(f"/v1/scenario-runs/{self._run['id']}/stop", {})
        except ProblemReceived as received:
            tell_problem(self.desk.language, received)


def show_failure(desk: Desk, run: Content) -> None:
    """Why a run has no answer."""
    error = run.get("error") or {}
    why = (error.get("message") or {}).get(desk.language, "")
    with notice("bad"):
        ui.label(WORDS(desk.language, "failed", why=why))
