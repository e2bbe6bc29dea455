"""One service with a worker and one browser for all tests of pages in a process."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.web.pages import Chromium, House, Person, Window, chromium, house_in, window_of


@pytest.fixture(scope="package")
def browser() -> Iterator[Chromium]:
    """A browser. Its driver has an event loop of its own, so it ends before other tests go on."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A service with its pages and one worker."""
    with house_in(tmp_path_factory.mktemp("house")) as found:
        yield found


@pytest.fixture
def coordinator(house: House) -> Person:
    """A coordinator of a new organisation."""
    return house.newcomer()


@pytest.fixture
def open_window(browser: Chromium, house: House) -> Iterator[Callable[..., Window]]:
    """Opens windows, which close with the test; scripts that fail fail the test."""
    with ExitStack() as stack:
        opened: list[Window] = []

        def open_for(person: Person | None, language: str = "en") -> Window:
            opened.append(stack.enter_context(window_of(browser, house, person, language)))
            return opened[-1]

        yield open_for
        told = [trouble for window in opened for trouble in window.troubles]
    assert told == []
