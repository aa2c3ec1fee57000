"""What the indexes lack is written down, so that any later process can finish it."""

from __future__ import annotations

from collections.abc import Callable

from corpus.index_state import Index, Pending
from corpus.library import Library
from corpus.types import Document

Put = Callable[..., Document]
NOTHING = Pending(lexical=(), dense=(), removed=())


def test_a_new_library_lacks_nothing(library: Library) -> None:
    assert library.state.pending() == NOTHING
    assert library.state.encoder() is None


def test_a_stored_paper_is_lacking_in_both_until_each_has_it(library: Library, put: Put) -> None:
    id_ = put(library, "小学29所").id
    assert library.state.pending() == Pending(lexical=(id_,), dense=(id_,), removed=())
    library.state.mark_indexed([id_], index=Index.LEXICAL)
    assert library.state.pending() == Pending(lexical=(), dense=(id_,), removed=())
    library.state.mark_indexed([id_], index=Index.DENSE)
    assert library.state.pending() == NOTHING


def test_more_papers_than_one_statement_takes_are_all_marked(library: Library, put: Put) -> None:
    id_ = put(library, "小学29所").id
    library.state.mark_indexed([*(f"{n:016x}" for n in range(40_000)), id_], index=Index.LEXICAL)
    assert library.state.pending().lexical == ()


def test_a_removed_paper_is_to_be_removed_until_it_is(library: Library, put: Put) -> None:
    id_ = put(library, "小学29所").id
    library.catalog.remove_documents([id_])
    assert library.state.pending() == Pending(lexical=(), dense=(), removed=(id_,))
    library.state.mark_removed([id_])
    assert library.state.pending() == NOTHING


def test_empty_indexes_lack_everything_and_take_any_encoder(library: Library, put: Put) -> None:
    kept, gone = put(library, "小学29所"), put(library, "初中9所", path="/papers/b.txt")
    library.sync()
    assert library.state.encoder() == "tiny/16"
    library.catalog.remove_documents([gone.id])
    library.state.mark_empty()
    assert library.state.pending() == Pending(lexical=(kept.id,), dense=(kept.id,), removed=())
    assert library.state.encoder() is None


def test_the_last_encoder_noted_is_the_one(library: Library) -> None:
    library.state.set_encoder("one/384")
    library.state.set_encoder("two/512")
    assert library.state.encoder() == "two/512"


def test_every_change_of_the_indexes_is_a_new_generation(library: Library, put: Put) -> None:
    seen = {library.state.generation()}
    for text in ("小学29所", "小学31所"):
        put(library, text)
        library.sync()
        seen.add(library.state.generation())
    assert len(seen) == 3
    library.sync()
    assert library.state.generation() in seen
