"""The verdict in one sentence, and each goal with what was reached and what is possible."""

from __future__ import annotations

from collections.abc import Sequence

from optimizer.domain.result import Reason, SolveResult, Tier, Verdict
from optimizer.report.layout import capitalised, table, title
from optimizer.report.numbers import amount, share
from optimizer.report.phrases import PHRASES, counted, phrase, phrase_or


def verdict_sentence(result: SolveResult, language: str = "en") -> str:
    """How good the answer is, in one sentence that claims no more than is proved.

    An alternative answers a question of its own, so that its sentence says which.
    """
    among = f"among.{result.name}"
    match result.verdict:
        case Verdict.OPTIMAL if among in PHRASES:
            proved = phrase(f"proved.{result.name}", language)
            return phrase("verdict.among", language, among=phrase(among, language), proved=proved)
        case Verdict.OPTIMAL:
            return phrase("verdict.optimal", language)
        case Verdict.INFEASIBLE:
            return _impossible(result, language)
        case Verdict.UNKNOWN:
            seconds = max(1, round(result.provenance.wall_seconds))
            return phrase("verdict.unknown", language, seconds=seconds)
        case Verdict.FEASIBLE if among in PHRASES and result.tiers:
            parts = _parts(result.tiers, language)
            told = phrase(
                "verdict.among-open", language, among=phrase(among, language), parts=parts
            )
            return capitalised(told)
        case Verdict.FEASIBLE:
            warnings = None if result.by_hand is None else len(result.by_hand.warnings)
            return feasible_sentence(result.tiers, language, warnings)


def feasible_sentence(
    tiers: Sequence[Tier], language: str = "en", warnings: int | None = None
) -> str:
    """What is known of an itinerary's goals that are not all proved.

    `warnings` says of one that was made by hand how many the checker has.
    """
    if warnings is not None:
        return _by_hand(tiers, warnings, language)
    if not tiers:
        return phrase("verdict.no-tiers", language)
    return phrase("verdict.feasible", language, parts=capitalised(_parts(tiers, language)))


def _by_hand(tiers: Sequence[Tier], warnings: int, language: str) -> str:
    key = "verdict.by-hand" if warnings else "verdict.by-hand.sound"
    checked = counted(key, warnings, language)
    known = [_of_hand(tier, language) for tier in tiers if None not in (tier.value, tier.bound)]
    if not known:
        return f"{checked} {phrase('verdict.by-hand.open', language)}"
    return f"{checked} {capitalised('; '.join(known))}."


def _of_hand(tier: Tier, language: str) -> str:
    if tier.is_proved:
        # Nothing better keeps every rule; but neither may this, so it is not called the best.
        return phrase("verdict.by-hand.level", language, tier=tier_name(tier, language))
    return _part(tier, language)


def tier_name(tier: Tier, language: str) -> str:
    """A goal's name for people."""
    key = "-".join(tier.name.replace("_", " ").split())
    return phrase_or(f"tier.{key}", language, tier.name)


def tier_lines(result: SolveResult, language: str) -> list[str]:
    """A table of the goals, each in its own unit; nothing while nothing is known of any."""
    if all(tier.value is None and tier.bound is None for tier in result.tiers):
        return []
    rows = [
        (
            capitalised(tier_name(tier, language)),
            amount(tier.value, tier.unit, language),
            amount(tier.bound, tier.unit, language),
            _gap(tier, language, is_by_hand=result.by_hand is not None),
        )
        for tier in result.tiers
    ]
    heading = tuple(phrase(f"goals.{key}", language) for key in ("goal", "reached", "bound", "gap"))
    lines = table([heading, *rows], align="lrrr")
    return [*title(phrase("goals.title", language)), *lines, ""]


def conflict_text(reason: Reason, language: str) -> str:
    """What stands in the way of any itinerary; in its own words where there are no others."""
    key = f"reason.{reason.code}"
    if reason.session is not None or key not in PHRASES:
        return reason.message
    return phrase(key, language, **reason.facts)


def _impossible(result: SolveResult, language: str) -> str:
    # Of a session the list below it tells in the reader's language, here only its message would.
    told = [one for one in result.conflict if language == "en" or one.session is None]
    if not told:
        return phrase("verdict.infeasible", language)
    reasons = "; ".join(conflict_text(one, language).rstrip(". ") for one in told)
    return phrase("verdict.conflict", language, reasons=f"{reasons}.")


def _parts(tiers: Sequence[Tier], language: str) -> str:
    return "; ".join(_part(tier, language) for tier in tiers)


def _part(tier: Tier, language: str) -> str:
    name = tier_name(tier, language)
    if tier.is_proved:
        return phrase("verdict.proved", language, tier=name)
    if tier.value is None or tier.bound is None:
        return phrase("verdict.no-bound", language, tier=name)
    if tier.gap is None:
        gap = amount(abs(tier.bound - tier.value), tier.unit, language)
    else:
        gap = share(tier.gap, language)
        if tier.unit == "cents":
            gap = f"{amount(abs(tier.bound - tier.value), tier.unit, language)} ({gap})"
    return phrase("verdict.gap", language, gap=gap, tier=name)


def _gap(tier: Tier, language: str, *, is_by_hand: bool) -> str:
    # What is made by hand may meet a bound by breaking a rule: no gap is left, but nothing proved.
    if tier.is_proved and not is_by_hand:
        return phrase("goals.proved", language)
    return phrase("none", language) if tier.gap is None else share(tier.gap, language)
