import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/components/reference.ts';
import { chapterSchema } from '../../src/schemas/chapter.ts';
import { readYaml } from '../../src/schemas/yamlFile.ts';
import { given } from './given.ts';

const folder = join(import.meta.dirname, '..', '..', 'src', 'content', 'chapters');
const chapters = readdirSync(folder)
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => {
    const [, front, ...rest] = readFileSync(join(folder, name), 'utf8').split(/^---$/m);
    return { name, front: readYaml(front!, `chapters/${name}`, chapterSchema), body: rest.join('---') };
  });
/** What stands in these from the first day; a chapter that an analyst adds may be made otherwise. */
const shipped = chapters.filter(({ name }) => (given.chapters as readonly string[]).includes(name.replace('.mdx', '')));

/** Tags with their attributes, braces balanced. */
const tag = /<\/?([A-Za-z]\w*)((?:[^{}<>]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*?)\/?>/g;
/** A formula may have digits: they are its own, not the data's. */
const prose = (body: string) =>
  body
    .replace(/<Formula>[\s\S]*?<\/Formula>/g, '')
    .replace(tag, '')
    .replace(/\]\([^)]*\)/g, ']');

describe('the chapters', () => {
  it('are nine, three appendices and a sheet, each in its own place', () => {
    expect(chapters.flatMap(({ front }) => front.problems)).toEqual([]);
    const isSheet = (chapter: (typeof chapters)[number]) => chapter.front.value!.sheet === true;
    expect(shipped.filter(isSheet).map(({ name }) => name)).toEqual(['board.mdx']);
    const numbered = shipped.filter((chapter) => !isSheet(chapter));
    const names = [...numbered].sort((a, b) => a.front.value!.order - b.front.value!.order).map(({ name }) => name);
    expect(names.map((name) => name.replace('.mdx', ''))).toEqual(given.chapters.filter((name) => name !== 'board'));
    expect(new Set(chapters.map(({ front }) => front.value!.order)).size).toBe(chapters.length);
  });

  it.each(shipped)(
    '$name begins with its answer and says what not to conclude or where the limits are',
    ({ name, body }) => {
      expect(body.trimStart()).toMatch(/^<Answer\b/);
      if (!['data.mdx', 'method.mdx', 'board.mdx'].includes(name)) expect(body).toContain('<Caution>');
    },
  );

  it.each(shipped)('$name uses known components with known props', ({ body }) => {
    for (const [, component, attributes] of body.matchAll(tag)) {
      if (component === 'Fragment') continue;
      const known = reference[component!];
      expect(known, component).toBeDefined();
      const names = [
        ...attributes!.replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|"[^"]*"/g, '""').matchAll(/(\w+)(?==|\s|$)/g),
      ];
      for (const [prop] of names) expect(Object.keys(known!.props), component).toContain(prop);
    }
  });

  it.each(shipped)('$name has other words for each claim', ({ body }) => {
    const claims = [...body.matchAll(tag)].filter(
      ([text, name]) => /^(Claim|Answer)$/.test(name!) && !text.startsWith('</'),
    );
    for (const { 0: text, 1: name, index } of claims) {
      // Other words may be a claim of their own, with an end of its own.
      let depth = 0;
      const end = [...body.slice(index).matchAll(new RegExp(`<(/?)${name}\\b`, 'g'))].find(
        ([, closing]) => (depth += closing === '/' ? -1 : 1) === 0,
      );
      const inside = body.slice(index, index + end!.index);
      const part = /<Fragment slot="otherwise">([\s\S]*?)<\/Fragment>/.exec(inside)?.[1] ?? '';
      const words = part.replace(/<[^>]*>/g, '').trim();
      if (words.length < 8) expect(text).toMatch(/\botherwise="[^"]{8,}/);
    }
  });

  it.each(shipped)('$name has no digit typed in its prose', ({ body }) => {
    expect(prose(body).match(/\S*\d\S*/g) ?? []).toEqual([]);
  });

  it.each(shipped)('$name has no straight quote, hyphen for a dash, or «склонны уйти» in its prose', ({ body }) => {
    expect(prose(body).match(/"|(?<=\S) - (?=\S)|склонн\S+|влия\S+|\.{3}/g) ?? []).toEqual([]);
  });

  it.each(shipped.filter(({ name }) => name !== 'data.mdx'))('$name links to the limits', ({ body }) => {
    expect(body).toContain('](../data/#пределы)');
  });

  it('have the limits in one place', () => {
    const places = chapters.filter(({ body }) => /^## Пределы$/m.test(body));
    expect(places.map(({ name }) => name)).toEqual(['data.mdx']);
  });
});

/** Words of a time or a cause that one snapshot without dates does not show; «уйдёт» only where it is denied or asked. */
const timeless = /(?<!\p{L})(?:уход[яи]т|уйдут|уйд[её]т|повли\p{L}+|влия\p{L}+|склонн\p{L}+|из-за)(?!\p{L})/giu;
const denied = new Set([
  // Cautions and questions: they say what not to conclude, or what an experiment would show.
  'Что каждый, кто похож на ушедшего, уйдёт',
  '«уходили чаще», а не «ушли из-за»',
]);

describe('time and cause', () => {
  const content = join(folder, '..');
  const texts = [
    ...chapters.map(({ name, body }) => ({ name: `chapters/${name}`, text: body })),
    ...['segments', 'hypotheses', 'recommendations', 'assumptions'].flatMap((room) =>
      readdirSync(join(content, room)).map((file) => ({
        name: `${room}/${file}`,
        text: readFileSync(join(content, room, file), 'utf8'),
      })),
    ),
    { name: 'site.yaml', text: readFileSync(join(content, 'site.yaml'), 'utf8') },
  ];

  it.each(texts)('are not claimed in $name', ({ text }) => {
    const allowed = [...denied].reduce((rest, sentence) => rest.replaceAll(sentence, ''), text);
    expect(allowed.match(timeless) ?? []).toEqual([]);
  });

  it('are found by the test where they are claimed', () => {
    for (const word of ['уходят', 'Уходит', 'склонны', 'влияет', 'повлияла', 'уйдут', 'из-за'])
      expect(`Клиенты ${word} чаще`.match(timeless), word).toHaveLength(1);
    for (const word of ['ушли', 'уходили', 'приходит']) expect(`Клиенты ${word} чаще`.match(timeless), word).toBeNull();
  });

  it('has no exception that nobody needs', () => {
    for (const sentence of denied)
      expect(
        texts.some(({ text }) => text.includes(sentence)),
        sentence,
      ).toBe(true);
  });
});

it('a chapter is named in the contents by 24 signs at most', () => {
  const front = { title: 'Глава', order: 1, question: 'Кто?', answer: 'Те.' };
  expect(chapterSchema.safeParse({ ...front, short: 'х'.repeat(24) }).success).toBe(true);
  expect(chapterSchema.safeParse({ ...front, short: 'х'.repeat(25) }).success).toBe(false);
});
