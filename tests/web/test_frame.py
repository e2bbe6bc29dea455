"""What every page has around it: signing in, languages, ways on, and words in both languages."""

import re
import string
from collections.abc import Callable

import httpx
import pytest

from api.web import rooms
from api.web.signing import inner
from api.web.words import Words
from tests.web.pages import House, Person, Window

pytestmark = pytest.mark.browser
Open = Callable[..., Window]


def test_whoever_is_not_signed_in_comes_back_to_where_they_went(
    house: House, coordinator: Person, open_window: Open
) -> None:
    """A page asks for the token, says what is wrong with a bad one, and goes on with a good one."""
    window = open_window(None)
    page = window.page
    page.goto(f"{house.address}/?language=en")
    assert "/sign-in?then=" in page.url
    page.fill("#token", "no-such-token")
    page.click("button")
    assert "not good" in page.inner_text("[role=alert]")
    window.troubles.clear()  # the browser tells of the refusal as an error
    page.fill("#token", coordinator.token)
    page.click("button")
    window.ready()
    assert page.inner_text("h1") == "Your trips"
    assert page.evaluate("document.cookie").find("paamaja_token") == -1
    page.click("text=Sign out")
    assert "/sign-in" in page.url


def test_language_of_the_form_is_changed_on_the_way(
    house: House, coordinator: Person, open_window: Open
) -> None:
    """Whoever reads the form in another language still comes to where they went."""
    window = open_window(None)
    page = window.page
    page.goto(f"{house.address}/trips/new?from=blank")
    page.click("text=Suomeksi")
    assert page.inner_text("h1") == "Kirjaudu sisään"
    page.fill("#token", coordinator.token)
    page.click("button")
    page.wait_for_url("**/trips/new?from=blank")


def test_language_is_kept(coordinator: Person, open_window: Open) -> None:
    """The link changes it on every page from then on, and the page says which it is."""
    window = open_window(coordinator)
    page = window.open("/")
    page.click("text=Suomeksi")
    window.ready()
    assert page.inner_text("h1") == "Matkasi"
    page.wait_for_function("document.documentElement.lang === 'fi'")
    assert window.open("/").inner_text("h1") == "Matkasi"


@pytest.mark.parametrize(("language", "said"), [("fi", "fi"), ("en", "en-GB")])
def test_a_page_says_its_language_before_any_script(
    coordinator: Person, language: str, said: str
) -> None:
    """In the document itself, for whoever has it read out."""
    cookies = {"paamaja_token": coordinator.token, "paamaja_language": language}
    sent = httpx.get(f"{coordinator.address}/", cookies=cookies, timeout=60.0)
    assert f'<html lang="{said}"' in sent.text


def test_a_window_is_named_after_its_trip(coordinator: Person, open_window: Open) -> None:
    """Whoever has several trips open finds each by its name; its steps lead on."""
    with coordinator.client() as client:
        trip = client.post("/v1/wishes", client.get("/v1/packages/clean-water/wishes"))
    window = open_window(coordinator, "fi")
    for step in ("wishes", "plan", "edit", "what-if", "publish", "after"):
        page = window.open(f"/trips/{trip['id']}/{step}")
        assert page.title().startswith(trip["document"]["name"]["fi"]), step
        assert page.title().endswith("Päämaja"), step


def test_a_trip_that_is_not_there_is_told(coordinator: Person, open_window: Open) -> None:
    """On every step, with a way back; nothing to load again would help."""
    window = open_window(coordinator, "fi")
    for step in ("wishes", "plan", "edit", "what-if", "publish", "after"):
        page = window.open(f"/trips/01JZZZZZZZZZZZZZZZZZZZZZZZ/{step}")
        alert = page.get_by_role("alert")
        assert "Tätä ei ole." in alert.inner_text(), step
        assert alert.get_by_role("link").all_inner_texts() == ["Etusivulle"], step


def test_where_there_is_no_page_there_is_a_way_back(coordinator: Person, open_window: Open) -> None:
    """In the reader's language, without a script."""
    window = open_window(coordinator, "fi")
    window.page.goto(f"{window.address}/nowhere")
    assert window.page.inner_text("h1") == "Sellaista sivua ei ole"
    assert window.page.locator("a[href='/']").count() == 1
    window.troubles.clear()  # the browser tells of the refusal as an error


def test_nothing_comes_from_elsewhere(coordinator: Person, open_window: Open) -> None:
    """Every request of a page goes to this service."""
    window = open_window(coordinator)
    asked: list[str] = []
    window.page.on("request", lambda sent: asked.append(sent.url))
    window.open("/")
    assert asked
    own = re.compile(rf"(data:|blob:|{re.escape(window.address)}/)")
    assert [url for url in asked if not own.match(url)] == []


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/trips/1?a=b", "/trips/1?a=b"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_nowhere_else(asked: str, leads_to: str) -> None:
    """An address that was slipped in is not followed out of the service."""
    assert inner(asked) == leads_to


def test_every_word_is_there_in_both_languages() -> None:
    """With the same facts filled in; a page that is missing its Finnish would show here."""
    rooms.open_all()
    assert len(Words.every) > 3
    for words in Words.every:
        for key, texts in words.texts.items():
            assert all(text.strip() for text in texts), (words.room, key)
            facts = [
                {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in texts
            ]
            assert facts[0] == facts[1], (words.room, key)
