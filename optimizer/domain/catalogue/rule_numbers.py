"""The rule numbers: what the rules count with, as the host sets it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from optimizer.domain.calendar import Minute, Minutes
from optimizer.domain.catalogue.interpreters import LanguageMode
from optimizer.domain.catalogue.meals import Meal
from optimizer.domain.catalogue.sessions import Access
from optimizer.domain.money import Cents
from optimizer.domain.ticks import TicksPerMinute, ticks, ticks_in, up_to
from optimizer.domain.value import Count, Percent, Value


class MealRule(Value):
    """How long a meal is and when it may start."""

    minutes: Annotated[int, Field(ge=1), up_to(8 * 60)]
    earliest: Minute
    latest: Minute


class RuleNumbers(Value):
    """The numbers that the rules use, as the host sets them; wishes may change some of them.

    Times and durations of the catalogue are in ticks, of which a minute has `ticks_per_minute`:
    in minutes unless it says otherwise. A meal that is null is asked for on no day.
    """

    ticks_per_minute: TicksPerMinute = 1
    grid_minutes: Annotated[int, Field(ge=1), up_to(60)]
    day_start: Minute
    day_end: Minute
    move_buffer_minutes: Minutes
    gate_buffer_minutes: Minutes
    changeover_minutes: Minutes
    break_minutes: Minutes
    walking_limit_minutes: Minutes
    sessions_per_day: Annotated[int, Field(ge=1, le=500)]
    content_minutes_per_day: Minutes
    seated_minutes: Minutes
    night_rest_minutes: Minutes
    lunch: MealRule | None
    dinner: MealRule | None
    second_language_percent: Percent
    consecutive_percent: Percent
    simultaneous_percent: Percent
    lead_working_days: dict[Access, Count]
    visa_lead_days: Annotated[int, Field(ge=0, le=3650)] = 15
    long_time_shift_hours: Annotated[int, Field(ge=1, le=12)]
    light_day_dinner_end: Minute
    value_of_time_cents_per_minute: Cents

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_ticks(cls, data: Any, build: ModelWrapValidatorHandler[RuleNumbers]) -> RuleNumbers:
        with ticks(ticks_in(data)):
            return build(data)

    @property
    def hour_ticks(self) -> int:
        """An hour in ticks."""
        return 60 * self.ticks_per_minute

    @property
    def date_ticks(self) -> int:
        """From midnight to midnight in ticks."""
        return 24 * self.hour_ticks

    @property
    def value_of_time_cents_per_tick(self) -> int:
        """What a tick of travel or waiting counts; a finding refuses what is no whole number."""
        return self.value_of_time_cents_per_minute // self.ticks_per_minute

    @property
    def meals(self) -> tuple[Meal, ...]:
        """The meals that have a rule."""
        rules = {Meal.LUNCH: self.lunch, Meal.DINNER: self.dinner}
        return tuple(meal for meal, rule in rules.items() if rule is not None)

    def meal(self, meal: Meal) -> MealRule:
        """The rule of a meal; KeyError if it has none."""
        rule = self.lunch if meal is Meal.LUNCH else self.dinner
        if rule is None:
            raise KeyError(f"there is no rule for {meal}")
        return rule

    def language_percent(self, mode: LanguageMode) -> int:
        """How a mode stretches the talk, in percent."""
        return {
            LanguageMode.OWN: 100,
            LanguageMode.SECOND: self.second_language_percent,
            LanguageMode.CONSECUTIVE: self.consecutive_percent,
            LanguageMode.SIMULTANEOUS: self.simultaneous_percent,
        }[mode]
