import { believedP } from './chiSquaredTest.ts';
import { proportionTest, type Proportion } from './proportionTest.ts';
import { SMALLEST_GROUP, givesAway, isSmall, withhold } from './published.ts';
import type { PortraitDifference, PortraitTrait } from './result.ts';
import type { Sample } from './sample.ts';
import { sampleAndRest, sampleOf } from './samplesOf.ts';
import { twoSamples, type TwoSamples } from './twoGroups.ts';
import { welchOf } from './welchTest.ts';
import { toldQuantile } from './toldQuantile.ts';

/** A trait of the portrait: a number or count, or a level as a 0/1 variable. */
export interface PortraitVariable {
  readonly column: string;
  readonly value?: string;
  /** The known values of all clients. */
  readonly all: () => Sample;
  /** The known values of those in the group (code 1) and of those beside it (code 0). */
  readonly by: (group: Uint16Array) => TwoSamples;
  /** The known values of the rows listed, each of them once, and of all other rows. */
  readonly inside: (rows: Uint32Array) => TwoSamples;
}

/** A column of numbers as a trait. */
export const measuredTrait = (column: string, values: Float64Array): PortraitVariable => ({
  column,
  all: () => sampleOf(values),
  by: (group) => twoSamples(values, group),
  inside: (rows) => {
    const { inside, rest } = sampleAndRest(values, rows);
    return { of: inside, against: rest, missing: values.length - inside.n - rest.n };
  },
});

/** A level as a trait: 1 for those who have it, 0 for those of another level; codes past the levels are unknown. */
export const levelTrait = (
  column: string,
  { codes, levels }: { readonly codes: Uint16Array; readonly levels: readonly string[] },
  value: string,
): PortraitVariable => {
  const wanted = levels.indexOf(value);
  /** Of the rows those of another level, those of this one, and those of none. */
  const counted = (n: number, rowOf: (k: number) => number): Kinds => {
    const counts: Kinds = [0, 0, 0];
    for (let k = 0; k < n; k += 1) {
      const code = codes[rowOf(k)]!;
      counts[code === wanted ? 1 : code < levels.length ? 0 : 2] += 1;
    }
    return counts;
  };
  const whole = counted(codes.length, (row) => row);
  return {
    column,
    value,
    all: () => marks(whole),
    by: (group) => {
      const [against, of]: [Kinds, Kinds] = [
        [0, 0, 0],
        [0, 0, 0],
      ];
      for (let i = 0; i < codes.length; i += 1) {
        const code = codes[i]!;
        const side = group[i]!;
        if (side < 2) (side === 1 ? of : against)[code === wanted ? 1 : code < levels.length ? 0 : 2] += 1;
      }
      return { of: marks(of), against: marks(against), missing: of[2] + against[2] };
    },
    inside: (rows) => {
      const own = counted(rows.length, (k) => rows[k]!);
      const rest: Kinds = [whole[0] - own[0], whole[1] - own[1], whole[2] - own[2]];
      return { of: marks(own), against: marks(rest), missing: whole[2] };
    },
  };
};

type Kinds = [number, number, number];

/** So many zeros and so many ones. */
function marks([zeros, ones]: Kinds): Sample {
  const present = [
    { value: 0, count: zeros },
    { value: 1, count: ones },
  ].filter(({ count }) => count > 0);
  return {
    values: Float64Array.from(present, ({ value }) => value),
    counts: Uint32Array.from(present, ({ count }) => count),
    n: zeros + ones,
  };
}

/** The median of a number, the share of a level; null of under 10 known values. */
export function centreOf({ value }: PortraitVariable, sample: Sample): number | null {
  if (sample.n < SMALLEST_GROUP) return null;
  return value === undefined ? toldQuantile(sample, 0.5) : onesIn(sample) / sample.n;
}

/** The medians of numbers and shares of levels among those who stayed and those who left; null of a level of 1 to 9 clients, or all but so few. */
export function portraitTrait(variable: PortraitVariable, outcome: Uint16Array): PortraitTrait {
  const { column, value } = variable;
  const { of, against } = variable.by(outcome);
  const isTold = !marksFew(variable, { of, against });
  const base = {
    column,
    stayed: isTold ? centreOf(variable, against) : null,
    churned: isTold ? centreOf(variable, of) : null,
  };
  return value === undefined ? { ...base, measure: 'median' } : { ...base, value, measure: 'share' };
}

/**
 * The standardised difference of the means, of − against, with its interval; p of Welch's test, of a level that of two
 * proportions (Fisher's where an expected count is under 5). Withheld where one of the groups is small, or the level.
 */
export function portraitDifference(
  variable: Pick<PortraitVariable, 'column' | 'value'>,
  samples: TwoSamples,
): PortraitDifference {
  const { column, value } = variable;
  const test = welchOf(samples);
  const small = isSmall(samples.of.n) || isSmall(samples.against.n) || marksFew(variable, samples);
  const { hedgesG, hedgesGCi, n, missing, p } = small ? withhold(test) : test;
  const base = { column, effect: hedgesG, ci: hedgesGCi, n, missing };
  return value === undefined
    ? { ...base, id: column, p }
    : { ...base, id: `${column}=${value}`, value, p: small ? null : levelP(samples) };
}

/** True of a level that 1 to 9 clients of both samples have, or all but so few: its shares and the sizes of the samples would tell of them. */
const marksFew = ({ value }: Pick<PortraitVariable, 'value'>, { of, against }: Pick<TwoSamples, 'of' | 'against'>) =>
  value !== undefined && givesAway(of.n + against.n, onesIn(of) + onesIn(against));

/** p of the shares of ones in two samples of zeros and ones. */
const levelP = ({ of, against }: TwoSamples) => believedP(proportionTest(ones('of', of), ones('against', against)));

const ones = (value: string, sample: Sample): Proportion => ({ value, n: sample.n, churned: onesIn(sample) });

const onesIn = ({ values, counts }: Sample) => counts[values.indexOf(1)] ?? 0;

/** The largest difference first; those not computed last. */
export const bySize = (rows: readonly PortraitDifference[]) =>
  [...rows].sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
