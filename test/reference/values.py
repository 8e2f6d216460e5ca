"""Value of a client and figures of segments of the files of others.py, by pandas, SciPy and statsmodels.

python3 values.py    writes others/NAME.values.json beside itself

The chance to leave is a model of statsmodels, the rest is written from spec: annual margin, retention, discounting, winsorised
means and the order of priority. values.test.ts gives the report the same rules and assumptions.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

here = Path(__file__).parent / "others"
margin, interchange, spend, fee, discount, years = 0.05, 0.011, 0.4, 1100, 0.12, 4
rules = {
    "few-products": lambda c: c["products"] <= 2,
    "women-low-equity": lambda c: (c["gender"] == "Ж") & (c["equity"] < 2),
    "from-45": lambda c: c["age"] >= 45,
    "equity-from-2": lambda c: c["equity"] >= 2,
    "active-from-40": lambda c: (c["age"] >= 40) & (c["last_activity"] == 1),
    "card-30-50": lambda c: (c["credit_card"] == 1) & c["age"].between(30, 50),
}


def chance_to_leave(c):
    rows = c[c["age"].notna() & (c["est_salary"] > 0)]
    cities = c["city"].value_counts()
    design = pd.DataFrame(
        {
            "const": 1.0,
            "score": rows["score"] / 100,
            "age": rows["age"] / 10,
            **{name: rows[name] for name in ("equity", "products", "credit_card", "last_activity")},
            "gender": (rows["gender"] == "М") * 1.0,
            **{f"city={city}": (rows["city"] == city) * 1.0 for city in cities.index[1:]},
            "log_balance": np.log10(1 + rows["balance"].fillna(0)),
            "balance_missing": rows["balance"].isna() * 1.0,
            "log_salary": np.log10(rows["est_salary"]),
        }
    )
    fit = sm.Logit(rows["churn"], design).fit(method="newton", maxiter=200, tol=1e-14, disp=0)
    return fit.predict(design).reindex(c.index).fillna(c["churn"].mean())


def figures(c):
    retention = 1 - chance_to_leave(c)
    annual = margin * c["balance"].fillna(0) + interchange * spend * 12 * c["est_salary"] * c["credit_card"] + fee * c["products"]
    value = annual * sum((retention / (1 + discount)) ** year for year in range(years))
    winsorised = value.clip(*np.quantile(value, [0.01, 0.99]))
    found = {"metric.value.median": value.median(), "metric.value.mean": value.mean(), "metric.value.total": value.sum()}
    qualified = {}
    for name, rule in rules.items():
        own = rule(c)
        n, left = int(own.sum()), int(c["churn"][own].sum())
        low, high = proportion_confint(left, n, method="wilson")
        rest = c[~own]
        table = [[left, n - left], [rest["churn"].sum(), (1 - rest["churn"]).sum()]]
        half = stats.norm.ppf(0.975) * winsorised[own].std() / np.sqrt(n)
        mean = winsorised[own].mean()
        # Of the bank less the segment: a split that leaves 1 to 9 clients outside of it is withheld.
        silent = any(0 < k < 10 for k in (rest["balance"].isna().sum(), rest["balance"].notna().sum()))
        told = {
            "n": n,
            "churned": left,
            "rate": left / n,
            "ci.0": low,
            "ci.1": high,
            "share": n / len(c),
            "chi2": stats.chi2_contingency(table, correction=False)[0],
            "balanceMedian": c["balance"][own].median(),
            "salaryMedian": c["est_salary"][own].median(),
            "balanceUnknownShare": c["balance"][own].isna().mean(),
            "rateBalanceKnown": None if silent else c["churn"][own & c["balance"].notna()].mean(),
            "valueMedian": value[own].median(),
            "valueMean": mean,
            "valueMeanCi.0": mean - half,
            "valueMeanCi.1": mean + half,
            "valueTotal": value[own].sum(),
        }
        found.update({f"segments[{name}].{figure}": it for figure, it in told.items()})
        if n >= 200 and high < c["churn"].mean():
            qualified[name] = mean - half
    for name in rules:
        order = sorted(qualified, key=qualified.get, reverse=True)
        found[f"segments[{name}].priority"] = order.index(name) + 1 if name in qualified else None
    held = sum(rule(c).astype(int) for rule in rules.values())
    outside = int((held == 0).sum())
    # Fewer than ten outside all segments are not told.
    found["segmentOverlap.anyOf"] = len(c) - outside if outside == 0 or outside >= 10 else None
    found["segmentOverlap.twoOrMore"] = int((held >= 2).sum())
    return {path: None if it is None else float(it) for path, it in found.items()}


for file in sorted(here.glob("*.csv.gz")):
    clients = pd.read_csv(file, keep_default_na=False, na_values=[""]).rename(columns=str.lower)
    made = json.dumps(figures(clients), ensure_ascii=False, indent=2)
    file.with_name(file.name.replace(".csv.gz", ".values.json")).write_text(made + "\n")
