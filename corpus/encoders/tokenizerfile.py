"""Write the tokenizer of multilingual-e5-small as a standard ``tokenizer.json`` (pure).

SentencePiece Unigram behind the ``nmt_nfkc`` rules, which are the ``Nmt`` and ``NFKC`` steps of the tokenizers library
but for two characters: over every code point, the two differ from the package's own table of replacements only at
U+FF5E ～ (kept) and U+1F23B (kept). A noncharacter, which no text may hold, carries each of the two past NFKC.
"""

from __future__ import annotations

import json

from corpus.encoders.q4file import Pieces

_KEPT = {"\uff5e": "\ufdd0", "\U0001f23b": "\ufdd1"}
_METASPACE = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}


def tokenizer_json(pieces: Pieces) -> str:
    """Return ``tokenizer.json``: normaliser, splitter, Unigram model, ``<s> … </s>`` around one text or a pair."""
    mask = len(pieces.texts) - 1
    bos, eos = pieces.texts[pieces.bos], pieces.texts[pieces.eos]
    special = sorted({pieces.bos, pieces.pad, pieces.eos, pieces.unk, mask})
    first, second = {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}
    begin, end = {"SpecialToken": {"id": bos, "type_id": 0}}, {"SpecialToken": {"id": eos, "type_id": 0}}
    document = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(index, pieces.texts[index], index == mask) for index in special],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                *(_replace(character, carrier) for character, carrier in _KEPT.items()),
                {"type": "Nmt"},
                {"type": "NFKC"},
                *(_replace(carrier, character) for character, carrier in _KEPT.items()),
            ],
        },
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, _METASPACE]},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [begin, first, end],
            "pair": [begin, first, end, end, second, end],
            "special_tokens": {
                bos: {"id": bos, "ids": [pieces.bos], "tokens": [bos]},
                eos: {"id": eos, "ids": [pieces.eos], "tokens": [eos]},
            },
        },
        "decoder": _METASPACE,
        "model": {
            "type": "Unigram",
            "unk_id": pieces.unk,
            "vocab": list(zip(pieces.texts, pieces.scores, strict=True)),
            "byte_fallback": False,
        },
    }
    return json.dumps(document, ensure_ascii=False)


def tokenizer_config(pieces: Pieces, *, max_tokens: int) -> dict[str, object]:
    """Return ``tokenizer_config.json`` for libraries that read one beside the tokenizer."""
    names = {
        "bos_token": pieces.bos,
        "cls_token": pieces.bos,
        "eos_token": pieces.eos,
        "sep_token": pieces.eos,
        "pad_token": pieces.pad,
        "unk_token": pieces.unk,
        "mask_token": len(pieces.texts) - 1,
    }
    tokens: dict[str, object] = {name: pieces.texts[index] for name, index in names.items()}
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": max_tokens,
        "model_input_names": ["input_ids", "attention_mask"],
        **tokens,
    }


def _added(index: int, content: str, strip: bool) -> dict[str, object]:
    return {
        "id": index,
        "content": content,
        "single_word": False,
        "lstrip": strip,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }


def _replace(character: str, by: str) -> dict[str, object]:
    return {"type": "Replace", "pattern": {"String": character}, "content": by}
