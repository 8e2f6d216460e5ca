import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/components/reference.ts';
import { chapterSchema } from '../../src/schemas/chapter.ts';
import { readYaml } from '../../src/schemas/yamlFile.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'content', 'chapters');
const chapters = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => {
    const [, front, ...rest] = readFileSync(join(folder, name), 'utf8').split(/^---$/m);
    return { name, front: readYaml(front!, `chapters/${name}`, chapterSchema), body: rest.join('---') };
  });

/** Tags with their attributes, braces balanced. */
const tag = /<\/?([A-Za-z]\w*)((?:[^{}<>]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*?)\/?>/g;
/** A formula may have digits: they are its own, not the data's. */
const prose = (body: string) =>
  body
    .replace(/<Formula>[\s\S]*?<\/Formula>/g, '')
    .replace(tag, '')
    .replace(/\]\([^)]*\)/g, ']');

describe('the chapters', () => {
  it('are eight and three appendices, each in its own place', () => {
    expect(chapters.flatMap(({ front }) => front.problems)).toEqual([]);
    const names = [...chapters].sort((a, b) => a.front.value!.order - b.front.value!.order).map(({ name }) => name);
    expect(names.map((name) => name.replace('.mdx', ''))).toEqual([
      'eda',
      'portraits',
      'metric',
      'correlations',
      'segments',
      'hypotheses',
      'robustness',
      'recommendations',
      'data',
      'method',
      'verification',
    ]);
    expect(new Set(chapters.map(({ front }) => front.value!.order)).size).toBe(chapters.length);
  });

  it.each(chapters)(
    '$name begins with its answer and says what not to conclude or where the limits are',
    ({ name, body }) => {
      expect(body.trimStart()).toMatch(/^<Answer\b/);
      if (!['data.mdx', 'method.mdx'].includes(name)) expect(body).toContain('<Caution>');
    },
  );

  it.each(chapters)('$name uses known components with known props', ({ body }) => {
    for (const [, component, attributes] of body.matchAll(tag)) {
      if (component === 'Fragment') continue;
      const known = reference[component!];
      expect(known, component).toBeDefined();
      const names = [
        ...attributes!.replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|"[^"]*"/g, '""').matchAll(/(\w+)(?==|\s|$)/g),
      ];
      for (const [prop] of names) if (!known!.open) expect(Object.keys(known!.props), component).toContain(prop);
    }
  });

  it.each(chapters)('$name has other words for each claim', ({ body }) => {
    const claims = [...body.matchAll(tag)].filter(
      ([text, name]) => /^(Claim|Answer)$/.test(name!) && !text.startsWith('</'),
    );
    for (const [text] of claims) expect(text).toMatch(/\botherwise="[^"]{8,}/);
  });

  it.each(chapters)('$name has no digit typed in its prose', ({ body }) => {
    expect(prose(body).match(/\S*\d\S*/g) ?? []).toEqual([]);
  });

  it.each(chapters)('$name has no straight quote, hyphen for a dash, or «склонны уйти» in its prose', ({ body }) => {
    expect(prose(body).match(/"|(?<=\S) - (?=\S)|склонн\S+|влия\S+|\.{3}/g) ?? []).toEqual([]);
  });
});
