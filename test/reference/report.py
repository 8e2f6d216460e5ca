"""The figures of a file of clients by pandas, SciPy, statsmodels and scikit-learn, and by definitions written anew, by path in results.json.

python3 report.py ../../data/bank_scrooge.csv > ../../src/verification/reference.json

φK, information value, trend and the quantities that no package has are written from their definitions and share
nothing with the code that they check.
"""

import hashlib
import json
import sys
from fractions import Fraction
from itertools import combinations

import numpy as np
import pandas as pd
import scipy
import sklearn
import statsmodels
from mpmath import mp
import statsmodels.api as sm
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportion_effectsize,
    proportions_ztest,
)

import learned

raw = open(sys.argv[1], "rb").read()
clients = pd.read_csv(sys.argv[1], dtype={"city": str, "gender": str}, keep_default_na=False, na_values=[""])
clients.columns = [name.lower() for name in clients.columns]
churn = clients["churn"].to_numpy()
numeric = ["score", "age", "equity", "balance", "products", "est_salary"]
levelled = ["city", "gender", "equity", "products", "credit_card", "last_activity"]
continuous = ["score", "age", "balance", "est_salary"]
found = {}
mp.dps = 50


def tell(path, value):
    if value is not None and np.isfinite(value):
        found[path] = float(value)


def tell_all(prefix, values):
    for name, value in values.items():
        tell(f"{prefix}.{name}", value)


def written(level):
    return level if isinstance(level, str) else str(int(level))


def rate(prefix, left, n):
    low, high = proportion_confint(left, n, method="wilson")
    tell_all(prefix, {"n": n, "churned": left, "rate": left / n, "ci.0": low, "ci.1": high})


def describe():
    rate("eda.churn", churn.sum(), len(churn))
    for name in levelled:
        groups = clients.groupby(name)["churn"].agg(["sum", "count"])
        if groups["count"].min() < 10:
            # The report merges such levels, by a rule of its own: those that stand alone are enough here.
            groups = groups[groups["count"] >= 200]
        for level, row in groups.iterrows():
            rate(f"eda.byCategory[{name}][{written(level)}]", row["sum"], row["count"])
    for name in numeric:
        column = clients[name]
        for group, values in (("all", column), ("stayed", column[churn == 0]), ("churned", column[churn == 1])):
            known = values.dropna()
            quantiles = {"p01": 0.01, "p05": 0.05, "q1": 0.25, "median": 0.5, "q3": 0.75, "p95": 0.95, "p99": 0.99}
            at = {k: np.quantile(known, q) for k, q in quantiles.items() if len(known) >= 100 or k not in ("p01", "p99")}
            told = {"n": len(known), "missing": len(values) - len(known), "mean": known.mean(), "sd": known.std(), **at}
            tell_all(f"eda.numeric[{name}].{group}", told)


def t_quantile(df):
    """97.5 % of t with 50 digits: SciPy's own keeps eleven where df is small."""
    df = mp.mpf(df)
    tail = lambda t: mp.betainc(df / 2, mp.mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2
    return float(mp.findroot(lambda t: tail(t) - mp.mpf("0.025"), stats.t.ppf(0.975, float(df))))


def welch(x, y):
    a, b = x.var(ddof=1) / len(x), y.var(ddof=1) / len(y)
    test = stats.ttest_ind(x, y, equal_var=False)
    df = (a + b) ** 2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1))
    half = t_quantile(df) * np.sqrt(a + b)
    difference = x.mean() - y.mean()
    n = len(x) + len(y)
    pooled = np.sqrt(((len(x) - 1) * x.var(ddof=1) + (len(y) - 1) * y.var(ddof=1)) / (n - 2))
    g = difference / pooled * (1 - 3 / (4 * n - 9))
    ends = {"ci.0": difference - half, "ci.1": difference + half}
    return {"t": test.statistic, "df": df, "p": test.pvalue, "difference": difference, **ends, "hedgesG": g}


def compare():
    for name in numeric:
        x = clients.loc[churn == 1, name].dropna().to_numpy(float)
        y = clients.loc[churn == 0, name].dropna().to_numpy(float)
        at = f"eda.comparisons[{name}]"
        tell_all(f"{at}.welch", welch(x, y))
        ranks = stats.mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", method="asymptotic")
        auc = ranks.statistic / (len(x) * len(y))
        tell_all(f"{at}.mannWhitney", {"U": ranks.statistic, "p": ranks.pvalue, "auc": auc})
        tell(f"{at}.ks.D", stats.ks_2samp(x, y, mode="asymp").statistic)
        spread = stats.levene(x, y, center="median")
        tell_all(f"{at}.brownForsythe", {"F": spread.statistic, "p": spread.pvalue})


def proportions():
    for name, of, against in (("gender", "Ж", "М"), ("credit_card", 1, 0), ("last_activity", 1, 0)):
        a, b = churn[clients[name] == of], churn[clients[name] == against]
        if len(a) < 2 or len(b) < 2:
            continue
        z, p = proportions_ztest([a.sum(), b.sum()], [len(a), len(b)])
        low, high = confint_proportions_2indep(a.sum(), len(a), b.sum(), len(b), method="newcomb", compare="diff")
        told = {"z": z, "p": p, "difference": a.mean() - b.mean(), "ci.0": low, "ci.1": high}
        tell_all(f"eda.proportions[{name}]", {**told, "cohensH": proportion_effectsize(a.mean(), b.mean())})
        odds, p = stats.fisher_exact([[a.sum(), len(a) - a.sum()], [b.sum(), len(b) - b.sum()]])
        tell_all(f"checks.fisher[{name}]", {"oddsRatio": odds, "p": p})


def independence():
    p_values = []
    for name in levelled:
        table = pd.crosstab(clients[name], clients["churn"]).to_numpy()
        chi2, p, df, expected = stats.chi2_contingency(table, correction=False)
        n, (rows, columns) = table.sum(), table.shape
        phi2 = max(0, chi2 / n - (rows - 1) * (columns - 1) / (n - 1))
        size = min(rows - (rows - 1) ** 2 / (n - 1), columns - (columns - 1) ** 2 / (n - 1))
        v = {"cramersV": np.sqrt(chi2 / n / (min(rows, columns) - 1)), "cramersVCorrected": np.sqrt(phi2 / (size - 1))}
        tell_all(f"correlations.association[{name}]", {"chi2": chi2, "df": df, "p": p, **v})
        p_values.append(p)
        if (table.sum(axis=1) >= 10).all():
            residuals = sm.stats.Table(table).standardized_resids[:, 1]
            for level, value in zip(sorted(clients[name].dropna().unique()), residuals):
                tell(f"correlations.residuals[{name}][{written(level)}].residual", value)
    for method, name in (("holm", "holm"), ("fdr_bh", "benjaminiHochberg")):
        for column, p in zip(levelled, multipletests(p_values, method=method)[1]):
            tell(f"checks.{name}[{column}].p", p)


def trends():
    # z² is n times the squared correlation of score and outcome.
    for name in ("equity", "products"):
        z = np.sqrt(len(churn)) * stats.pearsonr(clients[name], churn)[0]
        slope = stats.linregress(clients[name], churn).slope
        tell_all(f"eda.trends[{name}]", {"z": z, "p": 2 * stats.norm.sf(abs(z)), "slope": slope})


def kruskal(groups):
    """H in whole numbers: SciPy's form takes 3(n + 1) from a sum of nearly the same size and loses four digits."""
    ranks = (2 * stats.rankdata(np.concatenate(groups))).astype(int).tolist()
    n = len(ranks)
    sums, at = Fraction(0), 0
    for group in groups:
        sums += Fraction(sum(ranks[at : at + len(group)]) ** 2, 4 * len(group))
        at += len(group)
    ties = sum(t**3 - t for t in np.unique(ranks, return_counts=True)[1].tolist())
    return float((Fraction(12, n * (n + 1)) * sums - 3 * (n + 1)) / (1 - Fraction(ties, n**3 - n)))


def across_levels():
    for category in ("city", "gender"):
        for name in numeric:
            known = clients[[category, name]].dropna()
            groups = [values.to_numpy(float) for _, values in known.groupby(category)[name]]
            if len(groups) < 2 or min(map(len, groups)) < 2:
                continue
            h = kruskal(groups)
            assert abs(h - stats.kruskal(*groups)[0]) < 1e-9
            told = {"H": h, "p": stats.chi2.sf(h, len(groups) - 1), "epsilonSquared": h / (len(known) - 1)}
            tell_all(f"eda.acrossLevels[{category}][{name}]", told)


def correlate():
    columns = numeric + ["credit_card", "last_activity", "churn"]
    for a, b in combinations(columns, 2):
        known = clients[[a, b]].dropna().to_numpy(float)
        tell(f"correlations.pearson[{a}][{b}]", stats.pearsonr(*known.T)[0])
        tell(f"correlations.spearman[{a}][{b}]", stats.spearmanr(*known.T)[0])


NODES, WEIGHTS = np.polynomial.legendre.leggauss(400)


def cells(rows, columns, rho):
    """Chances of the rectangles of equal edges on [-5, 5]: of a line integral in the first variable, or exactly at 1."""
    h, k = np.linspace(-5, 5, rows + 1), np.linspace(-5, 5, columns + 1)
    out = np.zeros((rows, columns))
    for i in range(rows):
        if rho == 1:
            low, high = np.maximum(h[i], k[:-1]), np.minimum(h[i + 1], k[1:])
            out[i] = np.where(high > low, stats.norm.cdf(high) - stats.norm.cdf(low), 0)
            continue
        x = (h[i + 1] + h[i]) / 2 + (h[i + 1] - h[i]) / 2 * NODES
        weight = WEIGHTS * (h[i + 1] - h[i]) / 2 * stats.norm.pdf(x)
        z = (k[:, None] - rho * x[None, :]) / np.sqrt(1 - rho**2)
        inside = np.where(z[:-1] > 0, stats.norm.sf(z[:-1]) - stats.norm.sf(z[1:]), stats.norm.cdf(z[1:]) - stats.norm.cdf(z[:-1]))
        out[i] = inside @ weight
    return out


def phi_k(a, b):
    table = pd.crosstab(a, b).to_numpy(float)
    rows, columns = table.shape
    if min(rows, columns) < 2:
        return None
    n = table.sum()
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    gap = np.abs(table - expected)
    if table.shape == (2, 2):
        gap = gap - np.minimum(0.5, gap)
    chi2 = (gap**2 / expected).sum()
    pedestal, most = (rows - 1) * (columns - 1), n * min(rows - 1, columns - 1)
    if chi2 <= pedestal:
        return 0
    if chi2 >= most:
        return 1
    independent = cells(rows, columns, 0)
    distance = lambda rho: n * ((cells(rows, columns, rho) - independent) ** 2 / independent).sum()
    scale = (most - pedestal) / distance(1)
    return optimize.brentq(lambda rho: pedestal + scale * distance(rho) - chi2, 0, 1, xtol=1e-14, rtol=1e-14)


def phi_k_matrix(name, edges_of):
    binned = {}
    for column in [c for c in clients.columns if c != "userid"]:
        values = clients[column]
        if column in continuous:
            edges = edges_of(values.dropna().to_numpy())
            bins = np.clip(np.searchsorted(edges, values, side="left"), 1, len(edges) - 1)
            values = pd.Series(np.where(values.isna(), np.nan, bins))
        binned[column] = values
    for a, b in combinations(binned, 2):
        both = binned[a].notna() & binned[b].notna()
        value = phi_k(binned[a][both], binned[b][both])
        if value is not None:
            tell(f"correlations.{name}[{a}][{b}]", value)


def equal_width(x):
    return np.linspace(x.min() - max(1e-14 * abs(x.min()), 2.2e-308), x.max(), 11)


def equal_frequency(x):
    return np.unique(np.quantile(x, np.linspace(0, 1, 11)))


def evidence(n, left, all_n, all_left):
    """Part of the information value of a bin."""
    smooth = 0.5 if left in (0, n) else 0
    stayed = (n - left + smooth) / (all_n - all_left)
    churned = (left + smooth) / all_left
    return (stayed - churned) * np.log(stayed / churned)


def least(n):
    return max(10, 0.05 * n)


def supervised(values):
    """
    The cut that gains most, again and again: at most 6 bins of at least 5 % and 10 clients, a gain over 0.005.
    Empty cells are a bin under the same rule; where they are fewer, they are left out.
    """
    known = values.notna().to_numpy()
    if known.sum() < least(len(known)):
        return None
    order = np.argsort(values[known].to_numpy(), kind="stable")
    x, y = values[known].to_numpy()[order], churn[known][order]
    ends = np.append(np.nonzero(np.diff(x))[0] + 1, len(x))
    left = np.concatenate([[0], np.cumsum(y)])
    with_empty = (~known).sum() >= least(len(known))
    clients_in = churn if with_empty else churn[known]
    whole = (len(clients_in), clients_in.sum())
    bins = [(0, len(x))]
    worth = lambda a, b: evidence(b - a, left[b] - left[a], *whole)
    fewest = least(len(clients_in))
    while len(bins) < 6:
        cuts = [
            (worth(a, cut) + worth(cut, b) - worth(a, b), -cut, a, b)
            for a, b in bins
            for cut in ends[(ends >= a + fewest) & (ends <= b - fewest)]
        ]
        if not cuts or max(cuts)[0] <= 0.005:
            break
        _, cut, a, b = max(cuts)
        bins = sorted(set(bins) - {(a, b)} | {(a, -cut), (-cut, b)})
    own = evidence((~known).sum(), churn[~known].sum(), *whole) if with_empty else 0
    return sum(worth(a, b) for a, b in bins) + own


def by_group(groups):
    """Information value of a trait whose values are its bins; None where one of them is under 5 %."""
    counts = pd.Series(churn).groupby(groups.to_numpy()).agg(["count", "sum"]).to_numpy()
    if counts[:, 0].min() < least(counts[:, 0].sum()) or len(counts) < 2:
        return None
    return sum(evidence(n, left, *counts.sum(axis=0)) for n, left in counts)


def information():
    for name in numeric:
        tell(f"correlations.informationValue[{name}].iv", supervised(clients[name]))
    for name in ("city", "gender", "credit_card", "last_activity"):
        tell(f"correlations.informationValue[{name}].iv", by_group(clients[name]))
    for name in ("age", "balance"):
        tell(f"correlations.informationOfMissing[{name}].iv", by_group(clients[name].isna()))


def correlation_ratios():
    for name in ("city", "gender", "credit_card", "last_activity", "churn"):
        for number in numeric:
            known = clients[[name, number]].dropna()
            groups = [values.to_numpy(float) for _, values in known.groupby(name)[number]]
            if len(groups) < 2 or min(map(len, groups)) < 10:
                continue
            x = np.concatenate(groups)
            within = sum(((own - own.mean()) ** 2).sum() for own in groups)
            between = sum(len(own) * (own.mean() - x.mean()) ** 2 for own in groups)
            eta2 = between / (between + within)
            F, p = stats.f_oneway(*groups)
            F = between / (len(groups) - 1) / (within / (len(x) - len(groups)))
            told = {"F": F, "p": p, "etaSquared": eta2, "eta": np.sqrt(eta2)}
            tell_all(f"correlations.correlationRatio[{name}][{number}]", told)


def scan():
    """Every trait, and whether its cell is empty where enough are, against churn; the p of all adjusted together."""
    p = {}
    for name in [c for c in clients.columns if c not in ("userid", "churn")]:
        if name in continuous:
            known = clients[[name, "churn"]].dropna()
            x, y = (known.loc[known["churn"] == group, name].to_numpy(float) for group in (1, 0))
            ranks = stats.mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", method="asymptotic").pvalue
            p[name] = better_of_two(ranks, known[name].to_numpy(float), known["churn"])
            tell(f"correlations.scan[{name}].p", p[name])
        else:
            p[name] = independent(clients[name])
        empty = clients[name].isna()
        if 10 <= empty.sum() <= len(clients) - 10:
            at = f"{name}=empty"
            p[at] = independent(empty)
            tell(f"correlations.scan[{at}].p", p[at])
            tell(f"correlations.scan[{at}].phik", phi_k(empty, clients["churn"]))
    for name, q in zip(p, multipletests(list(p.values()), method="fdr_bh")[1]):
        tell(f"correlations.scan[{name}].pAdjusted", q)


def better_of_two(ranks, values, left):
    """Twice the smaller p of ranks and of ten bins of equal frequency; that of ranks where a bin expects fewer than 5."""
    edges = equal_frequency(values)
    bins = np.clip(np.searchsorted(edges, values, side="left"), 1, len(edges) - 1)
    table = pd.crosstab(bins, left.to_numpy()).to_numpy()
    if min(table.shape) < 2:
        return ranks
    _, p, _, expected = stats.chi2_contingency(table, correction=False)
    return ranks if expected.min() < 5 else min(1, 2 * min(ranks, p))


def independent(groups):
    """p of Pearson's table; of Fisher's where a table of two by two expects fewer than 5."""
    table = pd.crosstab(groups, clients["churn"]).to_numpy()
    _, p, _, expected = stats.chi2_contingency(table, correction=False)
    return stats.fisher_exact(table)[1] if table.shape == (2, 2) and expected.min() < 5 else p


def logistic():
    rows = clients[clients["age"].notna() & (clients["est_salary"] > 0)]
    cities = clients["city"].value_counts()
    terms = {
        "score": rows["score"] / 100,
        "age": rows["age"] / 10,
        **{name: rows[name] for name in ("equity", "products", "credit_card", "last_activity")},
        "gender=М": (rows["gender"] == "М") * 1.0,
        **{f"city={city}": (rows["city"] == city) * 1.0 for city in cities.index[1:] if cities[city] >= 10},
        "log_balance": np.log10(1 + rows["balance"].fillna(0)),
        "balance_missing": rows["balance"].isna() * 1.0,
        "log_salary": np.log10(rows["est_salary"]),
    }
    design = sm.add_constant(pd.DataFrame({name: term for name, term in terms.items() if term.nunique() > 1}))
    fit = sm.Logit(rows["churn"], design).fit(method="newton", maxiter=200, tol=1e-14, disp=0)
    at = "correlations.logistic"
    n1 = rows["churn"].sum()
    predicted = fit.predict(design)
    u = stats.rankdata(predicted)[rows["churn"] == 1].sum() - n1 * (n1 + 1) / 2
    brier = ((predicted - rows["churn"]) ** 2).mean()
    share = n1 / len(rows)
    alone = len(rows) * (share * np.log(share) + (1 - share) * np.log(1 - share))
    told = {"n": len(rows), "logLikelihood": fit.llf, "mcFaddenR2": 1 - fit.llf / alone, "brier": brier}
    folds = np.floor(learned.split_keys(rows, "folds") * 5)
    outside = learned.out_of_fold(design.to_numpy(float), rows["churn"].to_numpy(), folds)
    tell_all(at, {**told, "auc": u / n1 / (len(rows) - n1)})
    if outside is not None:
        tell(f"{at}.aucCrossValidated", outside)
    for term in design.columns:
        ends = fit.conf_int().loc[term]
        own = {"beta": fit.params[term], "se": fit.bse[term], "z": fit.tvalues[term], "p": fit.pvalues[term]}
        odds = {"oddsRatio": np.exp(fit.params[term]), "ci.0": np.exp(ends[0]), "ci.1": np.exp(ends[1])}
        tell_all(f"{at}.terms[{term}]", {**own, **odds})


describe()
compare()
proportions()
independence()
trends()
across_levels()
correlate()
phi_k_matrix("phik", equal_frequency)
phi_k_matrix("phikEqualWidth", equal_width)
information()
correlation_ratios()
scan()
logistic()
learned.tree(clients, churn, numeric, ["city", "gender", "credit_card", "last_activity"], tell)
learned.clusters(clients, churn, numeric, ["balance", "est_salary"], tell)
packages = {"SciPy": scipy, "statsmodels": statsmodels, "scikit-learn": sklearn, "pandas": pd}
software = ", ".join(f"{name} {package.__version__}" for name, package in packages.items())
head = {"sha256": hashlib.sha256(raw).hexdigest(), "rows": len(clients), "software": software}
print(json.dumps({"schema": "bank", **head, "figures": found}, ensure_ascii=False, indent=2))
