import { mdxToMdast } from 'satteri';
import { branches } from '../../src/components/choice.ts';
import { comparisonsIn, digitsIn, type Finding } from './words.ts';
import { yamlFindings } from './yaml.ts';

/** A finding with its offset in the file. */
export type Placed = Finding;

interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: unknown;
  readonly url?: string;
  readonly children?: readonly Node[];
  readonly attributes?: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
  readonly position?: { readonly start: { readonly offset?: number } };
}

/** What stands inside these is published only while it is true. */
const guarded = ['Claim', 'Answer', 'Choose'];
/** Props whose words a reader sees whatever the data. */
const spoken = ['subtitle', 'note', 'title', 'caption', 'otherwise'];
/** Props that are published as the data decide. */
const chosen: readonly string[] = branches;
/** A formula has numbers of its own. */
const exempt = ['Formula'];

/** Comparing words outside a claim and digits typed by hand in a chapter, its front matter among them. */
export function chapterFindings(source: string): Placed[] {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source);
  const findings = front ? yamlFindings(front[1]!, 'chapters').map((one) => ({ ...one, index: one.index + 4 })) : [];
  walk(mdxToMdast(source) as unknown as Node, false);
  return findings.sort((a, b) => a.index - b.index);

  function walk(node: Node, isGuarded: boolean): void {
    if (exempt.includes(node.name ?? '') || node.type === 'yaml' || /Expression$|^mdxjsEsm$|^code$/.test(node.type))
      return;
    // A telephone has numbers of its own.
    if (node.type === 'link' && node.url?.startsWith('tel:')) return;
    const offset = node.position?.start.offset ?? 0;
    if (node.type === 'text' && typeof node.value === 'string') add(node.value, offset, isGuarded);
    for (const { type, name, value } of node.attributes ?? []) {
      if (type !== 'mdxJsxAttribute' || typeof value !== 'string') continue;
      if (spoken.includes(name!) || chosen.includes(name!)) add(value, offset, chosen.includes(name!));
    }
    const inside = isGuarded || guarded.includes(node.name ?? '');
    for (const child of node.children ?? []) walk(child, inside);
  }

  /** A text stands in the source at or after the offset; escaped signs may part them, so each word is sought by itself. */
  function add(text: string, offset: number, isGuarded: boolean): void {
    const start = Math.max(offset, source.indexOf(text, offset));
    const found = [...(isGuarded ? [] : comparisonsIn(text)), ...digitsIn(text)];
    for (const one of found) {
      const index = source.indexOf(one.word, start + (source.startsWith(text, start) ? one.index : 0));
      findings.push({ ...one, index: index < 0 ? start : index });
    }
  }
}
