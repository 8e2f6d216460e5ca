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

const STARTS = 5;
/** Steps of each start; the best of them goes on to its end. */
const FIRST_STEPS = 3;
const STEPS = 100;

/**
 * k-means: of several starts by k-means++ (Arthur & Vassilvitskii 2007) the one that is best after a few of Lloyd's
 * steps (1982) is moved until nobody changes cluster. The draws are seeded, so the same points in the same order give
 * the same clusters. Null where there are fewer different points than clusters.
 */
export function kMeans(points: Points, k: number): Clustering | null {
  let best: Clustering | null = null;
  for (let start = 0; start < STARTS; start += 1) {
    const centres = spread(points, k, uniform(start + 1));
    if (centres === null) return null;
    const found = lloyd(points, centres, FIRST_STEPS);
    // Two starts that come to one place may differ in the last digit: the earlier stays.
    if (best === null || found.inertia < best.inertia * (1 - 1e-12)) best = found;
  }
  return best && lloyd(points, best.centres);
}

/** Lloyd's steps from the given centres: each point to its nearest, each centre to the mean of its points. */
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
    let nearest = 0;
    let least = Infinity;
    for (let c = 0; c < k; c += 1) {
      let distance = 0;
      for (let j = 0, to = c * d; j < d; j += 1) {
        const gap = values[at + j]! - centres[to + j]!;
        distance += gap * gap;
      }
      if (distance < least) {
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

/** k-means++: each next centre is a point drawn with a chance in proportion to its squared distance from those before. */
function spread({ values, n, dimensions: d }: Points, k: number, draw: () => number): Float64Array | null {
  const centres = new Float64Array(k * d);
  const distances = new Float64Array(n).fill(Infinity);
  if (n === 0) return null;
  let chosen = Math.floor(draw() * n);
  for (let c = 0; c < k; c += 1) {
    centres.set(values.subarray(chosen * d, chosen * d + d), c * d);
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      let distance = 0;
      for (let j = 0; j < d; j += 1) {
        const gap = values[i * d + j]! - centres[c * d + j]!;
        distance += gap * gap;
      }
      if (distance < distances[i]!) distances[i] = distance;
      total += distances[i]!;
    }
    if (c + 1 < k && !(total > 0)) return null;
    chosen = drawn(distances, draw() * total);
  }
  return centres;
}

/** The first point at which the distances so far pass `mark`; never one that is a centre already. */
function drawn(distances: Float64Array, mark: number): number {
  let passed = 0;
  let last = 0;
  for (let i = 0; i < distances.length; i += 1) {
    if (distances[i] === 0) continue;
    last = i;
    passed += distances[i]!;
    if (passed > mark) return i;
  }
  return last;
}

/** Numbers in [0, 1) of a seed: mulberry32. */
function uniform(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
