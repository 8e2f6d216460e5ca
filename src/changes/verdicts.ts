import type { HypothesisResult, SegmentResult } from '../analysis/result.ts';

/** p after the correction under which a change is more than chance. */
export const significance = 0.05;
/** The usual reading of the index: under this the shift is small, however sure. */
export const notable = 0.1;

/** More than chance by the corrected p; what was not compared is not. */
export const isSure = (test: { readonly pAdjusted: number | null } | null | undefined): boolean =>
  (test?.pAdjusted ?? 1) < significance;

/** Why a segment is not in the queue. */
export const verdicts: Readonly<Record<NonNullable<SegmentResult['disqualified']>, string>> = {
  withheld: 'меньше десяти клиентов',
  everyone: 'почти весь файл',
  small: 'слишком мал',
  churn: 'не доказано, что уходили реже прочих',
  noValue: 'ценность неизвестна',
};

/** Whether a segment is in the queue, or why not. */
export const verdict = ({ disqualified }: SegmentResult) =>
  disqualified === null ? 'проходит отбор' : verdicts[disqualified];

/** What came of a hypothesis. */
export const decisions: Readonly<Record<HypothesisResult['decision'], string>> = {
  confirmed: 'подтверждена',
  notConfirmed: 'не подтверждена',
  negligible: 'эффект пренебрежимо мал',
  notComputed: 'не вычислена',
};
