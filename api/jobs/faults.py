"""Faults: why a job failed, as a stable code and a sentence for people."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from optimizer.domain.value import Count, Text, Value


class FaultCode(StrEnum):
    """Stable codes; sentences may change, these do not."""

    WORKER_LOST = "worker-lost"
    PROCESS_LOST = "process-lost"
    TIME = "time-limit"
    MEMORY = "memory-limit"
    THREADS = "thread-limit"
    REQUEST_SIZE = "request-too-large"
    RESULT_SIZE = "result-too-large"
    REQUEST_WRONG = "request-wrong"
    CHECKER_DISAGREES = "checker-disagrees"
    CLUSTER_LOST = "cluster-lost"
    UNEXPECTED = "unexpected"


COUNTED = frozenset({FaultCode.WORKER_LOST, FaultCode.PROCESS_LOST, FaultCode.CLUSTER_LOST})
"""What may be the machine's fault rather than the job's: such a job is taken up again."""

SENTENCES: dict[FaultCode, Text] = {
    FaultCode.WORKER_LOST: Text(
        en="The worker that had this job went silent, {times} time(s) in all: it was ended, or its "
        "machine was.",
        fi="Työprosessi, jolla tämä työ oli, vaikeni, kaikkiaan {times} kertaa: se tai sen kone "
        "lopetettiin.",
    ),
    FaultCode.PROCESS_LOST: Text(
        en="The process that worked on this job ended without an answer ({how}), {times} time(s) "
        "in all.",
        fi="Työtä laskenut prosessi päättyi vastaamatta ({how}), kaikkiaan {times} kertaa.",
    ),
    FaultCode.TIME: Text(
        en="The job asked for {asked} s; the limit is {limit} s. Ask for less time.",
        fi="Työlle pyydettiin {asked} s; raja on {limit} s. Pyydä vähemmän aikaa.",
    ),
    FaultCode.MEMORY: Text(
        en="The job needed more memory than the {limit} MB a job may take. Plan fewer days or "
        "sessions at a time, or have the limit raised.",
        fi="Työ tarvitsi enemmän muistia kuin sallitut {limit} Mt. Suunnittele vähemmän päiviä tai "
        "tilaisuuksia kerralla, tai pyydä korottamaan rajaa.",
    ),
    FaultCode.THREADS: Text(
        en="The job asked for {asked} threads; a job may have {limit}.",
        fi="Työlle pyydettiin {asked} säiettä; raja on {limit}.",
    ),
    FaultCode.REQUEST_SIZE: Text(
        en="The request is {asked} bytes long; a job's may have {limit}.",
        fi="Pyyntö on {asked} tavua pitkä; raja on {limit}.",
    ),
    FaultCode.RESULT_SIZE: Text(
        en="The result is longer than the {limit} bytes that are kept of one.",
        fi="Tulos on pidempi kuin {limit} tavua, jotka siitä enintään säilytetään.",
    ),
    FaultCode.REQUEST_WRONG: Text(
        en="The request cannot be read: {what}",
        fi="Pyyntöä ei voi lukea: {what}",
    ),
    FaultCode.CHECKER_DISAGREES: Text(
        en="The checker does not accept the solver's plan, so it is not shown. The case is saved "
        "as {saved} where the worker runs; please report it.",
        fi="Tarkastaja ei hyväksy ratkaisijan suunnitelmaa, joten sitä ei näytetä. Tapaus on "
        "tallessa tiedostossa {saved} työprosessin koneella; ilmoita siitä.",
    ),
    FaultCode.CLUSTER_LOST: Text(
        en="The cluster lost this job ({how}), {times} time(s) in all.",
        fi="Laskentaklusteri kadotti tämän työn ({how}), kaikkiaan {times} kertaa.",
    ),
    FaultCode.UNEXPECTED: Text(
        en="Something unexpected went wrong ({what}). The worker's log has the details under the "
        "job's id.",
        fi="Jokin meni odottamatta vikaan ({what}). Työprosessin lokissa on lisätietoa työn "
        "tunnuksella.",
    ),
}
OVERRUN = Text(
    en="The job was still at work {asked} s after its start, did not stop when it was told to, and "
    "was ended. It had asked for {limit} s.",
    fi="Työ oli yhä kesken {asked} s alun jälkeen, ei pysähtynyt pyydettäessä, ja se lopetettiin. "
    "Sille oli pyydetty {limit} s.",
)


class Fault(Value):
    """What went wrong with a job; `times` counts the attempts that were lost in all."""

    code: FaultCode
    message: Text
    facts: dict[str, Any] = {}
    times: Count = 1

    @property
    def may_pass(self) -> bool:
        """Whether another attempt may go well."""
        return self.code in COUNTED

    def again(self, times: int) -> Fault:
        """The same fault as the so many-th in all."""
        return fault(self.code, times=times, **self.facts)


def fault(code: FaultCode, *, times: int = 1, **facts: Any) -> Fault:
    """A fault with its sentence; the facts fill the sentence's gaps."""
    return _worded(code, SENTENCES[code], times, facts)


def overrun(asked: float, taken: float) -> Fault:
    """The fault of a job that did not end in its time."""
    facts = {"asked": round(taken), "limit": round(asked)}
    return _worded(FaultCode.TIME, OVERRUN, 1, facts)


def _worded(code: FaultCode, text: Text, times: int, facts: dict[str, Any]) -> Fault:
    gaps = {"times": times, **facts}
    message = Text(fi=text.fi.format(**gaps), en=text.en.format(**gaps))
    return Fault(code=code, message=message, facts=facts, times=times)
