"""The verdict sentence: it claims no more than is proved."""

import pytest

from optimizer.domain.result import Reason, Tier, Verdict
from optimizer.report import verdict_sentence
from optimizer.report.phrases import PHRASES
from tests.report.results import PROVENANCE, result, tiers


def test_proved() -> None:
    """The one sentence that may be said only of a proof."""
    assert verdict_sentence(result()) == "Proved: no better itinerary exists."
    assert verdict_sentence(result(), "fi").startswith("Todistettu")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            tiers(71, None),
            "At most 1.4 % from the best possible points; no bound known for cost.",
        ),
        (
            tiers(70, 890_000),
            "Points proved best; at most 100.00 € (1.1 %) from the best possible cost.",
        ),
        (
            (Tier(name="points", unit="points", value=0, bound=12),),
            "At most 12 points from the best possible points.",
        ),
        ((Tier(name="own_goal", unit="", value=1, bound=1),), "Own_goal proved best."),
        ((), "A plan that keeps every rule; how far it is from the best is not known."),
    ],
)
def test_not_proved(found: tuple[Tier, ...], expected: str) -> None:
    """Each goal by itself, with no gap where none is known."""
    assert verdict_sentence(result(Verdict.FEASIBLE, tiers=found)) == expected


@pytest.mark.parametrize(
    ("name", "told", "of_it"),
    [
        ("cheapest", "Proved: of all that keep at least 95 % of the best one's points", "costs"),
        ("calmest", "Proved: of all that keep at least 95 % of the best one's points", "travels"),
        ("another-hotel", "Proved: of all that sleep in none of the best one's hotels", "better"),
    ],
)
def test_an_alternative_is_proved_for_its_own_question_only(
    name: str, told: str, of_it: str
) -> None:
    """It is not said that no better itinerary exists: the best one is better."""
    sentence = verdict_sentence(result(name=name))
    assert sentence.startswith(told)
    assert of_it in sentence
    assert sentence != verdict_sentence(result())
    assert verdict_sentence(result(name=name), "fi") != verdict_sentence(result(), "fi")
    open_one = verdict_sentence(result(Verdict.FEASIBLE, name=name, tiers=tiers(71, None)))
    assert open_one.startswith("Of all that ")
    assert open_one.endswith(
        "at most 1.4 % from the best possible points; no bound known for cost."
    )


def test_every_alternative_has_its_question_in_words() -> None:
    """Those that the engine looks for, and what is best in each."""
    for maker in ("cheapest", "calmest", "another-hotel"):
        assert {f"among.{maker}", f"proved.{maker}", f"alternative.{maker}"} <= set(PHRASES)


def test_the_busiest_day_has_finnish_words() -> None:
    """The goal that the calmest one has before the others."""
    busiest = Tier(name="busiest day", unit="sessions", value=3, bound=2)
    told = verdict_sentence(result(Verdict.FEASIBLE, name="calmest", tiers=(busiest,)), "fi")
    assert "kiireisin päivä" in told


def test_impossible_names_what_collides() -> None:
    """The reasons in the sentence, when there are any."""
    reasons = tuple(Reason(code="x", message=text) for text in ("Too late.", "Too dear"))
    assert verdict_sentence(result(Verdict.INFEASIBLE)).startswith("Impossible: it is proved")
    told = verdict_sentence(result(Verdict.INFEASIBLE, conflict=reasons))
    assert told == "Impossible: Too late; Too dear."


def test_in_finnish_no_english_reason_of_a_session_is_told() -> None:
    """The past has Finnish words; a session's reason is left to the list, which knows its name."""
    facts = {"where": "2027-05-11 visit demo", "broken": "partner-window", "what": "x"}
    past = Reason(code="past-breaks", facts=facts, message="It is past.")
    closed = Reason(code="holiday", session="demo", message="Closed.")
    told = verdict_sentence(result(Verdict.INFEASIBLE, conflict=(closed, past)), "fi")
    assert told.startswith("Mahdotonta: 2027-05-11 visit demo on mennyttä")
    assert "Closed" not in told
    alone = verdict_sentence(result(Verdict.INFEASIBLE, conflict=(closed,)), "fi")
    assert alone == verdict_sentence(result(Verdict.INFEASIBLE), "fi")


@pytest.mark.parametrize(("seconds", "shown"), [(30.2, "30 s"), (0.1, "1 s")])
def test_nothing_found_is_not_impossible(seconds: float, shown: str) -> None:
    """The time taken is told, and that nothing is proved."""
    provenance = PROVENANCE.model_copy(update={"wall_seconds": seconds})
    told = verdict_sentence(result(Verdict.UNKNOWN, provenance=provenance))
    assert told == f"Nothing found yet in {shown}; not proved impossible."
