"""Ordering: asks for plans of a trip, and changes the wishes for a fix that was chosen."""

from __future__ import annotations

from typing import Any

from api.client import Content
from api.web.desk import Desk
from api.web.itinerary.subject import Subject, Trip

MORE_SECONDS = 600.0
"""How long is looked when more time is asked for."""

CHOICES = 4
"""So many good itineraries are asked for, the best among them."""


class NoCatalogue(Exception):
    """Nothing is stored under the name of the catalogue that the wishes are for."""


async def order_plan(desk: Desk, trip: Trip, **more: Any) -> Content:
    """Asks for a plan of the trip's newest wishes. Raises NoCatalogue and ProblemReceived."""
    wanted = trip.wishes["document"]["catalogue"]
    async for one in desk.items("/v1/catalogues"):
        if one["key"] == wanted:
            sources = {"catalogue": {"id": one["id"]}, "wishes": {"id": trip.id}}
            return await desk.post("/v1/plans", {**sources, **more})
    raise NoCatalogue(wanted)


async def order_longer(desk: Desk, subject: Subject) -> Content:
    """The same problem with more time, begun with the answer it has."""
    return await _of_the_same(desk, subject, {"time_limit_seconds": MORE_SECONDS})


async def order_choices(desk: Desk, subject: Subject) -> Content:
    """The same problem with other good itineraries beside the best."""
    return await _of_the_same(desk, subject, {"alternatives": CHOICES})


async def order_choice(desk: Desk, subject: Subject, number: int) -> Content:
    """One of the other good itineraries as a plan of its own; 1 is the first after the best."""
    return await desk.post(f"/v1/plans/{subject.plan['id']}/alternatives/{number}/plan", {})


async def order_fix(desk: Desk, subject: Subject, wishes: Content) -> Content:
    """Changes the wishes and plans anew.

    Of a plan that was made of other than the stored wishes, only the plan is made with them. Raises
    ProblemReceived with 412 if somebody else has changed the wishes meanwhile.
    """
    source = subject.plan["wishes"]
    if source is None:
        patch = [{"op": "replace", "path": "/wishes", "value": wishes}]
        return await desk.post(f"/v1/plans/{subject.plan['id']}/from-patch", {"patch": patch})
    kept = await desk.put(f"/v1/wishes/{subject.trip.id}", wishes, version=source["version"])
    parameters = dict(subject.plan["parameters"])
    return await order_plan(desk, Trip(kept), parameters=parameters, **_start(subject))


async def _of_the_same(desk: Desk, subject: Subject, changed: Content) -> Content:
    """The problem of a plan once more, begun with its answer, with some parameters changed."""
    plan = subject.plan
    asked: Content = {"name": plan["name"], "parameters": {**plan["parameters"], **changed}}
    if plan["wishes"] is not None:
        sources = {"catalogue": plan["catalogue"], "wishes": plan["wishes"]}
        return await desk.post("/v1/plans", {**asked, **sources, **_start(subject)})
    same = {"op": "test", "path": "/wishes/id", "value": subject.problem.wishes.id}
    return await desk.post(f"/v1/plans/{plan['id']}/from-patch", {**asked, "patch": [same]})


def _start(subject: Subject) -> Content:
    return {} if subject.itinerary is None else {"start": subject.plan["id"]}
