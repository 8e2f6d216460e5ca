import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { boundSigns } from '../components/boundSigns.ts';

/** Binds the dashes and per cent signs of a chapter's prose, so that an author types plain spaces. */
export const dashes: MdastPluginDefinition = defineMdastPlugin({
  name: 'dashes',
  text: (node) => {
    const value = boundSigns(node.value);
    return value === node.value ? undefined : { ...node, value };
  },
});
