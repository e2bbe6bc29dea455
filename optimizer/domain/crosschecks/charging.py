"""Tax, prices and what is said of charges: rates that are missing, statements about nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from optimizer.domain.catalogue import Catalogue, RoomKind
from optimizer.domain.charges import Markup, Statement
from optimizer.domain.crosschecks.check import CATALOGUE, WISHES, Spot
from optimizer.domain.crosschecks.known import Known, did_you_mean
from optimizer.domain.findings import FindingCode
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.tariffs import PriceBasis, VatCategory

SUPPLIERS = ("partners", "hotels", "restaurants", "vehicles", "connections", "interpreters")
"""The lists of a catalogue whose items are paid."""

OWN_ITEMS = "own"
"""The supplier of the coordinator's own items."""


def rates_once(catalogue: Catalogue) -> Iterator[Spot]:
    """Two rates of one category from the same date."""
    seen = set()
    for index, rate in enumerate(catalogue.vat):
        key = rate.category, rate.valid_from
        if key in seen:
            yield Spot(
                CATALOGUE,
                ("vat", index),
                FindingCode.DUPLICATE_ID,
                f"Two rates of tax for {rate.category} begin on {rate.valid_from}.",
                "Keep one of them.",
                detail={"category": rate.category.value, "valid_from": str(rate.valid_from)},
            )
        seen.add(key)


def free_places_have_a_price(catalogue: Catalogue) -> Iterator[Spot]:
    """Hotels with free places but without the twin rooms by which these are worth something."""
    for index, hotel in enumerate(catalogue.hotels):
        if hotel.foc_per is not None and all(one.kind is not RoomKind.TWIN for one in hotel.rooms):
            yield Spot(
                CATALOGUE,
                ("hotels", index, "foc_per"),
                FindingCode.CONTRADICTION,
                f"Hotel '{hotel.id}' gives free places, each worth half a twin room, but has no "
                "twin rooms.",
                "Add its twin rooms, or leave foc_per out.",
            )


def _net_prices(catalogue: Catalogue) -> Iterator[tuple[Steps, VatCategory]]:
    """Where prices are stated without tax, and by which rate tax comes on top."""
    partners = {partner.id: partner for partner in catalogue.partners}
    for index, session in enumerate(catalogue.sessions):
        partner = partners.get(session.partner)
        basis = session.price_basis or (partner.price_basis if partner else PriceBasis.GROSS)
        category = session.vat_category or (
            partner.vat_category if partner else VatCategory.GENERAL
        )
        if basis is PriceBasis.NET:
            yield ("sessions", index), category
    for field in ("hotels", "vehicles", "connections", "interpreters"):
        for index, supplier in enumerate(getattr(catalogue, field)):
            if supplier.price_basis is PriceBasis.NET:
                yield (field, index), supplier.vat_category
    for index, restaurant in enumerate(catalogue.restaurants):
        for place, service in enumerate(restaurant.services):
            if service.price_basis is PriceBasis.NET:
                yield ("restaurants", index, "services", place), service.vat_category


def net_prices_have_a_rate(problem: Problem) -> Iterator[Spot]:
    """Prices without tax whose rate is not known on the first date of the trip."""
    first = problem.wishes.dates.first
    for steps, category in _net_prices(problem.catalogue):
        if problem.catalogue.vat_permille(category, first) is None:
            yield Spot(
                CATALOGUE,
                steps,
                FindingCode.FIELD_MISSING,
                f"The prices are without tax, and the rate of tax for {category} on {first} is "
                "not known.",
                "Add the rate to the catalogue's vat, or state the prices with tax.",
                detail={"category": category.value, "date": str(first)},
            )


def statements_once(problem: Problem) -> Iterator[Spot]:
    """Two statements of one kind about the same session, supplier or category."""
    for key in ("inclusions", "payers", "eligible"):
        seen = set()
        for index, one in enumerate(getattr(problem.wishes, key)):
            about = one.session, one.supplier, one.category
            if about in seen:
                name = next(name for name in about if name is not None)
                yield Spot(
                    WISHES,
                    (key, index),
                    FindingCode.DUPLICATE_ID,
                    f"'{name}' stands in {key} more than once.",
                    "Keep one of them.",
                    detail={"name": name},
                )
            seen.add(about)


def markups_once(catalogue: Catalogue) -> Iterator[Spot]:
    """Two markups about the same charges from the same number of heads."""
    seen = set()
    for index, one in enumerate(catalogue.markups):
        about = one.session, one.supplier, one.category, one.from_heads
        if about in seen:
            yield Spot(
                CATALOGUE,
                ("markups", index),
                FindingCode.DUPLICATE_ID,
                f"Two markups for the same charges begin at {one.from_heads} heads.",
                "Keep one of them.",
                detail={"from_heads": one.from_heads},
            )
        seen.add(about)


def unknown_markups(catalogue: Catalogue, known: Known) -> Iterator[Spot]:
    """Markups about a session or a supplier that the catalogue does not know."""
    yield from _unknown(CATALOGUE, "markups", catalogue.markups, known)


def unknown_statements(problem: Problem, known: Known) -> Iterator[Spot]:
    """Statements of the wishes about a session or a supplier that the catalogue does not know."""
    for key in ("inclusions", "payers", "eligible"):
        yield from _unknown(WISHES, key, getattr(problem.wishes, key), known)


def _unknown(
    document: str, key: str, stated: Iterable[Statement | Markup], known: Known
) -> Iterator[Spot]:
    for index, one in enumerate(stated):
        if one.session is not None:
            yield from known.unknown(document, (key, index, "session"), "sessions", one.session)
        name = one.supplier
        if name is None or name == OWN_ITEMS or any(known.has(kind, name) for kind in SUPPLIERS):
            continue
        names = frozenset().union(*(known.names[kind] for kind in SUPPLIERS))
        yield Spot(
            document,
            (key, index, "supplier"),
            FindingCode.UNKNOWN_ID,
            f"There is no supplier '{name}' in the catalogue.",
            did_you_mean(name, names) + "Name a partner, hotel, restaurant, vehicle, connection or "
            "interpreter service, or 'own' for the coordinator's own items.",
            detail={"kind": "suppliers", "name": name},
        )
