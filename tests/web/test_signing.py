"""Signing in and out without a browser: what the forms answer, and what is good afterwards."""

from __future__ import annotations

import httpx
import pytest

from tests.web.pages import House, Person

TOKEN, LANGUAGE = "paamaja_token", "paamaja_language"


def visitor(house: House, language: str = "en") -> httpx.Client:
    """Somebody who keeps cookies, with a browser in a language."""
    return httpx.Client(base_url=house.address, headers={"Accept-Language": language})


def signed_in(house: House, person: Person) -> httpx.Client:
    """Somebody who typed in their token."""
    client = visitor(house)
    answer = client.post("/sign-in", data={"token": person.token, "then": "/"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    return client


def knows(house: House, token: str) -> bool:
    """Whether the service answers to a token."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{house.address}/v1/plans", headers=headers).status_code == 200


def test_the_browser_never_keeps_the_token_that_was_typed_in(
    house: House, coordinator: Person
) -> None:
    """It gets one of its own, in a cookie that no script reads."""
    client = visitor(house)
    answer = client.post("/sign-in", data={"token": f" {coordinator.token}\n"})
    (cookie,) = [one for one in answer.headers.get_list("set-cookie") if TOKEN in one]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert coordinator.token not in str(answer.headers)
    assert knows(house, client.cookies[TOKEN])


def test_signing_out_ends_what_was_copied(house: House, coordinator: Person) -> None:
    """The cookie is worth nothing afterwards; the person's token still is."""
    client = signed_in(house, coordinator)
    copied = client.cookies[TOKEN]
    answer = client.post("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert TOKEN not in client.cookies
    assert not knows(house, copied)
    assert knows(house, coordinator.token)


@pytest.mark.parametrize("token", ["", "no-such-token"])
def test_signing_out_without_a_good_token_is_no_fault(house: House, token: str) -> None:
    """Twice, or after it has expired."""
    client = visitor(house)
    client.cookies.set(TOKEN, token)
    assert client.post("/sign-out").status_code == 303


def test_language_chosen_at_the_form_is_kept(house: House, coordinator: Person) -> None:
    """Through a wrong token, the right one, and signing out."""
    client = visitor(house)
    page = client.get("/sign-in", params={"then": "/trips/new?from=blank"})
    assert "Sign in" in page.text
    changed = client.get("/language/fi", params={"then": "/sign-in?then=/"})
    assert changed.headers["location"] == "/sign-in?then=/"
    assert "/language/fi?then=%2Fsign-in%3Fthen%3D" in page.text
    for answer in (
        client.get("/sign-in?then=/"),
        client.post("/sign-in", data={"token": "wrong"}),
        client.get("/nowhere"),
    ):
        assert 'lang="fi"' in answer.text
    client.post("/sign-in", data={"token": coordinator.token})
    client.post("/sign-out")
    assert "Kirjaudu" in client.get("/sign-in").text


def test_what_was_clicked_counts_more_than_an_address(house: House) -> None:
    """Until somebody chooses, the address of a link says in which language it opens."""
    client = visitor(house)
    assert "Kirjaudu" in client.get("/sign-in?language=fi").text
    client.get("/language/en")
    assert "Kirjaudu" not in client.get("/sign-in?language=fi").text


@pytest.mark.parametrize("code", ["sv", "x", "<script>"])
def test_a_language_that_there_is_not_changes_nothing(house: House, code: str) -> None:
    """Neither in the link nor in an address."""
    client = visitor(house)
    client.get(f"/language/{code}")
    assert LANGUAGE not in client.cookies
    assert "Sign in" in client.get("/sign-in", params={"language": code}).text
