"""YAML 1.2 as plain content: every duplicate key found, aliases and depth kept within bounds."""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import ComposerError
from ruamel.yaml.constructor import ConstructorError
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from optimizer.domain.findings import Finding, FindingCode
from optimizer.domain.pointers import Steps
from optimizer.domain.reading.faults import duplicate_key, fault

MOST_DEPTH = 40
"""A file that is nested deeper is refused."""

MOST_VALUES = 1_000_000
"""A file that unfolds to more values is refused; aliases count for all that they repeat."""

_MERGE = "tag:yaml.org,2002:merge"


class YamlText:
    """One YAML file: its content, what is wrong with its form, and the line of each value."""

    def __init__(self, document: str, text: str) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.content: Any = None
        self._root: Node | None = None
        self._yaml = _loader()
        try:
            self._root = self._yaml.compose(text)
            if self._root is not None:
                if _unfolded(self._root, {}) > MOST_VALUES:
                    raise ValueError("its aliases unfold to more than a file may hold")
                self.content = self._build(self._root, ())
        except (YAMLError, ValueError, RecursionError) as error:
            self._root, self.content = None, None
            self.findings = [_syntax(document, error)]

    @property
    def is_sound(self) -> bool:
        """Whether the file could be read to its end."""
        return not any(finding.code is FindingCode.SYNTAX for finding in self.findings)

    def line(self, steps: Steps) -> int | None:
        """The line on which a value stands, or what holds it if it is not there."""
        node, line = self._root, None
        for step in steps:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line

    def _build(self, node: Node, steps: Steps) -> Any:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, steps)
        return [self._build(item, (*steps, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: MappingNode, steps: Steps) -> dict[str, Any]:
        content: dict[str, Any] = {}
        lines: dict[str, int] = {}
        merged: list[dict[str, Any]] = []
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if str(key_node.tag) == _MERGE:
                merged += self._merged(value_node, steps)
                continue
            key = _key(key_node)
            if key in content:
                self.findings.append(duplicate_key(self.document, (*steps, key), line, lines[key]))
                continue
            lines[key] = line
            content[key] = self._build(value_node, (*steps, key))
        for other in merged:
            content = {**other, **content}
        return content

    def _merged(self, node: Node, steps: Steps) -> list[dict[str, Any]]:
        """The mappings that `<<` brings in; an earlier one wins over a later one."""
        built = self._build(node, (*steps, "<<"))
        return [one for one in (built if isinstance(built, list) else [built]) if _is_mapping(one)]

    def _scalar(self, node: ScalarNode) -> Any:
        try:
            return self._yaml.constructor.construct_object(node, deep=True)
        except (ValueError, OverflowError):
            # A date such as 2027-02-30 stays text, so that the field itself can say what is wrong.
            return node.value


def _loader() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = MOST_DEPTH
    yaml.composer.warn_double_anchors = False
    return yaml


def _unfolded(node: Node, sizes: dict[int, int]) -> int:
    """How many values a node stands for, each alias counted for all that it repeats."""
    if isinstance(node, ScalarNode):
        return 1
    if id(node) in sizes:
        return sizes[id(node)]
    # Met again while it is being counted, a node holds itself: more than any file may hold.
    sizes[id(node)] = MOST_VALUES + 1
    parts = node.value
    if isinstance(node, MappingNode):
        parts = [value for _, value in node.value]
    sizes[id(node)] = 1 + sum(_unfolded(part, sizes) for part in parts)
    return sizes[id(node)]


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict)


def _key(node: Node) -> str:
    if not isinstance(node, ScalarNode):
        raise ValueError(f"line {node.start_mark.line + 1} has a list or mapping for a name")
    return str(node.value)


def _child(node: Node | None, step: str | int) -> tuple[Node, int] | None:
    """The value under a step and its line."""
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, ScalarNode) and key_node.value == step:
                return value_node, key_node.start_mark.line + 1
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None


def _syntax(document: str, error: Exception) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else None
    column = mark.column + 1 if mark else None
    where = f" at line {line}, column {column}" if mark else ""
    what = _what(error)
    return fault(
        FindingCode.SYNTAX,
        document,
        f"The file is not valid YAML{where}: {what}.",
        "Look at that line and the one above it: indentation, colons, quotes and brackets.",
        detail={"line": line, "column": column},
    )


def _what(error: Exception) -> str:
    """What is wrong, in words that ask for no knowledge of the reader's inner workings."""
    if isinstance(error, RecursionError) or "depth" in str(getattr(error, "problem", "")):
        return "it is nested too deeply"
    if isinstance(error, ConstructorError):
        return "it has a tag (a word after !) that means nothing here"
    if isinstance(error, ComposerError) and "document" in str(error.problem):
        return "it holds a second document after ---"
    problem = getattr(error, "problem", None) or str(error).strip() or type(error).__name__
    return str(problem).splitlines()[0].rstrip(".")
