"""One way to run a function over many shards: in this process, in several, or on a Ray cluster.

It imports nothing of ours but errors: it runs functions that it is handed.
"""

from detente.scale.executor import EXECUTORS, Executor, Outcome, executor, in_order
from detente.scale.job import Report, Shard, run

__all__ = ["EXECUTORS", "Executor", "Outcome", "Report", "Shard", "executor", "in_order", "run"]
