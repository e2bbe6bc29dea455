"""Ledgers read from files: every fault at once, in its place, and nothing false."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.findings import FindingCode, InvalidInput
from optimizer.domain.ledger_documents import findings_of_ledger, read_ledger
from optimizer.domain.pointers import value_at
from optimizer.domain.schema import schemas
from tests.builders.small import Content, small_itinerary_dict
from tests.builders.small_ledger import small_ledger_dict, small_line
from tests.domain.files_written import yaml_text
from tests.domain.test_corruptions import JARGON, JUNK, _spots

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios" / "data" / "ledgers"


def _written(folder: Path, content: Any) -> Path:
    path = folder / "ledger.yaml"
    path.write_text(yaml_text(content), encoding="utf-8")
    return path


def _seen(folder: Path, content: Any) -> set[tuple[str, str, str]]:
    """File, code and path of each finding."""
    _, findings = findings_of_ledger(_written(folder, content))
    return {(Path(one.document).name, one.code.value, one.path) for one in findings}


def test_the_small_ledger_is_sound(tmp_path: Path) -> None:
    """No finding, and a ledger of what was written."""
    found, findings = findings_of_ledger(_written(tmp_path, small_ledger_dict()))
    assert not findings
    assert found is not None
    assert found.ledger.costs[0].gross_cents == 2_000_01


CHANGES: dict[str, tuple[Callable[[Content], object], str, str]] = {
    "payer twice": (
        lambda c: c["funding"]["payers"].append(c["funding"]["payers"][3]),
        "duplicate-id",
        "/funding/payers/4/id",
    ),
    "cost twice": (lambda c: c["costs"][1].update(id="work"), "duplicate-id", "/costs/1/id"),
    "payer of a cost": (
        lambda c: c["costs"][0].update(payer="frim"),
        "unknown-id",
        "/costs/0/payer",
    ),
    "payer of the plan": (
        lambda c: c["plan"].update(by_payer={"nobody": 1}),
        "unknown-id",
        "/plan/by_payer/nobody",
    ),
    "applicant": (lambda c: c.update(applicant="x"), "unknown-id", "/applicant"),
    "grant of a firm": (
        lambda c: c["funding"]["payers"][0].update(kind="private"),
        "contradiction",
        "/funding/grant/payer",
    ),
    "day before the period": (
        lambda c: c["costs"][0].update(date="2026-12-31"),
        "cost-outside-period",
        "/costs/0/date",
    ),
    "day after the period": (
        lambda c: c["trips"][0].update(date="2028-01-01"),
        "cost-outside-period",
        "/trips/0/date",
    ),
    "no amount": (
        lambda c: c["costs"][0].pop("gross_cents"),
        "field-missing",
        "/costs/0/gross_cents",
    ),
    "net over gross": (
        lambda c: c["costs"][0].update(net_cents=2_000_02),
        "contradiction",
        "/costs/0/net_cents",
    ),
    "eligible over total": (
        lambda c: c["plan"].update(eligible_cents=10_000_01),
        "contradiction",
        "/plan/eligible_cents",
    ),
    "income over total": (
        lambda c: c["plan"].update(income_cents=10_000_01),
        "contradiction",
        "/plan/income_cents",
    ),
    "period in order": (
        lambda c: c["period"].update(last="2026-01-01"),
        "window-order",
        "/period",
    ),
    "two shares": (
        lambda c: c["funding"]["given"].append({"payer": "firm", "cents": 1}),
        "value-wrong",
        "/funding",
    ),
    "total and file": (
        lambda c: c["trips"][0].update(file="lines.json"),
        "value-wrong",
        "/trips/0",
    ),
    "misspelt": (
        lambda c: c["costs"][0].update(eligable=True),
        "field-unknown",
        "/costs/0/eligable",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_fault_is_told_once(name: str, tmp_path: Path) -> None:
    """One fault, one finding, at its place and with nothing else accused."""
    change, code, path = CHANGES[name]
    content = small_ledger_dict()
    change(content)
    assert _seen(tmp_path, content) == {("ledger.yaml", code, path)}


def test_edges_of_what_fits(tmp_path: Path) -> None:
    """Net equal to gross, all of the total eligible or earned, first and last day: all allowed."""
    content = small_ledger_dict()
    content["plan"].update(eligible_cents=10_000_00, income_cents=10_000_00)
    content["costs"].append(content["costs"][0] | {"id": "credit", "net_cents": -5})
    content["costs"][-1].update(gross_cents=-5)
    assert not _seen(tmp_path, content)


def test_net_counts_where_vat_is_deducted(tmp_path: Path) -> None:
    """There gross may be left out, and net may not."""
    content = small_ledger_dict()
    content["funding"]["vat_deductible"] = True
    del content["costs"][0]["gross_cents"], content["costs"][1]["net_cents"]
    assert _seen(tmp_path, content) == {("ledger.yaml", "field-missing", "/costs/1/net_cents")}


def _with_file(folder: Path, lines: Any) -> Content:
    (folder / "lines.json").write_text(json.dumps(lines), encoding="utf-8")
    content = small_ledger_dict()
    content["trips"] = [
        {"id": "visit", "name": {"fi": "V", "en": "V"}, "date": "2027-05-10", "file": "lines.json"}
    ]
    return content


def test_lines_of_a_file_of_lines_an_itinerary_and_a_result(tmp_path: Path) -> None:
    """The same lines, whichever way they come."""
    itinerary = small_itinerary_dict()
    itinerary["days"][0]["cost_lines"] = [small_line(itinerary["days"][0]["date"])]
    for whole in (
        {"cost_lines": itinerary["days"][0]["cost_lines"]},
        itinerary,
        {"verdict": "OPTIMAL", "itinerary": itinerary},
    ):
        read = read_ledger(_written(tmp_path, _with_file(tmp_path, whole)))
        (dated,) = read.lines["visit"]
        assert (str(dated.date), dated.line.gross_cents) == (itinerary["days"][0]["date"], 12_500)


@pytest.mark.parametrize(
    ("lines", "code", "file"),
    [
        ({"cost_lines": [small_line("2028-01-01")]}, "cost-outside-period", "lines.json"),
        ({"cost_lines": [small_line(path="lunch")]}, "value-wrong", "lines.json"),
        ({"cost_lines": [small_line(gross_cents="x")]}, "value-wrong", "lines.json"),
        ({"cost_lines": [small_line(net_cents=12_501)]}, "contradiction", "lines.json"),
        ({"cost_lines": []}, "field-missing", "ledger.yaml"),
        ({"itinerary": None}, "not-a-mapping", "lines.json"),
        ([], "not-a-mapping", "lines.json"),
    ],
)
def test_faults_of_a_trips_file(lines: Any, code: str, file: str, tmp_path: Path) -> None:
    """They are told in that file; a file without a line is told in the ledger."""
    found = _seen(tmp_path, _with_file(tmp_path, lines))
    assert [(where, what) for where, what, _ in found] == [(file, code)]


def test_lines_without_net_where_vat_is_deducted(tmp_path: Path) -> None:
    """They are told in their file; a net amount is enough."""
    for more, expected in (({}, {"field-missing"}), ({"net_cents": 11_000}, set())):
        content = _with_file(tmp_path, {"cost_lines": [small_line(**more)]})
        content["funding"]["vat_deductible"] = True
        assert {code for _, code, _ in _seen(tmp_path, content)} == expected


def test_a_trips_file_that_is_not_there(tmp_path: Path) -> None:
    """It is told with the findings of the ledger itself."""
    content = _with_file(tmp_path, {})
    content["trips"][0]["file"] = "none.json"
    content["applicant"] = "x"
    codes = {code for _, code, _ in _seen(tmp_path, content)}
    assert codes == {"file-missing", "unknown-id"}


@pytest.mark.parametrize(("other", "twice"), [("./lines.json", True), ("more.json", False)])
def test_one_trips_file_is_not_counted_twice(other: str, twice: bool, tmp_path: Path) -> None:
    """Two trips that name one file, however it is written; two files alike are two trips."""
    content = _with_file(tmp_path, lines := {"cost_lines": [small_line()]})
    (tmp_path / "more.json").write_text(json.dumps(lines), encoding="utf-8")
    content["trips"].append(content["trips"][0] | {"id": "next", "file": other})
    told = {("ledger.yaml", "contradiction", "/trips/1/file")} if twice else set()
    assert _seen(tmp_path, content) == told


def test_reading_refuses_with_every_finding(tmp_path: Path) -> None:
    """Several faults at once, as an exception."""
    content = small_ledger_dict(applicant="x")
    content["costs"][0]["date"] = "2029-01-01"
    with pytest.raises(InvalidInput) as refused:
        read_ledger(_written(tmp_path, content))
    assert {one.code for one in refused.value.findings} == {
        FindingCode.UNKNOWN_ID,
        FindingCode.COST_OUTSIDE_PERIOD,
    }


WHOLE = small_ledger_dict()


@settings(max_examples=150, deadline=None)
@given(
    spot=st.sampled_from(list(_spots(WHOLE))),
    junk=st.sampled_from([one for one in JUNK if one != "half \ud800 a pair"]),
)
def test_any_corruption_is_told_in_words(
    spot: tuple[str | int, ...], junk: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in a ledger, it is read or refused with whole findings."""
    content = copy.deepcopy(WHOLE)
    value_at(content, spot[:-1])[spot[-1]] = junk  # type: ignore[index]
    path = tmp_path_factory.mktemp("ledger") / "ledger.yaml"
    path.write_text(yaml_text(content), encoding="utf-8")
    found, findings = findings_of_ledger(path)
    assert found is not None or findings
    for one in findings:
        assert one.message.endswith(".")
        assert one.advice.endswith(".")
        assert not any(word in one.message + one.advice for word in JARGON)


def test_the_shipped_ledger_fits_its_schema() -> None:
    """The file and its cost lines are valid against the published schemas."""
    jsonschema = pytest.importorskip("jsonschema")
    read = read_ledger(SHIPPED / "paamajakaupunki.yaml")
    known = schemas()
    jsonschema.validate(read.ledger.model_dump(mode="json", exclude_none=True), known["ledger"])
    lines = json.loads((SHIPPED / "paamajakaupunki-visit-two.json").read_text(encoding="utf-8"))
    jsonschema.validate(lines, known["cost-lines"])
