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


class NeedsPandas(DetenteError):
    """A DataFrame was asked for and pandas is not installed."""

    code = "E404"
    title = "pandas is not installed"


class UnknownQuestion(DetenteError):
    """No plug-in offers a question of that name."""

    code = "E405"
    title = "Unknown question"


class BadBargainTable(DetenteError):
    """A table of actors and issues cannot be used as it stands."""

    code = "E441"
    title = "Bargaining table cannot be used"


class NotInTable(DetenteError):
    """An actor, issue or cell named in the call is not in the table."""

    code = "E442"
    title = "Not in the bargaining table"


class BadChange(DetenteError):
    """A change to a table cannot be understood, or leaves nothing to bargain about."""

    code = "E443"
    title = "Change cannot be made"


class BadHypotheses(DetenteError):
    """A file of hypotheses, or a prior given in the call, cannot be used as it stands."""

    code = "E421"
    title = "Hypotheses cannot be used"


class BadEventTable(DetenteError):
    """A table of events cannot be read, or lacks a column."""

    code = "E451"
    title = "Table of events cannot be used"


class BadQuestion(DetenteError):
    """A pair, a date or a horizon that the question cannot be asked of."""

    code = "E452"
    title = "Question cannot be asked so"
