"""The problem: a catalogue, wishes for it and bookings, with the rule numbers and a hash."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import cached_property
from typing import Any

from pydantic import ConfigDict, ModelWrapValidatorHandler, model_validator

from optimizer.domain.bookings import Booking, Held
from optimizer.domain.catalogue import Catalogue, RuleNumbers
from optimizer.domain.programme import PublishedProgramme
from optimizer.domain.statuses import ItemKind, ItemStatus
from optimizer.domain.ticks import part, ticks, ticks_in
from optimizer.domain.value import Value
from optimizer.domain.wishes import Target, Wishes

_NOT_PLANNED_WITH = {"catalogue": {"base_map"}, "wishes": {"rule_levels"}}
"""What says nothing about the best plan: a plan stays that of its problem when it changes."""


class Problem(Value):
    """Catalogue and wishes together, and what other trips have booked.

    Build it with `documents.read_problem` to get all findings.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    catalogue: Catalogue
    wishes: Wishes
    bookings: tuple[Booking, ...] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(cls, data: Any, build: ModelWrapValidatorHandler[Problem]) -> Problem:
        """Bookings are in the catalogue's ticks."""
        with ticks(ticks_in(part(part(data, "catalogue"), "rules"))):
            return build(data)

    def with_wishes(self, wishes: Wishes) -> Problem:
        """The same catalogue and bookings with other wishes."""
        return Problem(catalogue=self.catalogue, wishes=wishes, bookings=self.bookings)

    @cached_property
    def held(self) -> Held:
        """What other trips hold, by what it is and when."""
        return Held(self.bookings)

    @cached_property
    def rules(self) -> RuleNumbers:
        """The host's rule numbers with the delegation's own limits in their place."""
        limits = self.wishes.limits
        own = {
            field: value
            for field in type(limits).model_fields
            if field in RuleNumbers.model_fields and (value := getattr(limits, field)) is not None
        }
        return self.catalogue.rules.model_copy(update=own)

    @property
    def statuses(self) -> tuple[ItemStatus, ...]:
        """What is settled or asked for: by what is past of a programme, and by the wishes."""
        programme = self.wishes.programme
        return (*(programme.settled if programme else ()), *self.wishes.statuses)

    @property
    def programme(self) -> PublishedProgramme | None:
        """What was published of this trip."""
        return self.wishes.programme

    @property
    def pinned(self) -> frozenset[tuple[str, dt.date]]:
        """The sessions that have to be visited on a date: by pins and by what is confirmed."""
        pins = {(pin.session, pin.date) for pin in self.wishes.pins}
        return frozenset(pins) | {
            (item.id, item.date)
            for item in self.statuses
            if item.kind is ItemKind.SESSION and item.is_confirmed and item.date is not None
        }

    @property
    def counts_alike(self) -> bool:
        """Whether wishes and catalogue count the same ticks; if not, a finding says so."""
        return self.wishes.ticks_per_minute == self.catalogue.rules.ticks_per_minute

    @property
    def first_entry(self) -> dt.date | None:
        """The first date on which guests who need a visa may arrive; None if there are none.

        None as well for a delegation that has set out already.
        """
        programme = self.wishes.programme
        has_set_out = programme is not None and programme.arrival is not None
        if not self.wishes.party.visa_bound or has_set_out:
            return None
        return self.wishes.planning_date + dt.timedelta(days=self.rules.visa_lead_days)

    def day_hours(self, date: dt.date) -> tuple[int, int]:
        """When the day starts and ends on a date: as the wishes say for it, else as the rules."""
        own = self.wishes.limits.hours.get(date)
        return (self.rules.day_start, self.rules.day_end) if own is None else (own.start, own.end)

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of what is planned with; the order of named things does not change it."""
        content = _canonical(self.model_dump(mode="json", exclude=_NOT_PLANNED_WITH))
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def sessions_of(self, target: Target) -> frozenset[str]:
        """The ids of the sessions that answer a target."""
        kind, key = target.kind, target.key
        return frozenset(
            session.id
            for session in self.catalogue.sessions
            if (kind == "session" and session.id == key)
            or (kind == "partner" and session.partner == key)
            or (kind == "theme" and key in session.themes)
            or (kind == "format" and session.format.value == key)
        )


def _canonical(content: Any) -> Any:
    """The same content with every list of named things in the order of their ids."""
    if isinstance(content, dict):
        return {key: _canonical(value) for key, value in content.items()}
    if isinstance(content, list):
        items = [_canonical(value) for value in content]
        if items and all(isinstance(item, dict) and "id" in item for item in items):
            # Of one id there may be several, such as a hotel on several dates.
            items.sort(key=lambda item: (str(item["id"]), json.dumps(item, sort_keys=True)))
        return items
    return content
