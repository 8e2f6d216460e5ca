import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import terminal, { tellAnew } from '../../src/integrations/terminal.ts';

const fault = 'src/content/chapters/eda.mdx:20:6: нет пути «eda.churn.churnd»: есть: n, churned.';
const stack = `UnknownPath: ${fault}\n    at unknownPath (/x/src/paths/resolve.ts:89:10)`;

let written: string;
beforeEach(() => {
  written = '';
  tellAnew();
  const hear = (piece: string | Uint8Array) => Boolean((written += piece.toString()));
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.stubEnv('REPORT_RESULTS', undefined);
  vi.stubEnv('REPORT_DEBUG', undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const say = (message: string, level: 'error' | 'info' = 'error') =>
  terminal().write({ label: null, level, message, newLine: true });

describe('the terminal', () => {
  it("tells an author's fault once in Russian, without stack and cause", () => {
    say(stack);
    say(
      `\u001b[31m${fault}\u001b[39m\n  \u001b[1mCaused by:\u001b[22m\n  unknown column: 0\n    at columnOf (/x/a.ts:1:2)`,
    );
    say(`[Ошибка в содержании] ${fault}`);
    expect(written).toBe(`Ошибка: ${fault}\n`);
  });

  it('tells it again when a file was saved', () => {
    say(stack);
    tellAnew();
    say(stack);
    expect(written).toBe(`Ошибка: ${fault}\n`.repeat(2));
  });

  it('leaves it to a build to tell it, when it ends', () => {
    vi.stubEnv('REPORT_RESULTS', '/x/results.json');
    say(stack);
    say(`Caught error rendering /eda: UnknownPath: ${fault}`);
    say('✗ Build failed in 788ms');
    say('An unhandled error occurred while running the "astro:build:done" hook');
    expect(written).toBe('');
  });

  it('tells in a build a fault of the code, and in dev how a build ended', () => {
    say('✗ Build failed in 788ms');
    vi.stubEnv('REPORT_RESULTS', '/x/results.json');
    say('TypeError: nothing');
    expect(written).toMatch(/Build failed in 788ms\n[\s\S]*TypeError: nothing\n$/);
  });

  it('tells once what comes with a heading and without one, and nothing of an empty fault', () => {
    say(' \n');
    expect(written).toBe('');
    say('\n[Ошибка в данных] Файл не читается');
    say('Файл не читается\n');
    expect(written.match(/Файл не читается/g)).toHaveLength(1);
    say('Файл [А] не читается');
    say('Файл не читается');
    expect(written.match(/Файл не читается/g)).toHaveLength(2);
  });

  it('says nothing of its own where a page is asked for that there is not: the line of the request does', () => {
    const warning =
      '[router] A `getStaticPaths()` route pattern was matched, but no matching static path was found for requested path `/nope/`.\n\nPossible dynamic routes being matched: src/pages/[chapter].astro.';
    const warn = (message: string) => terminal().write({ label: 'router', level: 'warn', message, newLine: true });
    warn(warning.replace('[router] ', ''));
    expect(written).toBe('');
    warn('unknown option: a');
    expect(written).toContain('unknown option: a');
    vi.stubEnv('REPORT_DEBUG', '1');
    warn(warning);
    expect(written).toContain('/nope/');
  });

  it('shows the stack to a developer who asks for it', () => {
    vi.stubEnv('REPORT_DEBUG', '1');
    say(stack);
    expect(written).toContain(stack);
  });

  it('leaves faults of the code and all other words alone', () => {
    say('TypeError: nothing\n    at x (/x/a.ts:1:2)');
    say('[200] /eda/ 20ms', 'info');
    say('[200] /eda/ 20ms', 'info');
    expect(written).toMatch(
      /\[ERROR\].* TypeError: nothing\n {4}at x \(\/x\/a\.ts:1:2\)\n.*\[200\] \/eda\/ 20ms\n.*\[200\] \/eda\/ 20ms\n$/s,
    );
  });
});
