"""Sources: bytes to documents, one reader a format, each within its limits.

for document in open_documents("talks.html"): ...
for found in open_many(paths):  # a Document, or a Failure that names the file and says why
"""

# Order matters: sniffing asks in this order, and plain text takes what no one else knows.
from detente.sources import pdf as pdf  # isort: skip
from detente.sources import docx as docx  # isort: skip
from detente.sources import jsonl as jsonl  # isort: skip
from detente.sources import warc as warc  # isort: skip
from detente.sources import html as html  # isort: skip
from detente.sources import md as md  # isort: skip
from detente.sources import txt as txt  # isort: skip
from detente.sources.draft import Failure
from detente.sources.limits import Limits
from detente.sources.opening import open_documents, open_many

__all__ = ["Failure", "Limits", "open_documents", "open_many"]
