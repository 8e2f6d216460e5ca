import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { lightPalette, type Palette } from '../charts/palette.ts';
import { standalone } from '../charts/standalone.ts';
import { shelved, watchShelf, type ShelvedFigure } from '../components/figureShelf.ts';
import { figureCsv } from './figureCsv.ts';
import { pictures } from './figurePng.ts';
import { withdrawDeadReferences } from './references.ts';

/** The light theme of this report. */
export const paperColours = (): Palette =>
  lightPalette(readFileSync(join(import.meta.dirname, '..', 'styles', 'theme.css'), 'utf8'));

/**
 * Every figure as SVG, PNG and CSV under figures/, where its page links to them; in dev they are made when asked for.
 * References to figures that these data withdraw lose their links.
 */
export function figureFiles(palette: Palette): AstroIntegration {
  const svgOf = (figure: ShelvedFigure) => standalone(figure, palette);
  let drawn: ReturnType<typeof pictures>;
  let base = '/';
  const files = new Map<string, { readonly svg: string; readonly csv: string; readonly png: Promise<Buffer> }>();
  return {
    name: 'figure-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        // Beside Astro's own cache: what a build makes anew is cleared away with the build.
        drawn = pictures(join(fileURLToPath(config.root), 'node_modules', '.astro', 'figures'));
      },
      'astro:build:start': () =>
        watchShelf((figure) => {
          const svg = svgOf(figure);
          const png = drawn.of(svg);
          // A fault is told where the picture is waited for.
          png.catch(() => undefined);
          files.set(figure.path, { svg, csv: figureCsv(figure.table), png });
        }),
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const [path, { svg, csv, png }] of files) {
          const file = join(folder, 'figures', path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(`${file}.svg`, svg);
          writeFileSync(`${file}.csv`, csv);
          writeFileSync(`${file}.png`, await png);
        }
        drawn.tidy();
        withdrawDeadReferences(folder, base);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const [, path = '', format] = /\/figures\/([^?]+)\.(svg|png|csv)(?:\?|$)/.exec(request.url ?? '') ?? [];
          const figure = shelved(decodeURIComponent(path));
          if (!figure) return next();
          const send = (type: string, body: string | Buffer) =>
            response.writeHead(200, { 'content-type': type }).end(body);
          if (format === 'csv') return void send('text/csv; charset=utf-8', figureCsv(figure.table));
          if (format === 'svg') return void send('image/svg+xml', svgOf(figure));
          drawn.of(svgOf(figure)).then((png) => send('image/png', png), next);
        });
      },
    },
  };
}
