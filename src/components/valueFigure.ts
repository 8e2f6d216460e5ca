import { absentWord } from './absentWords.ts';
import type { LedgerFigure } from './ledger.ts';
import { computed, provenance } from './provenance.ts';
import { reading } from './reading.ts';
import { tellOnce } from './tellOnce.ts';
import { valueText, type ValueProps } from './valueText.ts';

/** A figure's words and whence it comes; no figure where `otherwise` stands in for it. */
export function valueFigure(
  results: object,
  props: ValueProps,
): { readonly text: string; readonly figure: LedgerFigure | null } {
  const text = valueText(results, props);
  if (text === props.otherwise) {
    const absent =
      typeof props.of === 'function'
        ? absentWord(results, String(props.of), props.at, `напечатано «${text}»`)
        : undefined;
    if (absent !== undefined) tellOnce(absent);
    return { text, figure: null };
  }
  const other = props.minus ?? props.over;
  const digits = props.digits === undefined ? undefined : Number(props.digits);
  if (typeof props.of === 'string')
    return {
      text,
      figure:
        other === undefined ? provenance(results, props.of, text, props.as, digits) : computed(text, [props.of, other]),
    };
  const { guarded, looked } = reading(results, props.at);
  const value = props.of(guarded);
  const seen = looked();
  if (seen.length === 0)
    throw new Error(
      `${props.at}: функция в <Value> не берёт из результатов ни одной величины, и «${text}» было бы числом, вписанным от руки: возьмите его из r, например (r) => r.eda.churn.rate.`,
    );
  // The function's answer is most often one figure that it looked up: then that figure's path is known.
  const same = seen.findLast((one) => Object.is(one.value, value) || isSamePair(one.value, value));
  if (same && other === undefined) return { text, figure: provenance(results, same.path, text, props.as, digits) };
  return { text, figure: computed(text, [...seen.map(({ path }) => path), ...(other === undefined ? [] : [other])]) };
}

const isSamePair = (a: unknown, b: unknown) =>
  Array.isArray(a) && Array.isArray(b) && a.length === 2 && a[0] === b[0] && a[1] === b[1];
