/** Where a function that is below 0 at `low` and above at `high` is 0, to two units in the last place or 1e-15 (Brent 1973). */
export function rootBetween(low: number, high: number, f: (x: number) => number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  let [c, fc] = [a, fa];
  let step = b - a;
  let before = step;
  for (let i = 0; i < 100; i += 1) {
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + 1e-15;
    const half = (c - b) / 2;
    if (Math.abs(half) <= tolerance || fb === 0) return b;
    if (Math.abs(before) < tolerance || Math.abs(fa) <= Math.abs(fb)) step = before = half;
    else {
      const s = fb / fa;
      const [q0, r] = [fa / fc, fb / fc];
      let p = a === c ? 2 * half * s : s * (2 * half * q0 * (q0 - r) - (b - a) * (r - 1));
      let q = a === c ? 1 - s : (q0 - 1) * (r - 1) * (s - 1);
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(before * q)))
        [before, step] = [step, p / q];
      else step = before = half;
    }
    [a, fa] = [b, fb];
    b += Math.abs(step) > tolerance ? step : half > 0 ? tolerance : -tolerance;
    fb = f(b);
    if (fb > 0 === fc > 0) [c, fc, step] = [a, fa, b - a];
    if (c === a) before = step;
  }
  return b;
}
