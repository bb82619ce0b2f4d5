"""What can go wrong on the command line."""

from detente.errors import DetenteError


class BadOption(DetenteError):
    """An option's value cannot be used."""

    code = "E901"
    title = "Option cannot be used"


class CannotWrite(DetenteError):
    """The output file cannot be written."""

    code = "E902"
    title = "Output cannot be written"
