import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

/**
 * «/eda», typed by hand, leads to «/eda/» in dev, as the hosts of static sites lead there: Astro would answer with a page of its own, in
 * English, on its settings.
 */
export const endingSlash = (): Plugin => ({
  name: 'ending-slash',
  // Once all others have come: Astro puts its own at the front.
  configureServer:
    ({ middlewares: { stack } }) =>
    () =>
      void stack.unshift({ route: '', handle: toPage }),
});

function toPage({ method, url = '/', headers }: IncomingMessage, response: ServerResponse, next: () => void): void {
  const [, path, rest] = /^([^?#]*)(.*)$/.exec(url)!;
  const isPage = method === 'GET' && (headers.accept ?? '').includes('text/html');
  // «//host» would lead to another site; a name with a dot is a file's; @ and _ begin what is Vite's and Astro's.
  if (!isPage || !/^\/(?![/\\@_])(?:[^.]*\/)?[^./]+$/.test(path!)) return next();
  response.writeHead(302, { location: `${path}/${rest}` }).end();
}
