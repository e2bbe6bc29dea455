"""All cross-checks: the table of contents."""

from __future__ import annotations

from collections.abc import Iterable

from optimizer.domain.catalogue import Catalogue
from optimizer.domain.crosschecks import (
    charging,
    matrices,
    offer,
    party,
    programme,
    references,
    schedule,
    statuses,
    tariffs,
    terms,
    visitors,
    wishes,
)
from optimizer.domain.crosschecks.check import CATALOGUE, WISHES, Check, Spot, ask_all
from optimizer.domain.crosschecks.known import Known
from optimizer.domain.findings import Finding
from optimizer.domain.pointers import Steps
from optimizer.domain.problem import Problem
from optimizer.domain.ticks import ticks
from optimizer.domain.wishes import Wishes

_HEADS = (WISHES, "party", "heads")
_GROUPS = (WISHES, "party", "nationality_groups")
_DATES = (WISHES, "dates")
_RULES = (CATALOGUE, "rules")
_TICKS = (CATALOGUE, "rules", "ticks_per_minute")
_LIMITS = (WISHES, "limits")
_SESSIONS = (CATALOGUE, "sessions")
_VEHICLES = (CATALOGUE, "vehicles")
_ROOMS = ("venues", "restaurants", "hotels")

CATALOGUE_CHECKS: tuple[Check[Catalogue], ...] = (
    Check(references.duplicate_ids),
    Check(references.catalogue_languages),
    Check(references.facts_name_fields),
    Check(offer.time_zone_exists),
    Check(offer.country_exists),
    Check(offer.rule_numbers),
    Check(offer.time_is_priced, (_TICKS,)),
    Check(offer.sessions_hold_together),
    Check(offer.seasons_exist),
    Check(offer.closures_are_short),
    Check(offer.venues_hold_groups),
    Check(offer.fallbacks_are_others),
    Check(offer.catalogue_precedence),
    Check(visitors.prices_are_clear),
    Check(terms.terms_hold_together),
    Check(charging.rates_once),
    Check(charging.free_places_have_a_price),
    Check(charging.markups_once),
    Check(matrices.matrix_shapes),
    Check(matrices.matrix_holes),
    Check(matrices.matrix_diagonals),
    Check(tariffs.driver_rules_hold_together),
    Check(tariffs.returning_vehicles_have_a_garage),
)
"""What is asked of a catalogue alone."""

WISHES_CHECKS: tuple[Check[Wishes], ...] = (
    Check(wishes.something_wished, ((WISHES, "wishes"), (WISHES, "pins"), (WISHES, "quotas"))),
    Check(wishes.wish_duplicates),
    Check(wishes.opposite_wishes),
    Check(wishes.what_blocks_stays),
    Check(party.party_languages),
    Check(party.counts_fit_heads, (_HEADS,)),
    Check(party.rooms_fit_heads, (_HEADS, (WISHES, "party", "rooms"))),
    Check(visitors.groups_count_everyone, (_HEADS, _GROUPS)),
    Check(schedule.window_holds_days, (_DATES,)),
    Check(schedule.dates_ahead, (_DATES, (WISHES, "planning_date"))),
    Check(schedule.pins_inside_trip, (_DATES,)),
    Check(schedule.commitments_inside_trip, (_DATES,)),
    Check(schedule.hours_inside_trip, (_DATES,)),
    Check(schedule.hours_in_order),
    Check(schedule.commitments_have_room),
    Check(schedule.commitments_apart),
    Check(programme.past_inside_trip, (_DATES,)),
    Check(programme.levels_once),
    Check(statuses.histories_in_order),
    Check(statuses.requests_once),
    Check(statuses.options_still_hold, ((WISHES, "planning_date"),)),
    Check(statuses.confirmed_inside_trip, (_DATES,)),
    Check(statuses.confirmed_and_refused),
)
"""What is asked of wishes alone."""

PROBLEM_CHECKS: tuple[Check[Problem], ...] = (
    Check(wishes.right_catalogue, ((CATALOGUE, "id"),)),
    Check(wishes.same_ticks, (_TICKS, (WISHES, "ticks_per_minute"))),
    Check(wishes.time_is_priced, (_TICKS,)),
    Check(wishes.wished_precedence),
    Check(wishes.partners_with_sessions, (_SESSIONS,)),
    Check(wishes.quotas_can_be_met, (_SESSIONS,)),
    Check(wishes.pins_agree),
    Check(wishes.pins_not_excluded),
    Check(charging.net_prices_have_a_rate, ((CATALOGUE, "vat"), _DATES)),
    Check(charging.statements_once),
    Check(programme.past_not_excluded),
    Check(programme.past_as_settled),
    Check(statuses.confirmed_one_of_a_kind),
    Check(statuses.confirmed_visits_agree),
    Check(statuses.confirmed_can_be_used, (_HEADS, (WISHES, "party", "guides"))),
    Check(
        party.debrief_finds_room,
        (_HEADS, (WISHES, "party", "guides"), *((CATALOGUE, rooms) for rooms in _ROOMS)),
    ),
    Check(party.needs_are_catered_for, ((CATALOGUE, "restaurants"), (CATALOGUE, "venues"), _HEADS)),
    Check(
        party.group_finds_room,
        (_HEADS, (WISHES, "party", "guides"), _SESSIONS, (CATALOGUE, "hotels"), _VEHICLES),
    ),
    Check(visitors.groups_are_known, (_SESSIONS,)),
    Check(
        schedule.visas_in_time,
        (_DATES, (WISHES, "planning_date"), (CATALOGUE, "rules", "visa_lead_days")),
    ),
    Check(schedule.day_window_in_order, (_RULES, _LIMITS)),
    Check(schedule.commitments_inside_day, (_RULES, _LIMITS)),
)
"""What is asked of wishes with their catalogue."""


def catalogue_spots(
    catalogue: Catalogue, known: Known, unsure: Iterable[Steps] = ()
) -> tuple[Spot, ...]:
    """What is wrong with a catalogue; `unsure` names what could not be read, document first."""
    with ticks(catalogue.rules.ticks_per_minute):
        return (
            *references.unknown_references(catalogue, known),
            *matrices.places_without_travel(catalogue, known),
            *charging.unknown_markups(catalogue, known),
            *ask_all(CATALOGUE_CHECKS, catalogue, unsure),
        )


def wishes_alone_spots(wanted: Wishes, unsure: Iterable[Steps] = ()) -> tuple[Spot, ...]:
    """What is wrong with wishes, whatever the catalogue."""
    with ticks(wanted.ticks_per_minute):
        return tuple(ask_all(WISHES_CHECKS, wanted, unsure))


def wishes_spots(problem: Problem, known: Known, unsure: Iterable[Steps] = ()) -> tuple[Spot, ...]:
    """What is wrong with the wishes of a problem."""
    with ticks(problem.wishes.ticks_per_minute):
        return (
            *wishes.unknown_wishes(problem, known),
            *charging.unknown_statements(problem, known),
            *statuses.unknown_in_statuses(problem, known),
            *programme.unknown_in_programme(problem, known),
            *schedule.commitments_can_be_reached(problem, known),
            *wishes_alone_spots(problem.wishes, unsure),
            *ask_all(PROBLEM_CHECKS, problem, unsure),
        )


def catalogue_findings(catalogue: Catalogue) -> tuple[Finding, ...]:
    """What is wrong with a catalogue that was read without a fault."""
    return tuple(spot.finding() for spot in catalogue_spots(catalogue, Known.of(catalogue)))


def wishes_findings(problem: Problem) -> tuple[Finding, ...]:
    """What is wrong with the wishes of a problem that was read without a fault."""
    return tuple(spot.finding() for spot in wishes_spots(problem, Known.of(problem.catalogue)))
