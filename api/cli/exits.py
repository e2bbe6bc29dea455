"""Exit codes of the command line."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command ended with; scripts may rely on the numbers."""

    DONE = 0
    NOT_KEPT = 1
    BAD_INPUT = 2
    IMPOSSIBLE = 3
    NOTHING_FOUND = 4
    CHECKER_DISAGREES = 5
    UNEXPECTED = 70
    INTERRUPTED = 130


MEANINGS = {
    ExitCode.DONE: "a plan, or nothing wrong",
    ExitCode.NOT_KEPT: "a gate failed, a rule is broken, or a funding split does not come out",
    ExitCode.BAD_INPUT: "bad input; every finding is listed",
    ExitCode.IMPOSSIBLE: "proved impossible",
    ExitCode.NOTHING_FOUND: "nothing found in time, and not proved impossible",
    ExitCode.CHECKER_DISAGREES: "the checker disagrees with the solver; the instance is saved",
    ExitCode.UNEXPECTED: "an unexpected error; its details are saved in a file",
    ExitCode.INTERRUPTED: "interrupted; the best plan so far is printed",
}


def exit_codes_text() -> str:
    """The codes with their meanings, one paragraph each, for the help."""
    lines = [f"{code.value} {meaning}" for code, meaning in MEANINGS.items()]
    return "\n\n".join(["Exit codes:", *lines])
