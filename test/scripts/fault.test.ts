import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeFault, diskFault } from '../../scripts/fault.ts';

describe('describeFault()', () => {
  const mistake = (line: number) => new Error(`src/content/chapters/eda.mdx:${line}:1: нет пути «a»`);

  it("tells an author's mistakes line by line, each once, and nothing of the code", () => {
    expect(describeFault(mistake(5), [mistake(7), new Error('missing file: x'), mistake(5)])).toBe(
      'Сайт не собран, прежний остался как был.\nsrc/content/chapters/eda.mdx:5:1: нет пути «a»\nsrc/content/chapters/eda.mdx:7:1: нет пути «a»',
    );
  });

  it('tells the mistakes of several chapters in their order, whichever came first', () => {
    const of = (file: string, ...lines: number[]) =>
      lines.map((line) => `src/content/chapters/${file}.mdx:${line}:1: а`).join('\n');
    expect(describeFault(new Error(of('eda', 9, 10)), [new Error(of('data', 100)), mistake(12)])).toBe(
      `Сайт не собран, прежний остался как был.\n${of('data', 100)}\n${of('eda', 9, 10)}\n${mistake(12).message}`,
    );
  });

  it('tells a refused file as it is written', () => {
    const refused = Object.assign(new Error('x.csv не принят:\nв строке 3\nв строке 2'), { name: 'RefusedData' });
    expect(describeFault(refused)).toBe(`Сайт не собран, прежний остался как был.\n${refused.message}`);
  });

  it('tells a fault of the code alone, and not where authors have mistakes too', () => {
    const fault = new Error('missing file: x');
    expect(describeFault(fault, [fault])).toBe('Сайт не собран, прежний остался как был.\n  missing file: x');
    expect(describeFault(fault, [mistake(7)])).toBe(
      'Сайт не собран, прежний остался как был.\nsrc/content/chapters/eda.mdx:7:1: нет пути «a»',
    );
  });

  it('tells the place that an error names, and what to do: of the disk before any hint', () => {
    const told = (more: object) => describeFault(Object.assign(new Error('broken'), more));
    const begin = 'Сайт не собран, прежний остался как был.\n  broken';
    expect(told({ loc: { file: 'a.ts', line: 3 } })).toBe(`${begin}\n  a.ts:3`);
    expect(told({ loc: { file: 'a.ts' } })).toBe(`${begin}\n  a.ts`);
    expect(told({ hint: 'Мойте руки.' })).toBe(`${begin}\n  Мойте руки.`);
    expect(told({ code: 'EMFILE' })).toContain('ulimit -n');
    expect(told({ code: 'ENOSPC', hint: 'Мойте руки.' })).toBe(
      `${begin}\n  На диске нет места: освободите его и запустите снова.`,
    );
  });

  afterEach(() => vi.unstubAllEnvs());

  it('tells the stack to who asks for it', () => {
    const error = Object.assign(new Error('broken'), { stack: 'at a.ts:3' });
    expect(describeFault(error)).not.toContain('at a.ts:3');
    vi.stubEnv('REPORT_DEBUG', '1');
    expect(describeFault(error)).toMatch(/broken\nat a\.ts:3$/);
  });
});

describe('diskFault()', () => {
  const refused = (code?: string) =>
    Object.assign(new Error('no such thing'), { syscall: 'open', ...(code && { code }) });

  it('says what to do, or what the disk answered', () => {
    expect(diskFault(refused('EISDIR'))).toBe('На этом месте папка: назовите файл.');
    expect(diskFault(refused('ENOENT'))).toBe('Диск ответил: no such thing.');
    expect(diskFault(refused())).toBe('Диск ответил: no such thing.');
  });

  it('throws on what is no fault of the disk', () => {
    expect(() => diskFault(new Error('a fault of the code'))).toThrow('a fault of the code');
  });
});
