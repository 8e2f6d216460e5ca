import type * as fs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { drawable, pictures } from '../../src/integrations/figurePng.ts';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return { ...real, readFileSync: vi.fn(real.readFileSync) };
});

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'pictures-'));
const square = (side: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="${side}" height="${side}"/></svg>`;
/** Of the first part of a PNG. */
const widthOf = (png: Buffer) => png.readUInt32BE(16);
const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG' && bytes.includes('IEND');

describe('drawable(svg)', () => {
  it('names heavy letters as their files do, and takes the nearest of signs that the face lacks', () => {
    expect(drawable('<text font-weight="bold">φ ← →</text><text font-weight="bold">φ</text>')).toBe(
      '<text font-weight="bold" font-style="italic" font-stretch="expanded">ф ‹ ›</text>' +
        '<text font-weight="bold" font-style="italic" font-stretch="expanded">ф</text>',
    );
  });
});

describe('pictures(folder)', () => {
  it('draws a picture once, and has it again', async () => {
    const folder = emptyFolder();
    const drawn = await pictures(folder).of(square(3));
    expect(isPng(drawn)).toBe(true);
    const [name, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(await pictures(folder).of(square(3))).toEqual(drawn);
    const other = await pictures(emptyFolder()).of(square(5));
    writeFileSync(join(folder, name!), other);
    expect(await pictures(folder).of(square(3))).toEqual(other);
    expect(widthOf(await pictures(folder).of(square(4)))).toBe(8);
  });

  it('draws it anew once the letters are others', async () => {
    const folder = emptyFolder();
    await pictures(folder).of(square(3));
    vi.mocked(readFileSync).mockImplementationOnce(() => 'other letters');
    await pictures(folder).of(square(3));
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('draws two pixels for one, and makes the folder that it keeps them in', async () => {
    const folder = join(emptyFolder(), 'deep', 'figures');
    expect(widthOf(await pictures(folder).of(square(3)))).toBe(6);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('draws anew a kept picture that is empty, cut short, of zeros or changed by a byte', async () => {
    const folder = emptyFolder();
    const drawn = await pictures(folder).of(square(3));
    const file = join(folder, readdirSync(folder)[0]!);
    const changed = Buffer.from(drawn);
    changed[drawn.length - 20]! ^= 1;
    // Between two parts, inside one, without the last byte.
    const cut = [0, 7, 40, drawn.length - 14, drawn.length - 1].map((length) => drawn.subarray(0, length));
    for (const broken of [...cut, Buffer.alloc(drawn.length), changed]) {
      writeFileSync(file, broken);
      expect(await pictures(folder).of(square(3))).toEqual(drawn);
      expect(readFileSync(file)).toEqual(drawn);
    }
  });

  it('draws without a folder to keep in', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    const own = pictures(join(file, 'figures'));
    expect(isPng(await own.of(square(3)))).toBe(true);
    own.tidy();
  });

  it('hides no error but those of the disk', () => {
    expect(() => pictures('a\0b')).toThrow(/null bytes/);
  });

  it('clears what it has not used, once there is much of it', async () => {
    const folder = emptyFolder();
    const own = pictures(folder);
    await own.of(square(3));
    const [name] = readdirSync(folder);
    for (let i = 0; i < 600; i += 1) writeFileSync(join(folder, `${i}.png`), '');
    own.tidy();
    expect(readdirSync(folder)).toHaveLength(601);
    writeFileSync(join(folder, '600.png'), '');
    own.tidy();
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('gives each picture whole while another build clears the folder', async () => {
    const folder = emptyFolder();
    const clearing = new Worker(
      `const { readdirSync, rmSync } = require('node:fs');
       const { workerData: folder } = require('node:worker_threads');
       for (;;) for (const name of readdirSync(folder)) rmSync(folder + '/' + name, { force: true });`,
      { eval: true, workerData: folder },
    );
    try {
      const own = pictures(folder);
      const to = join(emptyFolder(), 'picture.png');
      for (let i = 0; i < 300; i += 1) {
        await own.write(square(1 + (i % 4)), to);
        expect(isPng(readFileSync(to))).toBe(true);
      }
    } finally {
      await clearing.terminate();
    }
  });
});
