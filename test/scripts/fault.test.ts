import { describe, expect, it } from 'vitest';
import { describeFault } from '../../scripts/fault.ts';

describe('describeFault()', () => {
  const mistake = (line: number) => new Error(`src/content/chapters/eda.mdx:${line}:1: нет пути «a»`);

  it("tells an author's mistakes line by line, each once, and nothing of the code", () => {
    expect(describeFault(mistake(5), [mistake(7), new Error('missing file: x'), mistake(5)])).toBe(
      'Сайт не собран, прежний остался как был.\nsrc/content/chapters/eda.mdx:5:1: нет пути «a»\nsrc/content/chapters/eda.mdx:7:1: нет пути «a»',
    );
  });

  it('tells a fault of the code alone', () => {
    expect(describeFault(new Error('missing file: x'), [mistake(7)])).toBe(
      'Сайт не собран, прежний остался как был.\n  missing file: x',
    );
  });
});
