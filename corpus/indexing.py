"""What of a passage goes into the indexes: its text with its document's title and its headings before it (pure).

The indexes see more than the passage: a slice of a paper says 本办法 where its title says what of, and its first
sentence may go on from the last of the slice before. Measured on the policy notices (lexical, hit@1/nDCG@10):
own text .765/.874, with title and headings .828/.907, with the neighbours' edges too .838/.913. The vectors lose
by the edges (nDCG@10 .814 to .803), so they get none.
"""

from __future__ import annotations

from corpus.lexical import LexicalRow
from corpus.rows import is_row
from corpus.tokens import Tokenizer
from corpus.types import Document, Passage

# Characters of the neighbouring passages that the word index takes in on either side: about a clause. 30 brings
# half as much, 100 and more bring nothing beyond it.
EDGE = 60

# What stands for the title of a paper that prints none.
OPENING = 40


def meaning_text(document: Document, passage: Passage) -> str:
    """What the encoder is given: title, headings and text, a line each."""
    return _headed(document, passage, document.text[passage.start : passage.end])


def lexical_row(document: Document, passage: Passage, tokenizer: Tokenizer) -> LexicalRow:
    """A passage's row of the word index."""
    own = document.text[passage.start : passage.end]
    # A table's row is whole by itself, and would borrow the matter of the row beside it.
    edge = 0 if is_row(own) else EDGE
    with_edges = document.text[max(0, passage.start - edge) : passage.end + edge]
    return LexicalRow(
        passage_id=passage.id,
        document_id=document.id,
        tokens=tokenizer.index_tokens(_headed(document, passage, with_edges)),
    )


def _headed(document: Document, passage: Passage, text: str) -> str:
    return "\n".join((document.title or document.text[:OPENING], *passage.path, text))
