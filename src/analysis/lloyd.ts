/** Points of one client after another, `dimensions` numbers each. */
export interface Points {
  readonly values: Float64Array;
  readonly n: number;
  readonly dimensions: number;
}

/** Centres one after another, the place of each point's centre, and the sum of squared distances to them. */
export interface Clustering {
  readonly k: number;
  readonly centres: Float64Array;
  readonly labels: Uint8Array;
  readonly inertia: number;
}

const STEPS = 100;

/** Lloyd's steps (1982) from the given centres: each point to its nearest, each centre to the mean of its points. */
export function lloyd(points: Points, from: Float64Array, steps = STEPS): Clustering {
  const { n, dimensions: d } = points;
  const k = from.length / d;
  const centres = Float64Array.from(from);
  const labels = new Uint8Array(n);
  const distances = new Float64Array(n);
  let assigned = assign(points, centres, labels, distances);
  for (let step = 0; step === 0 || (step < steps && assigned.changed); step += 1) {
    moveToMeans(points, labels, distances, centres);
    assigned = assign(points, centres, labels, distances);
  }
  return { k, centres, labels, inertia: assigned.inertia };
}

/** Mutates labels and distances: the nearest centre of each point (of equally near ones the first) and how far it is, squared. */
export function assign(
  { values, n, dimensions: d }: Points,
  centres: Float64Array,
  labels: Uint8Array,
  distances: Float64Array,
) {
  const k = centres.length / d;
  let inertia = 0;
  let changed = false;
  for (let i = 0; i < n; i += 1) {
    const at = i * d;
    // The centre it had is most often the nearest still: the others are given up as soon as they are farther.
    const before = labels[i]! < k ? labels[i]! : 0;
    let nearest = before;
    let least = 0;
    for (let j = 0, to = before * d; j < d; j += 1) {
      const gap = values[at + j]! - centres[to + j]!;
      least += gap * gap;
    }
    for (let c = 0; c < k; c += 1) {
      if (c === before) continue;
      let distance = 0;
      for (let j = 0, to = c * d; j < d && distance <= least; j += 1) {
        const gap = values[at + j]! - centres[to + j]!;
        distance += gap * gap;
      }
      if (distance < least || (distance === least && c < nearest)) {
        least = distance;
        nearest = c;
      }
    }
    if (labels[i] !== nearest) changed = true;
    labels[i] = nearest;
    distances[i] = least;
    inertia += least;
  }
  return { inertia, changed };
}

/** Mutates centres. One that lost all its points takes the point that lies farthest from its own centre. */
function moveToMeans(
  { values, n, dimensions: d }: Points,
  labels: Uint8Array,
  distances: Float64Array,
  centres: Float64Array,
) {
  const k = centres.length / d;
  const sizes = new Float64Array(k);
  const sums = new Float64Array(k * d);
  for (let i = 0; i < n; i += 1) {
    const c = labels[i]!;
    sizes[c]! += 1;
    for (let j = 0, at = i * d, to = c * d; j < d; j += 1) sums[to + j]! += values[at + j]!;
  }
  for (let c = 0; c < k; c += 1) {
    if (sizes[c]! > 0) for (let j = 0; j < d; j += 1) centres[c * d + j] = sums[c * d + j]! / sizes[c]!;
    else {
      const far = distances.reduce((most, distance, i) => (distance > distances[most]! ? i : most), 0);
      distances[far] = 0;
      centres.set(values.subarray(far * d, far * d + d), c * d);
    }
  }
}
