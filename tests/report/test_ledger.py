"""The text of an account: every kind of category and payer has its words."""

from optimizer.costing.ledger import ledger_account
from optimizer.domain.funding import ProjectCategory
from optimizer.domain.ledger import LedgerInput
from optimizer.domain.money import Category
from optimizer.report.ledger import ledger_text
from optimizer.report.phrases import PHRASES
from tests.builders.small_ledger import small_ledger_dict


def test_every_category_has_its_phrase() -> None:
    """Of projects and of trips."""
    needed = [f"project.{one.value}" for one in ProjectCategory]
    needed += [f"category.{one.value}" for one in Category]
    assert not [key for key in needed if key not in PHRASES]


def test_a_capped_grant_says_so() -> None:
    """The cap is named where it binds; a cent above the rate's part it does not."""
    for cap, words in ((4_999_99, "at most the cap of 4 999.99 €"), (5_000_00, "paid as")):
        content = small_ledger_dict()
        content["funding"]["grant"]["cap_cents"] = cap
        given = LedgerInput.model_validate({"ledger": content})
        assert words in " ".join(ledger_text(given.ledger, ledger_account(given)).split())


def test_what_is_not_known_is_not_shown_as_nothing() -> None:
    """No settlement where nobody is named; no illustrative mark where nothing is."""
    given = LedgerInput.model_validate({"ledger": small_ledger_dict(applicant=None)})
    text = ledger_text(given.ledger, ledger_account(given))
    assert "Who owes whom is not known" in text
    assert "Balance" not in text
    assert "illustrative" not in text
    assert " *" not in text
