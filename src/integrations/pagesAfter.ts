import type { AstroIntegration } from 'astro';

/** Pages are bundled while what they tell is still being made, and written when it is `ready`; a build fails with it. */
export const pagesAfter = (ready: Promise<unknown>): AstroIntegration => ({
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
  },
});
