import { frozen } from '../analysis/frozen.ts';
import { withoutSmallLevels } from '../analysis/smallLevels.ts';
import { byItself, piecesOf } from '../report/pieces.ts';
import { traitStatistics } from '../report/traits.ts';
import type { Results } from './results.ts';
import { verify, type Verification } from '../verification/verify.ts';

/** The report with its arithmetic checked: what is published. */
export type Published = Results & { readonly verification: Verification | null };

/**
 * Adds to the results the check of every statistic on the sample, whatever file they are of; null for a schema that
 * has no sample. `elsewhere`: who checks a sample that is not the file itself. Throws a VerificationError where a figure
 * differs from the reference.
 */
export async function verified(results: Results, elsewhere = verifySample): Promise<Published> {
  const { referenceOf } = await import('../verification/sample.ts');
  const reference = referenceOf();
  if (reference === null) return frozen({ ...results, verification: null });
  const isSample = results.dataset.sha256 === reference.sha256;
  return frozen({ ...results, verification: isSample ? verify(results, reference) : await elsewhere() });
}

let sampled: Promise<Verification> | undefined;

/** The check of the sample, without the analysts' content: what they edit cannot make the arithmetic wrong. */
export function verifySample(): Promise<Verification> {
  sampled ??= import('../verification/sample.ts').then(async ({ referenceOf, sampleClients }) => {
    const shown = withoutSmallLevels((await sampleClients()).table);
    const own = piecesOf(shown, { segments: [] });
    const { eda, correlations } = byItself(
      traitStatistics(shown, () => {}),
      own,
    );
    const modelled = { ...correlations, logistic: own.model()?.result ?? null, tree: own.tree() };
    return verify(
      { eda, correlations: modelled, clusters: own.clusters() } as Parameters<typeof verify>[0],
      referenceOf()!,
    );
  });
  return sampled;
}
