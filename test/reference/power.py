"""Reference values of power and of the noncentral chi-squared distribution: python3 power.py > power.json

SciPy (ncx2), statsmodels (NormalIndPower, power_proportions_2indep, samplesize_proportions_2indep_onetail).
"""
import json

from scipy.optimize import brentq
from scipy.stats import chi2, ncx2
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import power_proportions_2indep, samplesize_proportions_2indep_onetail

points = [(3.84, 1, 7.85), (10, 2, 5), (1000, 9, 800), (5, 3, 0.01), (740.9, 9, 740), (0.5, 4, 30), (30, 2, 0)]


def for_power(df, alpha, power):
    bound = chi2.ppf(1 - alpha, df)
    return brentq(lambda l: ncx2.sf(bound, df, l) - power, 1e-6, 1000, xtol=1e-13, rtol=1e-14)


def interval(x, df):
    end = lambda tail: brentq(lambda l: ncx2.sf(x, df, l) - tail, 1e-9, 5000, xtol=1e-12, rtol=1e-14)
    return [0 if chi2.sf(x, df) > 0.025 else end(0.025), 0 if chi2.sf(x, df) > 0.975 else end(0.975)]


# The two-sided test without the chance of the opposite side is the one-sided test at half the level.
rates = [(0.9676, 0.958, 5000, 5000), (0.2, 0.1, 199, 199), (0.97, 0.95, 1500, 500), (0.5, 0.4, 60, 300)]
out = {
    "upperTail": [{"x": x, "df": df, "lambda": l, "sf": ncx2.sf(x, df, l) if l else chi2.sf(x, df)} for x, df, l in points],
    "forPower": [
        {"df": df, "alpha": alpha, "power": power, "lambda": for_power(df, alpha, power)}
        for df, alpha, power in [(2, 0.05, 0.8), (9, 0.05, 0.8), (2, 0.003, 0.8), (5, 0.01, 0.95)]
    ],
    "interval": [{"chi2": x, "df": df, "ci": interval(x, df)} for x, df in [(9.792360676, 2), (740.892046849, 9), (1.2, 3)]],
    "cohensH": [
        {"n1": n1, "n0": n0, "sides": sides, "h": NormalIndPower().solve_power(nobs1=n1, ratio=n0 / n1, alpha=0.05, power=0.8, alternative=name)}
        for n1, n0 in [(1820, 8180), (63, 63)]
        for sides, name in [(2, "two-sided"), (1, "larger")]
    ],
    "proportions": [
        {
            "p1": p1, "p0": p0, "n1": n1, "n0": n0,
            "power": power_proportions_2indep(p1 - p0, p0, n1, ratio=n0 / n1, alpha=0.025, value=0, alternative="larger").power,
            "equal": samplesize_proportions_2indep_onetail(p1 - p0, p0, 0.8, ratio=1, alpha=0.05, value=0, alternative="two-sided"),
        }
        for p1, p0, n1, n0 in rates
    ],
}
print(json.dumps(out, indent=1))
