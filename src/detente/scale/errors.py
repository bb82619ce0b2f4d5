"""What can go wrong with work spread over shards (E701 to E707)."""

from __future__ import annotations

from detente.errors import DetenteError


class ShardsFailed(DetenteError):
    """Some shards failed in every try and were set aside; the others are done."""

    code, title = "E701", "Shards were set aside"


class RayUnavailable(DetenteError):
    """Ray is not installed, or no cluster answers."""

    code, title = "E702", "Ray cannot be used"


class OtherJob(DetenteError):
    """The output folder holds the parts of another job, or of another version of this one."""

    code, title = "E703", "The run's folder belongs to another job"


class UnknownExecutor(DetenteError):
    """No executor has that name."""

    code, title = "E706", "No such executor"


class WorkersDoNotStart(DetenteError):
    """Processes end before they can take a shard: their start is at fault, and no shard."""

    code, title = "E707", "Worker processes do not start"
