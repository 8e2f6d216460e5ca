import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { noArguments } from './argumentsOrExit.ts';

// npm run fonts: Golos Text cut down to the letters and signs of a Russian report, weights 400–700.
noArguments();
const root = join(import.meta.dirname, '..');
const from = join(root, 'node_modules/@fontsource-variable/golos-text/files');
const to = join(root, 'src/styles/fonts');

const range = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

/** The family's files are cut by alphabet; each keeps what a report may need. The rouble sign is in latin-ext alone. */
const parts = {
  cyrillic: `${range(0x410, 0x44f)}ЁёІі№`,
  latin: `${range(0x20, 0x7e)}\u00a0§«»°±·×÷–—‘’“”„‹›…−↑↓`,
  'latin-ext': '₽',
};

/**
 * The same TrueType font calling itself by its weight, by which it is looked for. The program that draws pictures takes
 * a letter that one file lacks from any other that has something in common with it, so the heavy files call
 * themselves wide and slanted too (`drawable` of src/integrations/figurePng.ts asks for them so).
 */
function weighed(font: Buffer, weight: number): Buffer {
  const marked = Buffer.from(font);
  for (let at = 12; at < 12 + 16 * marked.readUInt16BE(4); at += 16) {
    if (marked.toString('latin1', at, at + 4) !== 'OS/2') continue;
    const table = marked.readUInt32BE(at + 8);
    const [usWeightClass, usWidthClass, fsSelection] = [table + 4, table + 6, table + 62];
    marked.writeUInt16BE(weight, usWeightClass);
    if (weight === 400) continue;
    marked.writeUInt16BE(7, usWidthClass);
    marked.writeUInt16BE(marked.readUInt16BE(fsSelection) | 1, fsSelection);
  }
  return marked;
}

mkdirSync(join(to, 'static'), { recursive: true });
for (const [name, letters] of Object.entries(parts)) {
  const font = readFileSync(join(from, `golos-text-${name}-wght-normal.woff2`));
  const cut = await subsetFont(font, letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700, default: 400 } },
  });
  writeFileSync(join(to, `golos-${name}.woff2`), cut);
  // Pictures of figures are drawn by a program that knows neither woff2 nor variable weights.
  for (const weight of [400, 650])
    writeFileSync(
      join(to, 'static', `golos-${name}-${weight}.ttf`),
      weighed(await subsetFont(font, letters, { targetFormat: 'truetype', variationAxes: { wght: weight } }), weight),
    );
  console.log(`${name}: ${font.length} → ${cut.length} bytes`);
}
