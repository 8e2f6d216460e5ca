import { describe, expect, it } from 'vitest';
import { glossarySchema } from '../../src/schemas/glossary.ts';
import { readYaml } from '../../src/schemas/yamlFile.ts';

const read = (text: string) => readYaml(text, 'glossary.yaml', glossarySchema);

describe('glossary.yaml', () => {
  it('holds words with what they mean', () => {
    const { value, problems } = read('terms:\n  - id: phik\n    term: φK\n    means: Мера связи.\n    method: phik\n');
    expect(problems).toEqual([]);
    expect(value?.terms).toEqual([{ id: 'phik', term: 'φK', means: 'Мера связи.', method: 'phik' }]);
  });

  it('refuses a name that is taken, with its line', () => {
    const entry = '  - id: phik\n    term: φK\n    means: Мера связи.\n';
    expect(read(`terms:\n${entry}${entry}`).problems).toEqual([
      { file: 'glossary.yaml', line: 5, column: 9, message: 'имя «phik» уже занято: дайте другое' },
    ]);
  });

  it('refuses a word that is explained already, in whatever letters', () => {
    const entry = (id: string, term: string) => `  - id: ${id}\n    term: ${term}\n    means: Мера связи.\n`;
    expect(read(`terms:\n${entry('gini', 'Индекс Джини')}${entry('gini-index', 'индекс Джини')}`).problems).toEqual([
      {
        file: 'glossary.yaml',
        line: 6,
        column: 11,
        message: 'слово «индекс Джини» в словаре уже есть: оставьте одно объяснение',
      },
    ]);
  });

  it('names a field that is mistyped, once', () => {
    const { problems } = read('terms:\n  - id: phik\n    term: φK\n    meens: Мера связи.\n');
    expect(problems.map(({ line, message }) => `${line}: ${message}`)).toMatchInlineSnapshot(`
      [
        "4: лишнее поле «meens»; ближайшее — «means»; есть: id, term, means, method",
      ]
    `);
  });
});
