"""What can go wrong with the web page."""

from detente.errors import DetenteError


class PortTaken(DetenteError):
    """The address to listen on is in use."""

    code = "E801"
    title = "Address in use"
