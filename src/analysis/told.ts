import { frozen } from './frozen.ts';
import type { Interval, TestResult } from './result.ts';

/** Under which of its own names a test holds the figures that all tests have. */
interface Names {
  readonly statistic?: string;
  readonly df?: readonly string[];
  readonly effect: string;
  readonly interval?: string;
}

/** The one vocabulary of the tests, by method. A name that is absent: the test has no such figure. */
export const vocabulary: Readonly<Record<string, Names>> = {
  welch: { statistic: 't', df: ['df'], effect: 'hedgesG', interval: 'hedgesGCi' },
  mannWhitney: { statistic: 'U', effect: 'auc', interval: 'aucCi' },
  kolmogorovSmirnov: { statistic: 'D', effect: 'D' },
  brownForsythe: { statistic: 'F', df: ['df1', 'df2'], effect: 'etaSquared' },
  proportions: { statistic: 'z', effect: 'cohensH', interval: 'cohensHCi' },
  chiSquared: { statistic: 'chi2', df: ['df'], effect: 'cramersVCorrected' },
  fisher: { effect: 'oddsRatio', interval: 'ci' },
  kruskalWallis: { statistic: 'H', df: ['df'], effect: 'epsilonSquared' },
  correlationRatio: { statistic: 'F', df: ['df1', 'df2'], effect: 'etaSquared', interval: 'etaSquaredCi' },
  trend: { statistic: 'z', effect: 'slope', interval: 'ci' },
};

/** Fields that `told` fills from a test's own. */
type Common = 'statistic' | 'df' | 'effect' | 'interval';

/** A test's own figures with the common names beside them, frozen: a reader of one test can read all. */
export function told<R extends TestResult>(own: Omit<R, Common> & Partial<Pick<R, 'df'>>): R {
  const names = vocabulary[own.method];
  if (!names) throw new Error(`unknown test: ${own.method}`);
  const held = own as Readonly<Record<string, unknown>>;
  const number = (name: string | undefined) => (name === undefined ? null : ((held[name] ?? null) as number | null));
  const degrees = (names.df ?? []).map(number);
  const df = degrees.length === 0 || degrees.includes(null) ? null : degrees.length === 1 ? degrees[0] : degrees;
  const interval = names.interval === undefined ? null : (held[names.interval] as Interval);
  const common = { statistic: number(names.statistic), df, effect: number(names.effect), interval };
  return frozen({ ...own, ...common } as unknown as R);
}
