import { valueText } from './valueText.ts';
import type { ValueKind } from './valueKind.ts';

/** With the full stop behind it: «4,2 п. п.» at the end of a sentence has its own. */
const figure = /\{([^{}:]+)(?::\s*([A-Za-z]+)\s*)?\}(\.?)/g;

/**
 * A text of front matter or YAML with its {path} and {path:kind} replaced by figures. Throws as Value does, and on a brace that
 * belongs to none.
 */
export function filled(results: object, text: string, at: string): string {
  const stray = /[{}]/.exec(text.replace(figure, ''));
  if (stray !== null)
    throw new Error(`${at}: скобка «${stray[0]}» в тексте не читается: число пишется {путь} или {путь:вид}.`);
  return text.replace(figure, (_, of: string, as: string | undefined, stop: string) => {
    const words = valueText(results, { of: of.trim(), as: as as ValueKind | undefined, at, otherwise: 'неизвестно' });
    return words.endsWith('.') ? words : words + stop;
  });
}
