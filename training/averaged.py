"""The weighted mean of two checkpoints: `python -m training.averaged FIRST SECOND --second 0.7 --out MEAN`.

Two runs from the same start err in part differently; their mean costs nothing at run time (Wortsman et al.
2022, Model soups).
"""

from __future__ import annotations

import argparse

import torch


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("checkpoints", nargs=2)
    p.add_argument("--second", type=float, default=0.7, help="the weight of the second, 0 to 1")
    p.add_argument("--out", required=True)
    args = p.parse_args()
    one, two = (torch.load(path, weights_only=True)["model"] for path in args.checkpoints)
    mean = {k: torch.lerp(one[k].float(), v.float(), args.second) for k, v in two.items()}
    torch.save({"model": mean}, args.out)


if __name__ == "__main__":
    main()
