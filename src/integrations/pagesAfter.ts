import type { AstroIntegration } from 'astro';

/**
 * Pages are bundled while what they tell is still being made, and written when it is `ready`; a build fails with it, and with what is
 * `wrong` in the pages that were drawn, before anybody looks at them.
 */
export const pagesAfter = (ready: Promise<unknown>, wrong: () => Promise<readonly Error[]>): AstroIntegration => ({
  name: 'pages-after',
  hooks: {
    'astro:build:start': ({ setPrerenderer }) =>
      setPrerenderer((prerenderer) => ({
        ...prerenderer,
        getStaticPaths: async () => {
          const paths = await prerenderer.getStaticPaths();
          await ready;
          return paths;
        },
      })),
    'astro:build:generated': async () => {
      const [first] = await wrong();
      if (first) throw first;
    },
  },
});
