import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { edition } from '../../src/edition.ts';
import terminal from '../../src/integrations/terminal.ts';
import { workshop } from '../../src/integrations/workshop.ts';

type Hook = (given: object) => void;
const hook = (name: string) => workshop().hooks[name as 'astro:server:setup'] as unknown as Hook;

beforeEach(() => {
  for (const name of ['REPORT_DATA', 'REPORT_CONTENT', 'REPORT_ACCEPTED', 'REPORT_RESULTS', 'REPORT_DEBUG'])
    vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("workshop(), while Astro's settings are made", () => {
  const given = (command: string) => {
    const injectRoute = vi.fn<(route: { pattern: string; entrypoint: URL }) => void>();
    const injectScript = vi.fn<(stage: string, code: string) => void>();
    hook('astro:config:setup')({ command, injectRoute, injectScript });
    return { routes: injectRoute.mock.calls, scripts: injectScript.mock.calls };
  };

  it('adds the list of paths and the script that puts saved words in', () => {
    const { routes, scripts } = given('dev');
    expect(routes).toHaveLength(1);
    expect(routes[0]![0].pattern).toBe('/paths');
    const page = fileURLToPath(routes[0]![0].entrypoint);
    expect([basename(page), existsSync(page)]).toEqual(['Paths.astro', true]);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]![0]).toBe('page');
    const script = JSON.parse(/^import (".*");$/.exec(scripts[0]![1])![1]!) as string;
    expect([basename(script), existsSync(script)]).toEqual(['workshopClient.ts', true]);
  });

  it('adds nothing to a build', () => {
    expect(given('build')).toEqual({ routes: [], scripts: [] });
  });
});

it('workshop() shows a claim that is not true on its page', () => {
  vi.stubEnv('REPORT_CLAIMS', 'mark');
  hook('astro:server:start')({});
  expect(process.env['REPORT_CLAIMS']).toBe('show');
});

describe("workshop(), once Astro's server stands", () => {
  const started = () => {
    const watched: string[] = [];
    const watcher = Object.assign(new EventEmitter(), { add: (paths: string[]) => watched.push(...paths) });
    const sent = vi.fn();
    const mended: unknown[] = [];
    const shown = vi.fn();
    const hot = { send: shown as (payload: unknown, data?: unknown) => void };
    const forgotten: unknown[] = [];
    const moduleGraph = {
      idToModuleMap: new Map(
        ['src/content/chapters/eda.mdx', 'src/content/chapters/eda.mdx?astro', 'src/content.ts'].map(
          (id) => [resolve(id), id] as const,
        ),
      ),
      invalidateModule: (known: string) => void forgotten.push(known),
    };
    const server = {
      watcher,
      ws: { send: sent },
      environments: { client: { hot, moduleGraph } },
      ssrFixStacktrace: (error: Error) => void mended.push(error),
    };
    hook('astro:server:setup')({ server });
    /** What a change of a file does: how often the pages are made anew and the browser is told. */
    const after = (file: string, event = 'change') => {
      const before = edition();
      sent.mockClear();
      watcher.emit(event, resolve(file));
      return { made: edition() - before, told: sent.mock.calls.map(([what]) => what as unknown) };
    };
    return { watched, server, mended, after, hot, shown, forgotten };
  };
  const anew = { made: 1, told: [{ type: 'full-reload' }] };
  const left = { made: 0, told: [] };

  it('makes the pages anew after a change of the data, of what is accepted, of words in YAML', () => {
    const { watched, after } = started();
    expect(watched).toEqual(['data/bank_scrooge.csv', 'src/content', 'data/accepted.yaml'].map((one) => resolve(one)));
    for (const file of watched.filter((one) => !one.endsWith('content'))) expect(after(file)).toEqual(anew);
    for (const name of ['a.yaml', 'a.yml', 'A.YAML', 'a.yaml.txt'])
      expect(after(`src/content/segments/${name}`), name).toEqual(anew);
    for (const event of ['add', 'unlink']) expect(after('src/content/segments/a.yaml', event)).toEqual(anew);
  });

  it.each([
    'segments/a.yam',
    'segments/a.ymal.txt',
    'segments/old/a.yaml',
    'chapters/a.md',
    'chapters/a.mdx.txt',
    'chapters/old/a.mdx',
  ])('makes the pages anew when %s comes or goes, which is refused by its name', (name) => {
    const { after } = started();
    for (const event of ['add', 'unlink']) expect(after(`src/content/${name}`, event)).toEqual(anew);
  });

  it('makes the pages anew when a folder of src/content comes or goes, and leaves those in it', () => {
    const { after } = started();
    for (const event of ['addDir', 'unlinkDir']) {
      expect(after('src/content/hypothesis', event)).toEqual(anew);
      for (const folder of ['src/content', 'src/content/segments/old', 'src/pages'])
        expect(after(folder, event), folder).toEqual(left);
    }
  });

  it('reads the chapters again when a picture comes or goes, and counts nothing', () => {
    const { after, forgotten } = started();
    const shownAgain = { made: 0, told: [{ type: 'full-reload' }] };
    for (const event of ['add', 'unlink']) {
      forgotten.length = 0;
      expect(after('public/signs/scheme.svg', event)).toEqual(shownAgain);
      expect(forgotten).toEqual(['src/content/chapters/eda.mdx', 'src/content/chapters/eda.mdx?astro']);
    }
    // Vite knows of a change.
    expect(after('public/scheme.svg')).toEqual(left);
  });

  it('leaves to Vite what Vite knows', () => {
    const { after } = started();
    for (const file of ['src/content/chapters/eda.mdx', 'src/a.yaml', 'data/other.csv', 'src/content/a.yaml.bak'])
      expect(after(file), file).toEqual(left);
  });

  it('watches what lies elsewhere', () => {
    vi.stubEnv('REPORT_DATA', '../clients.csv');
    vi.stubEnv('REPORT_CONTENT', '../words');
    vi.stubEnv('REPORT_ACCEPTED', '../accepted.yaml');
    const { watched, after } = started();
    expect(watched).toEqual(['../clients.csv', '../words', '../accepted.yaml'].map((one) => resolve(one)));
    for (const file of ['../clients.csv', '../words/site.yaml', '../accepted.yaml']) expect(after(file)).toEqual(anew);
    for (const file of ['data/bank_scrooge.csv', 'src/content/site.yaml', 'data/accepted.yaml'])
      expect(after(file)).toEqual(left);
  });

  it.each(['src/pages/index.astro', '../words/chapters/a.mdx', '../clients.csv', '../accepted.yaml', 'README.md'])(
    'a mistake is told again after a change of %s, if that may have to do with it',
    (file) => {
      vi.stubEnv('REPORT_DATA', '../clients.csv');
      vi.stubEnv('REPORT_CONTENT', '../words');
      vi.stubEnv('REPORT_ACCEPTED', '../accepted.yaml');
      const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
      const tell = () =>
        terminal().write({ label: null, level: 'error', message: `mistake of ${file}`, newLine: true });
      const { after } = started();
      tell();
      tell();
      expect(said).toHaveBeenCalledTimes(1);
      after(file);
      tell();
      expect(said).toHaveBeenCalledTimes(file === 'README.md' ? 1 : 2);
    },
  );

  it('shows the signs of a remedy as they are typed, and every other payload as it is', () => {
    const { server, hot, shown } = started();
    const words = 'src/content/chapters/eda.mdx:3:1: пишите ![что на ней](/имя.png), <b> и **так**';
    const fault = new Error(words);
    server.ssrFixStacktrace(fault);
    hot.send({ type: 'error', err: { ...fault, message: 'src/…: пишите !что на ней' } });
    expect(shown.mock.calls[0]![0]).toMatchObject({
      type: 'error',
      err: {
        message: 'src/content/chapters/eda.mdx:3:1: пишите ![что на ней](/имя.png), &lt;b&gt; и **так**',
        name: 'Ошибка в содержании',
      },
    });
    const others = [[{ type: 'error', err: { message: 'fault of the code' } }], [{ type: 'full-reload' }], ['a:b', 1]];
    for (const [payload, data] of others) hot.send(payload, data);
    expect(shown.mock.calls.slice(1).map(([payload, data]) => [payload, data])).toEqual(
      others.map(([payload, data]) => [payload, data]),
    );
  });

  it("tells an author's mistake by its words and place, and leaves the stack of another to Vite", () => {
    const { server, mended } = started();
    const fault = Object.assign(
      new Error('src/content/chapters/eda.mdx:3:1: нет компонента <Led>.\n    at x (a.js:1:2)'),
      {
        hint: 'look',
        cause: 'code',
      },
    );
    server.ssrFixStacktrace(fault);
    expect(fault).toMatchObject({
      name: 'Ошибка в содержании',
      title: 'Исправьте и сохраните: страница обновится сама',
      message: 'src/content/chapters/eda.mdx:3:1: нет компонента <Led>.',
      stack: '',
      hint: undefined,
      cause: undefined,
      loc: { file: resolve('src/content/chapters/eda.mdx'), line: 3, column: 1 },
    });
    expect(mended).toEqual([]);
    const folder = Object.assign(new Error('src/content/hypothesis:1:1: папка не читается'), { name: 'ContentError' });
    server.ssrFixStacktrace(folder);
    expect(folder).toMatchObject({
      name: 'Ошибка в содержании',
      message: 'src/content/hypothesis:1:1: папка не читается',
    });
    // What Astro cannot colour it is not to read.
    for (const name of ['a.yam', 'a.YAML']) {
      const stray = new Error(`src/content/segments/${name}:1:1: файл не читается`);
      server.ssrFixStacktrace(stray);
      expect(stray).toMatchObject({ name: 'Ошибка в содержании', loc: undefined });
    }
    expect(mended).toEqual([]);
    const other = new Error('unknown column: a');
    server.ssrFixStacktrace(other);
    expect(mended).toEqual([other]);
    expect(other.message).toBe('unknown column: a');
  });
});
