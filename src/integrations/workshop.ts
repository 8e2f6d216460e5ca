import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ErrorPayload, HotPayload } from 'vite';
import { escapeHtml } from '../components/html.ts';
import { authorFault } from './fault.ts';
import { watchFiles } from './watchFiles.ts';

/** Files whose text Astro can colour for the overlay; at another, «nova.YAML», it breaks off with a stack of its own. */
const COLOURED = /\.(?:mdx?|ya?ml|txt|astro)$/;

/**
 * `npm run dev`: what is saved makes every page anew, and the browser shows it in its place; /paths/ lists every path of the results.
 * A mistake of an author is told in the terminal and the overlay without the code's stack.
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
      watchFiles(server);
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
