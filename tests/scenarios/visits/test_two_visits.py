"""The two visits that come with the software, run through: report two answers report one."""

from __future__ import annotations

from functools import cache

import pytest

from optimizer.check import check
from optimizer.domain.progress import SolveParameters
from optimizer.domain.result import Verdict
from scenarios.learning import Audience, Decision, learning_report
from scenarios.learning.report import InCatalogue, LearningReport, Limit, Outcome
from scenarios.visits import SeriesRead, VisitHeld, series_in
from scenarios.visits.reading import SHIPPED
from tests.scenarios.visits.page import shown, told

pytestmark = pytest.mark.slow

DONE = ("slower-roads", "manor-price", "water-sampling")


def series() -> SeriesRead:
    """The series that comes with the software."""
    found, findings = series_in(SHIPPED)
    assert found is not None, findings
    assert findings == ()
    return found


@cache
def held() -> tuple[VisitHeld, ...]:
    """Both visits, run once."""
    from scenarios.visits.running import run_series

    return tuple(run_series(series(), SolveParameters(time_limit_seconds=500, workers=1)))


def test_every_version_is_proved_and_keeps_every_rule() -> None:
    """Two versions of two visits, by a second opinion."""
    assert [[one.number for one in visit.versions] for visit in held()] == [[1, 2]] * 2
    for visit in held():
        for version in visit.versions:
            assert version.result.verdict is Verdict.OPTIMAL
            assert check(version.problem, version.itinerary) == ()


def test_a_partner_cancels_and_as_little_as_can_be_changes() -> None:
    """Whoever is away receives nobody then; only its visit goes, and the others stay."""
    for visit in held():
        assert visit.visit.upset is not None
        first, second = visit.versions
        assert second.replan is not None
        (overlay,) = visit.visit.upset.overlays
        away = getattr(overlay, "partner")  # noqa: B009 - overlays differ in their fields
        (span,) = getattr(overlay, "dates")  # noqa: B009
        for version, is_there in ((first, True), (second, False)):
            hosts = {
                version.problem.catalogue.session(key).partner
                for date, one in version.itinerary.visits
                for key in one.sessions
                if date == span.start
            }
            assert (away in hosts) is is_there
        change = second.replan.comparison.assignment
        assert change is not None
        assert [one.partner for one in change.dropped] == [away]
        assert change.moved == ()
        changes = next(one for one in second.result.tiers if one.name == "changes")
        assert changes.is_proved
        assert changes.value == 4  # a visit dropped, and nothing else


def test_the_first_report_tells_how_it_went() -> None:
    """Counts, a moved visit, one that was not held, money to the cent; all of it illustrative."""
    report = held()[0].report
    assert report.version == 2
    assert report.counts.model_dump() == {
        "planned": 15,
        "as_planned": 13,
        "moved": 1,
        "dropped": 1,
        "no_show": 0,
        "added": 0,
        "not_yet": 0,
    }
    assert report.money.difference_cents == -20_900
    assert Limit.ILLUSTRATIVE in report.limits
    assert [one.improvement.id for one in report.improvements] == [
        *DONE,
        "no-winter-walks",
        "exam-week",
    ]
    assert all(one.changes and one.evidence for one in report.improvements)


def test_the_second_visit_is_planned_with_what_was_learnt() -> None:
    """The catalogue has what is done and nothing else, and the plan uses it."""
    first, second = held()
    lesson = second.lesson
    assert lesson is not None
    assert tuple(lesson.improved.changes) == DONE
    old, new = first.held.problem.catalogue, second.versions[0].problem.catalogue
    for before, after in zip(old.matrices, new.matrices, strict=True):
        longer = 1000 if before.id == old.walk_matrix else 1200
        assert after.minutes == tuple(
            tuple(cell and -(-cell * longer // 1000) for cell in row) for row in before.minutes
        )
    visited = {key for _, one in second.versions[0].itinerary.visits for key in one.sessions}
    assert "tap-water-sampling" in visited
    manor = next(
        line
        for line in second.versions[0].itinerary.cost_lines
        if line.path.endswith("/visit/evening-manor-stories")
    )
    assert manor.gross_cents == 19_500
    assert new.session("chemical-attack-case") == old.session("chemical-attack-case")
    assert new.partner("xamk") == old.partner("xamk")


def test_the_second_report_answers_the_first() -> None:
    """Every improvement: what was decided, what the catalogue shows, marks then and now."""
    first, second = (one.report for one in held())
    found = {one.improvement: one for one in second.followed_up}
    assert list(found) == [one.improvement.id for one in first.improvements]
    for key, one in found.items():
        is_done = key in DONE
        assert (one.decision is Decision.DONE) is is_done
        assert one.in_catalogue is (InCatalogue.YES if is_done else InCatalogue.NO)
    assert found["no-winter-walks"].decision is Decision.DROPPED
    assert found["exam-week"].decision is Decision.OPEN
    pace = next(one for one in found["slower-roads"].evidence if "pace" in one.what.en)
    assert pace.before is not None
    assert pace.now is not None
    assert (pace.before.n, pace.now.n) == (14, 7)
    assert (pace.before.mean_hundredths or 0) < (pace.now.mean_hundredths or 0)
    outcomes = {one.session: one.outcome for one in second.visits}
    assert outcomes["lut-water-lab"] is Outcome.NO_SHOW
    assert {one.partner: one.is_new for one in second.network}["rescue-service"] is False
    assert {one.partner: one.is_new for one in second.network}["bem"] is True


def test_all_that_people_would_have_said_is_marked() -> None:
    """Every form and every delivery says that it is illustrative, and so do reports and story."""
    for visit in held():
        learning = visit.told.learning
        assert learning.delivery.illustrative
        assert learning.answers
        assert all(one.illustrative for one in learning.answers)
        assert {one.audience for one in learning.answers} == set(Audience)
        assert visit.report.illustrative
    text = told(series(), held(), "en")
    assert "Illustrative data" in text
    assert "Esimerkkiaineisto" in told(series(), held(), "fi")


def test_reports_are_the_same_when_made_again() -> None:
    """A report is a function of what was told, and travels as JSON."""
    for visit in held():
        again = learning_report(visit.told.learning, visit.told.made_on)
        assert again == visit.report
        assert LearningReport.model_validate_json(again.model_dump_json()) == again


def test_the_page_shows_what_comes_out() -> None:
    """docs/visits.md has just this story; `python -m benchmarks.visits --write` writes it anew."""
    assert shown() == told(series(), held(), "en")
