"""Title, outlet, author, day of publication, language and address of a web page, from its own metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from trafilatura.metadata import extract_metadata

from detente.sources import days

_DAY_NAMES = """
article:published_time og:article:published_time og:published_time datepublished date_published
article.published parsely-pub-date sailthru.date cxenseparse:recs:publishtime pubdate publishdate
publish-date publish_date publication_date publication-date originalpublicationdate
citation_publication_date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date
dcterms.date date dc.created created article_date_original release_date rnews:datepublished
"""
_DAY_METAS = tuple(_DAY_NAMES.split())
_SITE_METAS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_journal_title",
    "apple-mobile-web-app-title",
)
_DAY_CLASS = re.compile(
    r"(?i)(?:^|[\s_-])(?:date|dateline|datetime|published|pubdate|timestamp|posted[\s_-]?on"
    r"|(?:post|entry|article|news)[\s_-]?date|publish(?:ed)?[\s_-]?(?:date|on|time))(?:$|[\s_-])"
)
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_HOST = re.compile(r"^https?://(?:www\.|m\.|amp\.)?([^/:?#]+)", re.I)
_WORDS = re.compile(r"\w+")
_CLASSED = "//*[@class or @id or @itemprop]"


def fields(tree: Any) -> dict[str, str]:
    """What the page says of itself; only what it says. The day is never taken from today or from prose."""
    found: dict[str, str] = {}
    ours = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    values = {
        "title": _title(tree, _text(ours.title) or metas.get("og:title")),
        "author": _text(ours.author),
        "url": _address(tree, metas),
        "language": _language(tree, metas, linked),
    }
    values["outlet"] = _outlet(metas, linked, _text(ours.sitename), values["url"])
    values["published"] = _published(tree, metas, linked, values["url"])
    for key, value in values.items():
        if value:
            found[key] = value
    return found


def _title(tree: Any, said: str | None) -> str | None:
    """The page's one h1 where the title said is that with the site's name added, else the title said."""
    shown = [" ".join("".join(h1.itertext()).split()) for h1 in tree.iter("h1")]
    shown = [each for each in shown if len(each.split()) >= 3]
    if said and len(shown) == 1 and _WORDS.findall(shown[0].casefold()) != _WORDS.findall(said.casefold()):
        inside = " ".join(_WORDS.findall(shown[0].casefold())) in " ".join(_WORDS.findall(said.casefold()))
        return shown[0] if inside else said
    return said or (shown[0] if len(shown) == 1 else None)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key, value = meta.get(attribute), meta.get("content")
            if key and value and value.strip():
                found.setdefault(key.strip().lower(), value.strip())
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outermost first."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        count = 0
        while waiting and count < 500:
            value = waiting.pop(0)
            count += 1
            if isinstance(value, list):
                waiting += value[:100]
            elif isinstance(value, dict):
                yield value
                waiting += [v for v in list(value.values())[:60] if isinstance(v, (dict, list))]


def _published(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], url: str | None) -> str | None:
    said: list[object] = [value.get("datePublished") for value in linked]
    said += [metas.get(key) for key in _DAY_METAS]
    for value in said:
        if isinstance(value, str) and (day := days.published(value)):
            return day
    return _day_in_elements(tree) or _day_in_address(url)


def _day_in_elements(tree: Any) -> str | None:
    marked = [e for e in tree.xpath(_CLASSED) if "datepublished" in (e.get("itemprop") or "").lower()]
    times = list(tree.iter("time"))
    published = [
        t for t in times if t.get("pubdate") is not None or "publi" in (t.get("class") or "").lower()
    ]
    classed = [
        e for e in tree.xpath(_CLASSED) if _DAY_CLASS.search(f"{e.get('class') or ''} {e.get('id') or ''}")
    ]
    for element in [*marked, *published, *times, *classed]:
        for value in (element.get("datetime"), element.get("content"), "".join(element.itertext())[:200]):
            day = days.published(re.sub(r"^\s*\w[\w ]{0,20}:\s+", "", value)) if value else None
            if day:
                return day
    return None


def _day_in_address(url: str | None) -> str | None:
    found = _URL_DAY.search(url or "")
    return days.published(f"{found[1]}/{found[2]}/{found[3]}") if found else None


def _outlet(
    metas: dict[str, str], linked: list[dict[str, Any]], guessed: str | None, url: str | None
) -> str | None:
    for key in _SITE_METAS[:1]:
        if metas.get(key):
            return metas[key]
    for value in linked:
        publisher = value.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            return name.strip()
    named = next((metas[key] for key in _SITE_METAS[1:] if metas.get(key)), None) or guessed
    if named:
        return named
    host = _HOST.match(url or "")
    return str(host[1]) if host else None


def _language(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    root = tree.getroottree().getroot()
    said = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        metas.get("content-language"),
    ]
    said += [metas.get("og:locale"), metas.get("dc.language")]
    said += [value.get("inLanguage") for value in linked if isinstance(value.get("inLanguage"), str)]
    return next((value.strip() for value in said if value and value.strip()), None)


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for value in [*links, metas.get("og:url"), metas.get("twitter:url")]:
        if value and value.strip().lower().startswith(("http://", "https://")):
            return str(value).strip()
    return None
