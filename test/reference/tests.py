"""Tests of hard little data sets in exact arithmetic (fractions of the stored doubles, tails by mpmath with 50 digits).

python3 tests.py > tests.json
"""

import json
from fractions import Fraction
from itertools import product
from math import comb

from mpmath import betainc, erfc, gammainc, inf, mp, mpf, nstr, sqrt

mp.dps = 50


def real(x):
    return mpf(x.numerator) / mpf(x.denominator) if isinstance(x, Fraction) else mpf(x)


def text(x):
    return nstr(real(x), 20)


def two_sided_normal(z):
    return erfc(abs(z) / sqrt(2))


def two_sided_t(t, df):
    return betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)


def mean(x):
    return sum(x) / Fraction(len(x))


def squares(x):
    m = mean(x)
    return sum((v - m) ** 2 for v in x)


def mid_ranks(x):
    return {v: Fraction(sum(u < v for u in x) * 2 + sum(u == v for u in x) + 1, 2) for v in set(x)}


def median(x):
    s = sorted(x)
    return (s[(len(s) - 1) // 2] + s[len(s) // 2]) / 2


def welch(x, y):
    a, b = squares(x) / (len(x) - 1) / len(x), squares(y) / (len(y) - 1) / len(y)
    t = real(mean(x) - mean(y)) / sqrt(real(a + b))
    df = real((a + b) ** 2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1)))
    pooled = (squares(x) + squares(y)) / (len(x) + len(y) - 2)
    g = real(mean(x) - mean(y)) / sqrt(real(pooled)) * real(1 - Fraction(3, 4 * (len(x) + len(y)) - 9))
    return {"t": t, "df": df, "p": two_sided_t(t, df), "difference": mean(x) - mean(y), "hedgesG": g}


def mann_whitney(x, y):
    u = sum(Fraction((a > b) * 2 + (a == b), 2) for a, b in product(x, y))
    n, pairs = len(x) + len(y), len(x) * len(y)
    ties = sum((x + y).count(v) ** 3 - (x + y).count(v) for v in set(x + y))
    sd = sqrt(real(Fraction(pairs, 12) * (n + 1 - Fraction(ties, n * (n - 1)))))
    gap = u - Fraction(pairs, 2)
    z = real(max(abs(gap) - Fraction(1, 2), 0)) / sd * (1 if gap > 0 else -1)
    # DeLong's interval from the placements.
    place = lambda v, others: mean([Fraction((v > o) * 2 + (v == o), 2) for o in others])
    spread = lambda a, b: squares([place(v, b) for v in a]) / (len(a) - 1) / len(a)
    half = mpf("1.959963984540054235524594430520551527955") * sqrt(real(spread(x, y) + spread(y, x)))
    auc = real(u / pairs)
    return {"U": u, "z": z, "p": two_sided_normal(z), "auc": auc, "aucCi": [max(mpf(0), auc - half), min(mpf(1), auc + half)]}


def ks(x, y):
    return max(abs(Fraction(sum(a <= v for a in x), len(x)) - Fraction(sum(b <= v for b in y), len(y))) for v in x + y)


def brown_forsythe(x, y):
    x, y = [abs(v - median(x)) for v in x], [abs(v - median(y)) for v in y]
    m, n = mean(x + y), len(x) + len(y)
    between = len(x) * (mean(x) - m) ** 2 + len(y) * (mean(y) - m) ** 2
    f = between / ((squares(x) + squares(y)) / (n - 2))
    d2 = mpf(n - 2)
    return {"F": f, "p": betainc(d2 / 2, mpf(1) / 2, 0, d2 / (d2 + real(f)), regularized=True)}


def kruskal(groups):
    x = [v for g in groups for v in g]
    rank, n = mid_ranks(x), len(x)
    h = Fraction(12, n * (n + 1)) * sum(sum(rank[v] for v in g) ** 2 / len(g) for g in groups) - 3 * (n + 1)
    h /= 1 - Fraction(sum(x.count(v) ** 3 - x.count(v) for v in set(x)), n**3 - n)
    return {"H": h, "p": gammainc(mpf(len(groups) - 1) / 2, real(h) / 2, inf, regularized=True)}


def fisher(a, b, c, d):
    row, column, n = a + b, a + c, a + b + c + d
    ways = lambda k: comb(row, k) * comb(n - row, column - k)
    limit = ways(a) * (1 + Fraction(1, 10**7))
    seen = [ways(k) for k in range(max(0, row + column - n), min(row, column) + 1)]
    return Fraction(sum(w for w in seen if w <= limit), comb(n, column))


def trend(groups):
    n, churned = sum(g[1] for g in groups), sum(g[2] for g in groups)
    p, m = Fraction(churned, n), Fraction(sum(g[0] * g[1] for g in groups), n)
    spread = sum(g[1] * (g[0] - m) ** 2 for g in groups)
    together = sum((g[0] - m) * (g[2] - g[1] * p) for g in groups)
    z = real(together) / sqrt(real(p * (1 - p) * spread))
    return {"z": z, "p": two_sided_normal(z), "slope": together / spread}


noise = [((i * 7919) % 211) / 64 for i in range(60)]
samples = {
    "small": ([3.1, 4.7, 2.2, 9.5, 6.0], [1.0, 2.2, 2.9, 4.1, 0.3, 5.2]),
    "ties": ([1.0, 1, 2, 2, 2, 3, 3, 3, 3], [1.0, 1, 1, 1, 2, 2, 3]),
    "NumAcc 1e6": ([1e6 + 0.1 * (i % 3) for i in range(31)], [1e6 + 0.1 * (i % 2) for i in range(20)]),
    "NumAcc 1e7": ([1e7 + 0.1 * (i % 3) for i in range(31)], [1e7 + 0.1 * (i % 2) for i in range(20)]),
    "NumAcc 1e8": ([1e8 + 0.1 * (i % 3) for i in range(31)], [1e8 + 0.1 * (i % 2) for i in range(20)]),
    "far apart": ([1000 + v for v in noise], noise),
    "long tail": ([2.0**v for v in noise], [1.5**v + 0.01 for v in noise]),
    "one group constant": ([5.0, 5, 5, 5], [1.0, 2, 4, 8, 16]),
    "1e300": ([1e300, 3e300, 2e300, 7e300], [2e300, 1e300, 5e299, 1e300, 0.0]),
    "1e-300": ([1e-300, 3e-300, 2e-300, 7e-300], [2e-300, 1e-300, 5e-301, 1e-300, 0.0]),
    "completely apart": ([10.0, 11, 12, 15], [1.0, 2, 3]),
}


def said(x):
    if isinstance(x, dict):
        return {key: said(value) for key, value in x.items()}
    return [said(v) for v in x] if isinstance(x, list) else text(x)


found = {}
for name, (x, y) in samples.items():
    fx, fy = [Fraction(v) for v in x], [Fraction(v) for v in y]
    results = {"welch": welch(fx, fy), "mannWhitney": mann_whitney(fx, fy), "ks": {"D": ks(fx, fy)}}
    results["brownForsythe"] = brown_forsythe(fx, fy)
    if min(x) > max(y):  # DeLong's interval has no width there, and another is told
        del results["mannWhitney"]["aucCi"]
    found[name] = {"churned": x, "stayed": y, **said(results)}

groups = [[1.0, 3, 5, 7, 9, 9], [2.0, 4, 6, 8, 10, 10, 10], [2.0, 2, 1]]
tables = [[3, 1, 1, 3], [8, 2, 1, 5], [0, 5, 4, 0], [900, 7100, 120, 1880], [1, 9999, 40, 3]]
trends = [[[0, 100, 10], [1, 120, 20], [2, 80, 25]], [[1, 9, 4], [5, 7, 1], [6, 30, 2], [100, 3, 0]]]


def num_acc(base):
    x = [Fraction(base + 0.2)] + [Fraction(base + (0.1 if i % 2 == 1 else 0.3)) for i in range(1, 1001)]
    return {"base": base, "mean": text(mean(x)), "sd": text(sqrt(real(squares(x) / 1000)))}


out = {
    "numAcc": [num_acc(base) for base in (1e6, 1e7, 1e8)],
    "twoSamples": found,
    "kruskalWallis": [{"groups": groups, **said(kruskal([[Fraction(v) for v in g] for g in groups]))}],
    "fisher": [{"table": t, "p": text(fisher(*t))} for t in tables],
    "trend": [{"groups": t, **said(trend(t))} for t in trends],
}
print(json.dumps(out, indent=1, ensure_ascii=False))
