"""A stand-in for routing services: it speaks OSRM's and Valhalla's protocols on this machine."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Point = tuple[float, float]


def seconds_between(origin: Point, destination: Point) -> float:
    """How long the stand-in's road takes: longer one way than the other."""
    (lat, lon), (to_lat, to_lon) = origin, destination
    return round(abs(to_lat - lat) * 90_000 + abs(to_lon - lon) * 40_000 + (to_lat > lat) * 30, 1)


def metres_between(origin: Point, destination: Point) -> float:
    """How far it is."""
    return round(111_000 * math.dist(origin, destination), 1)


@dataclass
class Router:
    """How the stand-in behaves, and what it was asked.

    It takes `most` places at a time, knows no way to or from the points `lost`, answers with
    `status` and `text` if they are set, and holds its answer back until `release` if `holds`.
    """

    url: str = ""
    most: int = 100
    lost: set[Point] = field(default_factory=set)
    status: int | None = None
    text: str = ""
    holds: bool = False
    release: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    off_road: float = 12.0

    def legs(self, sources: list[Point], targets: list[Point]) -> list[list[Any]]:
        """Seconds and metres of each leg, None of those without a way."""
        return [
            [
                None
                if {one, other} & self.lost and one != other
                else (seconds_between(one, other), metres_between(one, other))
                for other in targets
            ]
            for one in sources
        ]


class _Handler(BaseHTTPRequestHandler):
    router: Router

    def do_GET(self) -> None:
        """OSRM: /table/v1/driving/lon,lat;…?sources=…&destinations=…"""
        parts = urlsplit(self.path)
        self.router.asked.append(parts.path)
        if self._stopped():
            return
        words = parts.path.split("/")
        if words[1:3] != ["table", "v1"]:
            self._say(400, {"code": "InvalidUrl", "message": "URL string malformed"})
            return
        places: list[Point] = []
        for pair in words[4].split(";"):
            lon, lat = map(float, pair.split(","))
            places.append((lat, lon))
        if len(places) > self.router.most:
            self._say(400, {"code": "TooBig", "message": "Too many table coordinates"})
            return
        query = parse_qs(parts.query)
        chosen = [
            [places[int(number)] for number in query[name][0].split(";")]
            for name in ("sources", "destinations")
        ]
        legs = self.router.legs(chosen[0], chosen[1])
        self._say(
            200,
            {
                "code": "Ok",
                "durations": [[one and one[0] for one in row] for row in legs],
                "distances": [[one and one[1] for one in row] for row in legs],
                "sources": [{"distance": self.router.off_road} for _ in chosen[0]],
                "destinations": [{"distance": 1.0} for _ in chosen[1]],
            },
        )

    def do_POST(self) -> None:
        """Valhalla: /sources_to_targets with both lists."""
        self.router.asked.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._stopped():
            return
        if self.path != "/sources_to_targets":
            self._say(404, {"error_code": 106, "error": "Try any of: '/sources_to_targets'"})
            return
        lists = [
            [(one["lat"], one["lon"]) for one in body[name]] for name in ("sources", "targets")
        ]
        if max(map(len, lists)) > self.router.most:
            self._say(400, {"error_code": 150, "error": "Exceeded max locations"})
            return
        rows = [
            [
                {
                    "time": leg and leg[0],
                    "distance": leg and leg[1] / 1000,
                    "from_index": i,
                    "to_index": j,
                }
                for j, leg in enumerate(row)
            ]
            for i, row in enumerate(self.router.legs(*lists))
        ]
        self._say(200, {"sources_to_targets": rows, "units": "kilometers"})

    def _stopped(self) -> bool:
        if self.router.holds:
            self.router.release.wait(60)
        if self.router.status is None:
            return False
        self._send(self.router.status, self.router.text)
        return True

    def _say(self, status: int, content: Any) -> None:
        self._send(status, json.dumps(content))

    def _send(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def routing() -> Iterator[Router]:
    """A stand-in that serves at `url` until the end."""
    router = Router()
    handler = type("Handler", (_Handler,), {"router": router})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    router.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield router
    finally:
        router.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
