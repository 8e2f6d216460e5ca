import { benjaminiHochberg, holm } from '../analysis/adjust.ts';
import { believedP } from '../analysis/chiSquaredTest.ts';
import { fisherTest } from '../analysis/fisherTest.ts';
import type { ToldProportionTest } from '../analysis/proportionTest.ts';
import type { Independence } from '../analysis/result.ts';
import { splitPath, step } from '../paths/resolve.ts';
import { groups, isP, toleranceOf, type Group } from './groups.ts';

/** Figures of the sample by other software, made by test/reference/report.py. */
export interface Reference {
  readonly sha256: string;
  readonly rows: number;
  readonly software: string;
  readonly figures: Readonly<Record<string, number>>;
}

export interface Checked {
  /** Path of the figure in the results. */
  readonly path: string;
  /** The figure of the sample. */
  readonly own: number;
  /** The same by the reference software. */
  readonly reference: number;
  /** |own − reference| / |reference|; where the reference is 0, |own|. */
  readonly difference: number;
}

export interface CheckedGroup extends Pick<Group, 'id' | 'method' | 'source'> {
  readonly n: number;
  readonly largest: number;
  readonly rows: readonly Checked[];
}

/** What «Проверка расчётов» tells: every figure of the sample beside the reference. */
export interface Verification {
  readonly sha256: string;
  readonly clients: number;
  readonly software: string;
  /** Figures compared. */
  readonly n: number;
  /** Of them equal to the last bit. */
  readonly equal: number;
  /** The largest relative difference of a p-value, and of any other figure. */
  readonly largestOfP: number;
  readonly largest: number;
  readonly groups: readonly CheckedGroup[];
}

/** What is compared: results of an analysis; a test of each method that the report may not need is made from their counts. */
interface Figures {
  readonly eda: { readonly proportions: Readonly<Record<string, ToldProportionTest>> };
  readonly correlations: { readonly association: Readonly<Record<string, Independence>> };
}

/** Compares results of the sample with the reference. Throws with every figure that is absent or differs. */
export function verify(results: Figures, { figures, sha256, rows, software }: Reference): Verification {
  const own = { ...results, checks: checksOf(results) };
  const wrong: string[] = [];
  const checked = groups.map((group) => ({ group, rows: [] as Checked[] }));
  for (const [path, reference] of Object.entries(figures)) {
    const kin = checked.find(({ group }) => group.paths.test(path));
    if (!kin) throw new Error(`unknown figure in the reference: ${path}`);
    const value = splitPath(path).reduce<unknown>(step, own);
    const difference =
      typeof value === 'number' ? Math.abs(value - reference) / (reference === 0 ? 1 : Math.abs(reference)) : Infinity;
    const tolerance = toleranceOf(path);
    if (!(difference <= tolerance))
      wrong.push(`${path}: ${String(value ?? 'нет')}, эталон ${reference}, допустимо расхождение ${tolerance}`);
    else kin.rows.push({ path, own: value as number, reference, difference });
  }
  if (wrong.length > 0) throw new VerificationError(wrong);
  const all = checked.flatMap((kin) => kin.rows);
  const largest = (some: readonly Checked[]) => some.reduce((most, row) => Math.max(most, row.difference), 0);
  return {
    sha256,
    clients: rows,
    software,
    n: all.length,
    equal: all.filter((row) => row.difference === 0).length,
    largestOfP: largest(all.filter(({ path }) => isP(path))),
    largest: largest(all.filter(({ path }) => !isP(path))),
    groups: checked.map(({ group: { id, method, source }, rows: kin }) => ({
      id,
      method,
      source,
      n: kin.length,
      largest: largest(kin),
      rows: kin,
    })),
  };
}

/** The statistics of the report do not agree with the reference. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
  /** A line for each figure that differs. */
  readonly wrong: readonly string[];
  constructor(wrong: readonly string[]) {
    const shown = wrong.slice(0, 20).map((line) => `  ${line}`);
    const more = wrong.length > 20 ? `\n  и ещё ${wrong.length - 20}` : '';
    super(
      `Проверка расчётов не сошлась: ${wrong.length} чисел образца расходятся с эталоном (src/verification/reference.json).\n` +
        `${shown.join('\n')}${more}\n` +
        'Если метод изменён нарочно, пересчитайте эталон: test/reference/report.py; иначе найдите ошибку в src/analysis.',
    );
    this.wrong = wrong;
  }
}

/** Fisher's test of each two-level trait, and the adjustments of the family of associations. */
function checksOf({ eda, correlations }: Figures) {
  const counts = ({ n, churned }: { n: number; churned: number }): [number, number] => [churned, n - churned];
  const fisher = Object.entries(eda.proportions).flatMap(([name, { rateOf, rateAgainst }]) =>
    rateOf && rateAgainst ? [[name, fisherTest([counts(rateOf), counts(rateAgainst)])] as const] : [],
  );
  const names = Object.keys(correlations.association);
  const p = names.map((name) => believedP(correlations.association[name]!));
  const adjusted = (by: typeof holm) => {
    const found = by(p);
    return Object.fromEntries(names.map((name, i) => [name, { p: found[i] }]));
  };
  return { fisher: Object.fromEntries(fisher), holm: adjusted(holm), benjaminiHochberg: adjusted(benjaminiHochberg) };
}
