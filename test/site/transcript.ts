import type { Page } from 'playwright-core';

interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Boxes without a meaning, and pieces of lines, which are one text to the ear. */
const quietRoles = ['none', 'generic', 'InlineTextBox', 'LineBreak', 'ListMarker'];

/**
 * What Chromium hands to a screen reader, a line a node: role, level, name. Figures and fingerprints are written as 0: they are of one data
 * file, and the transcript is of the page.
 */
export async function transcript(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly TreeNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = (node: TreeNode, depth: number): string[] => {
    const quiet = node.ignored || quietRoles.includes(roleOf(node));
    const children = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
    if (!quiet && children.length === 1 && isWordsOf(children[0]!, node)) return [`${'  '.repeat(depth)}${told(node)}`];
    const below = children.flatMap((child) => lines(child, depth + (quiet ? 0 : 1)));
    return quiet ? below : [`${'  '.repeat(depth)}${told(node)}`, ...below];
  };
  return `${lines(nodes[0]!, 0).join('\n')}\n`;
}

/** Whether a text only repeats the name of what it stands in. */
const isWordsOf = (text: TreeNode, node: TreeNode) => roleOf(text) === 'StaticText' && nameOf(text) === nameOf(node);

const roleOf = ({ role }: TreeNode) => String(role?.value ?? '');

const nameOf = ({ name }: TreeNode) =>
  String(name?.value ?? '')
    .replace(/[0-9a-f]{8}/g, '0')
    .replace(/\d+/g, '0')
    .replace(/\s+/g, ' ')
    .trim();

function told(node: TreeNode): string {
  const level = node.properties?.find(({ name }) => name === 'level')?.value.value;
  const name = nameOf(node);
  return [roleOf(node), ...(level === undefined ? [] : [`(${level})`]), ...(name === '' ? [] : [`«${name}»`])].join(
    ' ',
  );
}
