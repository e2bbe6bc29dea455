"""`paamaja travel refresh`: a catalogue's travel times from a routing service."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import typer

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, shipped_catalogues
from api.cli.screen import print_findings, print_itinerary
from api.cli.writing import require_writable, write_whole
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import read_catalogue
from optimizer.domain.findings import Finding, InvalidInput, has_errors
from optimizer.domain.reading.sources import source_of
from scenarios.routing import (
    ENGINES,
    Answer,
    NotReached,
    Question,
    Refresh,
    Refreshed,
    Table,
    catalogue_file,
    gathered,
    matrices_text,
    refreshed,
    unheard_findings,
)
from scenarios.routing.text import refresh_text

MOST_BYTES = 50_000_000
"""A longer answer is none that was asked for."""


@dataclass(frozen=True)
class Request:
    """Which matrices are refreshed from which service, and where they go."""

    catalogue: str
    url: str
    engine: str
    profile: str | None
    matrices: tuple[str, ...]
    permille: int
    most: int | None
    timeout: float
    keep: bool
    out: Path | None
    write: bool
    on: dt.date
    as_json: bool
    language: str


def run_refresh(request: Request) -> ExitCode:
    """Asks, compares, prints, and writes where that is asked; returns the code to exit with."""
    path = shipped_catalogues().get(request.catalogue) or Path(request.catalogue)
    if request.out is not None:
        require_writable(request.out.parent)
    try:
        catalogue = read_catalogue(path)
    except InvalidInput as bad:
        return _refused(request, bad.findings)
    indices = _chosen(catalogue, request.matrices)
    how, table = _asked(request, catalogue, indices)
    findings = list(unheard_findings(table, request.url, is_kept=request.keep))
    found: dict[int, Refreshed] = {}
    for index in indices:
        found[index], more = refreshed(catalogue, catalogue.matrices[index], table, how)
        findings += more
    if has_errors(findings):
        return _refused(request, tuple(findings))
    if findings:
        print_findings(findings, errors=True)
    texts, faults = _files(request, path, catalogue, found)
    if faults:
        return _refused(request, faults)
    for file, text in texts.items():
        write_whole(file.parent, {file.name: text})
        typer.echo(f"Written: {file}", err=True)
    _show(request, catalogue, how, tuple(found.values()), table)
    return ExitCode.DONE


def _asked(request: Request, catalogue: Catalogue, indices: list[int]) -> tuple[Refresh, Table]:
    engine = ENGINES[request.engine]
    profile = request.profile or engine.profile
    wanted = {key for index in indices for key in catalogue.matrices[index].places}
    places = [place for place in catalogue.places if place.id in wanted]
    with httpx.Client(timeout=request.timeout, follow_redirects=True) as client:

        def send(question: Question) -> Answer:
            return _sent(client, request.url.rstrip("/"), question)

        table = gathered(places, engine, profile, send, request.most)
    name = f"{request.engine} at {urlsplit(request.url).hostname or request.url}, {profile}"
    return Refresh(name, request.on, request.permille, request.keep), table


def _sent(client: httpx.Client, url: str, question: Question) -> Answer:
    """The answer to a question. Raises NotReached."""
    address = url + question.path
    method = "GET" if question.body is None else "POST"
    try:
        with client.stream(method, address, json=question.body) as answer:
            found = bytearray()
            for piece in answer.iter_bytes():
                found += piece
                if len(found) > MOST_BYTES:
                    raise NotReached(f"its answer is longer than {MOST_BYTES // 10**6} MB")
            return Answer(answer.status_code, found.decode("utf-8", "replace"))
    except httpx.TimeoutException:
        raise NotReached(f"none within {client.timeout.read:g} s") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotReached(str(error) or type(error).__name__) from None


def _chosen(catalogue: Catalogue, names: tuple[str, ...]) -> list[int]:
    """The matrices that were named, or all by which somebody drives."""
    known = {matrix.id: index for index, matrix in enumerate(catalogue.matrices)}
    for name in names:
        if name not in known:
            raise typer.BadParameter(
                f"no matrix {name!r}; there are {', '.join(known)}.", param_hint="--matrix"
            )
    wanted = names or tuple(key for key in known if key != catalogue.walk_matrix)
    return [known[name] for name in dict.fromkeys(wanted)]


def _files(
    request: Request, path: Path, catalogue: Catalogue, found: dict[int, Refreshed]
) -> tuple[dict[Path, str], tuple[Finding, ...]]:
    """What is to be written: nothing unless it is asked for, and all of it or nothing."""
    texts: dict[Path, str] = {}
    if request.write:
        new = {index: one.matrix for index, one in found.items()}
        file, findings = catalogue_file(source_of(path), new)
        if file is None:
            return {}, findings
        texts[file[0]] = file[1]
    if request.out is not None:
        matrices = tuple(
            found[index].matrix if index in found else matrix
            for index, matrix in enumerate(catalogue.matrices)
        )
        texts[request.out] = matrices_text(matrices)
    return texts, ()


def _show(
    request: Request,
    catalogue: Catalogue,
    how: Refresh,
    found: tuple[Refreshed, ...],
    table: Table,
) -> None:
    if not request.as_json:
        print_itinerary(refresh_text(catalogue, how, found, table, request.language))
        return
    told = [
        {
            "matrix": one.matrix.id,
            "source": one.matrix.source,
            "kept": one.kept,
            "changes": [
                {"from": leg.origin, "to": leg.destination, "old": leg.old, "new": leg.new}
                for leg in one.changes
            ],
        }
        for one in found
    ]
    typer.echo(json.dumps({"matrices": told}, ensure_ascii=False, indent=2))


def _refused(request: Request, findings: tuple[Finding, ...]) -> ExitCode:
    print_findings(findings, errors=True)
    if request.as_json:
        told = {"findings": json_findings(findings)}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return ExitCode.BAD_INPUT
