"""Every day there is, in plain Python: all orders of the offers with all their starts.

Only for days with few offers and few starts. Written from `docs/rules.md` on the prepared
instance; nothing of the kernel is used.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from optimizer.domain.catalogue import Meal
from optimizer.domain.money import CATEGORIES, Category
from optimizer.prepare.instance import (
    DINNER_BIT,
    MEAL_BITS,
    NOT_ARRIVED,
    Day,
    Instance,
    Offer,
    OfferKind,
)
from tests.dayplans.values import NEVER_ENDS, NEVER_STARTS, Chosen, End, NaiveDay


class NaiveSearch:
    """All days of one date from a morning state with one vehicle choice."""

    def __init__(self, instance: Instance, day: Day, state: int, vehicle: int) -> None:
        self.instance, self.day, self.state = instance, day, state
        self.rules, self.option = instance.problem.rules, instance.vehicles[vehicle]
        nothing = (0,) * len(CATEGORIES)
        if state == NOT_ARRIVED:
            self.mornings = [End(a.place, state, a.costs, a) for a in day.arrivals]
        else:
            self.mornings = [End(instance.hotels[state - 1].place, state, nothing)]
        home = instance.gone_home
        self.evenings = [End(d.place, home, d.costs, d) for d in day.departures]
        for number, hotel in enumerate(instance.hotels, start=1):
            if (night := hotel.nights[day.index]) is not None:
                self.evenings.append(End(hotel.place, number, night[1]))

    def days(self) -> Iterator[NaiveDay]:
        """Every feasible day."""
        return (day for _, _, day in self.ways())

    def ways(self) -> Iterator[tuple[End, End, NaiveDay]]:
        """Every feasible day with its morning and its evening."""
        for morning in self.mornings:
            for chosen in self._sequences(morning, ()):
                for evening in self.evenings:
                    if self._allowed(morning, chosen, evening):
                        found = self.closed(morning, chosen, evening)
                        if found is not None:
                            yield morning, evening, found

    # --- order and starts -----------------------------------------------------------------------
    def _sequences(self, morning: End, chosen: Chosen) -> Iterator[Chosen]:
        yield chosen
        for number, offer in enumerate(self.day.offers):
            if self._clashes(chosen, offer):
                continue
            gap = self._gap(morning, chosen, offer)
            if gap is None:
                continue
            free = self._free_from(morning, chosen)
            for start in self.starts_of(offer):
                if start >= free + gap:
                    yield from self._sequences(morning, (*chosen, (number, start)))

    def starts_of(self, offer: Offer) -> list[int]:
        """Every start of an offer."""
        step = 1 if offer.exact else self.rules.grid_minutes
        return [start for low, high in offer.starts for start in range(low, high + 1, step)]

    def _free_from(self, morning: End, chosen: Chosen) -> int:
        """When the leg to the next item may start."""
        if chosen:
            number, start = chosen[-1]
            return start + self.day.offers[number].minutes
        if morning.connection is None:
            return self.day.day_start
        return max(morning.time + morning.buffer, self.day.day_start)

    def _place(self, morning: End, chosen: Chosen) -> int:
        return self.day.offers[chosen[-1][0]].place if chosen else morning.place

    def _leg(self, origin: int, destination: int) -> int | None:
        if origin == destination:
            return 0
        minutes = int(self.option.minutes[origin, destination])
        return None if minutes < 0 else minutes

    def _buffer(self, morning: End, chosen: Chosen, offer: Offer) -> int:
        if self._place(morning, chosen) == offer.place:
            return self.rules.changeover_minutes if chosen else 0
        return self.rules.gate_buffer_minutes if offer.gate else self.rules.move_buffer_minutes

    def _gap(self, morning: End, chosen: Chosen, offer: Offer) -> int | None:
        leg = self._leg(self._place(morning, chosen), offer.place)
        return None if leg is None else leg + self._buffer(morning, chosen, offer)

    def _clashes(self, chosen: Chosen, offer: Offer) -> bool:
        """Tokens used twice, pairs that exclude each other, and the second before the first."""
        had = {token for number, _ in chosen for token in self.day.offers[number].tokens}
        never = {*self.instance.together_never}
        never |= {(two, one) for one, two in never}
        wrong_order = {(two, one) for one, two in self.instance.successors}
        return any(
            token in had or any((before, token) in never | wrong_order for before in had)
            for token in offer.tokens
        )

    # --- rules ----------------------------------------------------------------------------------
    def _allowed(self, morning: End, chosen: Chosen, evening: End) -> bool:
        offers = [self.day.offers[number] for number, _ in chosen]
        shift = abs(self.instance.problem.wishes.party.time_shift_hours)
        light = morning.connection is not None and shift >= self.rules.long_time_shift_hours
        most = min(self.rules.sessions_per_day, 1) if light else self.rules.sessions_per_day
        return (
            sum(offer.session_count for offer in offers) <= most
            and sum(o.content_minutes for o in offers) <= self.rules.content_minutes_per_day
            and not (light and not self._is_light(chosen))
            and all(self._meal_kept(meal, morning, offers, evening) for meal in self.rules.meals)
            and self._seated_kept(chosen)
            and self._fee(offers) is not None
        )

    def _is_light(self, chosen: Chosen) -> bool:
        offers = [(self.day.offers[number], start) for number, start in chosen]
        return all(
            not offer.technical
            and not (
                offer.meal_bit & DINNER_BIT
                and start + offer.minutes > self.rules.light_day_dinner_end
            )
            for offer, start in offers
        )

    def _meal_kept(self, meal: Meal, morning: End, offers: list[Offer], evening: End) -> bool:
        rule = self.rules.meal(meal)
        asked = (morning.connection is None or morning.time <= rule.earliest) and (
            evening.connection is None or evening.time >= rule.latest + rule.minutes
        )
        kinds = [offer.kind for offer in offers if offer.meal_bit & MEAL_BITS[meal]]
        count = len(kinds) + morning.serves(meal) + evening.serves(meal)
        return count <= 1 and (count == 1 if asked else OfferKind.MEAL not in kinds)

    def _seated_kept(self, chosen: Chosen) -> bool:
        run, joined = 0, False
        for (one, begun), (other, start) in pairwise(((-1, 0), *chosen)):
            offer = self.day.offers[other]
            before = self.day.offers[one] if one >= 0 else None
            rest = start - begun - (before.minutes if before else 0)
            joined = bool(before and before.seated and rest < self.rules.break_minutes)
            run = offer.minutes + (run if joined else 0) if offer.seated else 0
            if joined and run > self.rules.seated_minutes:
                return False
        return True

    def _fee(self, offers: list[Offer]) -> int | None:
        """The interpreters' price; None if they are not to be had."""
        spoken = [offer for offer in offers if offer.interpreter]
        if not spoken:
            return 0
        if len({offer.interpreter for offer in spoken}) > 1:
            return None
        service = self.instance.interpreters[spoken[0].interpreter - 1]
        minutes = sum(offer.interpreted_minutes for offer in spoken)
        team = max(offer.team for offer in spoken)
        team = max(team, 2) if minutes > service.alone_minutes else team
        most = self.day.teams[spoken[0].interpreter - 1]
        if minutes > service.max_minutes or team > most:
            return None
        half = minutes <= service.half_day_minutes
        return team * self.day.fees[spoken[0].interpreter - 1][0 if half else 1]

    # --- the end of the day ---------------------------------------------------------------------
    def closed(self, morning: End, chosen: Chosen, evening: End) -> NaiveDay | None:
        """The day with its times and costs; None if it cannot end so."""
        offers = [self.day.offers[number] for number, _ in chosen]
        stops = [morning.place, *(offer.place for offer in offers), evening.place]
        legs = [self._leg(one, other) for one, other in pairwise(stops)]
        if any(leg is None for leg in legs):
            return None
        travel = sum(leg or 0 for leg in legs) + morning.journey + evening.journey
        times = self._times(morning, chosen, evening, legs[0] or 0, legs[-1] or 0)
        if times is None:
            return None
        leaves, reaches, waiting = times
        moves = any(one != other for one, other in pairwise(stops))
        span = reaches - leaves if chosen or moves else 0
        costs = self._costs(offers, stops, span, morning, evening)
        first = chosen[0][1] if chosen else NEVER_STARTS
        last = chosen[-1][1] + offers[-1].minutes if chosen else NEVER_ENDS
        if not chosen and evening.connection is not None:
            first = evening.time
        if not chosen and morning.connection is not None:
            last = morning.time
        return NaiveDay(
            night=evening.state,
            chosen=chosen,
            tokens=sum(1 << token for offer in offers for token in offer.tokens),
            costs=costs,
            time=travel + waiting,
            travel=travel,
            first_start=NEVER_STARTS if morning.connection is not None else first,
            last_end=NEVER_ENDS if evening.connection is not None else last,
        )

    def _times(
        self, morning: End, chosen: Chosen, evening: End, first_leg: int, last_leg: int
    ) -> tuple[int, int, int] | None:
        """Leaving the morning place, reaching the night place, and waiting."""
        if not chosen and morning.connection is None:
            return self._straight_home(morning, evening, last_leg)
        free = self._free_from(morning, chosen)
        there, moves = free + last_leg, self._place(morning, chosen) != evening.place
        if moves and there > self.day.day_end:
            return None
        waiting = self._waiting(morning, chosen)
        reaches = there
        if evening.connection is not None:
            reaches = evening.time
            late = reaches - evening.buffer - there
            if late < 0:
                return None
            waiting += late
            if not chosen:
                waiting += free - morning.time - morning.buffer
        if morning.connection is not None:
            return morning.time, reaches, waiting
        leaves = chosen[0][1] - first_leg - self._buffer(morning, (), self.day.offers[chosen[0][0]])
        return (leaves, reaches, waiting) if self._left_in_time(leaves, evening) else None

    def _straight_home(self, morning: End, evening: End, leg: int) -> tuple[int, int, int] | None:
        if evening.connection is None:
            return None
        there = evening.time - evening.buffer
        outside = there - leg < self.day.day_start or there > self.day.day_end
        if (morning.place != evening.place and outside) or not self._left_in_time(
            there - leg, evening
        ):
            return None
        return there - leg, evening.time, 0

    def _left_in_time(self, leaves: int, evening: End) -> bool:
        stays = evening.connection is None and evening.state == self.state
        return stays or leaves <= self.instance.hotels[self.state - 1].hotel.check_out

    def _waiting(self, morning: End, chosen: Chosen) -> int:
        total = 0
        for place, (number, start) in enumerate(chosen):
            before = chosen[:place]
            if not before and morning.connection is None:
                continue
            gap = self._gap(morning, before, self.day.offers[number])
            free = self._free_from(morning, before)
            if not before:
                free = morning.time + morning.buffer
            total += start - free - (gap or 0)
        return total

    def _costs(
        self, offers: list[Offer], stops: list[int], span: int, morning: End, evening: End
    ) -> tuple[int, ...]:
        parts = [offer.costs for offer in offers] + [morning.costs, evening.costs]
        costs = [sum(column) for column in zip(*parts, strict=True)]
        out, back = stops[0], stops[-1]
        option = self.option
        ride = option.day_cents + int(option.empty.cents_out[out] + option.empty.cents_back[back])
        ride += sum(int(option.cents[a, b]) for a, b in pairwise(stops) if a != b)
        if option.hour_cents:
            empty = int(option.empty.minutes_out[out] + option.empty.minutes_back[back])
            ride += option.hour_cents * max(
                option.min_hours, -(-(span + empty) // self.rules.hour_ticks)
            )
        costs[CATEGORIES.index(Category.TRANSPORT)] += ride
        costs[CATEGORIES.index(Category.INTERPRETATION)] += self._fee(offers) or 0
        return tuple(costs)
