import { describe, expect, it } from 'vitest';
import { changeMarkdown } from '../../src/changes/markdown.ts';

describe('changeMarkdown(words, claims)', () => {
  const words = { headline: 'Без перемен', news: [], notes: [], tables: [] };

  it('tells of a claim whether it has become true or is true no more, each on one line', () => {
    const claims = [
      { at: 'eda', sentence: 'Ушли\n  чаще\nвсех', holds: true },
      { at: 'method', sentence: 'Ушли реже', holds: false },
    ];
    expect(changeMarkdown(words, claims)).toContain(
      '\n\n- Стала верной: «Ушли чаще всех» (eda)\n- Перестала быть верной: «Ушли реже» (method)\n\n',
    );
  });

  it('leaves no sign of a name that Markdown, HTML or a mention would act on', () => {
    const signs = '\\`*_{}[]<>|@#&~';
    const told = changeMarkdown({ ...words, headline: signs }, []).split('\n')[2]!;
    expect(told).toBe(`**${[...signs].map((sign) => `&#${sign.charCodeAt(0)};`).join('')}.**`);
  });
});
