"""One-issue models as compiled loops over cases: the same answers as the array code, several times faster.

Every kernel takes positions and weights as (case, actor) and fills `out` (case,). They are used where numba
is installed; the array code in each model's own file is the definition, and the battery holds the two equal.
"""

from __future__ import annotations

import numpy as np

from detente.methods.bargaining.model import Floats
from detente.methods.compiled import compiled

TIE = 1e-12
LEAST = 1e-8


@compiled
def middle(position: Floats, weight: Floats) -> float:
    """Weighted median of one case; the middle of the interval where the weights split in half."""
    actors = len(position)
    order = np.empty(actors, dtype=np.int64)
    total = 0.0
    for i in range(actors):
        total += weight[i]
        j = i
        while j > 0 and position[order[j - 1]] > position[i]:
            order[j] = order[j - 1]
            j -= 1
        order[j] = i
    half, slack, share = total / 2.0, total * TIE, 0.0
    low = 0.0
    seen = False
    for i in range(actors):
        share += weight[order[i]]
        if not seen and share >= half - slack:
            low, seen = position[order[i]], True
        if share > half + slack:
            low = 0.5 * (low + position[order[i]])
            break
    return low


@compiled
def medians(position: Floats, weight: Floats, out: Floats) -> None:
    """Weighted median of every case."""
    for case in range(len(position)):
        out[case] = middle(position[case], weight[case])


@compiled
def unbeaten(position: Floats, weight: Floats, out: Floats) -> None:
    """Middle of the positions that no other beats in a weighted vote."""
    actors = position.shape[1]
    for case in range(len(position)):
        x, w = position[case], weight[case]
        slack = TIE * w.sum()
        low, high = np.inf, -np.inf
        for option in range(actors):
            stands = w[option] > 0
            for rival in range(actors):
                if not stands or w[rival] <= 0:
                    continue
                lost = 0.0
                for k in range(actors):
                    gap = abs(x[k] - x[option]) - abs(x[k] - x[rival])
                    if gap > 0:
                        lost += w[k]
                    elif gap < 0:
                        lost -= w[k]
                stands = lost <= slack
            if stands:
                low, high = min(low, x[option]), max(high, x[option])
        out[case] = 0.5 * (low + high)


@compiled
def elections(position: Floats, weight: Floats, out: Floats) -> None:
    """Expected point of a probabilistic Condorcet election with incentives."""
    actors = position.shape[1]
    point = np.empty(actors)
    rates = np.empty((actors, actors))
    win = np.empty((actors, actors))
    chance = np.empty(actors)
    for case in range(len(position)):
        x, w = position[case], weight[case]
        options = 0
        low, high = np.inf, -np.inf
        for i in range(actors):
            low, high = min(low, x[i]), max(high, x[i])
            fresh = w[i] > 0
            for j in range(options):
                fresh = fresh and point[j] != x[i]
            if fresh:
                point[options] = x[i]
                options += 1
        span = high - low if high > low else 1.0
        floor = LEAST * w.sum() * span
        for i in range(options):
            win[i, i], rates[i, i] = 0.5, 0.5 * floor
            for j in range(i):
                ahead, behind = floor, floor
                for k in range(actors):
                    vote = w[k] * (abs(x[k] - point[j]) - abs(x[k] - point[i]))
                    if vote > 0:
                        ahead += vote
                    else:
                        behind -= vote
                win[i, j] = ahead / (ahead + behind)
                win[j, i] = 1.0 - win[i, j]
                rates[i, j] = ahead * win[i, j]
                rates[j, i] = behind * win[j, i]
        for j in range(options):  # column j: challengers of the standing option j
            total = 0.0
            for i in range(options):
                total += rates[i, j]
            for i in range(options):
                rates[i, j] *= win[i, j] / total
        for last in range(options - 1, 0, -1):
            leaving = 0.0
            for i in range(last):
                leaving += rates[i, last]
            for j in range(last):
                rates[last, j] /= leaving
                for i in range(last):
                    rates[i, j] += rates[last, j] * rates[i, last]
        chance[0] = 1.0
        total, mean = 1.0, point[0]
        for i in range(1, options):
            chance[i] = 0.0
            for j in range(i):
                chance[i] += chance[j] * rates[i, j]
            total += chance[i]
            mean += chance[i] * point[i]
        out[case] = mean / total


@compiled
def product_peak(x: Floats, w: Floats, loss: Floats, low: float, high: float) -> float:
    """Maximiser of sum w log(loss - (point - x)^2) between low and high, by Newton steps kept in bounds."""
    left, right = low, high
    point: float = min(max((w * x).sum() / w.sum(), low), high)
    if not low < point < high:
        point = 0.5 * (low + high)
    for _ in range(60):
        slope, bend = 0.0, 0.0
        for i in range(len(x)):
            gap = point - x[i]
            rest = max(loss[i] - gap * gap, 1e-300)
            slope -= w[i] * gap / rest
            bend -= w[i] * (loss[i] + gap * gap) / (rest * rest)
        if slope > 0:
            left = point
        else:
            right = point
        after = point - slope / bend if bend < 0 else 0.5 * (left + right)
        if not left < after < right:
            after = 0.5 * (left + right)
        if abs(after - point) < 1e-12:
            return after
        point = after
    return point


@compiled
def nash_points(position: Floats, weight: Floats, breakdown: float, out: Floats) -> None:
    """Nash points on a unit scale when breakdown costs everyone the same."""
    loss = np.full(position.shape[1], breakdown)
    for case in range(len(position)):
        low, high = np.inf, -np.inf
        for i in range(position.shape[1]):
            if weight[case, i] > 0:
                low, high = min(low, position[case, i]), max(high, position[case, i])
        out[case] = product_peak(position[case], weight[case], loss, low, high)


@compiled
def nash_points_from(position: Floats, weight: Floats, status_quo: Floats, out: Floats) -> None:
    """Nash points on a unit scale when breakdown means the status quo, `status_quo[:, 0]`."""
    actors = position.shape[1]
    loss = np.empty(actors)
    for case in range(len(position)):
        start = status_quo[case, 0]
        low, high = -np.inf, np.inf
        for i in range(actors):
            loss[i] = (position[case, i] - start) ** 2
            if weight[case, i] > 0:
                far = 2.0 * position[case, i] - start
                low, high = max(low, min(far, start)), min(high, max(far, start))
        found = product_peak(position[case], weight[case], loss, min(low, high), high)
        out[case] = found if high - low > 1e-12 else start


@compiled
def proposals(position: Floats, weight: Floats, discount: float, out: Floats) -> None:
    """Expected proposal on one issue, unit scale."""
    actors = position.shape[1]
    for case in range(len(position)):
        x, w = position[case], weight[case]
        pivot = middle(x, w)
        total = w.sum()
        width = 1.0
        for _ in range(actors + 2):
            near, far = 0.0, 0.0
            for i in range(actors):
                if abs(x[i] - pivot) < width:
                    near += w[i] * abs(x[i] - pivot)
                else:
                    far += w[i]
            after = (1.0 - discount + discount * near / total) / (1.0 - discount * far / total)
            if abs(after - width) < 1e-15:
                break
            width = after
        mean = 0.0
        for i in range(actors):
            mean += w[i] * min(max(x[i], pivot - width), pivot + width)
        out[case] = mean / total


@compiled
def follow(value: Floats, weight: Floats, need: float) -> float:
    """Largest y such that those with value >= y carry the need."""
    best = -np.inf
    slack = TIE * weight.sum()
    for i in range(len(value)):
        if value[i] > best:
            carried = 0.0
            for k in range(len(value)):
                if value[k] >= value[i]:
                    carried += weight[k]
            if carried >= need - slack:
                best = value[i]
    return best


@compiled
def vetoes(position: Floats, weight: Floats, status_quo: Floats, quota: float, out: Floats) -> None:
    """Point of the winset nearest to the weighted mean; `status_quo` (case, actor) repeats."""
    actors = position.shape[1]
    mirror, back = np.empty(actors), np.empty(actors)
    for case in range(len(position)):
        start = status_quo[case, 0]
        total, mean = 0.0, 0.0
        for i in range(actors):
            held = weight[case, i] > 0
            mirror[i] = 2.0 * position[case, i] - start if held else -np.inf
            back[i] = start - 2.0 * position[case, i] if held else -np.inf
            total += weight[case, i]
            mean += weight[case, i] * position[case, i]
        high = max(start, follow(mirror, weight[case], quota * total))
        low = min(start, -follow(back, weight[case], quota * total))
        out[case] = min(max(mean / total, low), high)
