"""Rows and files that nobody should write: valid ones of our own making, damaged by chance."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

from detente.feeds import Feed

VALUES = {"BIGINT": "4711", "INTEGER": "3", "DOUBLE": "1.5", "DATE": "2024-01-31", "TIMESTAMP": "2024-01-31"}
DATES = {"%Y%m%d": "20240131", "%Y-%m-%d": "2024-01-31", "%d/%m/%Y": "31/01/2024", "%d.%m.%Y": "31.01.2024"}
DATES |= {"%Y%m%d%H%M%S": "20240131101500"}
SAID = {"QuadClass": "2", "GoldsteinScale": "3.4", "Year": "2024", "Month": "1", "Day": "31", "code": "042"}
NASTY = [
    b"",
    b"NA",
    b'"',
    b'""',
    b"'",
    b"\\",
    b"\0",
    b"\r",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
]
NASTY += [b"-1", b"1e400", b"nan", b"-inf", b"9" * 30, b"2024-02-30", b"0000-00-00", b"NULL", b"\xef\xbb\xbf"]
NASTY += [
    "\u2028\u202e\U0001f600".encode(),
    b"=1+1",
    b"%s%n{0}",
    b"\x1a\x1b[2J",
    b",",
    b"\t",
    b";",
    b"\n",
    b"\r\n",
]
ENCODINGS = ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-32", "cp037", "utf-7", "shift_jis")


def row(feed: Feed, number: int) -> list[bytes]:
    """The fields of a good row; its number is in every column without a type."""
    made = []
    for column in feed.columns:
        form = (column.date or "").split("|")[0]
        plain = DATES.get(form) or VALUES.get(column.type) or f"{column.name} {number}"
        made.append(SAID.get(column.name, plain).encode(feed.encoding))
    return made


def joined(feed: Feed, fields: list[bytes]) -> bytes:
    """Fields as a line without its end."""
    return feed.delimiter.encode().join(fields)


def head(feed: Feed) -> bytes:
    """The header line, if the feed has one."""
    names = [column.name.encode() for column in feed.columns]
    return joined(feed, names) + b"\n" if feed.header else b""


def damaged(feed: Feed, fields: list[bytes], chance: random.Random) -> bytes:
    """A line with one to three things wrong with it."""
    fields = list(fields)
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(len(fields))
        match chance.randrange(8):
            case 0:
                fields[place] = chance.choice(NASTY)
            case 1:
                fields[place] += chance.choice(NASTY)
            case 2:
                fields[place] = chance.randbytes(chance.randint(1, 12))
            case 3:
                del fields[place:]
                fields = fields or [b""]
            case 4:
                fields[place:place] = [chance.choice(NASTY)] * chance.randint(1, 3)
            case 5:
                fields[place] = b'"' + fields[place] + chance.choice([b'"', b'""', b"", b'"x'])
            case 6:
                fields[place] = chance.choice([b"x", b'"', b"\xe9", b"7"]) * chance.choice(
                    [100, 5_000, 70_000]
                )
            case _:
                fields[place] = str(
                    chance.choice([-1, 2**31, 2**63, 10**20, 0.1, -181, 13, 32, 99991232])
                ).encode()
    line = bytearray(joined(feed, fields))
    for _ in range(chance.choice([0, 0, 1, 3])):
        if line:
            line[chance.randrange(len(line))] = chance.randrange(256)
    return bytes(line)


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """A whole file with something wrong with it: cut, changed, packed and damaged, in another encoding."""
    match chance.randrange(7):
        case 0:
            content = content[: chance.randrange(len(content) + 1)]
        case 1:
            content = chance.randbytes(chance.randint(0, 300)) + content
        case 2:
            content = content.decode("latin-1").encode(chance.choice(ENCODINGS), "replace")
        case 3:
            content = content.replace(b"\n", chance.choice([b"\r", b"\r\n", b"\n\n", b"\0", b"\n\r"]))
        case 4:
            content = gzip.compress(content, mtime=0)
        case 5:
            content = _zipped(content, chance)
        case _:
            pass
    changed = bytearray(content)
    for _ in range(chance.choice([0, 1, 1, 2, 8])):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    if chance.random() < 0.1:
        del changed[chance.randrange(len(changed) + 1) :]
    return bytes(changed)


def _zipped(content: bytes, chance: random.Random) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as file:
        for number in range(chance.randint(0, 3)):
            file.writestr(f"{number}.csv", content)
    return archive.getvalue()
