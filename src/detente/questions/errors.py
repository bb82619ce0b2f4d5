"""What can go wrong when a question is asked."""

from detente.errors import DetenteError


class UnknownDefinition(DetenteError):
    """No definition of that name ships or lies in the case."""

    code = "E401"
    title = "Unknown definition"


class BadDefinition(DetenteError):
    """A definition file cannot be used as it stands."""

    code = "E402"
    title = "Definition cannot be used"


class UnknownParty(DetenteError):
    """A party named in the call is not known."""

    code = "E403"
    title = "Unknown party"
