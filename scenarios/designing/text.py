"""Designed packages as text: how good they are, who is served by what, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from optimizer.domain.catalogue import Catalogue
from optimizer.report.layout import INDENT, table, title, wrapped
from optimizer.report.numbers import share
from scenarios.designing.design import Candidate, Chosen, Design, Origin, Served
from scenarios.designing.phrases import say
from scenarios.designing.segments import SegmentFile
from scenarios.packages import shipped_packages


def design_text(
    design: Design, file: SegmentFile, catalogue: Catalogue, language: str = "en"
) -> str:
    """The design; it ends with a line break."""
    lines = title(say("title", language, name=file.name.in_language(language)))
    lines += [*wrapped(file.note.in_language(language), ""), ""]
    for sentence in _sentences(design, language):
        lines += wrapped(sentence, "")
    lines += ["", *title(say("segments", language)), *_served(design, language)]
    for number, key in enumerate(design.best.candidates, start=1):
        one = design.candidate(key)
        lines += ["", *title(f"{number} · {one.id} · {say('days', language, n=one.days)}")]
        lines += wrapped(_origin(one, design, language))
        for session in one.sessions:
            name = catalogue.session(session).name.in_language(language)
            lines += wrapped(name, f"{INDENT}• ")
    return "\n".join(lines) + "\n"


def _sentences(design: Design, language: str) -> Iterator[str]:
    best, count = design.best, len(design.best.candidates)
    if best.is_proved:
        yield say("proved", language, count=count, candidates=len(design.candidates))
    else:
        yield say("open", language, gap=_part(best.bound - best.value, design, language))
    reach = _part(best.value, design, language)
    yield say("reach", language, share=reach, value=best.value, most=design.most)
    beside = design.hand_made
    if beside is not None:
        told = _part(beside.value, design, language)
        yield say("hand-made", language, count=len(beside.candidates), share=told)
    yield say("scope", language)
    yield say("plans", language, n=design.plans)


def _part(value: int, design: Design, language: str) -> str:
    return share(value / design.most if design.most else 0.0, language)


def _served(design: Design, language: str) -> list[str]:
    keys = ("segment", "weight", "package", "share", "beside", "gets")
    rows = [tuple(say(key, language) for key in keys)]
    for one in design.segments:
        told = (one.name.in_language(language), str(one.weight))
        best = _of(design.best, one.segment, language)
        beside = _of(design.hand_made, one.segment, language)
        rows.append((*told, *best, *beside))
    return table(rows, "lrlrlr")


def _of(chosen: Chosen | None, segment: str, language: str) -> tuple[str, str]:
    """The package that serves a segment, and how much it gets."""
    none = say("not-served", language)
    found: Served | None = None
    if chosen is not None:
        found = next((one for one in chosen.served if one.segment == segment), None)
    return (none, none) if found is None else (found.candidate, share(found.share / 1000, language))


def _origin(one: Candidate, design: Design, language: str) -> str:
    names = {each.segment: each.name.in_language(language) for each in design.segments}
    if one.origin is Origin.HAND_MADE:
        names = {key: each.name.in_language(language) for key, each in shipped_packages().items()}
    other = "" if one.other is None else names[one.other]
    return say(f"origin.{one.origin.value}", language, base=names[one.base], other=other)
