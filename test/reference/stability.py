"""Reference values of the population stability index: python3 test/reference/stability.py > test/reference/stability.json"""
import json
import numpy as np
from scipy import stats

PAIRS = [
    ([120, 340, 560, 210, 70], [100, 320, 590, 240, 50]),
    ([1000, 1000, 1000, 1000], [1100, 1050, 950, 900]),
    ([500, 0, 500], [480, 30, 490]),
    ([15, 25], [5000, 7000]),
]


def psi(p, q):
    return float(np.sum((q - p) * np.log(q / p)))


def gradient(f, x, h=1e-7):
    steps = np.eye(len(x)) * h
    return np.array([(f(x + s) - f(x - s)) / (2 * h) for s in steps])


def case(before, now):
    a, b = np.array(before, float), np.array(now, float)
    n, m = a.sum(), b.sum()
    added = np.where((a == 0) | (b == 0), 0.5, 0.0)
    p, q = (a + added) / n, (b + added) / m
    cov = lambda s: np.diag(s) - np.outer(s, s)
    gp, gq = gradient(lambda x: psi(x, q), p), gradient(lambda x: psi(p, x), q)
    se = np.sqrt(gp @ cov(p) @ gp / n + gq @ cov(q) @ gq / m)
    chi2, p_value, df, _ = stats.chi2_contingency([before, now], correction=False)
    value = psi(p, q)
    return {
        "before": before, "now": now, "psi": value, "ci": [max(0, value - 1.959963984540054 * se), value + 1.959963984540054 * se],
        "noise": float((1 / n + 1 / m) * stats.chi2.ppf(0.95, df)), "df": df, "p": float(p_value),
    }


print(json.dumps([case(*pair) for pair in PAIRS], indent=1))
