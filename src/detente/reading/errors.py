"""What can go wrong while reading."""

from detente.errors import DetenteError


class ReaderFailed(DetenteError):
    """A reader broke on a document: a defect of ours, reported with its reader's name."""

    code = "E301"
    title = "A reader failed"


class BrokenPlugin(DetenteError):
    """An installed plug-in cannot be loaded, or does not offer what its group asks for."""

    code = "E302"
    title = "Plug-in cannot be used"


class NoDictionaries(DetenteError):
    """A folder holds no dictionaries that events could be coded with."""

    code = "E303"
    title = "No dictionaries"
