"""The publish page: versions on the left with whom to ask, what to hand out on the right."""

from __future__ import annotations

from typing import cast

from nicegui import ui

from api.planning.agendas import name_in
from api.web.desk import Desk
from api.web.frame import page, trip_head
from api.web.furniture import Tone, badge, card, empty_state, heading
from api.web.publish.handing import Papers, Sharing
from api.web.publish.requests import Requests
from api.web.publish.rooming import Rooming
from api.web.publish.subject import Subject, subject_of
from api.web.publish.versions import Versions, Withdrawing
from api.web.publish.words import TONES, WORDS
from api.web.share.days import STYLE


@page("/trips/{trip}/publish", ("Publish", "Julkaise"))
async def publish(
    desk: Desk, trip: str, plan: str | None = None, programme: str | None = None
) -> None:
    """Publishes plans of a trip, and shows how far what is published has come."""
    await trip_head(trip, "publish", desk, plan=plan)
    ui.add_head_html(STYLE)
    heading(WORDS(desk.language, "title"), lead=WORDS(desk.language, "lead"))
    subject = await subject_of(desk, trip, programme)
    if subject.programme is None and not subject.plans:
        with empty_state(WORDS(desk.language, "no-plan"), WORDS(desk.language, "no-plan.how")):
            ui.link(WORDS(desk.language, "to-plan"), f"/trips/{trip}/plan")
        return
    if subject.programme is None:
        Versions(desk, subject, plan).build()
        return
    _head(desk, subject)
    sharing = Sharing(desk, subject)
    with ui.element("div").classes("pm-columns"):
        with ui.element("div").classes("pg-column"):
            versions = Versions(desk, subject, plan)
            versions.build_draft()
            if subject.held is not None:
                await Requests(desk, subject, sharing).build()
            versions.build()
        with ui.element("div").classes("pg-column"):
            if subject.held is not None and desk.may_write:
                await sharing.build()
            Papers(desk, subject).build()
            if desk.may_write:
                await Rooming(desk, subject).build()
            if subject.held is not None and desk.may_write:
                Withdrawing(desk, subject).build()
            _others(desk, subject)


def _head(desk: Desk, subject: Subject) -> None:
    programme = subject.programme
    assert programme is not None
    state = programme["state"]
    with ui.element("div").classes("pt-row"):
        name = programme["name"]
        if subject.words is not None:
            name = name_in(subject.words.problem, name, desk.language)
        ui.label(name).classes("pb-name")
        badge(WORDS(desk.language, f"state.{state}"), cast(Tone, TONES[state]))
        if subject.held is not None:
            ui.label(WORDS(desk.language, "holds", n=subject.held)).classes("pm-soft")
        else:
            key = "holds.withdrawn" if state == "withdrawn" else "holds.none"
            ui.label(WORDS(desk.language, key)).classes("pm-soft")


def _others(desk: Desk, subject: Subject) -> None:
    """Other programmes of the same trip, to look at."""
    assert subject.programme is not None
    others = [one for one in subject.programmes if one["id"] != subject.programme["id"]]
    if not others:
        return
    with card(WORDS(desk.language, "others")):
        for one in others:
            with ui.element("div").classes("pt-row"):
                ui.link(one["name"], f"/trips/{subject.trip}/publish?programme={one['id']}")
                badge(
                    WORDS(desk.language, f"state.{one['state']}"), cast(Tone, TONES[one["state"]])
                )
