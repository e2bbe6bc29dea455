"""The network over trips: sums are the trips' own, and who is new or unwilling is told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from optimizer.domain.catalogue import Catalogue
from scenarios.learning import Audience, LearningReport, learning_report
from scenarios.learning.telling import sheet_html, sheet_text
from scenarios.network import Network, Part, network_of, part_of, part_of_report
from scenarios.network.sheet import network_sheet
from scenarios.schema import schemas
from tests.api import calls
from tests.builders.small import small_catalogue_dict
from tests.scenarios.learning.trips import DATE, delivery, learning, said

ON = dt.date(2027, 5, 20)
AGAIN = {"rescue": True, "water": False}


def answers(**willing: bool) -> tuple[Any, ...]:
    """One form of each partner that says whether it would host again."""
    return tuple(
        said(Audience.PARTNERS, partner=key, answers={"host-again": again})
        for key, again in willing.items()
    )


def part(days: int, *, skip: tuple[str, ...] = (), **willing: bool) -> Part:
    """The small trip so many days later; `skip` are partners that had no part in it."""
    dropped = [
        {"kind": "dropped", "session": session, "date": DATE}
        for session, partner in (("plant-tour", "water"), ("demo", "rescue"))
        if partner in skip
    ]
    found = part_of(learning(delivery=delivery(deviations=dropped), answers=answers(**willing)), ON)
    shift = dt.timedelta(days=days)
    later = [
        one if one.date is None else one.model_copy(update={"date": one.date + shift})
        for one in found.visits
    ]
    return Part(
        **{
            **found.__dict__,
            "trip": f"trip-{days}",
            "first": found.first + shift,
            "last": found.last + shift,
            "partners": tuple(one for one in found.partners if one.partner not in skip),
            "visits": tuple(one for one in later if one.partner not in skip),
        }
    )


@settings(deadline=None)
@given(some.lists(some.sampled_from(((), ("water",), ("rescue",))), min_size=1, max_size=4))
def test_sums_are_the_trips_own(skips: list[tuple[str, ...]]) -> None:
    """Whatever the order in which trips are given; new is who was on no earlier trip."""
    parts = [part(10 * number, skip=skip) for number, skip in enumerate(skips)]
    network = network_of(parts)
    assert network == network_of(list(reversed(parts)))
    assert sum(one.held for one in network.partners) == sum(
        one.held for each in parts for one in each.partners
    )
    seen: set[str] = set()
    for index, (one, each) in enumerate(zip(network.trips, parts, strict=True)):
        own = {partner.partner for partner in each.partners}
        assert one.new == (len(own - seen) if index else None)
        seen |= own
    assert sum(network.permille(one.minutes) for one in network.partners) in range(998, 1003)
    load = [one.minutes for one in network.partners]
    assert load == sorted(load, reverse=True)
    assert network.busiest_permille == (1000 if network.minutes else 0)


def test_report_and_what_it_is_made_of_give_the_same() -> None:
    """From a learning report, and from what is known of the trip."""
    known = learning(answers=answers(**AGAIN), delivery=delivery())
    assert network_of([part_of(known, ON)]) == network_of(
        [part_of_report(learning_report(known, ON))]
    )


def test_the_last_word_is_that_of_the_last_trip() -> None:
    """Yes once and no the next time is no; silence keeps what was said; two minds say nothing."""
    network = network_of([part(0, rescue=True, water=True), part(10, rescue=False), part(20)])
    words = {one.partner: one.last_word for one in network.partners}
    assert words == {"rescue": False, "water": True}
    both = (*answers(rescue=True), *answers(rescue=False))
    unsure = network_of([part_of(learning(answers=both), ON)])
    assert {one.partner: one.last_word for one in unsure.partners} == {
        "rescue": None,
        "water": None,
    }
    (rescue,) = [one for one in network.partners if one.partner == "rescue"]
    assert (rescue.willing, rescue.unwilling, rescue.trips, rescue.most_on_a_day) == (1, 1, 3, 2)


def test_who_was_not_visited_yet_is_told_with_a_catalogue() -> None:
    """None without one; nobody where everybody was."""
    content = small_catalogue_dict()
    content["partners"].append({**content["partners"][0], "id": "idle"})
    catalogue = Catalogue.model_validate(content)
    assert network_of([part(0)]).idle is None
    idle = network_of([part(0)], catalogue).idle
    assert idle is not None
    assert [one.partner for one in idle] == ["idle"]
    everybody = network_of([], catalogue)
    assert len(everybody.idle or ()) == 3
    assert (everybody.trips, everybody.busiest_permille) == ((), 0)


def test_sums_that_do_not_match_are_refused() -> None:
    """Nobody can put them into a network."""
    wrong = network_of([part(0)]).model_dump(mode="json")
    wrong["partners"][0]["minutes"] += 1
    with pytest.raises(ValueError, match="does not add up"):
        Network.model_validate(wrong)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_words_have_the_same_figures(language: str) -> None:
    """As text and as a page; with nothing to tell it says so."""
    network = network_of([part(0, **AGAIN), part(10)])
    sheet = network_sheet(network, language)
    text, page = sheet_text(sheet), sheet_html(sheet)
    for figure in ("2 / 2", "4 / 4"):
        assert figure in text
        assert figure in page
    empty = sheet_text(network_sheet(network_of([]), language))
    assert ("No trip" if language == "en" else "Yhtään matkaa") in empty


def test_the_command_counts_reports(tmp_path: Path) -> None:
    """Text, data and a page; the same trip twice, no report and an unknown catalogue are told."""
    files = []
    for number in range(2):
        report = learning_report(learning(answers=answers(**AGAIN), delivery=delivery()), ON)
        later = dt.timedelta(days=30 * number)
        told: LearningReport = report.model_copy(
            update={"first": report.first + later, "last": report.last + later}
        )
        path = tmp_path / f"{number}.json"
        path.write_text(told.model_dump_json(), encoding="utf-8")
        files.append(path)
    done = calls.run("network", *files, "--catalogue", "mikkeli", "--format", "json")
    assert done.exit_code == 0, done.output
    jsonschema.validate(json.loads(done.stdout), schemas()["network"])
    assert len(Network.model_validate_json(done.stdout).trips) == 2
    assert calls.run("network", *files, "--format", "html").stdout.startswith("<!DOCTYPE")
    assert "Partner network over 2 trips" in calls.run("network", *files).stdout
    twice = calls.run("network", files[0], files[0], "--format", "json")
    assert twice.exit_code == 2
    assert [one["code"] for one in json.loads(twice.stdout)["findings"]] == ["duplicate-id"]
    assert calls.run("network", tmp_path / "none.json").exit_code == 2
    assert calls.run("network", files[0], "--catalogue", tmp_path / "none").exit_code == 2
