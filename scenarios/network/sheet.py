"""The network as a sheet of blocks, which text and page show alike."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.report.numbers import duration, share
from scenarios.learning.telling.figures import NONE, date_text, dates_text, score_cell
from scenarios.learning.telling.sheet import Block, Cell, Row, Sheet, cells
from scenarios.network.figures import BUSIEST, Network, NetworkPartner, NetworkTrip
from scenarios.network.phrases import say


def network_sheet(network: Network, language: str = "en") -> Sheet:
    """The network in one language."""
    return Sheet(
        language=language,
        title=say("title", language, n=len(network.trips)),
        facts="" if network.trips else say("none", language),
        warnings=(say("illustrative", language),) if network.illustrative else (),
        blocks=tuple(_blocks(network, language)),
    )


def _blocks(network: Network, language: str) -> Iterator[Block]:
    if network.trips:
        yield _trips(network, language)
        yield _partners(network, language)
    if network.idle:
        names = ", ".join(one.name.in_language(language) for one in network.idle)
        yield Block(title=say("idle", language), notes=(names,))


def _trips(network: Network, language: str) -> Block:
    keys = ("trip", "dates", "guests", "partners", "new", "held", "hours")
    return Block(
        title=say("trips", language),
        head=tuple(say(key, language) for key in keys),
        rows=tuple(_trip(one, language) for one in network.trips),
        align="llrrrrr",
    )


def _trip(one: NetworkTrip, language: str) -> Row:
    return cells(
        one.name.in_language(language),
        dates_text(one.first, one.last, language),
        str(one.guests),
        str(one.partners),
        NONE if one.new is None else str(one.new),
        f"{one.held} / {one.planned}",
        duration(one.minutes),
    )


def _partners(network: Network, language: str) -> Block:
    keys = ("partner", "on-trips", "held", "hours", "share", "day", "since", "willing", "marks")
    return Block(
        title=say("partners", language),
        notes=tuple(_notes(network, language)),
        head=tuple(say(key, language) for key in keys),
        rows=tuple(_partner(network, one, language) for one in network.partners),
        align="lrrrrrlll",
    )


def _notes(network: Network, language: str) -> Iterator[str]:
    partners = network.partners
    yield say(
        "sum",
        language,
        partners=len(partners),
        held=sum(one.held for one in partners),
        planned=sum(one.planned for one in partners),
        hours=duration(network.minutes),
    )
    if len(partners) > BUSIEST:
        yield say(
            "busiest",
            language,
            share=share(network.busiest_permille / 1000, language),
            names=_names(partners[:BUSIEST], language),
        )
    unwilling = [one for one in partners if one.last_word is False]
    if unwilling:
        yield say("unwilling", language, names=_names(unwilling, language))


def _names(partners: tuple[NetworkPartner, ...] | list[NetworkPartner], language: str) -> str:
    return ", ".join(one.name.in_language(language) for one in partners)


def _partner(network: Network, one: NetworkPartner, language: str) -> Row:
    said = one.willing or one.unwilling
    told = say("willing.of", language, yes=one.willing, no=one.unwilling) if said else NONE
    plain = cells(
        one.name.in_language(language),
        str(one.trips),
        f"{one.held} / {one.planned}",
        duration(one.minutes),
        share(network.permille(one.minutes) / 1000, language),
        str(one.most_on_a_day),
        date_text(one.since, language),
        told,
    )
    marks: Cell = score_cell(one.marks, language)
    return (*plain, marks)
