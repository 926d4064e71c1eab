"""Writes the drift fixtures next to this file: inputs, and what numpy and scipy say about them.

Run: pip install numpy==2.4.6 scipy==1.17.1 && python3 make_fixtures.py

The formulas around scipy (binning, filling of empty bins, scale of the Wasserstein distance, expected counts) are those that
Evidently 0.7.23 documents. Large samples are not written out: a linear congruential generator makes them on both sides, with
operations that IEEE 754 rounds in one way only.
"""

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
import scipy
from scipy import stats
from scipy.spatial.distance import jensenshannon

HERE = Path(__file__).parent
MADE_BY = f"python3 make_fixtures.py (numpy {np.__version__}, scipy {scipy.__version__})"


def generate(spec):
    """n values: the mean of `of` uniform numbers in [0, 1), cut to `levels` steps if given, times scale plus shift."""
    state, values = spec["seed"], []
    for _ in range(spec["n"]):
        total = 0.0
        for _ in range(spec["of"]):
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            total += (state >> 11) / 2**53
        value = total / spec["of"]
        if spec.get("levels"):
            value = math.floor(value * spec["levels"]) / spec["levels"]
        values.append(value * spec["scale"] + spec["shift"])
    return values


def sample(seed, n, of=1, scale=1.0, shift=0.0, levels=None):
    spec = {"seed": seed, "n": n, "of": of, "scale": float(scale), "shift": float(shift)}
    return spec | ({"levels": levels} if levels else {})


def values_of(column):
    return generate(column) if isinstance(column, dict) else column


def present(values):
    return [v for v in values if v is not None and not (isinstance(v, float) and not math.isfinite(v))]


def keys_of(ref, cur):
    return sorted(set(ref) | set(cur))


def binned(ref, cur, numeric):
    if numeric and len(set(ref)) > 20:
        bins = np.histogram_bin_edges(np.asarray(ref + cur, dtype=float), bins="sturges")
        return np.histogram(ref, bins)[0] / len(ref), np.histogram(cur, bins)[0] / len(cur)
    counted_ref, counted_cur = Counter(ref), Counter(cur)
    keys = keys_of(ref, cur)
    return (np.array([counted_ref[k] / len(ref) for k in keys]), np.array([counted_cur[k] / len(cur) for k in keys]))


def without_zeros(shares):
    smallest = min(shares[shares != 0])
    filled = shares.copy()
    filled[filled == 0] = smallest / 10**6 if smallest <= 0.0001 else 0.0001
    return filled


def psi(ref, cur, numeric):
    r, c = (without_zeros(s) for s in binned(ref, cur, numeric))
    return float(np.sum((r - c) * np.log(r / c)))


def chi_square(ref, cur):
    keys, counted_ref, counted_cur = keys_of(ref, cur), Counter(ref), Counter(cur)
    if len(keys) == 1:
        return {"statistic": 0.0, "pValue": 1.0}  # no degree of freedom: scipy gives NaN, the windows are equal
    scale = len(cur) / len(ref)
    with np.errstate(divide="ignore"):
        result = stats.chisquare([counted_cur[k] for k in keys], [counted_ref[k] * scale for k in keys])
    return {"statistic": float(result.statistic) if math.isfinite(result.statistic) else None, "pValue": float(result.pvalue)}


def proportion(ref, cur):
    keys = keys_of(ref, cur)
    if len(keys) > 2:
        return None
    if len(keys) == 1:
        return {"statistic": 0.0, "pValue": 1.0}
    n1, n2 = len(ref), len(cur)
    p1, p2 = sum(v != keys[0] for v in ref) / n1, sum(v != keys[0] for v in cur) / n2
    pooled = (p1 * n1 + p2 * n2) / (n1 + n2)
    z = (p1 - p2) / math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return {"statistic": z, "pValue": float(2 * (1 - stats.norm.cdf(abs(z))))}


def default_test(ref, cur, numeric):
    values = len(keys_of(ref, cur))
    if len(ref) > 1000:
        return "wasserstein" if numeric and values > 5 else "jensenshannon"
    if numeric and values > 5:
        return "ks"
    return "chisquare" if values > 2 else "z"


def expected(ref, cur, numeric):
    found = {
        "defaultTest": default_test(ref, cur, numeric),
        "psi": psi(ref, cur, numeric),
        "jensenShannon": float(jensenshannon(*binned(ref, cur, numeric))),
        "chiSquare": chi_square(ref, cur),
        "proportion": proportion(ref, cur),
    }
    if numeric:
        ks = stats.ks_2samp(ref, cur)
        distance = float(stats.wasserstein_distance(ref, cur))
        found |= {
            "wasserstein": distance,
            "wassersteinNormalised": distance / max(float(np.std(ref)), 0.001),
            "ks": {"statistic": float(ks.statistic), "pValue": float(ks.pvalue)},
        }
    return found


def case(name, reference, current, numeric=True):
    ref, cur = present(values_of(reference)), present(values_of(current))
    return {
        "name": name,
        "numeric": numeric,
        "reference": reference,
        "current": current,
        "missing": [len(values_of(reference)) - len(ref), len(values_of(current)) - len(cur)],
        "expected": expected(ref, cur, numeric) if ref and cur else None,
    }


def letters(text):
    return [None if c == "." else c for c in text]


CASES = [
    case("equal", [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
    case("order does not matter", [6.0, 1.0, 5.0, 2.0, 4.0, 3.0, 7.5], [1.0, 4.0, 2.0, 9.0, 3.0]),
    case("one value each", [1.0], [2.0]),
    case("one value against many", [0.5], sample(3, 40)),
    case("two against three", [1.0, 2.0], [1.5, 2.5, 3.5]),
    case("constant and equal", [7.0] * 12, [7.0] * 5),
    case("constant and different", [7.0] * 12, [7.25] * 5),
    case("constant reference", [3.0] * 30, sample(5, 25, shift=2.5)),
    case("ties", [1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 4.0, 4.0, 9.0], [1.0, 2.0, 2.0, 2.0, 4.0, 4.0, 8.0]),
    case("many ties", sample(8, 700, of=3, levels=40, scale=40), sample(9, 450, of=2, levels=40, scale=40)),
    case("few levels", sample(10, 500, levels=4), sample(11, 300, of=2, levels=4)),
    case("two levels", sample(12, 600, levels=2), sample(13, 380, of=1, levels=2)),
    case("missing values", [1.0, None, 2.5, 3.5, None, 4.0, 6.0, 7.0], [2.0, None, 2.5, 9.0, 1.0, 0.5, 3.0]),
    case("all missing in current", [1.0, 2.0, 3.0], [None, None]),
    case("nothing in reference", [], [1.0, 2.0]),
    case("disjoint", sample(14, 60), sample(15, 45, shift=5)),
    case("negative zero and sign", [-1.0, -0.0, 0.0, 1.0, -2.0, 2.0, 3.0], [0.0, -0.0, 0.0, 1.0, 4.0]),
    case("tiny scale", sample(16, 300, scale=1e-9), sample(17, 280, scale=1e-9, shift=2e-10)),
    case("huge scale", sample(18, 300, of=2, scale=1e12), sample(19, 280, of=2, scale=1.1e12)),
    case("equal sizes, no shift", sample(20, 500, of=4), sample(21, 500, of=4)),
    case("equal sizes, shifted", sample(22, 500, of=4), sample(23, 500, of=4, shift=0.02)),
    case("coprime sizes", sample(24, 499, of=4), sample(25, 317, of=4, shift=0.03)),
    case("power of two in all", sample(26, 600, of=2), sample(27, 424, of=2, shift=0.05)),
    case("1000 reference values", sample(28, 1000, of=3), sample(29, 800, of=3, shift=0.01)),
    case("1001 reference values", sample(30, 1001, of=3), sample(31, 800, of=3, shift=0.01)),
    case("2000 against 5000", sample(32, 2000, of=3), sample(33, 5000, of=3, shift=0.002)),
    case("largest exact", sample(34, 10000, of=2), sample(35, 1500, of=2, shift=0.01)),
    case("first asymptotic", sample(36, 10001, of=2), sample(37, 1500, of=2, shift=0.01)),
    case("asymptotic, no shift", sample(38, 20000, of=3), sample(39, 16000, of=3)),
    case("asymptotic, shifted", sample(40, 20000, of=3), sample(41, 16000, of=3, shift=0.01)),
    case("one against 15000", [0.02], sample(42, 15000)),
    case("40 against 12000", sample(43, 40, of=2), sample(44, 12000)),
    case("rare tail bins", sample(45, 20000, of=12), sample(46, 15000, of=6)),
    case("categories", letters("aaaabbbcccd"), letters("aabbbbccddd"), numeric=False),
    case("one category", letters("aaaa"), letters("aaa"), numeric=False),
    case("one category against another", letters("aaaa"), letters("bbb"), numeric=False),
    case("two categories", letters("aaaaaabbbb"), letters("aabbbbbb"), numeric=False),
    case("two categories, missing", letters("aa.aaab.bb"), letters("..abbbb.b"), numeric=False),
    case("unseen category", letters("aaaabbbccc"), letters("aabbcczz"), numeric=False),
    case("vanished category", letters("aaaabbbcccdddd"), letters("aaabbbcccc"), numeric=False),
    case("many categories", letters("abcdefghijklmnopqrstuvwxyz" * 50 + "abc" * 30), letters("abcdefghijklmnopqrstuvwxyz" * 4), numeric=False),
    case("empty current category", letters("abc"), letters("..."), numeric=False),
]

KOLMOGOROV = [
    {"n": n, "d": d, "atLeast": float(stats.kstwo.sf(d, n))}
    for n in [1, 2, 3, 5, 10, 29, 30, 50, 140, 141, 200, 1000, 4000, 20000, 100000, 150000]
    for d in sorted({
        *(z / math.sqrt(n) for z in [0.2, 0.3, 0.41, 0.5, 0.6, 0.75, 0.868, 0.9, 1.0, 1.2, 1.36, 1.48, 1.49, 1.63, 1.95, 1.99, 2.01, 2.5, 4.2, 6.0]),
        *(t / n for t in [0.4, 0.5, 0.6, 0.9, 1.0, 1.3, 2.5]),
        0.45, 0.5, 0.7, 0.95, 1 - 0.5 / n, 1.0,
    })
    if 0 < d <= 1
]


def write(name, content):
    text = json.dumps({"madeBy": MADE_BY, **content}, indent=1, allow_nan=False)
    (HERE / name).write_text(text + "\n")


if __name__ == "__main__":
    write("drift-fixtures.json", {"cases": CASES})
    write("kolmogorov-fixtures.json", {"points": KOLMOGOROV})
