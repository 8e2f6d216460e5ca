"""k-means, silhouettes, the adjusted Rand index and the interval of what clusters add by scikit-learn and by their definitions, on clients
made by whole-number arithmetic.

python3 clusters.py > clusters.json
"""

import json

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

state = 11


def draw(most):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 12) % most


centres = [(0, 0, 0), (14, 2, 5), (3, 15, 9), (12, 14, 0)]
rows = []
for i in range(400):
    centre = centres[draw(4)]
    rows.append([c + sum(draw(5) for _ in range(3)) for c in centre] + [draw(3), draw(2)])
data = np.array(rows, dtype=float)
points = data[:, :3]

by_k = []
for k in range(2, 9):
    model = KMeans(n_clusters=k, n_init=200, random_state=0, tol=0, max_iter=1000).fit(points)
    by_k.append(
        {
            "k": k,
            "labels": model.labels_.tolist(),
            "inertia": float(((points - model.cluster_centers_[model.labels_]) ** 2).sum()),
            "silhouette": float(silhouette_score(points, model.labels_)),
        }
    )
rand = [adjusted_rand_score(by_k[a]["labels"], by_k[b]["labels"]) for a, b in ((0, 1), (2, 3), (2, 6))]


def areas(outcome, scores):
    """Areas under the curves and DeLong's variance of the difference of the first two, from all pairs."""
    churned, stayed = outcome == 1, outcome == 0
    wins = [(s[churned][:, None] > s[stayed]) + 0.5 * (s[churned][:, None] == s[stayed]) for s in scores]
    gap = wins[1] - wins[0]
    variance = gap.mean(axis=1).var(ddof=1) / churned.sum() + gap.mean(axis=0).var(ddof=1) / stayed.sum()
    return [w.mean() for w in wins], variance


PRIOR = 20
rule, cluster = data[:, 3].astype(int), np.array(by_k[2]["labels"])
outcome = (data[:, 4] + (cluster == 1) * 2 + (rule == 2) + np.arange(400) % 2 > 1.5).astype(int)
fold = np.arange(400) % 5


def rates(groups, before, train):
    n = np.bincount(groups[train], minlength=groups.max() + 1)
    left = np.bincount(groups[train], weights=outcome[train], minlength=groups.max() + 1)
    return (left[groups] + PRIOR * before) / (n[groups] + PRIOR)


told, pairs, variances, sizes = [], [], [], []
for held in range(5):
    own, train = fold == held, fold != held
    bank = outcome[train].mean()
    by_rule = rates(rule, bank, train)
    by_both = rates(rule * 4 + cluster, by_rule, train)
    by_cluster = rates(cluster, bank, train)
    area, variance = areas(outcome[own], [s[own] for s in (by_rule, by_both, by_cluster)])
    told.append(area)
    variances.append(variance)
    sizes.append(own.sum() / train.sum())
    pairs.append(outcome[own].sum() * (1 - outcome[own]).sum())
weights = np.array(pairs) / sum(pairs)
by_rule, by_both, by_cluster = weights @ np.array(told)
# Nadeau & Bengio (2003): the mean of dependent folds varies by the test clients and, as much for its size, by those learned from.
half = 1.959963984540054 * np.sqrt(((weights**2 + weights * np.array(sizes)) * np.array(variances)).sum())
added = {
    "rule": rule.tolist(),
    "cluster": cluster.tolist(),
    "outcome": outcome.tolist(),
    "fold": fold.tolist(),
    "aucRules": by_rule,
    "aucClusters": by_cluster,
    "aucBoth": by_both,
    "difference": by_both - by_rule,
    "ci": [by_both - by_rule - half, by_both - by_rule + half],
}
print(json.dumps({"points": points.tolist(), "byK": by_k, "rand": rand, "added": added}))
