"""A process that adds documents and says so after each, to be killed or starved from outside.

python -m benchmarks.ledger.child CASE FIRST [COUNT [FILE_LIMIT_BYTES]]
"""

from __future__ import annotations

import sys

from benchmarks.ledger.made import VERSIONS, document, records
from detente.errors import DetenteError
from detente.ledger import Case


def limit_files(size: int) -> None:
    """No file of this process may grow past `size` bytes: a disk that is full, without a disk."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main() -> None:
    path, first = sys.argv[1], int(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    if len(sys.argv) > 4:
        limit_files(int(sys.argv[4]))
    try:
        with Case.open(path) as case:
            for number in range(first, first + count):
                report = document(number)
                case.ledger.add_document(report, records(report), VERSIONS)
                print(number, flush=True)
    except DetenteError as reason:
        print(reason.code, flush=True)


if __name__ == "__main__":
    main()
