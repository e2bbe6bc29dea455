"""`paamaja catalogue`: the catalogue as a workbook, and a workbook as a catalogue."""

from __future__ import annotations

import io
import json
from pathlib import Path

import typer
from ruamel.yaml import YAML

from api.cli.exits import ExitCode
from api.cli.inputs import json_findings, shipped_catalogues
from api.cli.screen import print_findings
from api.cli.writing import require_writable, write_whole
from optimizer.domain.catalogue import Catalogue
from optimizer.domain.documents import read_catalogue
from optimizer.domain.findings import Finding, FindingCode, InvalidInput
from optimizer.domain.reading.faults import fault
from optimizer.domain.writing import written
from scenarios.workbooks import CatalogueRead, catalogue_workbook, read_catalogue_workbook


def run_export(source: str, out: Path | None, language: str) -> ExitCode:
    """Writes a catalogue as a workbook; returns the code to exit with."""
    path = shipped_catalogues().get(source, Path(source))
    try:
        catalogue = read_catalogue(path)
        content = catalogue_workbook(catalogue, language)
    except InvalidInput as bad:
        print_findings(bad.findings, errors=True)
        return ExitCode.BAD_INPUT
    target = out or Path(f"{catalogue.id}.xlsx")
    write_file(target, content)
    typer.echo(f"Wrote {target}: paamaja catalogue import {target} reads it.")
    return ExitCode.DONE


def run_import(workbook: Path, out: Path | None, as_json: bool, language: str) -> ExitCode:
    """Judges a workbook, and writes the catalogue that it holds; returns the code to exit with."""
    if out is not None:
        require_file(out)
    found = _read(workbook)
    if as_json:
        told = {"valid": found.catalogue is not None, "findings": json_findings(found.findings)}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif found.findings:
        print_findings(found.findings, errors=True)
    if found.catalogue is None:
        return ExitCode.BAD_INPUT
    if out is not None:
        write_file(out, _text(found.catalogue, out.suffix))
    if not as_json:
        name = found.catalogue.name.in_language(language)
        wrote = "" if out is None else f" Wrote {out}: paamaja plan WISHES --catalogue {out}."
        typer.echo(f"{workbook} can be used: {name}, {_counted(found.catalogue)}.{wrote}")
    return ExitCode.DONE


def read_bytes(file: Path) -> bytes | Finding:
    """What a file holds, or why it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        return fault(
            FindingCode.FILE_MISSING,
            str(file),
            f"{file} cannot be read: {error.strerror}.",
            "Name a workbook (.xlsx) that you may read.",
        )


def require_file(out: Path) -> None:
    """Refuses a place where no file can be written, before any work is done."""
    if out.is_dir():
        raise typer.BadParameter(f"{out} is a folder.", param_hint="-o")
    require_writable(out.parent)


def write_file(out: Path, content: str | bytes) -> None:
    """Writes one file, whole or not at all."""
    require_file(out)
    write_whole(out.parent, {out.name: content})


def _read(workbook: Path) -> CatalogueRead:
    content = read_bytes(workbook)
    if isinstance(content, Finding):
        return CatalogueRead(None, {}, (content,))
    return read_catalogue_workbook(content, str(workbook))


def _text(catalogue: Catalogue, suffix: str) -> str:
    content = written(catalogue)
    if suffix == ".json":
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    yaml = YAML()
    yaml.default_flow_style = None
    yaml.width = 100
    text = io.StringIO()
    yaml.dump(content, text)
    return text.getvalue()


def _counted(catalogue: Catalogue) -> str:
    lists = ("partners", "venues", "sessions", "hotels", "restaurants", "vehicles")
    return ", ".join(f"{len(getattr(catalogue, name))} {name}" for name in lists)
