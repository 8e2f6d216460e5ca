"""Upper tails and quantiles to 20 digits, from mpmath: python3 tails.py > tails.json"""

import json

from mpmath import betainc, erfc, erfinv, exp, findroot, gammainc, inf, log, mp, mpf, nstr, sqrt

mp.dps = 60


def text(x):
    return nstr(x, 20)


def normal(z):
    return erfc(mpf(z) / sqrt(2)) / 2


def student(t, df):
    t, df = mpf(t), mpf(df)
    return betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2


def chi_squared(x, df):
    return gammainc(mpf(df) / 2, mpf(x) / 2, inf, regularized=True)


def beta(x, a, b):
    return betainc(mpf(a), mpf(b), 0, mpf(x), regularized=True)


def fisher(f, d1, d2):
    f, d1, d2 = mpf(f), mpf(d1), mpf(d2)
    return betainc(d2 / 2, d1 / 2, 0, d2 / (d2 + d1 * f), regularized=True)


def normal_quantile(p):
    p = mpf(p)
    if p == mpf(1) / 2:
        return mpf(0)
    start = -sqrt(-2 * log(p)) if p < 0.01 else sqrt(2) * erfinv(2 * p - 1)
    return findroot(lambda z: log(erfc(-z / sqrt(2)) / 2) - log(p), start)


def beta_quantile(p, a, b, start):
    return exp(findroot(lambda u: log(beta(exp(u), a, b)) - log(mpf(p)), log(mpf(start))))


table = {
    "normal": [[z, text(normal(z))] for z in (0, 0.1, 0.67, 0.68, 1, 1.96, 3, 5, 5.7, 8, 12, 20, 30, 37)],
    "t": [
        [t, df, text(student(t, df))]
        for df in (0.5, 1, 2, 7, 30, 1000, 123456.5, 1e6)
        for t in (1e-3, 0.5, 1.7, 1.75, 4, 12, 36)
    ],
    "chiSquared": [
        [x, df, text(chi_squared(x, df))] for df in (1, 2, 9, 100, 1000) for x in (0.01, 1, 10, 98, 400, 1300)
    ],
    "f": [
        [f, d1, d2, text(fisher(f, d1, d2))]
        for d1, d2 in ((1, 3), (1, 98), (5, 40), (60, 12), (200, 300))
        for f in (0.01, 0.9, 1.2, 5, 80, 1000)
    ],
    "beta": [
        [x, a, b, text(beta(x, a, b))]
        for a, b in ((0.5, 0.5), (2, 3), (18, 82), (0.1, 40), (300, 200))
        for x in (1e-9, 0.1, 0.25, 0.5, 0.6, 0.9)
    ],
    "normalQuantile": [
        [p, text(normal_quantile(p))] for p in (1e-300, 1e-100, 1e-9, 0.025, 0.2, 0.45, 0.5, 0.8, 0.975, 0.9995)
    ],
    "betaQuantile": [
        [p, a, b, text(beta_quantile(p, a, b, start))]
        for p, a, b, start in (
            (1e-4, 0.5, 5000, 1.6e-12),
            (0.025, 2, 3, 0.07),
            (0.5, 18, 82, 0.18),
            (0.025, 0.5, 0.5, 0.0015),
        )
    ],
}
rows = [json.dumps(key) + ": [\n  " + ",\n  ".join(json.dumps(row) for row in table[key]) + "\n]" for key in table]
print("{\n" + ",\n".join(rows) + "\n}")
