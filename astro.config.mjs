// @ts-check
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { authorFaults } from './src/integrations/authorFaults.ts';
import { cellSides } from './src/integrations/cellSides.ts';
import { chapterModules } from './src/integrations/chapterModules.ts';
import { figureFiles, paperColours } from './src/integrations/figureFiles.ts';
import { dashes } from './src/integrations/dashes.ts';
import { endingSlash } from './src/integrations/endingSlash.ts';
import { plainModules } from './src/integrations/plainModules.ts';
import { links } from './src/integrations/links.ts';
import { nearAddresses } from './src/integrations/nearAddresses.ts';
import { places } from './src/integrations/places.ts';
import { publicAddress } from './src/integrations/publicAddress.ts';
import { search } from './src/integrations/search.ts';
import { workshop } from './src/integrations/workshop.ts';

// scripts/build.ts gives base and outDir itself; the variables are for Astro's own commands: `preview`, `dev`, and `build`, whose pages no gate has looked at.
const base = process.env.REPORT_BASE || '/';
const colours = paperColours();
const outDir = process.env.REPORT_OUT || './dist';

// Not by defineConfig: it would load 270 modules of Astro's, and says no more than the type.
/** @type {import('astro').AstroUserConfig} */
export default {
  base,
  outDir,
  site: process.env.REPORT_SITE || undefined,
  // Folders with index.html: any static host serves them, under any path.
  trailingSlash: 'always',
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  compressHTML: true,
  logger: { entrypoint: new URL('./src/integrations/terminal.ts', import.meta.url) },
  devToolbar: { enabled: false },
  cacheDir: join(import.meta.dirname, 'node_modules', '.astro'),
  markdown: {
    // Typography is the author's: «ёлочки» and dashes are typed, not guessed.
    processor: satteri({
      mdastPlugins: [places, dashes],
      hastPlugins: [cellSides],
      features: {
        smartPunctuation: false,
        gfm: { footnotes: { label: 'Сноски', backLabel: 'К месту сноски {reference}' } },
      },
    }),
    syntaxHighlight: false,
  },
  // Scripts and styles by hash (none is inline but those that are built); everything else from this site or not at all.
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  integrations: [mdx(), workshop(), figureFiles(colours), links(), search(), publicAddress(colours), nearAddresses()],
  vite: {
    // A build beside `npm run dev` writes its pages here: they are none of what the browser shows.
    server: { watch: { ignored: ['**/.*.building-*/**'] } },
    plugins: [authorFaults(), chapterModules(), plainModules(), endingSlash()],
    // What reads content.config.ts needs none of Astro's own modules transformed: it takes them as they are installed.
    environments: { astro: { resolve: { external: ['astro/content/config', 'astro/loaders'] } } },
    build: {
      // Fonts stay files: each is preloaded and cached once for all pages. The one script is smaller than a request for it.
      assetsInlineLimit: (file) => file.endsWith('.js'),
      rolldownOptions: {
        // Every MDX file has a 'use …' line that the bundler does not know: that warning alone is silenced.
        onLog(level, log, next) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
        },
      },
    },
  },
};
