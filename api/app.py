"""The app: every route behind the edge, over one store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import APIRouter, FastAPI

from api.edge.headers import SecurityHeaders
from api.edge.heads import Heads
from api.edge.numbering import Numbering
from api.edge.refusals import answer_refusals
from api.edge.service import Service, service_for
from api.openapi import VERSION, description
from api.routes import (
    audit,
    availability,
    bookings,
    calendars,
    catalogues,
    confirmations,
    demo,
    described,
    editing,
    feedback,
    guests,
    health,
    judging,
    learning,
    linked_calendars,
    links,
    network,
    organisations,
    packages,
    past_programmes,
    plan_papers,
    plans,
    printed,
    programmes,
    questions,
    scenario_runs,
    start,
    tokens,
    wishes,
    workbooks,
)
from api.settings import Settings
from api.store import Store, default_url, make_engine

ROUTES: tuple[APIRouter, ...] = (
    plans.routes,
    plan_papers.routes,
    printed.routes,
    editing.routes,
    questions.routes,
    scenario_runs.routes,
    judging.routes,
    demo.routes,
    packages.routes,
    catalogues.routes,
    workbooks.routes,
    past_programmes.routes,
    wishes.routes,
    programmes.routes,
    confirmations.routes,
    links.routes,
    linked_calendars.routes,
    calendars.routes,
    guests.routes,
    guests.lists,
    guests.of_a_person,
    feedback.routes,
    learning.routes,
    learning.catalogue_routes,
    network.routes,
    bookings.routes,
    availability.routes,
    organisations.routes,
    tokens.routes,
    start.routes,
    audit.routes,
    described.routes,
    health.routes,
)
"""The routes of each resource, in the order of the description."""


def create_app(settings: Settings | None = None, store: Store | None = None) -> FastAPI:
    """The app of a store, otherwise of the database that the settings name.

    The database must have this release's tables (`api.store.migrate`).
    """
    settings = settings or Settings()
    if store is None:
        store = Store(make_engine(settings.database_url or default_url()))
    service = service_for(settings, store)
    app = described_app()
    app.state.service = service
    app.router.lifespan_context = _lifespan(service)
    health.tell_of_jobs(service)
    app.add_middleware(Numbering, metrics=service.metrics)
    app.add_middleware(SecurityHeaders, secure=settings.secure)
    app.add_middleware(Heads)
    return app


def described_app() -> FastAPI:
    """The routes alone, which is all that the description needs."""
    app = FastAPI(
        title="Päämaja",
        version=VERSION,
        # The pages that describe an API fetch their scripts from elsewhere; the file does not.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    for routes in ROUTES:
        app.include_router(routes)
    app.state.every_route = tuple(route for routes in ROUTES for route in routes.routes)
    answer_refusals(app)
    app.openapi = lambda: description(app)  # type: ignore[method-assign]
    return app


def _lifespan(service: Service) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        service.closing.set()
        service.store.engine.dispose()

    return lifespan
