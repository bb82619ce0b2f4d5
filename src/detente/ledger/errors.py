"""What can go wrong with a case and its ledger (E2xx)."""

from __future__ import annotations

from typing import ClassVar

from detente.errors import DetenteError


class LedgerError(DetenteError):
    """Base of the ledger's errors; raised only through its subclasses."""

    code: ClassVar[str] = "E200"
    title: ClassVar[str] = "The case could not be used"


class CaseNotFound(LedgerError):
    """The folder is not there, or is no case."""

    code, title = "E201", "No case there"


class CaseExists(LedgerError):
    """A case, or a folder with other things in it, already stands where a new one was wanted."""

    code, title = "E202", "Something is there already"


class LedgerLocked(LedgerError):
    """Somebody else is writing; the message names process, host and since when."""

    code, title = "E203", "The case is being written to"


class NetworkDrive(LedgerError):
    """The folder lies on a network drive, whose locks cannot be trusted."""

    code, title = "E204", "The case lies on a network drive"


class OlderLedger(LedgerError):
    """The ledger needs a migration and was opened for reading only."""

    code, title = "E205", "The case was made by an older détente"


class NewerLedger(LedgerError):
    """The ledger has a schema that this version does not know."""

    code, title = "E206", "The case was made by a newer détente"


class LedgerDamaged(LedgerError):
    """Bytes on disk are not what was written; the message gives the position of the first fault."""

    code, title = "E207", "The ledger is damaged"


class LedgerShort(LedgerError):
    """The ledger does not hold the entry that its head file names."""

    code, title = "E208", "The ledger and its head disagree"


class DiskRefused(LedgerError):
    """The disk is full or would not write; nothing of the entry was kept."""

    code, title = "E209", "The disk would not take it"


class ReadOnlyCase(LedgerError):
    """A write was asked of a case that was opened, or lies, read-only."""

    code, title = "E210", "The case is read-only"


class NoSuchEntry(LedgerError):
    """No record, document or entry has that id."""

    code, title = "E211", "Not in the ledger"


class BadCorrection(LedgerError):
    """A correction names a field or a value that the record cannot have."""

    code, title = "E212", "The correction does not fit"


class BadExport(LedgerError):
    """A file to be imported is not an export of ours, or was altered on the way."""

    code, title = "E213", "The export does not hold together"


class NoPageChecksums(LedgerError):
    """The ledger's pages carry checksums and this apsw cannot write them."""

    code, title = "E214", "This apsw lacks page checksums"


class BadSettings(LedgerError):
    """case.toml cannot be read or holds a value that makes no sense."""

    code, title = "E215", "case.toml does not make sense"


class BadMoment(LedgerError):
    """A date of knowledge is neither a date nor a moment."""

    code, title = "E216", "Not a date of knowledge"


class FileBroke(LedgerError):
    """Reading a file took its process down, twice; the other files went in."""

    code, title = "E217", "A file broke the process that read it"
