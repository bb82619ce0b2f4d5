"""The elements of HTML by what they mean for text."""

from __future__ import annotations

from detente.sources.writer import Tag


def _names(line: str) -> frozenset[str]:
    return frozenset(line.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
# HTML closes these by itself when the next one opens; unclosed ones do not nest.
SELF_CLOSING = _names("p li dt dd tr td th option thead tbody tfoot colgroup")
INLINE = _names(
    "a abbr b bdi bdo big cite code em font i kbd mark q s samp small span strike strong sub sup time tt u"
)
UNSEEN = _names(
    "script style noscript template svg math head title meta link object embed iframe audio video canvas map "
    "select option button input textarea datalist dialog picture source track img"
)
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
LINES = _names("li dt dd tr tbody thead tfoot")
BLOCKS = HEADINGS | _names(
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul caption"
)
MARKS: dict[str, Tag] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "li": "list_item",
    "dt": "list_item",
    "dd": "paragraph",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "tr": "table_row",
    "p": "paragraph",
    **dict.fromkeys(HEADINGS, "heading"),
}
