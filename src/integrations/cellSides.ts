import { defineHastPlugin, type HastPluginDefinition } from 'satteri';

/** What the row of dashes asks for; cells begin at the left by themselves. */
const classes: Readonly<Record<string, string>> = { right: 'numeric', center: 'centred' };

/** A cell's side as a class: the page's policy lets no style of a tag be. */
export const cellSides: HastPluginDefinition = defineHastPlugin({
  name: 'cell-sides',
  element: {
    filter: ['td', 'th'],
    visit: ({ type, tagName, properties: { style, ...properties }, children }) => {
      const [, side] = /^text-align: (\w+)$/.exec(String(style)) ?? [];
      if (side === undefined) return undefined;
      const name = classes[side];
      return { type, tagName, properties: name ? { ...properties, className: [name] } : properties, children };
    },
  },
});
