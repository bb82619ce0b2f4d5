"""Places for talks on a map: each side's latest word on each by shape, the side by colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.pictures.canvas import Canvas
from detente.pictures.earth import Point, middle, outlines, town

WIDTH, LOWEST, HIGHEST = 960.0, 320.0, 540.0
LEAST = 0.7  # earth radii across that a map shows at least
MARGIN = 0.16
SHAPES = {
    "offers": "triangle",
    "suggests": "down",
    "accepts": "circle",
    "evades": "diamond",
    "refuses": "cross",
    "held": "square",
}
OTHERS = 6
TURNS = ((1, 0), (-1, 0), (1, -0.8), (-1, -0.8), (1, 0.8), (-1, 0.8), (0, -1), (0, 1))
FAR = (9.0, 20.0, 34.0, 50.0, 70.0)
LETTER, SIGN, HIGH = 7.4, 14.0, 15.0


@dataclass(frozen=True)
class Word:
    """One side's latest word on a place: `colour` 1 to 5 for the sides asked, 6 for others."""

    side: str
    stance: str
    date: str | None
    colour: int
    address: str | None = None


@dataclass(frozen=True)
class Spot:
    """A place with the words on it."""

    name: str
    state: str | None
    words: tuple[Word, ...]

    def at(self, capitals: dict[str, Point]) -> Point | None:
        """Where it is; a state as a whole stands at its middle, one too small for a map at its capital."""
        found = town(self.name, self.state)
        if found is None and self.state is not None:
            found = middle(self.state) or capitals.get(self.state)
        return found


def venue_map(spots: Sequence[Spot], parties: Sequence[str], capitals: dict[str, Point]) -> str | None:
    """The map cut to the places; None where no place can be found on it. `parties` (ISO3) are shaded."""
    found = [(spot, at) for spot in spots if (at := spot.at(capitals)) is not None]
    if not found:
        return None
    frame = _Frame([at for _, at in found])
    sheet = Canvas(WIDTH, frame.height, f"{len(found)} places for talks on a map", "map")
    sheet.rect(0, 0, WIDTH, frame.height, "sea")
    _land(sheet, frame, parties)
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in (frame.at(at) for _, at in found)]
    for spot, at in sorted(found, key=lambda each: (-len(each[0].words), each[0].name)):
        _spot(sheet, spot, frame.at(at), taken)
    return sheet.svg()


class _Frame:
    """The part of the world that is shown, and where it falls on the sheet."""

    def __init__(self, points: Sequence[Point]) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide = max(max(xs) - min(xs), LEAST) * (1 + 2 * MARGIN)
        tall = max(max(ys) - min(ys), LEAST * LOWEST / WIDTH) * (1 + 2 * MARGIN)
        self.scale = min(WIDTH / wide, HIGHEST / tall)
        self.height = max(LOWEST, tall * self.scale)
        self.x = (max(xs) + min(xs)) / 2 - WIDTH / self.scale / 2
        self.y = (max(ys) + min(ys)) / 2 + self.height / self.scale / 2

    def at(self, point: Point) -> Point:
        return (point[0] - self.x) * self.scale, (self.y - point[1]) * self.scale


def _land(sheet: Canvas, frame: _Frame, parties: Sequence[str]) -> None:
    for code, ring in outlines():
        points = [frame.at(point) for point in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > frame.height:
            continue
        body = "L".join(f"{x:.0f} {y:.0f}" for x, y in points)
        kind = f"land party p{list(parties).index(code) + 1}" if code in parties[:5] else "land"
        sheet.raw(f'<path class="{kind}" d="M{body}z"/>')


def _spot(sheet: Canvas, spot: Spot, at: Point, taken: list[tuple[float, float, float, float]]) -> None:
    """A dot; beside it a mark a side and then the name, where they cover nothing yet."""
    x, y = at
    marks = SIGN * len(spot.words)
    wide = LETTER * len(spot.name) + marks + 8
    left, top, far = _free(x, y, wide, taken, sheet.height)
    taken.append((left, top, left + wide, top + HIGH))
    backwards = left + wide / 2 < x - 1
    start = left + wide - marks if backwards else left + 2
    if far:
        sheet.line(x, y, left + wide if backwards else left, top + HIGH / 2, "leader")
    sheet.shape("circle", x, y, 2.4, OTHERS)
    sheet.text(
        start - 4 if backwards else start + marks + 2, top + 11.5, spot.name, f"halo{' end' * backwards}"
    )
    for n, word in enumerate(spot.words):
        told = f"{spot.name}: {word.side} {word.stance}" + (f", {word.date}" if word.date else "")
        with sheet.link(word.address, told):
            sheet.rect(start + SIGN * n - 1, top, SIGN, HIGH, "touch")
            sheet.shape(SHAPES.get(word.stance, "circle"), start + SIGN * n + 5, top + 7.5, 4.6, word.colour)


def _free(
    x: float, y: float, wide: float, taken: Sequence[tuple[float, float, float, float]], height: float
) -> tuple[float, float, bool]:
    """The nearest place for a label: left, top, and whether it is far enough to want a line."""
    for far in FAR:
        for across, down in TURNS:
            left = x + across * far - (wide if across < 0 else wide / 2 if across == 0 else 0)
            top = y + down * far * 1.1 - HIGH / 2
            box = (left, top, left + wide, top + HIGH)
            inside = left >= 2 and top >= 2 and box[2] <= WIDTH - 2 and box[3] <= height - 2
            if inside and not any(
                box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken
            ):
                return left, top, far > FAR[0]
    return min(max(x + 9, 2), WIDTH - wide - 2), min(max(y - HIGH / 2, 2), height - HIGH - 2), False
