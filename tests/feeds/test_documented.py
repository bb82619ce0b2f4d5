"""docs/feeds.md says of every feed what the feed itself says."""

from pathlib import Path

from detente.feeds import Feed

PAGE = Path(__file__).parents[2] / "docs" / "feeds.md"


def test_the_page_has_columns_licence_citation_and_what_was_checked(feed: Feed) -> None:
    page = PAGE.read_text("utf-8")
    shape = f"{len(feed.columns)} columns, {'header' if feed.header else 'no header'}, {feed.encoding}"
    line = f"| `{feed.name}` | {feed.title}; {shape} | {feed.licence} | [codebook]({feed.codebook}) |"
    assert line in page
    assert f"- `{feed.name}`: {feed.citation} " in page
    assert f"(Checked {feed.checked})" in page
