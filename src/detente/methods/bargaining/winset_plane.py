"""Veto players on two issues: the winset as a polygon, the core as the hull of the ideal points.

Shepsle & Weingast (1984); Tsebelis (2002). With losses weighted issue by issue, actor i prefers to the
status quo, in direction e, every point nearer than

    t_i(e) = 2 sum_k s_ik^2 (x_ik - sq_k) e_k / sum_k s_ik^2 e_k^2

so the winset is star-shaped about the status quo and reaches, in each direction, as far as a coalition with
the quota follows. Directions include every one at which the last follower changes, so that corners are
exact; between them the rim is curved and drawn by `points` chords.
"""

from __future__ import annotations

import numpy as np

from detente.methods.bargaining.model import Floats


def reach(
    position: Floats, salience: Floats, weight: Floats, status_quo: Floats, angle: Floats, quota: float = 1.0
) -> Floats:
    """How far the winset reaches in each direction: points and saliences (actor, 2), angles (n,)."""
    direction = np.stack([np.cos(angle), np.sin(angle)])
    square = salience**2
    follow = 2.0 * (square * (position - status_quo)) @ direction / (square @ direction**2)
    order = np.argsort(-follow, axis=0, kind="stable")
    carried = np.cumsum(weight[order], axis=0)
    last = np.argmax(carried >= quota * weight.sum() * (1 - 1e-12), axis=0)
    far = np.take_along_axis(follow, order, axis=0)[last, np.arange(len(angle))]
    forward: Floats = np.maximum(far, 0.0)
    return forward


def _corners(position: Floats, salience: Floats, status_quo: Floats) -> Floats:
    """Angles at which two actors follow equally far, or one stops following at all."""
    found = []
    square = salience**2
    pull = square * (position - status_quo)
    for i in range(len(position)):
        found.append(np.arctan2(-pull[i, 0], pull[i, 1]))
        for j in range(i):
            # pull_i . e * (square_j . e^2) = pull_j . e * (square_i . e^2), a cubic in the slope of e
            p = np.outer(pull[i], square[j]) - np.outer(pull[j], square[i])
            cubic = [p[1, 1], p[0, 1], p[1, 0], p[0, 0]]
            if np.abs(cubic).max() > 0:
                roots = np.roots(cubic)
                real = roots[np.abs(roots.imag) < 1e-9].real
                found += [np.arctan(slope) for slope in real]
            if abs(p[1, 1]) <= 1e-12:
                found.append(np.pi / 2)
    angles = np.array(found)
    return np.concatenate([angles, angles + np.pi])


def polygon(
    position: Floats,
    salience: Floats,
    weight: Floats,
    status_quo: Floats,
    quota: float = 1.0,
    points: int = 720,
) -> Floats:
    """The winset's rim, (n, 2), in order of direction; empty where nothing can replace the status quo."""
    even = np.linspace(0.0, 2 * np.pi, points, endpoint=False)
    angle = np.sort(np.concatenate([even, _corners(position, salience, status_quo) % (2 * np.pi)]))
    far = reach(position, salience, weight, status_quo, angle, quota)
    if not (far > 1e-12).any():
        return np.empty((0, 2))
    rim: Floats = status_quo + far[:, np.newaxis] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return rim


def area(rim: Floats) -> float:
    """Area inside a rim of points in order, by the shoelace formula."""
    if len(rim) < 3:
        return 0.0
    x, y = rim.T
    return float(0.5 * abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))))


def hull(position: Floats) -> Floats:
    """Convex hull of points (actor, 2), anticlockwise: the core under unanimity if issues weigh alike."""
    ranked = sorted({(float(x), float(y)) for x, y in position})
    if len(ranked) < 3:
        return np.array(ranked)

    def chain(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        line: list[tuple[float, float]] = []
        for x, y in points:
            while len(line) > 1:
                (ax, ay), (bx, by) = line[-2:]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                line.pop()
            line.append((x, y))
        return line[:-1]

    return np.array(chain(ranked) + chain(ranked[::-1]))
