"""Tiers in order over all windows: each optimum becomes a row of the next tier.

Impossible is said only when it is proved twice, in two ways, for every window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from optimizer.domain.result import Verdict
from optimizer.master.answer import Answer
from optimizer.master.clock import Clock
from optimizer.master.generation import FIRST_PLAN_SECONDS
from optimizer.master.goal import Goal, any_trip
from optimizer.master.joint import Joint, Listener, is_done, joint_bound
from optimizer.master.keptdays import Kept, KeptWindow
from optimizer.master.polishing import polish
from optimizer.master.pool import PlanPool
from optimizer.master.reuse import Start
from optimizer.master.rounds import Counters, Rounds
from optimizer.master.rows import Row, all_rows
from optimizer.master.search import TierSearch
from optimizer.master.seeding import seed, walks
from optimizer.master.selection import Choice, Outcome
from optimizer.master.tier import solve_tier
from optimizer.master.tierstate import TierState, Trip
from optimizer.master.windows import SharedPlans, windows_of
from optimizer.master.windowstate import Window
from optimizer.prepare.instance import Instance

BEGIN_SECONDS = 5.0
"""For a choice among few plans, so that there is a trip to begin with."""

MANY_CARRIED = 200
"""So many plans carried over stand for seeds, and for most of the quick rounds."""

FEW_WALKS = 6
"""Trips walked where many plans are carried over, but none of them make a trip."""

RowMaker = Callable[[Instance], tuple[Row, ...]]


@dataclass
class Solver:
    """Solves one instance; a window's plans and cuts are kept between its tiers."""

    instance: Instance
    clock: Clock
    workers: int
    seed: int
    tell: Listener
    more_rows: RowMaker = lambda instance: ()
    start: Start = field(default_factory=Start)
    counters: Counters = field(default_factory=Counters)
    kept: Kept = ()
    _shared: SharedPlans = field(default_factory=SharedPlans)

    def solve(self, goals: tuple[Goal, ...]) -> Answer:
        """The best trip by the goals in their order."""
        windows = [self._window(instance) for instance in windows_of(self.instance)]
        try:
            self._with_start(windows, goals[0])
            return self._tiers(windows, goals)
        finally:
            self._finish(windows)

    def exists(self) -> Answer:
        """Whether there is a trip at all: any one, the proof that there is none, or neither."""
        windows = [self._window(instance) for instance in windows_of(self.instance)]
        goal = any_trip()
        try:
            self._with_start(windows, goal)
            # A window with a trip first: one is all that is asked for.
            for window in sorted(windows, key=lambda window: window.trip is None):
                state = TierState(goal)
                if window.trip is None:
                    search = self._search(window, goal, _silent)
                    self._fill(window, search)
                    window.trip = search.state.trip
                if window.trip is None:
                    window.trip, state.is_impossible = self._any_trip(window)
                window.state = state
                if window.trip is not None:
                    return Answer(Verdict.FEASIBLE, (), window.trip, window.instance, self.counters)
                if len(windows) > 1:
                    self._shared.take_in(window.rounds, window.pool.table)
            return Answer(self._none(windows), (), None, self.instance, self.counters)
        finally:
            self._finish(windows)

    def _with_start(self, windows: list[Window], goal: Goal) -> None:
        """Gives each window the cuts of the start, and a trip made of its itineraries' days."""
        for window in windows:
            window.cuts += self.start.cuts(window.instance)
            plans = self.start.trip_plans(window.rounds, window.row_table)
            if len(window.pool.add(plans)):
                begun = self._search(window, goal, _silent)
                begun.select(window.pool.table, "first-plan", BEGIN_SECONDS)
                window.trip = begun.state.trip

    def _finish(self, windows: list[Window]) -> None:
        """Counts and keeps what is known of the windows, and closes them."""
        self.counters.carried = len(self.start.carried)
        self.counters.dropped = self.start.dropped
        self.counters.storage.columns = sum(len(window.pool) for window in windows)
        self.kept = tuple(
            KeptWindow(window.instance, window.pool.table, tuple(window.cuts)) for window in windows
        )
        for window in windows:
            window.rounds.close()

    def _window(self, instance: Instance) -> Window:
        rounds = Rounds(instance, self.workers, self.clock, self.counters)
        pool = PlanPool(instance)
        pool.add(rounds.empty_days())
        rows = (*all_rows(instance), *self.more_rows(instance))
        return Window(instance, rounds, rows, pool, [])

    # --- tiers over windows ---------------------------------------------------------------------
    def _tiers(self, windows: list[Window], goals: tuple[Goal, ...]) -> Answer:
        totals: list[TierState] = []
        best: Window | None = None
        for number, goal in enumerate(goals):
            is_last = number == len(goals) - 1
            total, best = self._tier(windows, goal, is_first=number == 0, is_last=is_last)
            if best is None:
                verdict = self._none(windows)
                return Answer(verdict, (total,), None, self.instance, self.counters)
            totals.append(total)
            assert total.value is not None
            windows = [window for window in windows if window.may_reach(total.value)]
            if not is_last:
                for window in windows:
                    window.keep(total.value)
                    window.rows = (*window.rows, goal.as_row(window.instance, total.value))
        assert best is not None
        for total in totals:
            # A tier that was cut short may have been bettered on the way to a later one.
            reached = total.goal.of_trip(best.instance, totals[-1].trip or ())
            total.value = max(total.value or reached, reached)
        proved = all(total.is_proved for total in totals)
        verdict = Verdict.OPTIMAL if proved else Verdict.FEASIBLE
        return Answer(verdict, tuple(totals), totals[-1].trip, best.instance, self.counters)

    def _tier(
        self, windows: list[Window], goal: Goal, *, is_first: bool, is_last: bool
    ) -> tuple[TierState, Window | None]:
        """One tier over all windows: the joint state, and the window that holds its trip."""
        total, best, hint = TierState(goal), None, None
        pending = [goal.ceiling(one.instance) if is_first else None for one in windows]
        # Windows with a trip first: what they reach lets the others be left early.
        order = sorted(range(len(windows)), key=lambda n: (windows[n].trip is None, n))
        for number in order:
            window = windows[number]
            floor = self._floor(total, goal, windows, best, number)
            holder = window if best is None else best
            joint = Joint(self.tell, total, pending, number, window.instance, holder.instance)
            search = self._search(window, goal, joint.hear, canonical=is_last, floor=floor)
            if floor is None or hint is None or search.is_worth_a_search(hint):
                if is_first and window.trip is not None:
                    value = goal.of_trip(window.instance, window.trip)
                    search.take_in(Choice(Outcome.FEASIBLE, window.trip, value), "first-plan")
                self._fill(window, search)
                solve_tier(search, window.trip)
                if len(windows) > 1:
                    self._shared.take_in(window.rounds, window.pool.table)
            state = search.state
            if state.trip is None and total.trip is None and not state.is_proved:
                state = self._from_any_trip(window, goal, joint.hear, canonical=is_last)
            window.state = state
            if state.bound is not None:
                pending[number] = state.bound
            if state.trip is not None and (floor is None or (state.value or 0) > floor):
                total.trip, total.value = state.trip, state.value
                best, hint = window, search.hint or hint
        total.bound = joint_bound(total.value, pending)
        place = -1 if best is None else windows.index(best)
        total.is_proved = all(
            is_done(window.state, total, number, place, is_last=is_last)
            for number, window in enumerate(windows)
        )
        if total.is_proved:
            total.bound = total.value
        return total, best

    def _fill(self, window: Window, search: TierSearch) -> None:
        """Gives a window the plans that others found for days alike, and those of the start.

        The first window is sown before.
        """
        for plans in self._shared.plans_for(window.rounds):
            window.pool.add(plans)
        carried = None
        if self.start.days and not window.is_filled:
            carried = self.start.plans(window.rounds, window.row_table)
            search.is_warm = window.is_warm = len(carried) >= MANY_CARRIED
        if not (window.is_filled or len(self._shared) or self.clock.is_over):
            self._sow(window, search)
        if carried is not None:
            window.pool.add(carried)
        window.is_filled = True

    def _sow(self, window: Window, search: TierSearch) -> None:
        """Walks trips until there is one and polishes it; seeds what no carried plans stand for.

        Where any trip will do, the first one walked does.
        """
        if window.trip is None:
            self._begin(search, FEW_WALKS if window.is_warm else None)
            if search.goal.is_any_trip and search.state.trip is not None:
                return
            if not window.is_warm:
                polish(search)
        if not window.is_warm and (window.trip is None or self.start.trips):
            seed(window.rounds, window.row_table, window.pool)
            if search.state.trip is not None and not self.clock.is_over:
                search.select(search.promising(), "first-plan", FIRST_PLAN_SECONDS)

    def _begin(self, search: TierSearch, most: int | None) -> None:
        """Walks trip after trip, so many at most, until the days known make one that keeps all."""
        for _ in islice(walks(search.rounds, search.table, search.pool), most):
            search.select(search.pool.table, "first-plan", BEGIN_SECONDS)
            if search.state.trip is not None:
                return

    def _floor(
        self,
        total: TierState,
        goal: Goal,
        windows: list[Window],
        best: Window | None,
        number: int,
    ) -> int | None:
        """What a window must beat: the best value; an earlier window wins a tie."""
        if total.value is None or best is None:
            return None
        return total.value - goal.step if number < windows.index(best) else total.value

    def _search(
        self,
        window: Window,
        goal: Goal,
        tell: Callable[[str, TierState], None],
        *,
        canonical: bool = False,
        floor: int | None = None,
        penalties: float | None = None,
        keep: int = 10,
        shift: int = 0,
        pool: PlanPool | None = None,
    ) -> TierSearch:
        search = TierSearch(
            rounds=window.rounds,
            rows=window.rows,
            goal=goal,
            pool=window.pool if pool is None else pool,
            clock=self.clock,
            seed=self.seed + shift,
            tell=tell,
            penalties=penalties if penalties is not None else _penalty(goal),
            keep=keep,
            canonical=canonical,
            floor=floor,
            cuts=window.cuts,
            is_warm=window.is_warm and pool is None,
        )
        if goal.mark is not None:
            search.state.tighten(goal.ceiling(window.instance))
        return search

    # --- is there a trip at all? ------------------------------------------------------------------
    def _from_any_trip(
        self,
        window: Window,
        goal: Goal,
        tell: Callable[[str, TierState], None],
        *,
        canonical: bool,
    ) -> TierState:
        """The tier again from any trip there is; a window without one says whether it is proved."""
        trip, is_impossible = self._any_trip(window)
        if trip is not None:
            return solve_tier(self._search(window, goal, tell, canonical=canonical), trip)
        return TierState(goal, is_impossible=is_impossible)

    def _any_trip(self, window: Window) -> tuple[Trip | None, bool]:
        """A trip at all, or the proof, made twice in two ways, that there is none."""
        state = solve_tier(self._search(window, any_trip(), _silent))
        if state.trip is not None or not _is_impossible(state):
            return state.trip, False
        fresh = PlanPool(window.instance)
        fresh.add(window.rounds.empty_days())
        again = solve_tier(
            self._search(window, any_trip(), _silent, penalties=7.0, keep=3, shift=1, pool=fresh)
        )
        return again.trip, again.trip is None and _is_impossible(again)

    def _none(self, windows: list[Window]) -> Verdict:
        """The verdict without any trip: impossible if it is proved for every window."""
        if all(window.state is not None and window.state.is_impossible for window in windows):
            return Verdict.INFEASIBLE
        return Verdict.UNKNOWN


def _is_impossible(state: TierState) -> bool:
    """Whether a search for any trip proved that none exists."""
    below = state.bound is not None and state.bound < 0
    return state.trip is None and (below or state.is_proved)


def _silent(phase: str, state: TierState) -> None:
    """Tells nobody: whether any trip exists is not news of a tier."""


def _penalty(goal: Goal) -> float:
    """What a broken unit costs in the relaxation: more than any trip is worth."""
    return 10.0 * (sum(goal.terms) + goal.base + 1) + 4e6 * max(goal.cost, goal.travel)
