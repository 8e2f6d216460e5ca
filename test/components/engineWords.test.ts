import { describe, expect, it } from 'vitest';
import { engineWords } from '../../src/components/engineWords.ts';

/** What the engine says of a function that fails. */
const said = (fails: () => unknown) => {
  try {
    return String(fails());
  } catch (error) {
    return engineWords((error as Error).message);
  }
};

describe('engineWords(message)', () => {
  it('tells in Russian what an author meets', () => {
    const r = { eda: {} } as Record<string, Record<string, () => number>>;
    expect(said(() => new Function('return s.eda')())).toBe(
      'имени «s» нет: величины берутся из r, например r.eda.churn.rate',
    );
    expect(said(() => r['eda']!['rate']!())).toMatch(/^«\S+» не вызвать: это не функция$/);
    expect(said(() => r['none']!['rate'])).toBe(
      'перед «rate» ничего нет: такой строки или величины в результатах не нашлось',
    );
  });

  it('leaves what it does not know', () => {
    expect(engineWords('Maximum call stack size exceeded')).toBe('Maximum call stack size exceeded');
  });
});
