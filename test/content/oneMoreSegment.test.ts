import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mdxToJs } from 'satteri';
import { afterAll, expect, it } from 'vitest';
import { truthOf } from '../../src/components/claimTruth.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { places } from '../../src/integrations/places.ts';
import { analyse } from '../../src/results/results.ts';
import { sampleClients } from '../../src/verification/sample.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'content-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The conditions of a chapter's claims, as their author wrote them; those within other words are asked only where the sentence is untrue. */
async function conditionsOf(name: string) {
  const text = readFileSync(join(folder, 'chapters', name), 'utf8');
  const source = text.replace(/<Fragment slot="otherwise">[^]*?<\/Fragment>/g, '');
  const { code } = await mdxToJs(source, { mdastPlugins: [places], features: { frontmatter: true } });
  return [...code.matchAll(/\bcondition: ("(?:[^"\\]|\\.)*")/g)].map((found) => JSON.parse(found[1]!) as string);
}

it('one more segment, fit for the queue or not, makes no sentence false', async () => {
  cpSync(join(root, 'src', 'content'), folder, { recursive: true });
  const write = (id: string, order: number, rule: string) =>
    writeFileSync(
      join(folder, 'segments', `${id}.yaml`),
      `id: ${id}\norder: ${order}\ntitle: Проба ${order}\nrule:\n${rule}audience: Кто.\noffer: Что.\n`,
    );
  write('with-card', 6, '  - column: credit_card\n    is: 1\n');
  write('many-products', 7, '  - column: products\n    atLeast: 3\n');
  write('large-balance', 8, '  - column: balance\n    atLeast: 2000000\n');
  write('nobody', 9, '  - column: age\n    atLeast: 119\n');
  write('few', 10, '  - column: products\n    atLeast: 5\n  - column: city\n    is: Рыбинск\n');
  const content = readContentFiles(schema, folder);
  const { table, facts } = await sampleClients();
  const results = analyse(table, facts, content);
  const refused = results.segments.map(({ disqualified }) => disqualified);
  expect(refused).toEqual(expect.arrayContaining([null, 'churn', 'small', 'withheld']));
  const chapters = readdirSync(join(folder, 'chapters')).filter((name) => name !== 'verification.mdx');
  const wrong: string[] = [];
  for (const name of chapters)
    for (const condition of await conditionsOf(name)) {
      const holds = condition.includes('=>') ? (new Function(`return ${condition}`)() as () => boolean) : condition;
      if (!truthOf(results, { holds, at: name }).holds) wrong.push(`${name}: ${condition}`);
    }
  expect(wrong).toEqual([]);
}, 120_000);
