/** Statistics that are checked together: which paths of the results, where they are defined, and what else computes them. */
export interface Group {
  readonly id: string;
  /** The paths that belong to it; a path belongs to the first group that fits. */
  readonly paths: RegExp;
  /** Anchor of its definition in the chapter of methods. */
  readonly method: string;
  /** What the reference value was made with. */
  readonly source: string;
}

const group = (id: string, paths: RegExp, method: string, source: string): Group => ({ id, paths, method, source });

const compared = (test: string) => new RegExp(String.raw`^eda\.comparisons\[\w+\]\.${test}\.`);

/** The figures that are held against the reference, in the order of the page. */
export const groups: readonly Group[] = [
  group('rates', /^eda\.(churn|byCategory)/, 'wilson', 'statsmodels proportion_confint(method="wilson")'),
  group('numbers', /^eda\.numeric/, 'median', 'pandas mean, std; numpy.quantile'),
  group('welch', compared('welch'), 'tests', 'scipy.stats.ttest_ind(equal_var=False)'),
  group('mannWhitney', compared('mannWhitney'), 'tests', 'scipy.stats.mannwhitneyu(method="asymptotic")'),
  group('kolmogorovSmirnov', compared('ks'), 'tests', 'scipy.stats.ks_2samp'),
  group('brownForsythe', compared('brownForsythe'), 'tests', 'scipy.stats.levene(center="median")'),
  group(
    'proportions',
    /^eda\.proportions/,
    'proportions',
    'statsmodels proportions_ztest, confint_proportions_2indep(method="newcomb")',
  ),
  group('fisher', /^checks\.fisher/, 'independence', 'scipy.stats.fisher_exact'),
  group('independence', /^correlations\.association/, 'independence', 'scipy.stats.chi2_contingency(correction=False)'),
  group('residuals', /^correlations\.residuals/, 'independence', 'statsmodels Table.standardized_resids'),
  group('trend', /^eda\.trends/, 'proportions', 'scipy.stats.pearsonr, linregress'),
  group('kruskalWallis', /^eda\.acrossLevels/, 'kruskal', 'report.py: kruskal; scipy.stats.chi2.sf'),
  group('pearson', /^correlations\.pearson/, 'phik', 'scipy.stats.pearsonr'),
  group('spearman', /^correlations\.spearman/, 'phik', 'scipy.stats.spearmanr'),
  group('phik', /^correlations\.phik\[/, 'phik', 'report.py: phi_k, equal_frequency'),
  group('phikEqualWidth', /^correlations\.phikEqualWidth/, 'phik', 'report.py: phi_k, equal_width'),
  group('information', /^correlations\.informationValue/, 'information', 'report.py: supervised, by_group'),
  group('informationOfMissing', /^correlations\.informationOfMissing/, 'information', 'report.py: by_group'),
  group('correlationRatio', /^correlations\.correlationRatio/, 'eta', 'numpy; scipy.stats.f_oneway'),
  group(
    'scan',
    /^correlations\.scan/,
    'scan',
    'statsmodels multipletests(method="fdr_bh"); scipy chi2_contingency, mannwhitneyu; report.py: phi_k',
  ),
  group('logistic', /^correlations\.logistic/, 'logistic', 'statsmodels Logit(…).fit(method="newton")'),
  group('tree', /^correlations\.tree/, 'tree', 'scikit-learn DecisionTreeClassifier(ccp_alpha=…); learned.py: folds'),
  group('clusters', /^clusters/, 'clusters', 'scikit-learn KMeans(n_init=50), silhouette_score'),
  group('holm', /^checks\.holm/, 'holm', 'statsmodels multipletests(method="holm")'),
  group('benjaminiHochberg', /^checks\.benjaminiHochberg/, 'holm', 'statsmodels multipletests(method="fdr_bh")'),
];

/** A probability, adjusted or not. */
export const isP = (path: string) => /\.p(?:Adjusted)?$/.test(path);

/**
 * Largest relative difference that passes: of a p-value 1e-9, since a package's own tail keeps no more; of the model
 * 1e-10, since a coefficient that is almost nought, as iteration finds it, has fewer digits than its standard error.
 */
export const toleranceOf = (path: string) =>
  isP(path) ? 1e-9 : path.startsWith('correlations.logistic') ? 1e-10 : 1e-12;
