"""The work of `npm run analyse` by pandas, SciPy, statsmodels and scikit-learn, as an analyst would write it.

python3 bench/peer.py clients.csv > peer.json

What both compute is printed by its path in results.json, and bench/run.ts compares the two. The peer leaves out what would
need much code of its own and little time: the checks of small groups, experiments, power, and the words of the file's faults.
"""

import json
import os
import sys
from itertools import combinations

# One thread, as ours: threads that wait for one another on a busy machine would be counted as work of the peer.
os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import optimize, stats
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, roc_auc_score, silhouette_score
from sklearn.tree import DecisionTreeClassifier
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportion_effectsize,
    proportions_ztest,
)

clients = pd.read_csv(sys.argv[1])
clients.columns = [name.lower() for name in clients.columns]
for name in ("city", "gender"):
    clients[name] = clients[name].astype("category")
churn = clients["churn"].to_numpy()
numeric = ["score", "age", "equity", "balance", "products", "est_salary"]
levelled = ["city", "gender", "equity", "products", "credit_card", "last_activity"]
continuous = ["score", "age", "balance", "est_salary"]
known = clients["balance"].notna().to_numpy()
found = {}


def tell(prefix, **values):
    for name, value in values.items():
        if value is not None and np.isfinite(value):
            found[f"{prefix}.{name}"] = float(value)


def rate(left, n):
    low, high = proportion_confint(left, n, method="wilson")
    return {"n": n, "churned": left, "rate": left / n, "low": low, "high": high}


def describe():
    told = rate(churn.sum(), len(churn))
    tell("eda.churn", n=told["n"], churned=told["churned"], rate=told["rate"])
    for name in levelled:
        by_level = clients.groupby([name, known], observed=True)["churn"].agg(["sum", "count"])
        for left, n in by_level.to_numpy():
            rate(left, n)
    for name in continuous:
        cuts = np.unique(clients[name].quantile([0.25, 0.5, 0.75]))
        band = np.searchsorted(cuts, clients[name], side="left")
        for left, n in clients[clients[name].notna()].groupby([band[clients[name].notna()]])["churn"].agg(["sum", "count"]).to_numpy():
            rate(left, n)
    quantiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    for name in numeric:
        groups = (("all", clients[name]), ("stayed", clients.loc[churn == 0, name]), ("churned", clients.loc[churn == 1, name]))
        for group, values in groups:
            at = values.quantile(quantiles)
            told = {"n": values.count(), "mean": values.mean(), "sd": values.std(), "q1": at[0.25], "median": at[0.5]}
            tell(f"eda.numeric.{name}.{group}", **told, q3=at[0.75])
        low, high = clients[name].quantile([0.01, 0.99])
        edges = np.linspace(low, high, 25) if high > low else [low, low + 1]
        for code in (0, 1):
            np.histogram(clients.loc[churn == code, name].dropna().clip(low, high), edges)


def welch(x, y):
    test = stats.ttest_ind(x, y, equal_var=False)
    a, b = x.var(ddof=1) / len(x), y.var(ddof=1) / len(y)
    n = len(x) + len(y)
    pooled = np.sqrt(((len(x) - 1) * x.var(ddof=1) + (len(y) - 1) * y.var(ddof=1)) / (n - 2))
    df = (a + b) ** 2 / (a**2 / (len(x) - 1) + b**2 / (len(y) - 1))
    difference = x.mean() - y.mean()
    half = stats.t.ppf(0.975, df) * np.sqrt(a + b)
    g = difference / pooled * (1 - 3 / (4 * n - 9))
    return {"t": test.statistic, "difference": difference, "hedgesG": g, "low": difference - half}


def mann_whitney(x, y):
    test = stats.mannwhitneyu(x, y, alternative="two-sided", method="asymptotic")
    return {"U": test.statistic, "auc": test.statistic / len(x) / len(y)}


def samples(name, rows=slice(None)):
    values, left = clients[name].to_numpy(float)[rows], churn[rows]
    values, left = values[~np.isnan(values)], left[~np.isnan(values)]
    return values[left == 1], values[left == 0]


def compare():
    for name in numeric:
        x, y = samples(name)
        at = f"eda.comparisons.{name}"
        told = welch(x, y)
        tell(f"{at}.welch", t=told["t"], difference=told["difference"], hedgesG=told["hedgesG"])
        tell(f"{at}.mannWhitney", **mann_whitney(x, y))
        tell(f"{at}.ks", D=stats.ks_2samp(x, y, mode="asymp").statistic)
        tell(f"{at}.brownForsythe", F=stats.levene(x, y, center="median").statistic)


def proportion(of, against):
    a, b = churn[of], churn[against]
    z, _ = proportions_ztest([a.sum(), b.sum()], [len(a), len(b)])
    confint_proportions_2indep(a.sum(), len(a), b.sum(), len(b), method="newcomb", compare="diff")
    return {"z": z, "difference": a.mean() - b.mean(), "cohensH": proportion_effectsize(a.mean(), b.mean())}


def pairs():
    gender = clients["gender"].to_numpy(object)
    two = {"gender": (gender == "Ж", gender == "М")}
    return two | {n: ((clients[n] == 1).to_numpy(), (clients[n] == 0).to_numpy()) for n in ("credit_card", "last_activity")}


def associate():
    for name, (of, against) in pairs().items():
        tell(f"eda.proportions.{name}", **proportion(of, against))
    for name in levelled:
        table = pd.crosstab(clients[name], clients["churn"]).to_numpy()
        chi2 = stats.chi2_contingency(table, correction=False)[0]
        tell(f"correlations.association.{name}", chi2=chi2, cramersV=np.sqrt(chi2 / table.sum() / (min(table.shape) - 1)))
    for name in ("equity", "products"):
        stats.linregress(clients[name], churn)
    for category in ("city", "gender"):
        for name in numeric:
            groups = [v.dropna().to_numpy() for _, v in clients.groupby(category, observed=True)[name]]
            tell(f"eda.acrossLevels.{category}.{name}", H=stats.kruskal(*groups).statistic)


def correlate():
    columns = numeric + ["credit_card", "last_activity", "churn"]
    for method in ("pearson", "spearman"):
        table = clients[columns].corr(method=method)
        for a, b in combinations(columns, 2):
            tell(f"correlations.{method}.{a}", **{b: table.loc[a, b]})


def correlation_ratios():
    for group in ("city", "gender", "credit_card", "last_activity", "churn"):
        for name in numeric:
            parts = [v.dropna().to_numpy(float) for _, v in clients.groupby(group, observed=True)[name]]
            stats.f_oneway(*parts)
            n, mean = sum(map(len, parts)), np.concatenate(parts).mean()
            between = sum(len(part) * (part.mean() - mean) ** 2 for part in parts)
            within = sum(((part - part.mean()) ** 2).sum() for part in parts)
            tell(f"correlations.correlationRatio.{group}.{name}", n=n, etaSquared=between / (between + within))


NODES, WEIGHTS = np.polynomial.legendre.leggauss(48)


def normal_cells(rows, columns, rho):
    h, k = np.linspace(-5, 5, rows + 1), np.linspace(-5, 5, columns + 1)
    if rho == 1:
        low, high = np.maximum(h[:-1, None], k[None, :-1]), np.minimum(h[1:, None], k[None, 1:])
        return np.where(high > low, stats.norm.cdf(high) - stats.norm.cdf(low), 0)
    half = (h[1:] - h[:-1]) / 2
    x = (h[1:] + h[:-1])[:, None] / 2 + half[:, None] * NODES
    weight = WEIGHTS * half[:, None] * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
    below = stats.norm.cdf((k[:, None, None] - rho * x) / np.sqrt(1 - rho**2))
    return ((below[1:] - below[:-1]) * weight).sum(axis=2).T


def phi_k(a, b, sizes):
    both = (a >= 0) & (b >= 0)
    table = np.bincount(a[both] * sizes[1] + b[both], minlength=sizes[0] * sizes[1]).reshape(sizes).astype(float)
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
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
    if chi2 <= pedestal or chi2 >= most:
        return float(chi2 >= most)
    independent = normal_cells(rows, columns, 0)
    distance = lambda rho: n * ((normal_cells(rows, columns, rho) - independent) ** 2 / independent).sum()
    scale = (most - pedestal) / distance(1)
    return optimize.brentq(lambda rho: pedestal + scale * distance(rho) - chi2, 0, 0.999, xtol=1e-10)


def phi_k_matrix(name, edges_of):
    binned = {}
    for column in [c for c in clients.columns if c != "userid"]:
        values = clients[column]
        if column in continuous:
            edges = edges_of(values.dropna().to_numpy())
            bins = np.clip(np.searchsorted(edges, values, side="left"), 1, len(edges) - 1) - 1
            binned[column] = np.where(values.isna(), -1, bins), len(edges) - 1
        else:
            codes, levels = pd.factorize(values)
            binned[column] = codes, len(levels)
    for a, b in combinations(binned, 2):
        value = phi_k(binned[a][0], binned[b][0], (binned[a][1], binned[b][1]))
        if value is not None:
            tell(f"correlations.{name}.{a}", **{b: value})


def evidence(n, left):
    smooth = np.where((left == 0) | (left == n), 0.5, 0)
    stayed, churned = (n - left + smooth) / (len(churn) - churn.sum()), (left + smooth) / churn.sum()
    return (stayed - churned) * np.log(stayed / churned)


def information():
    for name in numeric:
        values = clients[name].to_numpy(float)
        order = np.argsort(values, kind="stable")[: np.count_nonzero(~np.isnan(values))]
        ends = np.append(np.nonzero(np.diff(values[order]))[0] + 1, len(order))
        left = np.concatenate([[0], np.cumsum(churn[order])])
        least = max(10, 0.05 * len(churn))
        bins = [(0, len(order))]
        while len(bins) < 6:
            best = (0.005, None, None)
            for a, b in bins:
                cuts = ends[(ends >= a + least) & (ends <= b - least)]
                if len(cuts) == 0:
                    continue
                gains = evidence(cuts - a, left[cuts] - left[a]) + evidence(b - cuts, left[b] - left[cuts])
                gains = gains - evidence(b - a, left[b] - left[a])
                if gains.max() > best[0]:
                    best = (gains.max(), cuts[gains.argmax()], (a, b))
            if best[1] is None:
                break
            a, b = best[2]
            bins = sorted(set(bins) - {(a, b)} | {(a, best[1]), (best[1], b)})
    for name in ("city", "gender", "credit_card", "last_activity"):
        clients.groupby(name, observed=True)["churn"].agg(["count", "sum"]).apply(lambda g: evidence(g["count"], g["sum"]), axis=1)


def portraits(inside):
    """Standardised differences and centres of every trait between those inside and the others."""
    for name in numeric:
        values = clients[name].to_numpy(float)
        x, y = values[inside], values[~inside]
        x, y = x[~np.isnan(x)], y[~np.isnan(y)]
        welch(x, y), np.median(x), np.median(y)
    for name, (of, against) in pairs().items():
        values = of[of | against].astype(float)
        welch(values[inside[of | against]], values[~inside[of | against]])


def logistic(folds):
    complete = (clients["age"].notna() & (clients["est_salary"] > 0)).to_numpy()
    rows = clients[complete]
    largest = rows["city"].value_counts().index[0]
    terms = {
        "score": rows["score"] / 100,
        "age": rows["age"] / 10,
        **{name: rows[name] for name in ("equity", "products", "credit_card", "last_activity")},
        "gender": (rows["gender"] == "М") * 1.0,
        **{city: (rows["city"] == city) * 1.0 for city in rows["city"].cat.categories if city != largest},
        "log_balance": np.log10(1 + rows["balance"].fillna(0)),
        "balance_missing": rows["balance"].isna() * 1.0,
        "log_salary": np.log10(rows["est_salary"]),
    }
    design = sm.add_constant(pd.DataFrame(terms)).to_numpy(float)
    y = rows["churn"].to_numpy()
    fit = sm.Logit(y, design).fit(method="newton", disp=0)
    predicted = fit.predict(design)
    tell("correlations.logistic", logLikelihood=fit.llf, brier=((predicted - y) ** 2).mean(), auc=roc_auc_score(y, predicted))
    fit.conf_int(), fit.pvalues
    held_out = np.empty(len(y))
    own = folds[complete]
    for fold in range(5):
        part = sm.Logit(y[own != fold], design[own != fold]).fit(method="newton", disp=0, start_params=fit.params)
        held_out[own == fold] = part.predict(design[own == fold])
    roc_auc_score(y, held_out)
    pd.Series(y).groupby(pd.qcut(predicted, 10, duplicates="drop")).agg(["mean", "count"])
    retention = np.full(len(clients), 1 - churn.mean())
    retention[complete] = 1 - predicted
    return retention


def tree(folds):
    features = clients[numeric + ["credit_card", "last_activity"]].fillna(-1).to_numpy(np.float32)
    features = np.column_stack([features, *[clients[n].cat.codes for n in ("city", "gender")]]).astype(np.float32)
    new = lambda alpha=0.0: DecisionTreeClassifier(max_depth=4, min_samples_leaf=max(10, len(churn) // 100), ccp_alpha=alpha)
    path = new().cost_complexity_pruning_path(features, churn).ccp_alphas
    steps = np.sqrt(path * np.append(path[1:], path[-1]))
    for fold in range(5):
        inside = folds != fold
        for alpha in np.maximum(steps, 0):
            new(alpha).fit(features[inside], churn[inside]).predict_proba(features[~inside])
    chosen = new(path[-2] if len(path) > 1 else 0).fit(features, churn)
    roc_auc_score(churn, chosen.predict_proba(features)[:, 1])
    return np.unique(chosen.apply(features), return_inverse=True)[1]


def clusters(leaf, folds):
    """k-means on standardised traits, k by the silhouette, and what the clusters add to the leaves of the tree."""
    order = np.argsort((clients["userid"].to_numpy() * 40503) % 65536, kind="stable")
    columns = []
    for name in numeric:
        values = clients[name].to_numpy(float)[order]
        values = np.sign(values) * np.log10(1 + np.abs(values)) if name in ("balance", "est_salary") else values
        columns.append((np.where(np.isnan(values), np.nanmean(values), values) - np.nanmean(values)) / np.nanstd(values))
        if np.isnan(values).mean() >= 0.05:
            empty = np.isnan(values).astype(float)
            columns.append((empty - empty.mean()) / empty.std())
    points = np.column_stack(columns)
    tried = {k: KMeans(k, n_init=10, random_state=1).fit(points[:1000]) for k in range(2, 9)}
    widths = {k: silhouette_score(points[:1000], model.labels_) for k, model in tried.items()}
    k = max(widths, key=widths.get)
    fitted = KMeans(k, n_init=1, init=tried[k].cluster_centers_).fit(points[:10000])
    labels = fitted.predict(points)
    halves = [KMeans(k, n_init=10, random_state=1).fit(points[side:2000:2]) for side in (0, 1)]
    adjusted_rand_score(halves[0].predict(points[:2000]), halves[1].predict(points[:2000]))
    pd.DataFrame(points).groupby(labels).mean()
    pd.Series(churn[order]).groupby(labels).agg(["sum", "count"])
    added_value(leaf[order], labels, churn[order], folds[order])
    for one in tried.values():
        added_value(leaf[order[:10000]], one.predict(points[:10000]), churn[order[:10000]], folds[order[:10000]])


def added_value(leaf, labels, left, folds):
    for fold in range(5):
        rest, held = folds != fold, folds == fold
        if len(np.unique(left[held])) < 2:
            continue
        for cells in (leaf, labels, leaf * 8 + labels):
            counts, churned = np.bincount(cells[rest], minlength=cells.max() + 1), np.bincount(cells[rest], left[rest], cells.max() + 1)
            rates = (churned + 20 * left[rest].mean()) / (counts + 20)
            roc_auc_score(left[held], rates[cells[held]])


ASSUMED = {"margin": 0.04, "interchange": 0.012, "spend": 0.35, "fee": 900, "discount": 0.15, "years": 3}


def value_of(retention, balance, assumed):
    ratio = retention / (1 + assumed["discount"])
    years = sum(ratio**t * min(1, assumed["years"] - t) for t in range(int(np.ceil(assumed["years"]))))
    spend = clients["credit_card"].to_numpy() * 12 * clients["est_salary"].to_numpy()
    margin = assumed["margin"] * balance + assumed["interchange"] * assumed["spend"] * spend
    return (margin + assumed["fee"] * clients["products"].to_numpy()) * years


def winsorised(values, low, high):
    drawn = np.clip(values, low, high)
    return drawn.mean(), drawn.mean() - 1.96 * drawn.std(ddof=1) / np.sqrt(len(drawn))


def measure_value(retention, segments):
    balance = clients["balance"].fillna(0).to_numpy()
    value = value_of(retention, balance, ASSUMED)
    low, high = np.quantile(value, [0.01, 0.99])
    for code in (0, 1):
        np.quantile(value[churn == code], [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99])
    ordered = np.sort(value)
    np.cumsum(ordered)[:: max(1, len(ordered) // 100)]
    quarter = pd.qcut(value, 4, labels=False, duplicates="drop")
    pd.DataFrame({"quarter": quarter, "value": value, "churn": churn}).groupby("quarter").agg(["sum", "mean"])
    for name in levelled:
        drawn = pd.Series(np.clip(value, low, high))
        drawn.groupby(clients[name].to_numpy()).agg(["mean", "std", "count"])
    filled = clients["balance"].fillna(clients.groupby(["city", "gender"], observed=True)["balance"].transform("median")).to_numpy()
    scenarios = [(balance, ASSUMED | {name: ASSUMED[name] * times}) for name in ASSUMED for times in (0.5, 2)]
    for held, assumed in scenarios + [(filled, ASSUMED)]:
        changed = value_of(retention, held, assumed)
        ends = np.quantile(changed, [0.01, 0.99])
        for members in segments.values():
            winsorised(changed[members], *ends)
    return value, low, high


def conditions(rows):
    """Each level, and both sides of cuts of each number at its quantiles, over the rows given."""
    part = clients.iloc[rows]
    made = [(n, (part[n] == level).to_numpy()) for n in ("city", "gender") for level in clients[n].cat.categories]
    made += [(n, (part[n] == level).to_numpy()) for n in ("credit_card", "last_activity") for level in (0, 1)]
    for name in numeric:
        cuts = np.unique(part[name].quantile([0.1, 0.25, 0.5, 0.75, 0.9]))
        made += [(name, side) for cut in cuts for side in ((part[name] >= cut).to_numpy(), (part[name] < cut).to_numpy())]
    return made


def measure_segments(segments, value, low, high):
    for one, members in segments.items():
        told = rate(churn[members].sum(), members.sum())
        tell(f"segments.{one}", n=told["n"], churned=told["churned"], balanceMedian=clients.loc[members, "balance"].median())
        for part in (members & known, members & ~known):
            rate(churn[part].sum(), part.sum())
        stats.chi2_contingency(pd.crosstab(members, churn), correction=False)
        np.nanmedian(clients.loc[members, "est_salary"]), np.median(value[members]), winsorised(value[members], low, high)
        portraits(members)
        rows = np.nonzero(members)[0]
        left = churn[rows]
        for _, inside in conditions(rows):
            if inside.sum() >= 100:
                rate(left[inside].sum(), inside.sum())
    for a, b in combinations(segments.values(), 2):
        (a & b).sum()


def search(value):
    """All conjunctions of up to three conditions on a half, by products of 0/1 matrices."""
    chosen = np.random.RandomState(1).permutation(len(churn))[: min(len(churn) // 2, 20_000)]
    of, masks = zip(*conditions(chosen))
    inside = np.array(masks, np.float32)
    kept = np.where(churn[chosen] == 0, value[chosen], 0)
    sums = np.stack([np.ones(len(chosen)), churn[chosen], kept, kept**2]).astype(np.float32)
    least = 0.05 * len(chosen)
    best = []
    score = lambda n, left, total, squares: total / n - 1.96 * np.sqrt(np.maximum(squares / n - (total / n) ** 2, 0) / n)
    for i, a in enumerate(inside):
        for j in range(i + 1, len(inside)):
            if of[i] == of[j]:
                continue
            pair = a * inside[j]
            if pair.sum() < least:
                continue
            n, left, total, squares = (sums * pair) @ inside[j:].T
            large = n >= least
            p, z = left[large] / n[large], 1.96
            p + z * z / (2 * n[large]) - z * np.sqrt(p * (1 - p) / n[large])
            best.append(score(n[large], left[large], total[large], squares[large]).max(initial=0))
    return max(best, default=0)


def test_hypotheses():
    everybody = np.ones(len(churn), bool)
    age, products = clients["age"].to_numpy(), clients["products"].to_numpy()
    two = pairs()
    inactive = (clients["last_activity"] == 0).to_numpy()
    for name, among in (
        ("last_activity", products >= 4), ("last_activity", products == 1), ("last_activity", everybody),
        ("credit_card", known), ("credit_card", everybody), ("gender", everybody),
        ("gender", (age >= 60) & inactive), ("gender", age < 35),
    ):
        proportion(two[name][0] & among, two[name][1] & among)
    welch(*samples("age")), welch(*samples("est_salary"))
    for name in ("balance", "est_salary", "score"):
        mann_whitney(*samples(name))
    for name, among in (("equity", known), ("equity", everybody), ("products", everybody)):
        stats.linregress(clients[name][among], churn[among])


def measure_robustness(segments, value):
    top = clients["balance"].quantile(0.99), clients["est_salary"].quantile(0.99)
    variants = {
        "whole": np.ones(len(churn), bool),
        "withoutTop": ~((clients["balance"] > top[0]) | (clients["est_salary"] > top[1])).to_numpy(),
        "withoutRepeated": ~clients["userid"].duplicated(keep=False).to_numpy(),
        "known": known,
    }
    for kept in variants.values():
        for of, against in pairs().values():
            proportion(of & kept, against & kept)
        for name in continuous:
            x, y = samples(name, kept)
            mann_whitney(x, y)
            values = clients[name].to_numpy(float)
            first, third = np.nanquantile(values[kept], [0.25, 0.75])
            proportion((values > third) & kept, (values <= first) & kept)
            if name in ("balance", "est_salary"):
                welch(x, y)
        ends = np.quantile(value[kept], [0.01, 0.99])
        for members in segments.values():
            proportion(members & kept, ~members & kept)
            winsorised(value[members & kept], *ends)


woman = (clients["gender"] == "Ж").to_numpy()
age, equity, products = (clients[n].to_numpy() for n in ("age", "equity", "products"))
card, inactive = (clients["credit_card"] == 1).to_numpy(), (clients["last_activity"] == 0).to_numpy()
segments = {
    "age-35-50-card-few-products": (age >= 35) & (age <= 50) & card & (products <= 3),
    "age-60-plus-inactive": (age >= 60) & inactive,
    "women-35-50-inactive": woman & (age >= 35) & (age <= 50) & inactive,
    "women-card-low-equity": woman & card & (equity < 3),
    "women-low-equity-few-products": woman & (equity < 3) & (products <= 3),
}
folds = (clients["userid"].to_numpy() * 2654435761 % 4294967296 * 5) // 4294967296

describe()
compare()
associate()
correlate()
correlation_ratios()
phi_k_matrix("phik", lambda x: np.unique(np.quantile(x, np.linspace(0, 1, 11))))
phi_k_matrix("phikEqualWidth", lambda x: np.linspace(x.min() - max(1e-14 * abs(x.min()), 2.2e-308), x.max(), 11))
information()
portraits(churn == 1)
retention = logistic(folds)
leaf = tree(folds)
clusters(leaf, folds)
value, low, high = measure_value(retention, segments)
measure_segments(segments, value, low, high)
test_hypotheses()
search(value)
measure_robustness(segments, value)
print(json.dumps(found))
