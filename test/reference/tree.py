"""A classification tree and its pruning path by scikit-learn, on clients made by whole-number arithmetic.

python3 tree.py > tree.json
"""

import json

import numpy
from sklearn.tree import DecisionTreeClassifier

rows = []
state = 7
for _ in range(600):
    drawn = []
    for most in (12, 9, 2, 100):
        state = (state * 1103515245 + 12345) % 2**31
        drawn.append((state >> 12) % most)
    a, b, c, luck = drawn
    rows.append([a, b, c, int(luck < 10 + 4 * a + (25 if b > 5 and c == 1 else 0))])

data = numpy.array(rows)
model = DecisionTreeClassifier(max_depth=4, min_samples_leaf=20, random_state=0).fit(data[:, :3], data[:, 3])
places = model.apply(data[:, :3])
leaves = [[int((places == k).sum()), int(data[places == k, 3].sum())] for k in sorted(set(places))]
path = model.cost_complexity_pruning_path(data[:, :3], data[:, 3])
print(json.dumps({"rows": rows, "leaves": leaves, "alphas": [float(a) for a in path.ccp_alphas]}))
