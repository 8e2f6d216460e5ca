import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  complaint,
  pathComplaint,
  smallComplaint,
  spokenComplaint,
  unknownTagComplaint,
  valueComplaint,
} from '../../src/integrations/tagComplaints.ts';

const at = 'eda.mdx:9:1';

describe('complaint(name, props, at)', () => {
  it('lets any component stand in a part of another', () => {
    expect(complaint('Value', ['of', 'slot'], at)).toBeUndefined();
  });

  it('lets a figure have the options that charts know, and no other', () => {
    const figure = (option: string) => complaint('Figure', ['of', 'as', option], at);
    expect(figure('measure')).toBeUndefined();
    expect(figure('max')).toBeUndefined();
    expect(figure('nots')).toContain('eda.mdx:9:1: у <Figure> нет свойства «nots»; возможно, «note».');
    expect(figure('orientation')).toContain('у <Figure> нет свойства «orientation»');
  });

  it('tells what one property there is, and a Cyrillic letter in a name', () => {
    expect(complaint('Note', ['tilte'], at)).toBe(
      'eda.mdx:9:1: у <Note> нет свойства «tilte»; возможно, «title». Есть: title.',
    );
    expect(complaint('Details', [], at)).toContain('нет компонента <Details>; возможно, <details>. Есть:');
    expect(complaint('Vаlue', ['of'], at)).toContain('возможно, <Value>. Буква «а» в «Vаlue» — кириллическая. Есть:');
  });

  it('knows every option that a chart asks for', () => {
    const charts = join(import.meta.dirname, '..', '..', 'src', 'charts');
    const asked = readdirSync(charts).flatMap((name) =>
      [...readFileSync(join(charts, name), 'utf8').matchAll(/options\??\.?\['(\w+)'\]/g)].map(([, option]) => option!),
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const option of asked) expect(complaint('Figure', ['of', 'as', option], at), option).toBeUndefined();
  });
});

describe('smallComplaint(name, props, at)', () => {
  it('tells a component in small letters from a tag of HTML', () => {
    expect(smallComplaint('value', ['of'], at)).toBe(
      'eda.mdx:9:1: нет компонента <value>; возможно, <Value>: имя компонента пишется с большой буквы.',
    );
    expect(smallComplaint('figure', ['of'], at)).toContain('возможно, <Figure>');
    expect(smallComplaint('figure', ['id'], at)).toBeUndefined();
    expect(smallComplaint('p', [], at)).toBeUndefined();
  });
});

describe('unknownTagComplaint(name, at)', () => {
  it('tells a component that is misspelt in small letters, and a tag that there is not', () => {
    expect(unknownTagComplaint('valeu', at)).toMatch(
      /^eda\.mdx:9:1: нет тега <valeu>; возможно, <Value>\. Имя компонента пишется с большой буквы: Value, Claim, /,
    );
    expect(unknownTagComplaint('spann', at)).toContain('нет тега <spann>; возможно, <span>');
    expect(unknownTagComplaint('r.eda', at)).toContain('нет тега <r.eda>');
  });

  it.each(['', 'p', 'h3', 'blockquote', 'path', 'svg', 'foreignObject', 'animateTransform', 'annotation', 'mphantom'])(
    'lets <%s> stand',
    (name) => {
      expect(unknownTagComplaint(name, at)).toBeUndefined();
    },
  );
});

describe('pathComplaint(name, prop, written, at)', () => {
  it.each([
    ['of', 'r.eda.churn.rate', 'путь в кавычках пишется без r: of="eda.churn.rate".'],
    ['holds', '(r) => r.a > 1', 'стоит условие или функция: пишите их в фигурных скобках, holds={(r) => …}.'],
    ['holds', 'eda.churn.rate > 0.1', 'пишите их в фигурных скобках, holds={(r) => …}.'],
    ['of', '(r) => r.a', 'пишите их в фигурных скобках, of={(r) => …}.'],
    ['over', '(r) => r.a', 'у <Value> over — путь результата, а не функция.'],
  ])('refuses %s="%s"', (prop, written, words) => {
    expect(pathComplaint('Value', prop, written, at)).toContain(words);
  });

  it.each([
    ['of', 'eda.byCategory[age].60+ и старше.rate'],
    ['of', 'rate.n'],
    ['otherwise', 'r.a => 1'],
  ])('lets %s="%s" stand', (prop, written) => {
    expect(pathComplaint('Value', prop, written, at)).toBeUndefined();
  });
});

describe('spokenComplaint(name, prop, words, at)', () => {
  it('sends a tag and a path in the words of a property to a part, where there is one', () => {
    expect(spokenComplaint('Claim', 'otherwise', "Ушли <Value of='eda.churn.rate' />.", at)).toBe(
      'eda.mdx:9:1: у <Claim> «<Value of=\'eda.churn.rate\' />» в свойстве otherwise напечаталось бы как есть: пишите <Fragment slot="otherwise">слова с <Value of="…" /></Fragment>.',
    );
    expect(spokenComplaint('Choose', 'above', 'на {eda.churn.rate}', at)).toContain('<Fragment slot="above">');
    expect(spokenComplaint('Note', 'title', 'Их {eda.churn.rate}', at)).toContain('как есть: скажите без него.');
  });

  it.each(['**два**', '[главу](../eda/)', '`x`', '&mdahs;'])('does so with the mark %s', (mark) => {
    expect(spokenComplaint('Claim', 'otherwise', `Раз ${mark}.`, at)).toContain(
      `«${mark}» в свойстве otherwise напечаталось бы как есть: пишите <Fragment slot="otherwise">слова`,
    );
  });

  it.each([
    ['otherwise', 'если a<b и c>d, {так}'],
    ['of', 'eda.{a.b}'],
  ])('lets %s="%s" stand', (prop, words) => {
    expect(spokenComplaint('Claim', prop, words, at)).toBeUndefined();
  });
});

describe('valueComplaint(name, prop, code, at)', () => {
  it.each([
    ['of', '(r) => r.a'],
    ['of', 'r => r.a'],
    ['of', 'function (r) { return r.a; }'],
    ['of', '(r) => r.process.n / r.performance[0]'],
    ['digits', '-1'],
    ['digits', '2'],
    ['sign', 'true'],
    ['sign', 'false'],
    ['as', "'share'"],
    ['as', '"share"'],
    ['as', '`share`'],
  ])('lets %s={%s} stand', (prop, code) => {
    expect(valueComplaint('Value', prop, code, at)).toBeUndefined();
  });

  it.each([
    ['Date.now()', 'Date'],
    ['Date()', 'Date'],
    ['new Intl.Collator().n', 'Intl'],
    ['process.env.N', 'process'],
    ["globalThis['n']", 'globalThis'],
    ['performance.now()', 'performance'],
    ["crypto['n']", 'crypto'],
    ["fetch('/n')", 'fetch'],
    ['setTimeout(r.a)', 'setTimeout'],
    ["eval('1')", 'eval'],
  ])('refuses a function that asks the world: %s', (code, asked) => {
    const words = `eda.mdx:9:1: у <Value> функция of спрашивает ${asked}: отчёт зависит только от данных`;
    expect(valueComplaint('Value', 'of', `(r) => ${code}`, at)).toContain(words);
    expect(valueComplaint('Value', 'of', `function (r) { return ${code}; }`, at)).toContain(words);
  });

  it.each([
    ['of', '-1'],
    ['of', 'false'],
    ['digits', 'Date.now()'],
    ['note', '`${r.a}`'],
    ['holds', 'async (r) => r.a > 1'],
  ])('refuses %s={%s}', (prop, code) => {
    expect(valueComplaint('Value', prop, code, at)).toContain(`у <Value> значение ${prop}={${code}} не считается`);
  });

  it('asks for a path in quotation marks where one stands in braces', () => {
    expect(valueComplaint('Value', 'of', ' r.eda.churn.rate ', at)).toContain(
      'не считается: пишите путь в кавычках: of="eda.churn.rate".',
    );
    expect(valueComplaint('Claim', 'holds', 'r.eda.churn.rate', at)).toContain('пишите функцию: holds={(r) => …}');
  });

  it('quotes a long value by its first sixty characters', () => {
    const long = valueComplaint('Value', 'of', ` ${'a'.repeat(61)}`, at);
    expect(long).toContain(`значение of={${'a'.repeat(60)}} не считается`);
  });
});
