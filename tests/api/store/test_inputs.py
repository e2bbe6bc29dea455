"""Catalogues and wishes: every version stays, in any page size all of them are listed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.store import COMMAND_LINE, NotFound, Stale, Store, Taken
from api.store.inputs import CATALOGUES, WISHES, Inputs, content_hash
from api.store.tables import Organisation

BOTH = pytest.mark.parametrize("inputs", [CATALOGUES, WISHES], ids=["catalogues", "wishes"])


@BOTH
def test_every_version_stays(store: Store, host: Organisation, inputs: Inputs) -> None:
    """The newest is given unless a number is; the first is still what it was."""
    documents = [{"id": "small", "n": number} for number in range(3)]
    with store.writing(COMMAND_LINE) as session:
        row = inputs.add(session, host.id, documents[0])
    for version, document in enumerate(documents[1:], 1):
        with store.writing(COMMAND_LINE) as session:
            inputs.replace(session, host.id, row.id, version, document)
    with store.reading() as session:
        assert inputs.document(session, host.id, row.id).document == documents[-1]
        for number, document in enumerate(documents, 1):
            assert inputs.document(session, host.id, row.id, number).document == document
        assert [one.number for one in inputs.versions(session, host.id, row.id)] == [1, 2, 3]
        with pytest.raises(NotFound, match="version 4"):
            inputs.document(session, host.id, row.id, 4)


@BOTH
def test_the_same_content_is_no_new_version(
    store: Store, host: Organisation, inputs: Inputs
) -> None:
    """Who sends again what is there changes nothing; who has seen another version is still told."""
    with store.writing(COMMAND_LINE) as session:
        row = inputs.add(session, host.id, {"id": "small", "a": 1, "b": 2})
    with store.writing(COMMAND_LINE) as session:
        same = inputs.replace(session, host.id, row.id, 1, {"b": 2, "a": 1, "id": "small"})
    assert same.version == 1
    with pytest.raises(Stale), store.writing(COMMAND_LINE) as session:
        inputs.replace(session, host.id, row.id, 2, {"id": "small", "a": 1, "b": 2})


@BOTH
def test_an_id_is_used_once_in_an_organisation(
    store: Store, host: Organisation, other: Organisation, inputs: Inputs
) -> None:
    """Two organisations may use the same one."""
    with store.writing(COMMAND_LINE) as session:
        mine = inputs.add(session, host.id, {"id": "small"})
        theirs = inputs.add(session, other.id, {"id": "small"})
    with pytest.raises(Taken), store.writing(COMMAND_LINE) as session:
        inputs.add(session, host.id, {"id": "small"})
    with store.reading() as session:
        assert inputs.named(session, host.id, "small").id == mine.id
        assert inputs.named(session, other.id, "small").id == theirs.id
        assert inputs.named(session, host.id, "none") is None


@BOTH
def test_what_is_removed_is_gone_with_its_versions(
    store: Store, host: Organisation, inputs: Inputs
) -> None:
    """The id may then be used again, from version 1."""
    with store.writing(COMMAND_LINE) as session:
        row = inputs.add(session, host.id, {"id": "small"})
    with store.writing(COMMAND_LINE) as session:
        inputs.remove(session, host.id, row.id, 1)
    with store.writing(COMMAND_LINE) as session:
        assert session.query(inputs.version).count() == 0
        assert inputs.add(session, host.id, {"id": "small"}).version == 1


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 50])
def test_pages_have_everything_once(store: Store, host: Organisation, limit: int) -> None:
    """Whatever their size, pages in a row are the whole list, newest first."""
    with store.writing(COMMAND_LINE) as session:
        for number in range(6):
            CATALOGUES.add(session, host.id, {"id": f"c{number}"})
    seen: list[str] = []
    after: str | None = None
    with store.reading() as session:
        while True:
            page = CATALOGUES.listing(session, host.id, after, limit)
            assert len(page.items) <= limit
            seen += [row.id for row in page.items]
            after = page.after
            if after is None:
                break
    assert len(seen) == 6
    assert seen == sorted(seen, reverse=True)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.integers(), min_size=1, max_size=5))
def test_the_hash_forgets_the_order_of_fields(content: dict[str, int]) -> None:
    """And nothing else: any other value has another hash."""
    assert content_hash(content) == content_hash(dict(reversed(content.items())))
    key = next(iter(content))
    assert content_hash(content) != content_hash(content | {key: content[key] + 1})
