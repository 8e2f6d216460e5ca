"""Files of other banks: other cities, levels, scales and patterns of missing cells; and their figures by report.py.

python3 others.py    writes others/NAME.csv.gz and others/NAME.json beside itself
"""

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

here = Path(__file__).parent
header = "USERID,score,city,gender,age,equity,balance,products,credit_card,last_activity,EST_SALARY,churn".split(",")


def clients(seed, rows, cities, scores, most_equity, most_products, unknown_balance, unknown_age, women, leave):
    """Independent columns but for churn, which follows the chances of `leave`, and balances, which follow equity."""
    r = np.random.RandomState(seed)
    made = pd.DataFrame({"USERID": 200000 + r.permutation(rows * 3)[:rows]})
    made["score"] = r.randint(*scores, rows).astype(float)
    made["city"] = r.choice(list(cities), rows, p=list(cities.values()))
    made["gender"] = np.where(r.rand(rows) < women, "Ж", "М")
    made["age"] = np.where(r.rand(rows) < unknown_age, np.nan, np.clip(np.round(r.normal(44, 13, rows)), 18, 90))
    made["equity"] = r.randint(0, most_equity + 1, rows)
    balance = np.round(np.exp(r.normal(11, 1.6, rows)) * (1 + made["equity"]), 2)
    made["balance"] = np.where(r.rand(rows) < unknown_balance, np.nan, balance)
    made["products"] = 1 + r.binomial(most_products - 1, 0.3, rows)
    made["credit_card"] = (r.rand(rows) < 0.6).astype(int)
    made["last_activity"] = (r.rand(rows) < 0.4).astype(int)
    made["EST_SALARY"] = np.round(np.exp(r.normal(11.3, 0.7, rows)), 2)
    made["churn"] = (r.rand(rows) < 1 / (1 + np.exp(-leave(made)))).astype(int)
    return made[header]


banks = {
    # Four cities, scores from 350, churn of the young and of the inactive.
    "four-cities": clients(
        11, 900, {"Казань": 0.4, "Тверь": 0.3, "Псков": 0.2, "Орёл": 0.1}, (350, 720), 4, 5, 0.1, 0.05, 0.5,
        lambda c: 1.5 - c["age"].fillna(40) / 20 - 0.8 * c["last_activity"],
    ),
    # Half of the balances are empty, and those without one leave more often: the other way round.
    "mostly-unknown": clients(
        12, 1500, {"Омск": 0.5, "Томск": 0.5}, (600, 1000), 8, 7, 0.55, 0.2, 0.7,
        lambda c: -0.6 + 1.2 * c["balance"].isna() - 0.2 * c["equity"],
    ),
    # Few clients, most of them gone; nothing has to do with it.
    "small": clients(13, 240, {"Уфа": 0.6, "Пермь": 0.4}, (500, 900), 2, 3, 0.3, 0.1, 0.4, lambda c: 0.9 + 0 * c["age"].fillna(0)),
}
(here / "others").mkdir(exist_ok=True)
for name, made in banks.items():
    text = made.to_csv(index=False).encode()
    (here / "others" / f"{name}.csv.gz").write_bytes(gzip.compress(text, 9, mtime=0))
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(text)
        file.flush()
        told = subprocess.run([sys.executable, "-W", "ignore", here / "report.py", file.name], capture_output=True, check=True)
    (here / "others" / f"{name}.json").write_text(json.dumps(json.loads(told.stdout), ensure_ascii=False, indent=2) + "\n")
