import { expect, it, vi } from 'vitest';
import { endingSlash } from '../../src/integrations/endingSlash.ts';

type Handle = (request: object, response: object, next: () => void) => void;

/** Where a request is led by a server whose other parts have come; null where it is left to them. */
function led(url: string, accept = 'text/html', method = 'GET') {
  const stack: { handle: Handle }[] = [{ handle: () => undefined }];
  const after = (endingSlash().configureServer as unknown as (server: object) => () => void)({
    middlewares: { stack },
  });
  stack.unshift({ handle: () => undefined });
  after();
  let to: string | null = null;
  const next = vi.fn();
  const response = {
    writeHead: (status: number, { location }: { location: string }) => {
      to = `${status} ${location}`;
      return { end: () => undefined };
    },
  };
  stack[0]!.handle({ url, method, headers: { accept } }, response, next);
  expect(next).toHaveBeenCalledTimes(to === null ? 1 : 0);
  return to;
}

it('leads an address without its slash to its page, and leaves every other', () => {
  expect(led('/eda')).toBe('302 /eda/');
  expect(led('/report/eda?q=1')).toBe('302 /report/eda/?q=1');
  for (const url of ['/', '/eda/', '/eda/?q=a', '/a.csv', '/@vite/client', '/_image', '//host', '/\\host', '/v1.2/eda'])
    expect(led(url), url).toBeNull();
  expect(led('/eda', '*/*')).toBeNull();
  expect(led('/eda', 'text/html', 'POST')).toBeNull();
});
