import { valueText } from './valueText.ts';
import type { ValueKind } from './valueKind.ts';

/** A text of front matter or YAML with its {path} and {path:kind} replaced by figures. Throws as Value does. */
export const filled = (results: object, text: string, at: string) =>
  text.replace(/\{([^{}:]+)(?::([a-z]+))?\}/g, (_, of: string, as?: string) =>
    valueText(results, { of: of.trim(), as: as as ValueKind | undefined, at, otherwise: 'неизвестно' }),
  );
