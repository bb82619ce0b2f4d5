"""The feeds there are, by name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module, metadata

from detente.feeds.errors import UnknownFeed
from detente.feeds.feed import Column, Feed, Makes, Select

_FEEDS: dict[str, Feed] = {}
BROUGHT = "detente.feeds"  # the entry point group of plug-ins


def columns(text: str) -> tuple[Column, ...]:
    """Columns written as "Name Name:TYPE Name:TYPE! ..."; "!" is required, "?" optional, "~" a space."""
    found = []
    for word in text.split():
        name, _, kind = word.rstrip("!?").partition(":")
        kind, _, form = kind.partition("@")
        tail = word[len(word.rstrip("!?")) :]
        name, *aliases = name.replace("~", " ").split("|")
        found.append(
            Column(
                name,
                kind or "VARCHAR",
                "!" in tail,
                form.replace("~", " ") or None,
                tuple(aliases),
                optional="?" in tail,
            )
        )
    return tuple(found)


def feed(
    name: str,
    *,
    title: str,
    columns: tuple[Column, ...],
    licence: str,
    citation: str,
    checked: str,
    codebook: str,
    makes: Makes = "event",
    delimiter: str = "\t",
    header: bool = True,
    quoted: bool = False,
    encoding: str = "utf-8",
    nulls: Iterable[str] = (),
    widths: tuple[int, ...] = (),
) -> Callable[[Select], Select]:
    """Declare a feed; the function says, in SQL, what each of our columns is made of."""

    def declare(select: Select) -> Select:
        if name in _FEEDS:
            raise ValueError(f"the feed {name} is declared twice")
        _FEEDS[name] = Feed(
            name=name,
            title=title,
            columns=columns,
            select=select,
            makes=makes,
            delimiter=delimiter,
            header=header,
            quoted=quoted,
            encoding=encoding,
            nulls=("", *nulls),
            widths=widths or (len(columns),),
            licence=licence,
            citation=citation,
            checked=checked,
            codebook=codebook,
        )
        return select

    return declare


def feeds() -> dict[str, Feed]:
    """Every declared feed by its name, those of plug-ins among them, in order of names."""
    package = import_module("detente.feeds.formats")
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"detente.feeds.formats.{module.name}")
    for point in metadata.entry_points(group=BROUGHT):
        with suppress(Exception):  # one that cannot be used is named by `detente plugins`, and stops no other
            point.load()
    return dict(sorted(_FEEDS.items()))


def named(name: str) -> Feed:
    """A feed by its name; raises UnknownFeed (E500)."""
    found = feeds().get(name)
    if found is None:
        raise UnknownFeed(
            name, "one of " + ", ".join([*feeds(), "table"]), "Give its name with --format, as docs/feeds.md."
        )
    return found
