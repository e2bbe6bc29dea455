"""The what-if page: ask on the left, answers beside the plan as it is, the budget below."""

from __future__ import annotations

from nicegui import ui
from starlette.concurrency import run_in_threadpool

from api.client import ENDED, Content, ProblemReceived
from api.web.desk import Desk
from api.web.frame import page, trip_head
from api.web.furniture import empty_state, heading, problem_panel, section, tell_problem
from api.web.moments import local
from api.web.what_if.answers import Answers, report_in
from api.web.what_if.asking import Asking
from api.web.what_if.budget import Budget
from api.web.what_if.questions import Questions
from api.web.what_if.running import Running, show_failure
from api.web.what_if.subject import Subject, subject_of
from api.web.what_if.words import WORDS
from optimizer.report.phrases import short_date


@page("/trips/{trip}/what-if", ("What if", "Entä jos"))
async def what_if(desk: Desk, trip: str, plan: str | None = None, run: str | None = None) -> None:
    """Asks about a plan of a trip, the newest one unless one is named."""
    await trip_head(trip, "what-if", desk, plan=plan)
    ui.add_head_html('<link rel="stylesheet" href="/assets/what-if.css">')
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    plan_id = plan or await _newest_answered(desk, trip)
    if plan_id is None:
        _nothing_to_ask_about(desk, trip)
        return
    subject = await subject_of(desk, plan_id)
    if subject.plan["result"] is None:
        _nothing_to_ask_about(desk, trip)
        return
    if subject.plan["name"]:
        ui.label(WORDS(desk.language, "about", name=subject.plan["name"])).classes("pm-soft")
    await Table(desk, subject).build(run)


async def _newest_answered(desk: Desk, trip: str) -> str | None:
    async for one in desk.items("/v1/plans", trip=trip):
        if one["verdict"] is not None:
            return str(one["id"])
    return None


def _nothing_to_ask_about(desk: Desk, trip: str) -> None:
    with empty_state(WORDS(desk.language, "no-plan"), WORDS(desk.language, "no-plan.how")):
        ui.link(WORDS(desk.language, "to-plan"), f"/trips/{trip}/plan")


class Table:
    """What lies on the table: the questions, the run at work, the answers and the budget."""

    def __init__(self, desk: Desk, subject: Subject) -> None:
        self.desk, self.subject = desk, subject
        self._asking = Asking(desk, subject, self._ask)

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    async def build(self, run_id: str | None) -> None:
        """Puts everything up, with the run that is named or the newest one."""
        with ui.element("div").classes("wi-table"):
            if self.desk.may_write:
                with ui.element("div").classes("wi-left"):
                    self._asking.build()
            with ui.element("div").classes("wi-right"):
                self._room = ui.element("div").classes("wi-room")
                self._clock = ui.element("div")
        await Budget(self.desk, self.subject).build()
        self._earlier = ui.element("div")
        runs = await self._runs()
        chosen = run_id or (runs[0]["id"] if runs else None)
        if chosen is None:
            self._no_answers()
        else:
            await self._show(await self.desk.get(f"/v1/scenario-runs/{chosen}"))
        self._list_earlier([one for one in runs if one["id"] != chosen])

    async def _runs(self) -> list[Content]:
        found = await self.desk.get("/v1/scenario-runs", plan=self.subject.plan["id"], limit=10)
        return list(found["items"])

    def _no_answers(self) -> None:
        with self._room, empty_state(self._say("answers.none"), self._say("answers.none.how")):
            pass

    async def _ask(self, questions: Questions) -> None:
        try:
            asked = questions.request(self.subject.plan["id"])
            run = await self.desk.post("/v1/scenario-runs", asked)
        except ProblemReceived as received:
            self._refused(received)
            return
        self._asking.enable(False)
        await self._show(run)

    def _refused(self, received: ProblemReceived) -> None:
        """What cannot be asked, with every reason."""
        if not received.problem.get("findings"):
            tell_problem(self.desk.language, received)
            return
        self._room.clear()
        with self._room:
            problem_panel(self.desk.language, received)

    async def _show(self, run: Content) -> None:
        self._room.clear()
        with self._room:
            if run["state"] not in ENDED:
                Running(self.desk, run, self._show).build(self._clock)
                return
            if not run["answer"]:
                show_failure(self.desk, run)
            else:
                report = await run_in_threadpool(report_in, run, self.subject)
                with self._room:
                    Answers(self.desk, self.subject, run, report).build()
        self._asking.enable(True)

    def _list_earlier(self, runs: list[Content]) -> None:
        if not runs:
            return
        with self._earlier:
            section(self._say("earlier"))
            with ui.element("ul").classes("pm-findings"):
                for one in runs:
                    with ui.element("li"):
                        made = local(one["created_at"], self.subject.problem.catalogue.time_zone)
                        when = f"{short_date(made.date(), self.desk.language)} {made:%H:%M}"
                        where = f"?plan={self.subject.plan['id']}&run={one['id']}"
                        ui.link(when, where)
