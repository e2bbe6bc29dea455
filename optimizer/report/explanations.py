"""Explanations as plain text: wishes left out, what is impossible, visits, from facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from optimizer.domain.explanations import (
    Conflict,
    Explanation,
    Impossible,
    LeftOut,
    LeftOutVerdict,
    Loss,
    Price,
    Repair,
    WhyThis,
)
from optimizer.domain.problem import Problem
from optimizer.domain.result import Reason, Verdict
from optimizer.domain.ticks import clock, ticks
from optimizer.domain.wishes import WishKind
from optimizer.report.demands import demand_list, demand_text, reason_text, repair_text
from optimizer.report.givens import givens
from optimizer.report.layout import INDENT, title, wrapped
from optimizer.report.numbers import amount, duration, money
from optimizer.report.phrases import long_date, phrase
from optimizer.report.words import Words

MOST_REASONS = 3
"""How many reasons of one wish are told; a theme may have many sessions."""


def explanation_text(problem: Problem, explanation: Explanation, language: str = "en") -> str:
    """An explanation as text, ready to print; it ends with a line break."""
    with ticks(problem.rules.ticks_per_minute):
        words = Words(problem, language)
        lines = left_out_lines(words, explanation.left_out)
        if explanation.visits:
            lines += title(phrase("visit.title", language))
            lines += [line for why in explanation.visits for line in _visit_lines(words, why)]
        if explanation.impossible is not None:
            lines += _impossible_lines(words, explanation.impossible)
    return "\n".join(lines).rstrip("\n") + "\n"


def left_out_lines(words: Words, records: Sequence[LeftOut]) -> list[str]:
    """Every unmet wish with why it is not met."""
    if not records:
        return []
    required = {w.id for w in words.problem.wishes.wishes if w.kind is WishKind.REQUIRED}
    lines = title(phrase("wishes.unmet", words.language))
    for record in records:
        kind = "wishes.required" if record.wish in required else "wishes.points"
        points = phrase(kind, words.language, n=record.weight)
        lines += wrapped(f"{words.wish(record.wish)} ({points})", f"{INDENT}• ")
        for text in left_out_sentences(words, record):
            lines += wrapped(text, f"{INDENT}{INDENT}")
    return [*lines, ""]


def left_out_sentences(words: Words, record: LeftOut) -> list[str]:
    """Why one wish is not met, sentence by sentence."""
    language, price = words.language, record.cost_if_forced
    found: list[str] = []
    match record.verdict:
        case LeftOutVerdict.IMPOSSIBLE_ALONE:
            key = "why.alone-no-day" if record.codes == ("no-day",) else "why.alone"
            found.append(phrase(key, language))
            found += [f"{text}." for text in _reasons(words, record.reasons)]
            if not record.reasons and (given := givens(words)):
                found.append(phrase("why.given", language, names=given))
            if record.conflicts_with:
                names = demand_list(words, record.conflicts_with)
                found.append(phrase("why.stands", language, names=names))
        case LeftOutVerdict.CONFLICTS_WITH:
            found += _conflict_sentences(words, record)
        case LeftOutVerdict.NOT_WORTH_IT if price is not None and price.is_proved:
            found.append(phrase("why.not-worth", language, price=price_text(price, language)))
        case LeftOutVerdict.NOT_WORTH_IT if price is not None:
            least = amount(price.least_points, "points", language)
            said = price_text(price, language)
            found.append(phrase("why.not-worth-bound", language, least=least, price=said))
        case LeftOutVerdict.TIE:
            found.append(phrase("why.tie", language))
        case _ if price is not None:
            said = price_text(price, language)
            found.append(phrase("why.unknown-price", language, price=said))
        case _:
            found.append(phrase("why.unknown", language))
    if price is not None:
        found += _exchange(words, price)
    if record.worth_it_from is not None and record.verdict is LeftOutVerdict.NOT_WORTH_IT:
        points = amount(record.worth_it_from, "points", language)
        found.append(phrase("why.worth-from", language, n=points))
    if record.cheapest_fix is not None:
        changes, plan = repair_text(words, record.cheapest_fix)
        found.append(phrase("why.help", language, changes=changes, plan=plan))
    return found


def _conflict_sentences(words: Words, record: LeftOut) -> list[str]:
    """With what a wish conflicts, and how much of that is proved."""
    language, demands = words.language, record.conflicts_with
    if not demands:
        # The search for the demands has not begun, or found that none of them matters.
        given = givens(words) if record.is_minimal else ""
        key = "why.conflict" if given else "why.conflict-unnamed"
        return [phrase(key, language, names=given)]
    texts = [phrase("why.conflict", language, names=demand_list(words, demands))]
    if not record.is_minimal:
        texts.append(phrase("why.conflict-open", language))
    elif len(demands) > 1:
        texts.append(phrase("why.conflict-proved", language))
    return texts


def price_text(price: Price, language: str) -> str:
    """What another plan loses and gains, in points, euros and minutes."""
    parts = [_points(price.points, language)]
    if price.levels > 0:
        parts.insert(0, phrase("price.levels", language, n=price.levels))
    if price.changes:
        key = "price.more-changes" if price.changes > 0 else "price.fewer-changes"
        parts.insert(0, phrase(key, language, n=abs(price.changes)))
    if price.cents:
        key = "price.dearer" if price.cents > 0 else "price.cheaper"
        parts.append(phrase(key, language, n=money(abs(price.cents), language)))
    else:
        parts.append(phrase("price.same-cost", language))
    if price.minutes:
        key = "price.longer" if price.minutes > 0 else "price.shorter"
        parts.append(phrase(key, language, n=duration(abs(price.minutes))))
    return ", ".join(parts)


def _points(points: int, language: str) -> str:
    if points == 0:
        return phrase("price.same-points", language)
    key = "price.loses" if points > 0 else "price.gains"
    return phrase(key, language, n=amount(abs(points), "points", language))


def _exchange(words: Words, price: Price) -> list[str]:
    """The visits that fall away, and those that come in."""
    texts = []
    if price.displaced:
        texts.append(phrase("why.displaced", words.language, names=_names(words, price.displaced)))
    if price.added:
        texts.append(phrase("why.added", words.language, names=_names(words, price.added)))
    return texts


def _names(words: Words, sessions: Iterable[str]) -> str:
    return ", ".join(words.session(session) for session in sessions)


def _reasons(words: Words, reasons: Sequence[Reason]) -> list[str]:
    """Reasons of prepare in the reader's language, the first ones of many."""
    texts = []
    for reason in reasons:
        facts = {**reason.facts, "date": reason.date}
        text = reason_text(words, reason.code, reason.session, facts)
        texts.append((text or reason.message).rstrip("."))
    shown = list(dict.fromkeys(texts))
    return [text[:1].upper() + text[1:] for text in shown[:MOST_REASONS]]


# --- impossible --------------------------------------------------------------------------------
def _impossible_lines(words: Words, found: Impossible) -> list[str]:
    language = words.language
    if found.verdict is not Verdict.INFEASIBLE:
        text = phrase("impossible.not-known", language)
        return [*title(phrase("impossible.open-title", language)), *wrapped(text, INDENT), ""]
    lines = title(phrase("impossible.title", language))
    for conflict in found.conflicts:
        lines += _conflict_lines(words, conflict)
    if found.is_hosts and (given := givens(words)):
        lines += wrapped(phrase("impossible.given", language, names=given), INDENT)
    elif found.is_hosts:
        lines += wrapped(phrase("impossible.hosts", language), INDENT)
    elif not found.conflicts:
        lines += wrapped(phrase("impossible.unknown", language), INDENT)
    elif not found.is_complete:
        lines += wrapped(phrase("impossible.more", language), INDENT)
    for text in _reasons(words, found.notes):
        lines += wrapped(f"{text}.", INDENT)
    lines.append("")
    return lines + _repair_lines(words, found.repairs)


def _conflict_lines(words: Words, conflict: Conflict) -> list[str]:
    language = words.language
    key = "impossible.conflict" if conflict.is_minimal else "impossible.conflict-open"
    lines = wrapped(phrase(key, language), INDENT)
    for demand in conflict.demands:
        text = demand_text(words, demand)
        if demand in conflict.unproved:
            text = phrase("impossible.open", language, demand=text)
        lines += wrapped(text, f"{INDENT}• ")
    if conflict.is_confirmed:
        lines += wrapped(phrase("impossible.confirmed", language), INDENT)
    return lines


def _repair_lines(words: Words, repairs: Sequence[Repair]) -> list[str]:
    if not repairs:
        return []
    lines = title(phrase("impossible.repairs", words.language))
    for number, repair in enumerate(repairs, start=1):
        changes, plan = repair_text(words, repair)
        lines += wrapped(f"{changes}; {plan}", f"{INDENT}{number}. ")
    return [*lines, ""]


# --- visits ------------------------------------------------------------------------------------
def _visit_lines(words: Words, why: WhyThis) -> list[str]:
    language = words.language
    names = " ⇄ ".join(words.session(key) for key in why.visit.sessions)
    when = phrase(
        "visit.when", language, date=long_date(why.date, language), time=clock(why.visit.start)
    )
    lines = wrapped(f"{names} · {when}", f"{INDENT}• ")
    for text in _visit_sentences(words, why):
        lines += wrapped(text, f"{INDENT}{INDENT}")
    return [*lines, ""]


def _visit_sentences(words: Words, why: WhyThis) -> list[str]:
    language = words.language
    if why.earned:
        earned = ", ".join(words.wish(key) for key in why.earned)
        points = amount(why.points, "points", language)
        texts = [phrase("visit.earns", language, points=points, names=earned)]
    else:
        texts = [phrase("visit.earns-nothing", language)]
    if why.demanded_by:
        names = demand_list(words, why.demanded_by)
        texts.append(phrase("visit.demanded", language, names=names))
    confirmed = {(one.id, one.date) for one in words.problem.statuses if one.is_confirmed}
    if any((session, why.date) in confirmed for session in why.visit.sessions):
        texts.append(phrase("visit.confirmed", language))
    cost, minutes = money(why.cents, language), duration(why.minutes)
    texts.append(phrase("visit.costs", language, cost=cost, minutes=minutes))
    earliest, latest = why.slack.earliest, why.slack.latest
    if earliest == latest:
        texts.append(phrase("visit.no-slack", language))
    else:
        ends = {"earliest": clock(earliest), "latest": clock(latest)}
        texts.append(phrase("visit.slack", language, **ends))
    texts += _loss_sentences(words, why.without, None)
    for partner, loss in why.cancelled.items():
        texts += _loss_sentences(words, loss, words.partner(partner))
    return texts


def _loss_sentences(words: Words, loss: Loss, partner: str | None) -> list[str]:
    language = words.language
    if loss.price is not None:
        price = price_text(loss.price, language)
        if not loss.price.is_proved:
            price = phrase("visit.price-open", language, price=price)
        key = "visit.without" if partner is None else "visit.cancelled"
        texts = [phrase(key, language, name=partner, price=price)]
        if loss.price.added:
            names = _names(words, loss.price.added)
            texts.append(phrase("visit.replaced", language, names=names))
        return texts
    if loss.needed_by:
        names = demand_list(words, loss.needed_by)
        key = "visit.needed" if partner is None else "visit.cancelled-needed"
        return [phrase(key, language, partner=partner, names=names)]
    if loss.verdict is Verdict.INFEASIBLE:
        key = "visit.needed-anyway" if partner is None else "visit.cancelled-anyway"
        return [phrase(key, language, partner=partner)]
    return [phrase("visit.unknown", language)]
