import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { boundDashes } from '../components/boundDashes.ts';

/** Binds the dashes of a chapter's prose, so that an author types plain spaces. */
export const dashes: MdastPluginDefinition = defineMdastPlugin({
  name: 'dashes',
  text: (node) => {
    const value = boundDashes(node.value);
    return value === node.value ? undefined : { ...node, value };
  },
});
