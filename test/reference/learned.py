"""The tree, the clusters and the folds of the report by scikit-learn and statsmodels, for report.py.

The clients are put in order, and in folds, by the hash of src/analysis/splits.ts, written anew.
"""

from itertools import combinations

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.tree import DecisionTreeClassifier

WORD = 2**32


def split_keys(clients, seed):
    """A number in [0, 1) of each client: FNV-1a of seed, id and city, finished as MurmurHash3 is."""
    keys = []
    for client, city in zip(clients["userid"], clients["city"]):
        h = 2166136261
        for unit in "|".join([seed, str(client), city if isinstance(city, str) else ""]):
            h = (h ^ ord(unit)) * 16777619 % WORD
        for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
            h = (h ^ (h >> shift)) * factor % WORD
        keys.append(h / WORD)
    return np.array(keys)


def area(scores, churn):
    n1 = churn.sum()
    return (stats.rankdata(scores)[churn == 1].sum() - n1 * (n1 + 1) / 2) / n1 / (len(churn) - n1)


def out_of_fold(design, churn, folds):
    """Area under the curve of chances that statsmodels foretells for each fold from the others; None where one has no model."""
    scores = np.empty(len(churn))
    for held in range(5):
        own = folds == held
        try:
            fit = sm.Logit(churn[~own], design[~own]).fit(method="newton", maxiter=200, tol=1e-14, disp=0)
        except np.linalg.LinAlgError:
            return None
        scores[own] = fit.predict(design[own])
    return area(scores, churn)


class Traits:
    """What scikit-learn is given: bins of 32 quantiles as whole numbers, empty cells far below and far above them; a column
    of 0 and 1 for each way to part the levels in two. `kind` says of each column what a client has of the trait itself."""

    def __init__(self, clients, numeric, levelled):
        made, kind = [], []
        for name in numeric:
            values = clients[name].to_numpy(float)
            known = values[~np.isnan(values)]
            cuts = [float(f"{np.quantile(known, i / 32):.3g}") for i in range(1, 32)]
            if (known % 1 == 0).all():
                cuts = np.floor(cuts)
            cuts = sorted({cut for cut in cuts if known.min() <= cut < known.max()})
            bins = np.searchsorted(cuts, values, side="left")
            empty = np.isnan(values)
            for far in (-1000, 1000) if empty.any() else (-1000,):
                made.append(np.where(empty, far, bins))
                kind.append(empty * 1)
        for name in levelled:
            place, levels = pd.factorize(clients[name], sort=True)
            for some in range(1, len(levels) // 2 + 1):
                for among in combinations(range(len(levels)), some):
                    made.append(np.isin(place, among) * 1)
                    kind.append(place)
        self.x, self.kind = np.column_stack(made).astype(float), np.column_stack(kind)

    def chances(self, model, fitted, asked):
        """Rates of the leaves that the clients asked come to. Who has a level, or an empty cell, that none of the node's
        clients has goes with most of them, as scikit-learn does from 1.3 on with empty cells."""
        grown, found = model.tree_, np.empty(len(asked))

        def lead(node, inside, places):
            if grown.children_left[node] < 0:
                found[places] = grown.value[node, 0, 1] / grown.value[node, 0].sum()
                return
            column, threshold = grown.feature[node], grown.threshold[node]
            left, goes = self.x[inside, column] <= threshold, self.x[asked[places], column] <= threshold
            strange = ~np.isin(self.kind[asked[places], column], self.kind[inside, column])
            goes = np.where(strange, left.sum() * 2 >= len(inside), goes)
            lead(grown.children_left[node], inside[left], places[goes])
            lead(grown.children_right[node], inside[~left], places[~goes])

        lead(0, fitted, np.arange(len(asked)))
        return found


def tree(clients, churn, numeric, levelled, tell):
    """Figures of the tree. Which of two splits that are equally good is taken is the package's draw: what five draws do not
    agree on is not told."""
    traits, folds = Traits(clients, numeric, levelled), np.floor(split_keys(clients, "folds") * 5)
    drawn = [tree_figures(traits, folds, churn, seed) for seed in range(5)]
    for name, value in drawn[0].items():
        if all(name in other and abs(other[name] - value) <= 1e-12 for other in drawn):
            tell(f"correlations.tree.{name}", value)


def tree_figures(traits, folds, churn, seed):
    """The tree cut back by the rule of one standard error, with the figures that other software can tell of it."""
    n = len(churn)
    smallest = max(10, int(np.ceil(n / 100)))
    # Rounding must not keep a split that gains exactly α.
    fit = lambda rows, alpha: DecisionTreeClassifier(
        max_depth=4, min_samples_leaf=smallest, ccp_alpha=alpha * (1 + 1e-9), random_state=seed
    ).fit(traits.x[rows], churn[rows])
    everybody = np.arange(n)
    alphas = fit(everybody, 0).cost_complexity_pruning_path(traits.x, churn).ccp_alphas
    between = [np.sqrt(a * b) for a, b in zip(alphas, alphas[1:])] + [alphas[-1]]
    held_out = np.empty((len(between), n))
    for step, alpha in enumerate(between):
        for held in range(5):
            own, rest = np.flatnonzero(folds == held), np.flatnonzero(folds != held)
            held_out[step, own] = traits.chances(fit(rest, alpha), rest, own)
    losses = (held_out - churn) ** 2
    means, errors = losses.mean(axis=1), losses.std(axis=1, ddof=1) / np.sqrt(n)
    chosen = max(np.flatnonzero(means <= means.min() + errors[means.argmin()]))
    model = fit(everybody, alphas[chosen])
    chance = model.predict_proba(traits.x)[:, 1]
    found = {
        "n": n,
        "leaves": model.get_n_leaves(),
        "grownLeaves": fit(everybody, 0).get_n_leaves(),
        "auc": area(chance, churn),
        "aucCrossValidated": area(held_out[chosen], churn),
        "brier": ((chance - churn) ** 2).mean(),
        "brierCrossValidated": means[chosen],
    }
    for step in range(len(between)):
        found[f"pruning[{step}].error"] = means[step]
        found[f"pruning[{step}].standardError"] = errors[step]
    return found


def standardised(clients, numeric, skewed):
    """Numbers in standard deviations, those of long tails by their logarithm; empty cells at the mean and, if many, a trait."""
    places = []
    for name in numeric:
        values = clients[name].to_numpy(float)
        if name in skewed:
            values = np.sign(values) * np.log10(1 + np.abs(values))
        empty = np.isnan(values)
        places.append(np.where(empty, 0, (values - np.nanmean(values)) / np.nanstd(values)))
        if empty.mean() >= 0.05:
            places.append((empty - empty.mean()) / empty.std())
    return np.column_stack(places)


def clusters(clients, churn, numeric, skewed, tell):
    order = np.argsort(split_keys(clients, "clusters"), kind="stable")
    points, left = standardised(clients, numeric, skewed)[order], churn[order]
    best = lambda rows, k: KMeans(n_clusters=k, n_init=50, random_state=0, tol=0, max_iter=1000).fit(rows)
    asked = points[:1000]
    promised = {k: silhouette_score(asked, best(asked, k).labels_) for k in range(2, 9)}
    k, width, model = None, -1, None
    for one in sorted(promised, key=promised.get, reverse=True):
        if promised[one] <= width:
            break
        # The clusters of all clients may be others than those of the asked: their own silhouette counts.
        whole = best(points, one)
        own = silhouette_score(asked, whole.labels_[:1000])
        if np.bincount(whole.labels_).min() >= max(10, int(np.ceil(0.01 * len(points)))) and own > width:
            k, width, model = one, own, whole
    labels = model.labels_
    inertia = ((points - model.cluster_centers_[labels]) ** 2).sum()
    tell("clusters.n", len(points))
    tell("clusters.k", k)
    tell("clusters.silhouette", width)
    tell("clusters.inertia", inertia)
    tell("clusters.betweenShare", 1 - inertia / (points**2).sum())
    sizes = np.bincount(labels)
    for place, label in enumerate(np.argsort(-sizes, kind="stable")):
        tell(f"clusters.groups[{place + 1}].n", sizes[label])
        tell(f"clusters.groups[{place + 1}].churned", left[labels == label].sum())
        tell(f"clusters.groups[{place + 1}].rate", left[labels == label].mean())
