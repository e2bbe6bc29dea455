"""The map of a day: its stops by number, and the ways between them, over the host's places."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

from nicegui import ui

from api.web.desk import Desk
from api.web.frame import ACCENT
from api.web.furniture import labelled
from api.web.itinerary.days import Stop, stops_of
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.base_map import Feature, GroundKind, Line, Position
from optimizer.domain.itinerary import Itinerary, ItineraryDay
from optimizer.papers.ground import BUILT_UP, LAKE, ROAD
from optimizer.report.phrases import long_date, short_date


def _area(colour: str) -> dict[str, Any]:
    look = {"stroke": False, "fillColor": colour, "fillOpacity": 1, "fillRule": "evenodd"}
    return {**look, "interactive": False}


_PLACE = {"radius": 4, "color": "#8a979f", "weight": 1, "fillColor": "#c3ccd1", "fillOpacity": 0.9}
_STOP = {"radius": 13, "color": "#ffffff", "weight": 2, "fillColor": ACCENT, "fillOpacity": 1}
_OPTIONS = {
    "scrollWheelZoom": False,
    "zoomAnimation": False,
    "maxZoom": 17,
}
_FITTED = {"padding": [36, 36], "maxZoom": 14, "animate": False}
_GROUND = (
    (GroundKind.BUILT_UP, "polygon", _area(BUILT_UP)),
    (GroundKind.LAKE, "polygon", _area(LAKE)),
    (GroundKind.ROAD, "polyline", {"color": ROAD, "weight": 4, "interactive": False}),
)
_WAY = {"color": ACCENT, "weight": 3, "opacity": 0.75}


class DayMap:
    """One map for all days, of which one is shown."""

    def __init__(self, desk: Desk, subject: Subject, itinerary: Itinerary) -> None:
        self.desk, self.subject, self._itinerary = desk, subject, itinerary
        self._places = {one.id: one for one in subject.problem.catalogue.places}
        self._shown = 0
        self._has_ground = desk.house.service.settings.tile_url is not None

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.desk.language, key, **facts)

    def build(self) -> None:
        """Puts it up with the first day."""
        tabs = ui.element("div").classes("it-tabs").props("role=group")
        with labelled(tabs, self._say("map.choose")):
            self._tabs = [self._tab(n, day) for n, day in enumerate(self._itinerary.days)]
        with ui.element("div").classes("it-mapped"):
            self._map = ui.leaflet(
                center=self._point(self._stops()[0].place),
                zoom=11,
                options={**_OPTIONS, "attributionControl": self._has_ground},
            ).classes("it-map")
            self._map.clear_layers()  # what comes with it would ask a stranger for pictures
            self._map.on("init", self._draw)
            self._list = ui.element("div")
        base = self.subject.problem.catalogue.base_map
        ground = None if base is None or base.note is None else base.note
        told = [self._say("map.how"), self._say("map.on-foot")]
        told += [] if ground is None else [ground.in_language(self.desk.language)]
        ui.label(" ".join(told)).classes("pm-soft pm-small")
        self._tell()

    def _tab(self, number: int, day: ItineraryDay) -> ui.element:
        tab = ui.element("button").classes("it-tab").props('type="button"')
        with tab:
            ui.label(short_date(day.date, self.desk.language))
        return tab.on("click", lambda: self._see(number))

    def _see(self, number: int) -> None:
        self._shown = number
        self._draw()
        self._tell()

    def _stops(self) -> tuple[Stop, ...]:
        return stops_of(self.subject.words, self._itinerary.days[self._shown])

    def _point(self, place: str) -> tuple[float, float]:
        return self._places[place].latitude, self._places[place].longitude

    def _tell(self) -> None:
        """The day in words: which tab is pressed, what the map shows, and its stops."""
        for number, tab in enumerate(self._tabs):
            tab.props(f'aria-pressed="{"true" if number == self._shown else "false"}"')
        date = self._itinerary.days[self._shown].date
        label = self._say("map.label", day=long_date(date, self.desk.language))
        labelled(self._map.props("role=region"), label)
        self._list.clear()
        with self._list, ui.element("ol").classes("it-stops"):
            for stop in self._stops():
                with ui.element("li"):
                    ui.label(str(stop.number)).classes("it-number")
                    ui.label(stop.name)

    def _draw(self) -> None:
        self._map.clear_layers()
        settings = self.desk.house.service.settings
        if settings.tile_url is not None:
            credit = {"attribution": escape(settings.tile_credit)}
            self._map.tile_layer(url_template=settings.tile_url, options=credit)
        self._draw_ground()
        stops = self._stops()
        for place in self._places:
            self._circle(place, _PLACE, escape(self.subject.words.place(place)))
        for before, after in pairwise(stops):
            ends = [list(self._point(before.place)), list(self._point(after.place))]
            dashed = {"dashArray": "2 8"} if after.is_walked else {}
            self._map.generic_layer(name="polyline", args=[ends, {**_WAY, **dashed}])
        numbers: dict[str, list[str]] = {}
        for stop in stops:
            numbers.setdefault(stop.place, []).append(str(stop.number))
        for place, every in numbers.items():
            layer = self._circle(place, _STOP)
            pin = {"permanent": True, "direction": "center", "className": "it-pin"}
            layer.run_method("bindTooltip", _short(every), pin)
            layer.run_method("bindPopup", escape(self.subject.words.place(place)))
        bounds = [list(self._point(stop.place)) for stop in stops]
        self._map.run_map_method("fitBounds", bounds, _FITTED)

    def _draw_ground(self) -> None:
        """What the catalogue's base map has of the surroundings, a layer for each kind."""
        base = self.subject.problem.catalogue.base_map
        if base is None:
            return
        for kind, layer, look in _GROUND:
            lines = [
                [[north, east] for east, north in line]
                for one in base.of(kind)
                for line in one.geometry.lines
            ]
            if lines:
                # All rings together: by turns they are land and water, so islands stay land.
                self._map.generic_layer(name=layer, args=[lines, look])
        for one in base.features:
            if one.properties.name is not None:
                self._name(one, one.properties.name.in_language(self.desk.language))

    def _name(self, feature: Feature, name: str) -> None:
        line = max(feature.geometry.lines, key=len)
        at = _middle(line) if feature.geometry.is_area else line[len(line) // 2]
        spot = {"radius": 1, "stroke": False, "fill": False, "interactive": False}
        layer = self._map.generic_layer(name="circleMarker", args=[[at[1], at[0]], spot])
        told = {"permanent": True, "direction": "center", "className": "it-ground"}
        layer.run_method("bindTooltip", escape(name), told)

    def _circle(self, place: str, look: dict[str, Any], told: str = "") -> Any:
        layer = self._map.generic_layer(name="circleMarker", args=[self._point(place), look])
        if told:
            layer.run_method("bindTooltip", told)
        return layer


def _middle(ring: Line) -> Position:
    """The middle of a ring's positions."""
    return (
        sum(east for east, _ in ring) / len(ring),
        sum(north for _, north in ring) / len(ring),
    )


def _short(numbers: list[str]) -> str:
    """The numbers of a place that is passed more than once: the first, and that there are more."""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}+"
