/**
 * The glossary: what each field of a result means. Every result is a frozen plain object that JSON can
 * hold: no NaN, no Infinity, no undefined. A figure that could not be computed is null, and `condition`
 * says why. Shares and rates are 0–1, money is in roubles, nothing is rounded.
 */

import type { RuleCondition } from './segment.ts';

/** [low, high], 95 % unless a result says otherwise; null where it could not be computed. */
export type Interval = readonly [number, number] | null;

/** Why a figure is null, or what to beware of in one that is not. */
export type Condition =
  | 'empty' // no usable client
  | 'tooFew' // a group under 2
  | 'zeroVariance' // all values equal
  | 'oneLevel' // a trait with a single level
  | 'oneOutcome' // everybody stayed or everybody left
  | 'smallExpected' // an expected count under 5: the χ² approximation is rough (figures are given)
  | 'separation' // a term splits the outcomes perfectly
  | 'collinear' // a term is a combination of others
  | 'notConverged'
  | 'tooFewClients' // no more than coefficients
  | 'smallBin' // one of two parts is under 5 % of the clients
  | 'small'; // fewer clients than may be published

/** How often clients of a group left. */
export interface Rate {
  /** Clients that the figure stands on. */
  readonly n: number;
  /** Clients of the group who left. */
  readonly churned: number;
  /** Share of the group who left. */
  readonly rate: number | null;
  /** Wilson score interval. */
  readonly ci: Interval;
}

/** The rate of a group that may be too small to publish: then all four are null. */
export interface WithheldRate {
  readonly n: number | null;
  readonly churned: number | null;
  readonly rate: number | null;
  readonly ci: Interval;
}

/** The rate of one value of a trait, also where the informative column is known and unknown. */
export interface RateRow extends Rate {
  /** The level; '7–9' for merged counts, 'прочие' for merged categories. */
  readonly value: string;
  /** Where the informative column is known; null under 10 clients. */
  readonly known: Rate | null;
  readonly unknown: Rate | null;
}

/** Location, spread and quantiles (type 7). Quantiles are null under 10 values, p01 and p99 under 100. */
export interface Summary {
  readonly n: number;
  /** Clients left out because the trait is unknown. */
  readonly missing: number;
  /** Arithmetic mean. */
  readonly mean: number | null;
  /** With n − 1. */
  readonly sd: number | null;
  /** 1st percentile. */
  readonly p01: number | null;
  /** 5th percentile. */
  readonly p05: number | null;
  /** Lower quartile. */
  readonly q1: number | null;
  /** Half lie below it. */
  readonly median: number | null;
  /** Upper quartile. */
  readonly q3: number | null;
  /** 95th percentile. */
  readonly p95: number | null;
  /** 99th percentile. */
  readonly p99: number | null;
}

/** One result of all clients and of the two outcomes. */
export interface Groups<T> {
  readonly all: T;
  /** Of those who stayed. */
  readonly stayed: T;
  readonly churned: T;
}

/**
 * Bins of one width, 24 or of whole values as few as whole steps need, between the 1st and 99th percentile of the known values (of those
 * above 0, on the log axis, where scale is log); a count has a bin a value, from half to half. Neighbours are joined where one has under 10
 * clients; the end bins are open.
 */
export interface Histogram {
  readonly scale: 'linear' | 'log';
  /** Lower and upper edge of each bin in the column's unit; the first and last bin also hold what lies beyond. */
  readonly bins: readonly {
    /** Lower edge of the bin. */
    readonly low: number;
    /** Upper edge of the bin. */
    readonly high: number;
    readonly n: number;
    /** Share of those who stayed, of known value, that lie in the bin. */
    readonly stayedShare: number;
    /** Share of those who left, of known value, that lie in the bin. */
    readonly churnedShare: number;
  }[];
  /** Null where 1 to 9 values are known. */
  readonly n: number | null;
  readonly missing: number;
  /** Clients of 0 or less, who have no place on a logarithmic axis and stand in its first bin; null where they are too few to tell. */
  readonly nonPositive: number | null;
  /** Share of those who stayed whose cell is empty. */
  readonly missingStayedShare: number | null;
  /** Share of those who left whose cell is empty. */
  readonly missingChurnedShare: number | null;
  /** Median of those who stayed. */
  readonly medianStayed: number | null;
  /** Median of those who left. */
  readonly medianChurned: number | null;
}

/** Clients between edges that are the same for every file of one schema. */
export interface FixedBins {
  /** Clients with a known value; null where it is 1 to 9. */
  readonly n: number | null;
  readonly missing: number;
  /** low ≤ x < high in the column's unit; null is open. */
  readonly bins: readonly {
    /** Lower edge, which the bin holds; null is open. */
    readonly low: number | null;
    /** Upper edge, which the next bin holds; null is open. */
    readonly high: number | null;
    readonly n: number;
  }[];
}

/**
 * What every test result holds: its figures under the names that all tests share (told.ts says which of its own names
 * they repeat), whom it counted, and why a figure is null.
 */
export interface TestResult {
  /** Method identifier: 'welch', 'mannWhitney' … */
  readonly method: string;
  /** The statistic of the test. */
  readonly statistic: number | null;
  /** Degrees of freedom, of F two; null where the test has none. */
  readonly df: number | readonly [number, number] | null;
  /** Never 0: what a double cannot hold is the smallest one; under 1e-300 a bound, shown as «p < 10⁻³⁰⁰». */
  readonly p: number | null;
  /** The method's own measure of effect: hedgesG, auc, cohensH, cramersVCorrected, slope, D, etaSquared, epsilonSquared or oddsRatio. */
  readonly effect: number | null;
  /** Of the effect; null where the method has none. */
  readonly interval: Interval;
  readonly n: number;
  readonly missing: number;
  /** Why a figure is null, or what to beware of. */
  readonly condition: Condition | null;
}

/** Churned against stayed: difference = mean of churned − mean of stayed. */
export interface Welch extends TestResult {
  /** Welch's t. */
  readonly t: number | null;
  readonly df: number | null;
  /** Mean of those who left minus mean of those who stayed. */
  readonly difference: number | null;
  /** The t-interval of the difference, at df. */
  readonly ci: Interval;
  /** Difference of means in pooled standard deviations, corrected for small groups. */
  readonly hedgesG: number | null;
  /** g ± 1.96 √((n₁ + n₀)/(n₁n₀) + g²/(2(n₁ + n₀))). */
  readonly hedgesGCi: Interval;
}

/** U of the churned group; auc = U/(n₁n₂), the chance that a churned client has the larger value. */
export interface MannWhitney extends TestResult {
  /** Mann–Whitney statistic of the churned group. */
  readonly U: number | null;
  /** Standard normal statistic. */
  readonly z: number | null;
  /** Chance that a churned client has the larger value. */
  readonly auc: number | null;
  /** DeLong's interval of auc (1988), inside 0 and 1. */
  readonly aucCi: Interval;
}

/** The largest gap of two distributions; p is null: only D is told. */
export interface KolmogorovSmirnov extends TestResult {
  /** Largest gap of the two empirical distributions. */
  readonly D: number | null;
}

/** Do two groups spread alike: F of the absolute deviations from each group's median. */
export interface BrownForsythe extends TestResult {
  /** Brown–Forsythe statistic. */
  readonly F: number | null;
  /** Degrees of freedom between the groups. */
  readonly df1: number | null;
  /** Degrees of freedom within the groups. */
  readonly df2: number | null;
  /** Share of the variance of the deviations that lies between the groups. */
  readonly etaSquared: number | null;
}

/** One column between those who left and those who stayed, by four tests. */
export interface Comparison {
  readonly welch: Welch;
  readonly mannWhitney: MannWhitney;
  readonly ks: KolmogorovSmirnov;
  readonly brownForsythe: BrownForsythe;
}

/** Rate of `of` minus rate of `against`. */
export interface ProportionTest extends TestResult {
  /** The level that is compared. */
  readonly of: string;
  /** The level that it is compared with. */
  readonly against: string;
  readonly z: number | null;
  /** Rate of `of` minus rate of `against`. */
  readonly difference: number | null;
  /** Newcombe's hybrid-score interval. */
  readonly ci: Interval;
  /** 2 asin √p₁ − 2 asin √p₂. */
  readonly cohensH: number | null;
  /** h ± 1.96 √(1/n₁ + 1/n₂). */
  readonly cohensHCi: Interval;
  /** Fisher's test, where an expected count is under 5. */
  readonly exact: Fisher | null;
  readonly rateOf: Rate;
  readonly rateAgainst: Rate;
}

/** Pearson χ² without Yates' correction. */
export interface Independence extends TestResult {
  /** Pearson χ². */
  readonly chi2: number | null;
  readonly df: number | null;
  /** Association with churn, 0–1. */
  readonly cramersV: number | null;
  /** Cramér V without its bias. */
  readonly cramersVCorrected: number | null;
  /** Cells with an expected count under 5. */
  readonly smallExpected: number;
  /** Fisher's test of a 2×2 table with an expected count under 5. */
  readonly exact: Fisher | null;
}

/** Shares of cells now against shares of the same cells before. */
export interface Stability extends TestResult {
  /** Population stability index; n is the clients of both sides. */
  readonly psi: number | null;
  /** Of the index. */
  readonly ci: Interval;
  /** The index that chance alone exceeds once in twenty times. */
  readonly noise: number | null;
  readonly df: number | null;
}

/** Cochran–Armitage: does the rate change with the order of the groups. */
export interface Trend extends TestResult {
  readonly z: number | null;
  /** Change of the rate a step of the score (least squares). */
  readonly slope: number | null;
  /** Interval of the slope by White's errors (1980, HC0). */
  readonly ci: Interval;
  /** Correlation of score and outcome, from −1 to 1: z/√n. */
  readonly correlation: number | null;
  /** Its 95 % interval by Fisher's z (1915); null under 4 clients or at ±1. */
  readonly correlationCi: Interval;
}

/** Fisher's exact test of a 2×2 table; p is two-sided. It has no statistic. */
export interface Fisher extends TestResult {
  readonly pLess: number | null;
  readonly pGreater: number | null;
  /** ad/(bc) of the table [[a, b], [c, d]]; null where b or c is 0. */
  readonly oddsRatio: number | null;
  /** Woolf's interval of the odds ratio; null where a cell is 0. */
  readonly ci: Interval;
}

/** A level of a trait in its table with the outcome. */
export interface Residual {
  /** The level; '7–9' for merged counts, 'прочие' for merged categories. */
  readonly value: string;
  readonly n: number;
  readonly churned: number;
  /** Churned clients that independence would give. */
  readonly expected: number;
  /** Standard errors between the two (Haberman 1973); of those who stayed it is the same with the other sign. */
  readonly residual: number;
}

/** Kruskal–Wallis: do several groups come from one distribution. */
export interface KruskalWallis extends TestResult {
  /** Kruskal–Wallis statistic. */
  readonly H: number | null;
  readonly df: number | null;
  /** H/(n − 1): the share of the variance of ranks that lies between the groups. */
  readonly epsilonSquared: number | null;
}

/** How much of the variance of a number lies between groups. */
export interface CorrelationRatio extends TestResult {
  /** F of equal means. */
  readonly F: number | null;
  /** Degrees of freedom between the groups. */
  readonly df1: number | null;
  /** Degrees of freedom within the groups. */
  readonly df2: number | null;
  /** Groups with a value. */
  readonly groups: number | null;
  /** Share of the variance that lies between the groups. */
  readonly etaSquared: number | null;
  /** Correlation ratio: the root of etaSquared. */
  readonly eta: number | null;
  /** λ/(λ + n) of the noncentral F that exceeds F, or falls short of it, once in 40 times (Steiger 2004); null where nothing varies within the groups. */
  readonly etaSquaredCi: Interval;
}

/** A term of the logistic model: what it does to the odds of leaving while the other terms stay as they are. */
export interface LogisticTerm {
  /** Name of the term. */
  readonly term: string;
  /** Coefficient, in log odds. */
  readonly beta: number;
  /** Standard error of beta. */
  readonly se: number;
  readonly z: number;
  readonly p: number;
  /** exp(beta); null where no double holds it. */
  readonly oddsRatio: number | null;
  /** Of the odds ratio: exp(beta ± 1.96 se). */
  readonly ci: Interval;
}

/** The logistic model of leaving: its terms, how well it tells those who left from those who stayed, or why there is none. */
export interface Logistic {
  readonly method: 'logistic';
  readonly n: number;
  /** Clients left out because a term is missing. */
  readonly missing: number;
  readonly churned: number;
  readonly condition: Condition | null;
  /** The terms to blame where the condition is separation (those that part the outcomes by themselves, where there are such), collinear or notConverged. */
  readonly conditionTerms: readonly string[];
  /** Terms of the schema's model that this file gives no coefficient. */
  readonly leftOut: readonly {
    readonly term: string;
    /** 'zeroVariance': the same for every client; 'small': it tells apart fewer clients than may be published. */
    readonly condition: Condition;
  }[];
  /** Clients of the rarer outcome for each coefficient. */
  readonly eventsPerTerm: number | null;
  /** Logarithm of the likelihood at its maximum. */
  readonly logLikelihood: number | null;
  /** 1 − log-likelihood against that of the rate alone. */
  readonly mcFaddenR2: number | null;
  readonly auc: number | null;
  /** auc on the folds that the model did not see, their chances taken together. */
  readonly aucCrossValidated: number | null;
  /** Mean squared error of the predicted chance. */
  readonly brier: number | null;
  /** Steps to the maximum. */
  readonly iterations: number;
  readonly terms: readonly LogisticTerm[];
  /** Deciles of the predicted chance; two that share clients of one chance share those who left of them in the same parts. */
  readonly calibration: readonly {
    readonly n: number;
    /** Mean predicted chance of the decile. */
    readonly predicted: number;
    /** Share of the decile who left. */
    readonly observed: number;
    readonly ci: Interval;
  }[];
  /** At most 101 points; rates are 0–1. */
  readonly roc: readonly { readonly falsePositiveRate: number; readonly truePositiveRate: number }[];
}

/** How a client gets from a node to its child; exactly one of atMost, above, among, missing. */
export interface TreeCondition {
  readonly column: string;
  readonly atMost?: number;
  readonly above?: number;
  readonly among?: readonly string[];
  /** true: the value is unknown; false: it is known. */
  readonly missing?: boolean;
  /** Unknown values go this way too. */
  readonly orMissing: boolean;
}

/** A node of the tree with the rate of its clients; the root is '1', the children of k are 2k and 2k + 1. */
export interface TreeNode extends Rate {
  /** The root is '1', the children of k are 2k and 2k + 1. */
  readonly id: string;
  readonly parent: string | null;
  /** Splits above it. */
  readonly depth: number;
  /** The last condition of its rule; null for the root. */
  readonly rule: TreeCondition | null;
  readonly leaf: boolean;
}

/**
 * The classification tree of leaving: CART by Gini, at most four splits deep. A number is cut at its 32-quantiles (type 7) written with three digits, of whole values rounded down;
 * levels are split in the order of their rates, those of under 10 clients as unknown. Unknown values go where they split better, or make a side
 * of their own; where a node has none, to its larger side.
 */
export interface DecisionTree {
  readonly method: 'tree';
  readonly n: number;
  readonly condition: Condition | null;
  /** Clients that a leaf must have. */
  readonly smallestLeaf: number;
  /** Groups in which the rules end. */
  readonly leaves: number;
  /** Leaves before pruning. */
  readonly grownLeaves: number;
  readonly auc: number | null;
  readonly aucCrossValidated: number | null;
  readonly brier: number | null;
  /** Mean squared error of the leaf rates on the folds that the tree did not see. */
  readonly brierCrossValidated: number | null;
  /** Nested subtrees from the largest: mean squared error on the folds that they were not grown on, at the geometric mean of two α; chosen is the smallest within a standard error of the least. */
  readonly pruning: readonly {
    readonly leaves: number;
    readonly error: number;
    readonly standardError: number;
    readonly chosen: boolean;
  }[];
  /** A node, then what lies to its left, then what lies to its right. */
  readonly nodes: readonly TreeNode[];
}

/** How much a trait, cut into bins, tells of leaving: its information value and the bins that make it. */
export interface InformationValue {
  /** Column of the data set. */
  readonly column: string;
  /** Clients of all bins; null where it is 1 to 9. */
  readonly n: number | null;
  /** Clients in no bin: their cell is empty, and they are under 5 % of the clients. */
  readonly missing: number;
  readonly condition: Condition | null;
  /** Σ (stayed share − churned share) · woe, of the bins as they were found: at most six and that of empty cells, each cut where the sum gains most (over 0.005) and both sides keep 5 % of the clients and 10. Shares are of the clients of all bins. */
  readonly iv: number | null;
  /** Two bins are told as one where 1 to 9 clients lie between their edge and one of another table of the column. */
  readonly bins: readonly {
    /** Bounds in the column's unit, low < x ≤ high; null is open. Absent for levels. */
    readonly low?: number | null;
    /** Upper edge of the bin. */
    readonly high?: number | null;
    /** Levels of the bin; ['missing'] is the bin of empty cells, ['known'] that of the others. */
    readonly levels?: readonly string[];
    readonly n: number;
    readonly churned: number;
    readonly rate: number;
    /** Weight of evidence: ln(stayed share / churned share). */
    readonly woe: number;
  }[];
}

/** The place of a trait among all by each method, 1 the strongest; null where the method gave no figure. */
export interface ScanPlaces {
  /** By φK. */
  readonly phik: number | null;
  /** By information value. */
  readonly iv: number | null;
  /** By the p of the test. */
  readonly test: number | null;
}

/** A trait against churn by three methods. */
export interface ScannedTrait {
  /** column, or column=empty. */
  readonly id: string;
  readonly column: string;
  /** 'value': what the cell holds; 'empty': whether it is empty. */
  readonly of: 'value' | 'empty';
  /** Clients of whom the trait is known; null where it is 1 to 9. */
  readonly n: number | null;
  /** Clients of whom it is not. */
  readonly missing: number;
  /** φK with churn, numbers in ten bins of equal frequency. */
  readonly phik: number | null;
  /** The same in ten bins of equal width. */
  readonly phikEqualWidth: number | null;
  /** Cramér V without its bias; null for numbers. */
  readonly cramersV: number | null;
  readonly auc: number | null;
  /** Information value, as in `correlations.informationValue` and `informationOfMissing`. */
  readonly iv: number | null;
  /** What p is of: 'chiSquared', 'fisher' where that is the one to believe; of numbers, where both can be made, p is twice the smaller of 'mannWhitney' and 'binned' (χ² of φK's bins). */
  readonly test: 'chiSquared' | 'fisher' | 'mannWhitney' | 'binned';
  readonly p: number | null;
  /** Benjamini–Hochberg, over every trait of the scan. */
  readonly pAdjusted: number | null;
  /** pAdjusted is under 0.05: of such traits one in twenty is expected to be there by chance. False without a p. */
  readonly discovery: boolean;
  readonly places: ScanPlaces;
}

/** How far the three methods of the scan put the traits in the same order. */
export interface ScanAgreement {
  /** Kendall's τ of the places by two methods. */
  readonly tau: {
    /** Of φK and information value. */
    readonly phikIv: number | null;
    /** Of φK and the test. */
    readonly phikP: number | null;
    /** Of information value and the test. */
    readonly ivP: number | null;
  };
  /** The trait, of those that a method sees, whose places lie furthest apart; null where none lie three apart. */
  readonly furthest: {
    /** Its id in the scan. */
    readonly trait: string;
    /** Places between the furthest two. */
    readonly spread: number;
    readonly places: ScanPlaces;
  } | null;
}

/** A figure of one trait for the two portraits, in the trait's own unit, and the difference in standard units. */
export interface PortraitTrait {
  readonly column: string;
  /** The level whose share is told; absent for numbers, of which the medians are told. */
  readonly value?: string;
  /** median of a number, share of a level. */
  readonly measure: 'median' | 'share';
  /** Of those who stayed. */
  readonly stayed: number | null;
  /** Of those who left. */
  readonly churned: number | null;
}

/** How those who left differ from those who stayed in a number, or in the share of a level. */
export interface PortraitDifference {
  /** column or column=value: the key of the row. */
  readonly id: string;
  readonly column: string;
  /** The level whose share is compared; absent for numbers. */
  readonly value?: string;
  /** Standardised mean difference, churned − stayed (Hedges g; for shares: the 0/1 variable). */
  readonly effect: number | null;
  /** Of the effect, as hedgesGCi of Welch's test. */
  readonly ci: Interval;
  readonly n: number;
  readonly missing: number;
  /** Of Welch's test; of a level: of two proportions, Fisher's where an expected count is under 5. */
  readonly p: number | null;
}

/** A given segment: how many, how often they left, how valuable they are, and its place in the queue. */
export interface SegmentResult extends WithheldRate {
  /** Id of the segment. */
  readonly id: string;
  /** Share of all clients. */
  readonly share: number | null;
  readonly chi2: number | null;
  /** Of χ²; where an expected count is under 5, of Fisher's exact test. */
  readonly p: number | null;
  /** Where the informative column is known, and where not; both null where one is under 10 clients, in the segment or outside of it. */
  readonly known: Rate | null;
  readonly unknown: Rate | null;
  /** Share of its clients whose balance is unknown, however few they are: empty cells may be counted. */
  readonly balanceUnknownShare: number | null;
  /** Rate where the balance is known. */
  readonly rateBalanceKnown: number | null;
  /** Median of the known balances. */
  readonly balanceMedian: number | null;
  /** Median salary, roubles a month. */
  readonly salaryMedian: number | null;
  /** Median value of a client over the horizon. */
  readonly valueMedian: number | null;
  /** Mean of values winsorised at the bank's 1st and 99th percentile. */
  readonly valueMean: number | null;
  /** Interval of valueMean. */
  readonly valueMeanCi: Interval;
  /** Sum of the values of its clients. */
  readonly valueTotal: number | null;
  /** True where one client holds a quarter of that sum or more. */
  readonly valueRestsOnOne: boolean | null;
  /** 1 is first; null where it does not qualify. */
  readonly priority: number | null;
  /**
   * Why it does not qualify: 'withheld' (1 to 9 clients, no figure is published), 'everyone' (the same of those
   * outside it), 'small' (under 200 clients), 'churn' (upper churn bound not below the bank's rate), 'noValue'.
   */
  readonly disqualified: 'withheld' | 'everyone' | 'small' | 'churn' | 'noValue' | null;
}

/** A level of a trait and its rate. */
export interface LevelRate extends Rate {
  /** The level; '7–9' for merged counts, 'прочие' for merged categories. */
  readonly value: string;
}

/** A level of one trait and the median of another. */
export interface LevelMedian {
  /** The level; '7–9' for merged counts, 'прочие' for merged categories. */
  readonly value: string;
  readonly n: number;
  /** In the unit of the trait that is compared. */
  readonly median: number;
}

/** The smallest effect that a test finds with the stated power; of the design, not of the result. */
export interface Detectable {
  readonly power: number;
  /** On the scale of the test's effect (auc: from 0.5), at the hypothesis's own α: (zα + z of 0.8)/√information, the chance of the opposite side left out; information is n₁n₀/(n₁ + n₀) of means and rates, 12n₁n₀/(n₁ + n₀ + 1) of ranks, Σ(score − mean)²/(p(1 − p)) of a trend. Of tables by the noncentral χ². */
  readonly effect: number | null;
  /** The same in the trait's own units: a difference of means, of rates, of chances. */
  readonly difference: number | null;
  /** At α divided by the number of hypotheses: found whatever the others say. */
  readonly effectInFamily: number | null;
}

/** What a test's approximation asks for. */
export interface TestChecks {
  /** Clients of the smallest group compared; null under 10. */
  readonly smallestGroup: number | null;
  /** The smallest expected count of its table; under 5 a 2×2 table is judged by Fisher's exact test, and the hypothesis of a larger one is not computed. */
  readonly smallestExpected: number | null;
  /** Variance of the first group by that of the second. */
  readonly varianceRatio: number | null;
}

/** A hypothesis with what was fixed before the test, the test, and the verdict. */
export interface HypothesisResult {
  /** Id of the hypothesis. */
  readonly id: string;
  /** Method identifier of the test. */
  readonly test: string;
  /** The side that was named beforehand. */
  readonly alternative: 'twoSided' | 'greater' | 'less';
  /** Level of significance that was named beforehand. */
  readonly alpha: number;
  readonly statistic: number | null;
  /** The statistic's letter: 't', 'U', 'z', 'chi2' … */
  readonly statisticName: string;
  readonly df: number | null;
  readonly p: number | null;
  /** p is of Fisher's exact test, because an expected count is under 5. */
  readonly exact: boolean;
  /** Holm, inside the family of all hypotheses. */
  readonly pAdjusted: number | null;
  /** Standardised: Hedges g, auc, Cohen h, Cramér V without its bias, ε², or the slope. */
  readonly effect: number | null;
  /** What the effect is measured in. */
  readonly effectName: 'hedgesG' | 'auc' | 'cohensH' | 'cramersV' | 'trend' | 'epsilonSquared';
  /** 95 %, two-sided whatever the alternative, of the effect (of an auc: of the auc; of Cramér V, with its bias: √(λ/(n·m)) by the noncentral χ², m the smaller of rows and columns less 1). */
  readonly effectCi: Interval;
  /** The smallest effect that matters, on the effect's scale (auc: from 0.5). */
  readonly smallestEffect: number;
  /** The effect in its own units: a difference of means or of rates, auc less one half, a slope; null of tables. */
  readonly difference: number | null;
  /** Interval of `difference`. */
  readonly ci: Interval;
  /** Null where it is 1 to 9: withheld. */
  readonly n: number | null;
  /** Null beside a withheld `n` of some of the clients: their number less this would be it. */
  readonly missing: number | null;
  readonly condition: Condition | null;
  /** Rates of the two groups that a test of proportions compares; null where one is under 10 clients. */
  readonly groups?: {
    readonly of: Rate;
    readonly against: Rate;
    /** Levels that are compared. */
    readonly levels: { readonly of: string; readonly against: string };
    /** Rates of `of` that would differ from `against` by less than the smallest effect that matters. */
    readonly negligible: Interval;
  } | null;
  /** Of a test of ranks: the two medians, in the trait's own unit; null where a group is under 10, or one may not be published. */
  readonly medians?: {
    /** Of those who left. */
    readonly of: number;
    /** Of those who stayed. */
    readonly against: number;
  } | null;
  /** Of a test of many levels: the lowest and the highest rate among those of 10 clients and more. */
  readonly extremes?: { readonly lowest: LevelRate; readonly highest: LevelRate } | null;
  /** Of a test of ranks of many groups: the lowest and the highest median among those of 10 clients and more that may be published. */
  readonly levelMedians?: { readonly lowest: LevelMedian; readonly highest: LevelMedian } | null;
  /** Of a trend: the standardised effect, the correlation of step and outcome from −1 to 1. */
  readonly correlation?: {
    /** z/√n. */
    readonly value: number;
    /** By Fisher's z (1915). */
    readonly ci: Interval;
  } | null;
  readonly detectable: Detectable;
  readonly checks: TestChecks;
  /**
   * confirmed: p after Holm under α, the right side, and effect at least the smallest that matters; negligible: the
   * same with a smaller effect; notComputed: `condition` says why.
   */
  readonly decision: 'confirmed' | 'notConfirmed' | 'negligible' | 'notComputed';
}

/** Churn and value of some clients in one half of a search; null under ten clients, or where the rest of them are so few. */
export interface FoundFigures extends Rate {
  /** Where the informative column is known, and where not; null under 10 clients. */
  readonly known: Rate | null;
  readonly unknown: Rate | null;
  /** Mean of values winsorised at the bank's 1st and 99th percentile. */
  readonly valueMean: number | null;
  readonly valueMeanCi: Interval;
  /** Mean of the same values with 0 for a client who left: the value that stayed; null where 1 to 9 left, or stayed. */
  readonly retainedMean: number | null;
  /** Interval of retainedMean. */
  readonly retainedMeanCi: Interval;
}

/** A conjunction of conditions that a search found. */
export interface FoundSegment {
  /** 'valuable-1' or 'at-risk-1' and on, the best first. */
  readonly id: string;
  /** Conditions as a segment's file has them; all hold at once. */
  readonly rule: readonly RuleCondition[];
  /** Among all clients. */
  readonly n: number;
  readonly share: number;
  /** In the half that the search saw, which flatters it. */
  readonly discovery: FoundFigures | null;
  /** In the half that the search did not see: what to believe. */
  readonly confirmation: FoundFigures | null;
  /** Discovery minus confirmation, of the mean retained value (valuable) or of the rate (atRisk). */
  readonly optimism: number | null;
}

/** Segments found by search on one half of the clients and measured on the other. */
export interface FoundSegments {
  /** Least share of the clients that a found segment has. */
  readonly least: number;
  /** Clients among whom rules were searched: a half by the hash, of more than 40 000 about 20 000 of it. */
  readonly discoveryN: number;
  /** Clients on whom the found rules were measured. */
  readonly confirmationN: number;
  /** Rules compared: of up to three conditions, two of one column only as the ends of a band, none that follows from the others, that `least` of the searched clients meet. Conditions are levels, cuts of a number at its 10th, 25th, 50th, 75th and 90th percentile with three digits, each value of a count (of up to 12), and empty cells. */
  readonly tried: number;
  /** Highest lower bound of the mean retained value; empty in a data set without money. */
  readonly valuable: readonly FoundSegment[];
  /** Highest lower bound of the churn. */
  readonly atRisk: readonly FoundSegment[];
  /** All clients of the confirming half. */
  readonly everybody: FoundFigures | null;
  /** The content's segments in the confirming half, in the order of the queue. */
  readonly given: readonly { readonly id: string; readonly confirmation: FoundFigures | null }[];
}

/** What becomes of a finding on other clients; see robustness.ts. */
export type Move = 'turned' | 'lost' | 'found' | 'shifted' | 'same' | 'notComputed';

/** A finding's figure on one variant of the file; null, though its move is told, where it would tell of under 10 clients. */
export interface FindingFigure {
  /** What `measure` of the finding names. */
  readonly value: number | null;
  /** Wilson's of a rate, Newcombe's of a difference of rates; of a slope, auc or Hedges g as in `eda`. */
  readonly ci: Interval;
  /** Against the whole file. */
  readonly move: Move;
}

/** A headline figure of the report, measured again on each variant of the file. */
export interface Finding {
  /** 'churn', 'COLUMN', 'COLUMN=LEVEL', 'COLUMN:slope', 'COLUMN:firstStep', 'COLUMN:quarters', 'COLUMN:rank', 'COLUMN:mean', 'segment:ID'. */
  readonly id: string;
  /** churn: everybody's rate; pair: two levels; slope: a step of a count; firstStep: its two lowest values; quarters: top against bottom quarter; rank, mean: churned against stayed; segment: members against the rest. */
  readonly about: 'churn' | 'pair' | 'slope' | 'firstStep' | 'quarters' | 'rank' | 'mean' | 'segment';
  readonly column: string | null;
  /** Id of the content's segment that it is about. */
  readonly segment: string | null;
  /** Levels that a pair or a first step compares. */
  readonly of: string | null;
  readonly against: string | null;
  /** rate: a share; difference and slope: of shares; auc: chance that a churned client has more; hedgesG: standardised difference of means. */
  readonly measure: 'rate' | 'difference' | 'slope' | 'auc' | 'hedgesG';
  /** By variant, 'whole' first; null where a variant does not apply. */
  readonly values: Readonly<Record<string, FindingFigure | null>>;
  /** The gravest move over the variants. */
  readonly moved: Move;
}

/** A variant of the file: whole, withoutTop, withoutRepeated, known, filled; null where it would change under 10 clients, or has fewer or none. */
export interface Variant {
  /** 'whole', 'withoutTop', 'withoutRepeated', 'known' or 'filled'. */
  readonly id: string;
  readonly n: number | null;
  /** Clients that the variant leaves out. */
  readonly leftOut: number | null;
  /** Unknown values that got a median. */
  readonly filled: number | null;
}

/** Why a test of means and a test of ranks of one column do not say the same, from the data of its two groups. */
export interface Disagreement {
  /** a~b, the ids of the two hypotheses. */
  readonly id: string;
  /** The first of the two. */
  readonly a: string;
  /** The second of the two. */
  readonly b: string;
  /** The one that told the groups from chance; null where both did, or neither. */
  readonly found: string | null;
  readonly n: number;
  /** First group minus second at quantiles from the 10th to the 95th per cent, in the trait's unit; empty under 100 clients a group. */
  readonly quantileDifferences: readonly {
    /** Which quantile, 0–1. */
    readonly at: number;
    /** First group minus second. */
    readonly difference: number;
  }[];
  /** The differences have both signs: one group is more spread, and its mean need not move. */
  readonly crossing: boolean;
  /** Difference of the means once values beyond the 5th and 95th percentile are put at those; null under 100 clients a group. */
  readonly drawnIn: {
    /** First group minus second, of values beyond the 5th and 95th percentile of both together put at those. */
    readonly difference: number | null;
    /** The t-interval of the difference. */
    readonly ci: Interval;
    /** Of Welch's test. */
    readonly p: number | null;
  } | null;
  /** Part of the squared deviations from the mean that the top hundredth of the clients makes; of those who share its least value as many as it takes. */
  readonly topShareOfSpread: number | null;
  /** Largest gap of the two distributions. */
  readonly ks: number | null;
  /** Brown–Forsythe: do the spreads differ. */
  readonly brownForsytheP: number | null;
}

/** What an experiment needs to show one uplift. */
export interface ExperimentRise {
  /** Part by which the share of those who stay would rise. */
  readonly uplift: number;
  /** The share that would stay; null where it would be over 1. */
  readonly rate: number | null;
  /** Clients needed in each of two equal groups for 80 % power at α = 0.05, two-sided. */
  readonly perGroup: number | null;
  /** The smallest control group among the reachable clients that gives this power; null where no split does. */
  readonly control: number | null;
}

/** What an experiment with a control group can show on a segment's own clients. */
export interface Experiment {
  /** Id of the segment, or of the offer to a found one. */
  readonly id: string;
  /** Clients whom no segment before it claims; null (as every count below) where it is withheld. */
  readonly assigned: number | null;
  /** Those of them who have not left: only they can get a letter. */
  readonly reachable: number | null;
  /** Sum of the values of the reachable, roubles: what is at stake. */
  readonly value: number | null;
  /** True where one of them holds a quarter of it or more. */
  readonly valueRestsOnOne: boolean | null;
  /** reachable / assigned; where these are withheld, the share of the whole segment that stayed. */
  readonly stayRate: number | null;
  /** Wilson interval of the share of the assigned that left. */
  readonly churnCi: Interval;
  /** At the lower uplift of the offer. */
  readonly low: ExperimentRise;
  /** At the higher uplift of the offer. */
  readonly high: ExperimentRise;
  /** The smallest rise of the share that two halves of the reachable clients show, the smaller half with the letter. */
  readonly detectable: number | null;
}

/** The best of the found segments of a kind: whom an offer reaches after all segments of the content, and who of them left most. */
export interface FoundOffer {
  /** found-loyal: left surely less than all clients (than those of a known value, where all of it have one); found-leaving: not so, but worth as much. */
  readonly id: 'found-loyal' | 'found-leaving';
  /** Id of the found segment. */
  readonly segment: string;
  /** What an experiment can show on those whom no segment of the content, and no found one before, claims. */
  readonly experiment: Experiment;
  /** The group inside it that left most, surely more than another inside it; null where none did. */
  readonly worst: SubGroup | null;
}

/** Where a rate surely stands against another by its interval. */
export type Position = 'below' | 'same' | 'above';

/** reversed: from surely below to surely above, or back; lost: from sure to not sure. */
export type Turn = 'reversed' | 'lost';

/** A value of a trait of which another thing is true once the informative column is known. */
export interface TurnedRow extends Rate {
  /** column=value. */
  readonly id: string;
  readonly column: string;
  /** The level; '7–9' for merged counts, 'прочие' for merged categories; of a quarter of a number '1' to '4'. */
  readonly value: string;
  /** Ends of a quarter of a number; null is open. Both null of a level. */
  readonly low: number | null;
  /** Upper end, which the quarter holds. */
  readonly high: number | null;
  readonly known: Rate;
  /** Share of the group whose informative column is empty. */
  readonly unknownShare: number;
  readonly turn: Turn;
  /** All of the group against all clients. */
  readonly position: Position;
  /** Those with a known column against all clients. */
  readonly positionKnown: Position;
  /** Those with a known column against all clients with a known column. */
  readonly positionAmongKnown: Position | null;
}

/** The value of an invented client, step by step; roubles, roubles a year. */
export interface ValueExample {
  /** Median of the known balances, roubles. */
  readonly balance: number;
  /** Median of the known salaries, roubles a month. */
  readonly salary: number;
  /** Median number of products. */
  readonly products: number;
  /** margin · balance, roubles a year. */
  readonly balanceMargin: number;
  /** interchange · cardSpendShare · 12 · salary, roubles a year; the client has a card. */
  readonly cardMargin: number;
  /** feePerProduct · products, roubles a year. */
  readonly productsMargin: number;
  /** Sum of the three. */
  readonly annualMargin: number;
  /** Share of all clients that stayed. */
  readonly retention: number;
  /** Retention over one plus the discount rate. */
  readonly ratio: number;
  /** Years of margin that the value is worth: Σ ratioᵗ, t from 0, a term for each year of the horizon; of a part of a year its part. */
  readonly factor: number;
  /** annualMargin · factor, roubles. */
  readonly value: number;
}

/** Mean value of the clients of one level of a trait. */
export interface TraitValue {
  /** column=value. */
  readonly id: string;
  readonly column: string;
  /** The level; '7–9' for merged counts, 'прочие' for merged categories. */
  readonly value: string;
  readonly n: number;
  /** Winsorised at the bank's 1st and 99th percentile. */
  readonly valueMean: number | null;
  readonly valueMeanCi: Interval;
}

/** The queue and the mean value under other assumptions. */
export interface Scenario {
  /** 'base', 'ASSUMPTION-half', 'ASSUMPTION-double'; 'balance-median': unknown balances at the median of like clients (of one level of each column of `imputeBy` of the schema), 'balance-known': without such clients. */
  readonly id: string;
  /** The assumption that was changed; null of the base and of other treatments of unknown balances. */
  readonly assumption: string | null;
  readonly change: 'half' | 'double' | 'balanceMedian' | 'balanceKnown' | null;
  /** The assumption's value in this scenario. */
  readonly value: number | null;
  /** Winsorised mean value of all clients. */
  readonly meanValue: number | null;
  /** Kendall's τ-b of the segments' order with the base's; null under two segments. */
  readonly tau: number | null;
  /** Ids of the queue's segments, first to last. */
  readonly order: readonly string[];
}

/** The mean value and the queue under other assumptions. */
export interface Sensitivity {
  readonly base: Scenario;
  readonly scenarios: readonly Scenario[];
  /** Mean value with each assumption halved and doubled, the widest swing first. */
  readonly tornado: readonly {
    readonly id: string;
    readonly base: number | null;
    readonly half: number | null;
    readonly double: number | null;
    readonly swing: number | null;
  }[];
}

/** How a segment differs from all other clients in one trait. */
export interface ProfileTrait {
  /** column or column=value. */
  readonly id: string;
  readonly column: string;
  /** The level whose share is told; absent for numbers. */
  readonly value?: string;
  /** median of a number, share of a level. */
  readonly measure: 'median' | 'share';
  /** Median or share inside the segment. */
  readonly inside: number | null;
  /** The same among all clients. */
  readonly everybody: number | null;
  /** Hedges g, inside minus outside. */
  readonly effect: number | null;
  /** Of the effect, as hedgesGCi of Welch's test. */
  readonly ci: Interval;
  /** Of Welch's test, of a level that of two proportions: a few huge values make the interval of the effect too narrow. */
  readonly p: number | null;
  /** The segment's own rule names the trait: the difference is by definition. */
  readonly inRule: boolean;
}

/** A group inside a segment that one more condition makes. */
export interface SubGroup extends Rate {
  /** The one condition more that makes it. */
  readonly where: RuleCondition;
  /** Wilson interval at the level that covers all groups looked at (Bonferroni). */
  readonly ciAdjusted: Interval;
}

/** What a segment's card tells beside its figures. */
export interface SegmentDetail {
  /** Id of the segment. */
  readonly id: string;
  readonly profile: readonly ProfileTrait[];
  /** Groups of at least 100 clients that were looked at: those of one more condition, as of the search, but on empty cells, that leave ten or more of the segment outside. */
  readonly tried: number;
  readonly worst: SubGroup | null;
  readonly best: SubGroup | null;
  /** Whether what is said of the segment's churn turns round where the informative column is known. */
  readonly turn: Turn | null;
}

/** A number of a client that clusters are made of. */
export interface ClusterTrait {
  /** The column; column=unknown: whether its cell is empty. */
  readonly id: string;
  readonly column: string;
  /** The trait is that the value is unknown. */
  readonly unknown: boolean;
  /** Clients whose cell is empty; on the trait of the value they stand at its mean. */
  readonly missing: number;
}

/** A cluster: its clients, how many of them left, and where they stand. */
export interface ClusterGroup extends Rate {
  /** '1' is the largest cluster. */
  readonly id: string;
  /** Share of all clients. */
  readonly share: number;
  readonly profile: readonly {
    /** The trait's id. */
    readonly id: string;
    readonly column: string;
    readonly unknown: boolean;
    /** Mean of the cluster's known values minus that of all clients, in standard deviations; null where it would tell of under 10. */
    readonly z: number | null;
    /** Of an unknown value: whether it is so of 'all' or of 'none' of the cluster but for under a twentieth, or 10 clients. */
    readonly unknownOf: 'all' | 'none' | 'some' | null;
  }[];
}

/** What clusters add to rules in telling who left. */
export interface AddedValue {
  readonly n: number;
  readonly condition: Condition | null;
  /** Chance that of a churned and a stayed client of one fold the churned one has the higher rate, by rules alone; rates are of the other folds, with 20 clients of the rate of those folds added to each group. Folds weigh as their pairs. */
  readonly aucRules: number | null;
  /** The same by clusters alone. */
  readonly aucClusters: number | null;
  /** The same by rules and clusters together, with 20 clients of the rate of the rule added to each cell. */
  readonly aucBoth: number | null;
  /** aucBoth − aucRules. */
  readonly difference: number | null;
  /** Interval of the difference: DeLong's, Σ w(w + n/n′)·variance of the folds (w: share of the pairs; n, n′: clients of the fold, and of the others; Nadeau & Bengio 2003). */
  readonly ci: Interval;
}

/** Clusters of the clients by k-means: who is in each, how firm they are and what they add to rules, or why there are none. */
export interface Clusters {
  readonly method: 'kMeans';
  readonly n: number;
  /** Clients of whom a trait is unknown: they are counted, the trait standing at its mean. */
  readonly missing: number;
  readonly condition: Condition | null;
  readonly traits: readonly ClusterTrait[];
  /** Columns that make no trait, and why. */
  readonly leftOut: readonly { readonly column: string; readonly condition: Condition }[];
  /** Clients that a cluster must have. */
  readonly smallestCluster: number;
  /** Clusters chosen: of those whose clusters are large enough the number with the largest silhouette. */
  readonly k: number | null;
  /** Mean silhouette of the clients asked, from −1 to 1. */
  readonly silhouette: number | null;
  /** Clients that the silhouettes stand on: the first in the order of the hash. */
  readonly silhouetteN: number;
  readonly byK: readonly {
    /** Number of clusters. */
    readonly k: number;
    readonly silhouette: number | null;
    /** What so many clusters add to the rules' area under the curve, on the first ten thousand clients in the order of the hash; of the chosen, on all. */
    readonly difference: number | null;
    /** Interval of the difference: DeLong's, widened for folds that share the clients they are learned from. */
    readonly ci: Interval;
    /** The number of clusters that the groups are told of. */
    readonly chosen: boolean;
  }[];
  /** What one more question adds to the rules, to compare: quarters of one column, unknown values apart; on the same clients as byK. */
  readonly byQuarters: readonly {
    readonly column: string;
    /** What they add to the rules' area under the curve. */
    readonly difference: number | null;
    /** Interval of the difference: DeLong's, widened for folds that share the clients they are learned from. */
    readonly ci: Interval;
  }[];
  /** Sum of squared distances of the clients from the centres of their clusters. */
  readonly inertia: number | null;
  /** Share of the traits' variance that lies between the clusters. */
  readonly betweenShare: number | null;
  /** Adjusted Rand index of the clusters that two halves of the clients make, each dividing all. */
  readonly stability: number | null;
  /** From the largest. */
  readonly groups: readonly ClusterGroup[];
  readonly added: AddedValue;
}
