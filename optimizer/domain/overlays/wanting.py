"""Overlays of what the delegation wants: its size, money, languages, wishes and pins."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from optimizer.domain.calendar import Minute
from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.money import Category, Cents
from optimizer.domain.overlays.named import NamedOverlay
from optimizer.domain.value import Count, Id, Language
from optimizer.domain.wishes import RoomDemand, Wish


class PartyChanged(NamedOverlay):
    """More or fewer guests: `change` of them, or `heads` in all.

    What is not given follows: single rooms are added, and taken away before twin rooms; a single
    nationality group grows and shrinks with the party. `rooms`, `roles`, `nationality_groups`,
    `diets` and `access_needs` take the place of the old ones.
    """

    kind: Literal["party-changed"] = "party-changed"
    change: Annotated[int, Field(ge=-499, le=499)] | None = None
    heads: Annotated[int, Field(ge=1, le=500)] | None = None
    rooms: RoomDemand | None = None
    roles: dict[str, Count] | None = None
    nationality_groups: dict[Id, Count] | None = None
    diets: dict[str, Count] | None = None
    access_needs: dict[str, Count] | None = None

    @model_validator(mode="after")
    def _one_size(self) -> PartyChanged:
        if self.change is not None and self.heads is not None:
            raise ValueError("the size is given twice; give change or heads")
        counts = (self.roles, self.nationality_groups, self.diets, self.access_needs)
        given = (self.change, self.heads, self.rooms, *counts)
        if all(one is None for one in given):
            raise ValueError("nothing is changed; give change, heads or one of the other fields")
        return self


class BudgetChanged(NamedOverlay):
    """Another limit of money: `total`, `per-head`, or the cap of a category.

    `change_cents` and `change_permille` are added to the old one (-100 is a tenth less, rounded
    down to the cent), `cents` takes its place, and `lifted` leaves no limit.
    """

    kind: Literal["budget-changed"] = "budget-changed"
    limit: Literal["total", "per-head"] | Category = "total"
    change_cents: Annotated[int, Field(ge=-10_000_000_00, le=10_000_000_00)] | None = None
    change_permille: Annotated[int, Field(ge=-1000, le=100_000)] | None = None
    cents: Cents | None = None
    lifted: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> BudgetChanged:
        ways = (self.change_cents, self.change_permille, self.cents, self.lifted or None)
        if sum(one is not None for one in ways) != 1:
            raise ValueError("give just one of change_cents, change_permille, cents and lifted")
        return self


class LanguageChanged(NamedOverlay):
    """Other languages of the guests, or other ways for a session to reach them."""

    kind: Literal["language-changed"] = "language-changed"
    own_languages: Annotated[tuple[Language, ...], Field(min_length=1)] | None = None
    second_languages: tuple[Language, ...] | None = None
    language_modes: Annotated[tuple[LanguageMode, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> LanguageChanged:
        given = (self.own_languages, self.second_languages, self.language_modes)
        if all(one is None for one in given):
            raise ValueError("give own_languages, second_languages, language_modes or several")
        return self


class InterpretationForced(NamedOverlay):
    """Whatever is interpreted is interpreted in one mode, or nothing is (`none`)."""

    kind: Literal["interpretation-forced"] = "interpretation-forced"
    mode: Literal["consecutive", "simultaneous", "none"]


class VehiclesChosen(NamedOverlay):
    """The delegation is driven in these vehicles only, or in any."""

    kind: Literal["vehicles-chosen"] = "vehicles-chosen"
    vehicles: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None


class WishAdded(NamedOverlay):
    """One more wish, written as among wishes."""

    kind: Literal["wish-added"] = "wish-added"
    wish: Wish


class WishRequired(NamedOverlay):
    """A wish becomes required."""

    kind: Literal["wish-required"] = "wish-required"
    wish: Id


class WishScored(NamedOverlay):
    """A wish pays so many points: another weight, or no longer required or excluded."""

    kind: Literal["wish-scored"] = "wish-scored"
    wish: Id
    weight: Annotated[int, Field(ge=1, le=1000)]


class WishDropped(NamedOverlay):
    """A wish is given up."""

    kind: Literal["wish-dropped"] = "wish-dropped"
    wish: Id


class Pinned(NamedOverlay):
    """A session is fixed to a date, or to a date and a start."""

    kind: Literal["pin"] = "pin"
    session: Id
    date: dt.date
    start: Minute | None = None


class Unpinned(NamedOverlay):
    """The pins of a session are taken out: of one date, or all of them."""

    kind: Literal["unpin"] = "unpin"
    session: Id
    date: dt.date | None = None
