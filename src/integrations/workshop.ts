import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ErrorPayload, HotPayload } from 'vite';
import { escapeHtml } from '../components/html.ts';
import { dataFile } from '../dataset/index.ts';
import { nextEdition } from '../edition.ts';
import { authorFault } from './fault.ts';
import { tellAnew } from './terminal.ts';

/** What is read of src/content, or refused by its name: «nova.yaml», «nova.yam.txt», «cities.md»; of a chapter in its place Vite knows. */
const READ = /\.(?:y[aml]{2,4}|m[dx]{1,3})(?:\.txt)?$/i;

/** Files whose text Astro can colour for the overlay; at another, «nova.YAML», it breaks off with a stack of its own. */
const COLOURED = /\.(?:mdx?|ya?ml|txt|astro)$/;

/**
 * `npm run dev`: a saved data file or a saved YAML of src/content makes every page anew, and the browser shows it
 * in its place, as after a picture came to public/ or went; /paths/ lists every path of the results. A mistake of an author is told in the terminal and the overlay without the code's stack.
 */
export const workshop = (): AstroIntegration => ({
  name: 'workshop',
  hooks: {
    'astro:config:setup': ({ command, injectRoute, injectScript }) => {
      if (command !== 'dev') return;
      injectRoute({ pattern: '/paths', entrypoint: new URL('./Paths.astro', import.meta.url) });
      const client = fileURLToPath(new URL('./workshopClient.ts', import.meta.url));
      injectScript('page', `import ${JSON.stringify(client)};`);
    },
    // A claim that is not true stands on its page struck out, with the reason, instead of silently giving way.
    'astro:server:start': () => {
      process.env['REPORT_CLAIMS'] = 'show';
    },
    'astro:server:setup': ({ server }) => {
      const data = resolve(process.env['REPORT_DATA'] || dataFile);
      const src = resolve('src');
      const content = resolve(process.env['REPORT_CONTENT'] || 'src/content');
      const accepted = resolve(process.env['REPORT_ACCEPTED'] || 'data/accepted.yaml');
      const pictures = resolve('public');
      const isChapter = (file: string) => dirname(file) === join(content, 'chapters') && file.endsWith('.mdx');
      const isRead = (file: string) => file.startsWith(content + sep) && READ.test(file) && !isChapter(file);
      server.watcher.add([data, content, accepted]);
      const changed = (file: string) => {
        if ([src, content].some((room) => file.startsWith(room)) || file === data || file === accepted) tellAnew();
        if (file === data || file === accepted || isRead(file)) makeAnew();
      };
      const makeAnew = () => {
        nextEdition();
        server.ws.send({ type: 'full-reload' });
      };
      for (const event of ['change', 'add', 'unlink'] as const) server.watcher.on(event, changed);
      // «hypothesis/» beside «hypotheses/» is refused.
      for (const event of ['addDir', 'unlinkDir'] as const)
        server.watcher.on(event, (folder) => {
          if (dirname(folder) === content) makeAnew();
        });
      for (const event of ['add', 'unlink'] as const)
        server.watcher.on(event, (file) => {
          if (!file.startsWith(pictures + sep)) return;
          tellAnew();
          // Whether a picture is there is asked while a chapter is read.
          for (const { moduleGraph } of Object.values(server.environments))
            for (const [id, known] of moduleGraph.idToModuleMap)
              if (isChapter(id.replace(/\?.*$/, ''))) moduleGraph.invalidateModule(known);
          server.ws.send({ type: 'full-reload' });
        });
      // Astro's overlay takes [слова](адрес), ** and `…` of a remedy for its own signs, and shows what is left.
      const { hot } = server.environments.client;
      const send = hot.send.bind(hot) as (payload: HotPayload | string, data?: unknown) => void;
      hot.send = (payload: HotPayload | string, data?: unknown) => {
        send(typeof payload !== 'string' && payload.type === 'error' ? asTyped(payload) : payload, data);
      };
      const mendStack = server.ssrFixStacktrace.bind(server);
      server.ssrFixStacktrace = (error) => {
        const fault = authorFault(error);
        if (!fault) return mendStack(error);

        Object.assign(error, {
          name: 'Ошибка в содержании',
          title: 'Исправьте и сохраните: страница обновится сама',
          message: fault.message,
          words: fault.message,
          stack: '',
          hint: undefined,
          cause: undefined,
          loc: fault.place && COLOURED.test(fault.place.file) ? fault.place : undefined,
        });
      };
    },
  },
});

/** A fault for the overlay, whose words are HTML there, with those of an author's mistake as they were written. */
function asTyped(payload: ErrorPayload): ErrorPayload {
  const { words } = payload.err as { readonly words?: string };
  return words === undefined ? payload : { ...payload, err: { ...payload.err, message: escapeHtml(words) } };
}
