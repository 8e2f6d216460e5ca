import { readFileSync } from 'node:fs';
import { standardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { addedValue } from '../../src/analysis/addedValue.ts';
import { areasUnderCurve } from '../../src/analysis/pairedAreas.ts';
import { randomOf } from '../../src/analysis/randomOf.ts';
import { Z95 } from '../../src/analysis/rate.ts';
import { areaUnderCurve } from '../../src/analysis/roc.ts';

interface Added {
  readonly rule: number[];
  readonly cluster: number[];
  readonly outcome: number[];
  readonly fold: number[];
  readonly aucRules: number;
  readonly aucClusters: number;
  readonly aucBoth: number;
  readonly difference: number;
  readonly ci: [number, number];
}
const { added: reference } = JSON.parse(
  readFileSync(new URL('../reference/clusters.json', import.meta.url), 'utf8'),
) as { added: Added };

const everybody = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
const asked = ({ rule, cluster, outcome, fold }: Pick<Added, 'rule' | 'cluster' | 'outcome' | 'fold'>) =>
  addedValue(
    { rows: everybody(rule.length), labels: Uint8Array.from(cluster), k: 1 + Math.max(0, ...cluster) },
    {
      rule: Uint16Array.from(rule),
      rules: 1 + Math.max(0, ...rule),
      outcome: Uint16Array.from(outcome),
      fold: Uint8Array.from(fold),
    },
  );

describe('areasUnderCurve', () => {
  it('counts pairs of cells, ties as halves, by hand', () => {
    const cells = { churnedIn: Float64Array.of(1, 2, 3), stayedIn: Float64Array.of(4, 2, 1), churned: 6, stayed: 7 };
    const rising = Float64Array.of(0.1, 0.2, 0.3);
    const flat = new Float64Array(3);
    const { rules, both } = areasUnderCurve(cells, { rules: flat, clusters: flat, both: rising });
    expect(rules).toBeCloseTo(0.5, 15);
    // 1·(0+2) + 2·(4+1) + 3·(6+½) of 42 pairs.
    expect(both).toBeCloseTo((1 * 2 + 2 * 5 + 3 * 6.5) / 42, 14);
  });

  it('is the rank formula for scores of one client each', () => {
    const score = Float64Array.from({ length: 40 }, (_, i) => ((i * 7) % 13) / 13);
    const y = Uint8Array.from(score, (_, i) => ((i * 5) % 3 === 0 ? 1 : 0));
    const cells = {
      churnedIn: Float64Array.from(y),
      stayedIn: Float64Array.from(y, (one) => 1 - one),
      churned: y.reduce((sum, one) => sum + one, 0),
      stayed: y.reduce((sum, one) => sum + 1 - one, 0),
    };
    expect(areasUnderCurve(cells, { rules: score, clusters: score, both: score }).both).toBeCloseTo(
      areaUnderCurve(score, y)!,
      14,
    );
  });
});

describe('addedValue', () => {
  it('is that of its definition over all pairs, written anew in Python', () => {
    const own = asked(reference);
    for (const field of ['aucRules', 'aucClusters', 'aucBoth', 'difference'] as const)
      expect(own[field], field).toBeCloseTo(reference[field], 12);
    expect(own.ci![0]).toBeCloseTo(reference.ci[0], 12);
    expect(own.ci![1]).toBeCloseTo(reference.ci[1], 12);
  });

  it('adds nothing where the clusters are the rules', () => {
    const own = asked({ ...reference, cluster: reference.rule });
    expect(own).toMatchObject({ condition: null, difference: 0, ci: [0, 0] });
    expect(own.aucBoth).toBe(own.aucRules);
  });

  it('passes over a fold where all left or all stayed, which has no pairs', () => {
    // Of each rule in each of the folds 0 and 1: two clients of the first who left, two of the second who stayed.
    const rule = [0, 0, 1, 1, 0, 0, 1, 1, 0, 1];
    const outcome = [1, 1, 0, 0, 1, 1, 0, 0, 1, 0];
    const own = asked({ rule, cluster: rule.map(() => 0), outcome, fold: [0, 0, 0, 0, 1, 1, 1, 1, 2, 3] });
    expect(own).toEqual({
      n: 10,
      condition: null,
      aucRules: 1,
      aucClusters: 0.5,
      aucBoth: 1,
      difference: 0,
      ci: [0, 0],
    });
  });

  it('has no interval where a fold has one client of an outcome', () => {
    const fold = [0, 0, 0, 0, 1, 1, 1];
    const [few, many] = [
      [1, 1, 0, 0, 1, 1, 0],
      [1, 1, 0, 0, 0, 0, 1],
    ].map((outcome) => asked({ rule: outcome.map((one) => 1 - one), cluster: fold.map(() => 0), outcome, fold }));
    for (const own of [few, many])
      expect(own).toMatchObject({ condition: 'tooFew', aucRules: 1, aucClusters: 0.5, difference: null, ci: null });
  });

  it('is the same whatever the order of the clients', () => {
    const back = {
      rule: reference.rule.toReversed(),
      cluster: reference.cluster.toReversed(),
      outcome: reference.outcome.toReversed(),
      fold: reference.fold.toReversed(),
    };
    expect(asked(back)).toEqual(asked(reference));
  });

  it('leaves nought out by chance about as often as it promises', () => {
    const draw = randomOf(7);
    const drawn = <T extends Uint8Array | Uint16Array>(to: T, one: (i: number) => number) => {
      for (let i = 0; i < to.length; i += 1) to[i] = one(i);
      return to;
    };
    const [n, rules, k] = [1000, 6, 3];
    // How many half-widths the difference is from its mean, of clusters that are drawn.
    const runs = Array.from({ length: 200 }, () => {
      const rates = Array.from({ length: rules }, () => 0.05 + 0.5 * draw() ** 2);
      const rule = drawn(new Uint16Array(n), () => Math.floor(rules * draw()));
      const outcome = drawn(new Uint16Array(n), (i) => (draw() < rates[rule[i]!]! ? 1 : 0));
      const fold = drawn(new Uint8Array(n), () => Math.floor(5 * draw()));
      const labels = drawn(new Uint8Array(n), () => Math.floor(k * draw()));
      return addedValue({ rows: everybody(n), labels, k }, { rule, rules, outcome, fold });
    });
    const widths = runs.map(({ difference, ci }) => difference! / (ci![1] - difference!));
    const spread = standardDeviation(widths) * Z95;
    expect(spread).toBeGreaterThan(0.75);
    expect(spread).toBeLessThan(1.05);
    expect(runs.filter(({ ci }) => ci![0] > 0).length / runs.length).toBeLessThan(0.025);
  });

  it('says what failed', () => {
    const nobody = { rule: [], cluster: [], outcome: [], fold: [] };
    expect(asked(nobody)).toMatchObject({ n: 0, condition: 'empty', difference: null });
    const stayed = { ...reference, outcome: reference.outcome.map(() => 0) };
    expect(asked(stayed)).toMatchObject({ condition: 'oneOutcome', aucBoth: null, ci: null });
    const oneLeft = { ...reference, outcome: reference.outcome.map((_, i) => (i === 3 ? 1 : 0)) };
    expect(asked(oneLeft)).toMatchObject({ condition: 'tooFew', difference: null, ci: null });
  });
});
