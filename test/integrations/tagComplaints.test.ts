import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expressionComplaint } from '../../src/integrations/markdownComplaints.ts';
import { complaint, smallComplaint, valueComplaint } from '../../src/integrations/tagComplaints.ts';

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

it('a long expression is quoted by its first sixty characters', () => {
  const code = 'a'.repeat(61);
  expect(valueComplaint('Value', 'of', code, at)).toContain(`значение of={${'a'.repeat(60)}} не считается`);
  expect(expressionComplaint(code)).toContain(`выражение {${'a'.repeat(60)}} в тексте`);
});
