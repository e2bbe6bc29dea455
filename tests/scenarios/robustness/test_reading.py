"""Disturbances read from files: every finding at once, shares and chances within bounds."""

from __future__ import annotations

from pathlib import Path

from optimizer.domain.findings import FindingCode
from scenarios.problems import judged
from scenarios.robustness import SHIPPED, disturbances_in
from tests.scenarios.upset_trips import published

WISHES = Path(__file__).parents[3] / "scenarios/data/wishes/cbrne-rescue.yaml"


def _written(folder: Path, text: str) -> Path:
    path = folder / "chances.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_ones_fit_any_catalogue() -> None:
    """All of them for the shipped catalogue; for another one without the names of its partners."""
    problem, _ = judged(WISHES, None)
    assert problem is not None
    found, findings = disturbances_in(SHIPPED, problem)
    assert findings == ()
    assert found is not None
    assert found.no_shows is not None
    assert found.no_shows.partners == {"rescue-service": 40}
    assert found.no_shows.told.time == 1080
    other, findings = disturbances_in(SHIPPED, published()[0])
    assert findings == ()
    assert other is not None
    assert other.no_shows is not None
    assert other.no_shows.partners == {}


def test_all_findings_at_once(tmp_path: Path) -> None:
    """Chances beyond a thousand, no shares, unknown fields: each with its place."""
    path = _written(
        tmp_path,
        "id: x\n"
        "no_shows: {permille: 1001}\n"
        "delays: {permille: 10, minutes: []}\n"
        "travel: {paces: [{permille: 0, share: 1}], colour: red}\n",
    )
    found, findings = disturbances_in(path, published()[0])
    assert found is None
    assert {one.path for one in findings} == {
        "/no_shows/permille",
        "/delays/minutes",
        "/travel/paces/0/permille",
        "/travel/colour",
    }


def test_names_are_known(tmp_path: Path) -> None:
    """A partner and a session that nobody has, with what was probably meant."""
    path = _written(
        tmp_path,
        "id: x\n"
        "no_shows: {permille: 10, partners: {gild: 20}}\n"
        "delays: {permille: 10, minutes: [{minutes: 5, share: 1}], sessions: {tuor: 20}}\n",
    )
    found, findings = disturbances_in(path, published()[0])
    assert found is None
    assert [(one.path, one.code) for one in findings] == [
        ("/no_shows/partners/gild", FindingCode.UNKNOWN_ID),
        ("/delays/sessions/tuor", FindingCode.UNKNOWN_ID),
    ]
    assert "guild" in findings[0].advice


def test_nothing_that_can_go_wrong_is_an_error(tmp_path: Path) -> None:
    """A file that disturbs nothing would prove any plan robust."""
    found, (finding,) = disturbances_in(_written(tmp_path, "id: calm\n"), published()[0])
    assert found is None
    assert finding.code is FindingCode.FIELD_MISSING


def test_the_page_shows_a_file_that_can_be_read(tmp_path: Path) -> None:
    """The example of docs/robustness.md, for the shipped catalogue."""
    page = (Path(__file__).parents[3] / "docs/robustness.md").read_text(encoding="utf-8")
    text = page.split("<!-- disturbances -->\n```yaml\n")[1].split("```")[0]
    problem, _ = judged(WISHES, None)
    assert problem is not None
    found, findings = disturbances_in(_written(tmp_path, text), problem)
    assert findings == ()
    assert found is not None
    assert found.delays is not None
    assert [one.minutes for one in found.delays.minutes] == [10, 30]
