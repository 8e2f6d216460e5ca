import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';

/** A dash stays on the line of the word before it: the space between them does not break. */
export const boundDashes = (text: string) => text.replace(/[ \n]—(?=\s)/g, '\u00a0—');

/** Binds the dashes of a chapter's prose, so that an author types plain spaces. */
export const dashes: MdastPluginDefinition = defineMdastPlugin({
  name: 'dashes',
  text: (node) => {
    const value = boundDashes(node.value);
    return value === node.value ? undefined : { ...node, value };
  },
});
