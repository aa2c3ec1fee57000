"""Every error that 有据 raises on purpose.

YoujuError                 what, where, what to do: one Chinese sentence each
├── UnreadableFile         a file cannot be read: empty, damaged, encrypted, unknown, too large
│   └── MissingTool        a file could be read if an optional tool were installed
├── LibraryError           the library folder cannot be used
│   ├── LibraryLocked      another process is writing
│   ├── LibraryMismatch    made by another encoder or a newer version
│   └── NotInLibrary       no document of that name or id
├── EncoderError           the encoder's model is missing, damaged or unreachable
├── VocabularyError        a vocabulary table has a wrong row
└── UsageError             the caller's own arguments do not make sense
"""

from __future__ import annotations


class YoujuError(Exception):
    """An error a user can act on.

    :param code: stable English identifier, for programs.
    :param message: Chinese: what is wrong, and where (file, page, cell).
    :param remedy: Chinese: what to do about it.
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}{self.remedy}"


class UnreadableFile(YoujuError):
    """A file that cannot be read as what it is or claims to be."""


class MissingTool(UnreadableFile):
    """A file that an optional tool (OCR, LibreOffice) would read, and the tool is not installed."""


class LibraryError(YoujuError):
    """The library folder cannot be used as asked."""


class LibraryLocked(LibraryError):
    """Another process holds the write lock."""


class LibraryMismatch(LibraryError):
    """The library was made by another encoder or by a newer version of the program."""


class NotInLibrary(LibraryError):
    """No document, or more than one, goes by that name."""


class EncoderError(YoujuError):
    """The encoder cannot be built, loaded or reached."""


class VocabularyError(YoujuError):
    """A vocabulary table has a row that cannot be used."""


class UsageError(YoujuError):
    """The caller's arguments contradict each other."""
