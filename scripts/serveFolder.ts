import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a file of the site is for a browser, by its extension. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Whether a file is smaller on the wire by gzip: text is, a packed font is not. */
export const isText = (file: string) => !['.woff2', '.png'].includes(extname(file));

export interface Served {
  /** Address of the front page, with its port and path. */
  readonly url: string;
  readonly server: Server;
}

/** Serves a folder under `base` on a free port of this machine, text by gzip where the browser takes it. */
export function serve(folder: string, base = '/'): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(`http://localhost${request.url}`).pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) : '?';
    const file = [inside, join(inside, 'index.html'), `${inside}.html`]
      .map((name) => join(folder, name))
      .find((name) => existsSync(name) && statSync(name).isFile());
    if (!file) return void response.writeHead(404).end();
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream');
    const body = readFileSync(file);
    if (!isText(file) || !request.headers['accept-encoding']?.includes('gzip')) return void response.end(body);
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(body));
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      done({ url: `http://127.0.0.1:${port}${base}`, server });
    });
  });
}
