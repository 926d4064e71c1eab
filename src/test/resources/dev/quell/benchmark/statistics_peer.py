"""Drift statistics by scipy and numpy on a file of doubles: reference first, then as many current ones.

Answers every line of standard input that names a statistic with "seconds result".
"""

import math
import sys
import time

import numpy as np
import scipy
from scipy import stats

both = np.fromfile(sys.argv[1], dtype="<f8")
reference, current = np.split(both, 2)


def psi():
    # numpy's "sturges" edges without joining the two samples first, which would cost numpy a third of its time
    low, high = min(reference.min(), current.min()), max(reference.max(), current.max())
    edges = np.linspace(low, high, math.ceil(math.log2(both.size) + 1) + 1)
    r, c = (without_zeros(np.histogram(sample, edges)[0] / sample.size) for sample in (reference, current))
    return float(np.sum((r - c) * np.log(r / c)))


def without_zeros(shares):
    smallest = shares[shares != 0].min()
    return np.where(shares == 0, smallest / 1e6 if smallest <= 0.0001 else 0.0001, shares)


statistics = {
    "Wasserstein": lambda: float(stats.wasserstein_distance(reference, current)),
    "Kolmogorov-Smirnov": lambda: float(stats.ks_2samp(reference, current).statistic),
    "PSI": psi,
}

print(f"scipy {scipy.__version__}, numpy {np.__version__}", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    result = statistics[line.strip()]()
    print(time.perf_counter() - start, repr(result), flush=True)
