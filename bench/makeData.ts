import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { randomOf } from '../src/analysis/randomOf.ts';

/**
 * Writes a file of so many clients: rows of the shipped sample drawn with a seed, each with an id of its own, balance
 * and salary moved by up to a tenth, score and age by a step. The same bytes at every run.
 */
export async function makeData(file: string, rows: number): Promise<void> {
  const [header, ...lines] = readFileSync(join(import.meta.dirname, '..', 'data', 'bank_scrooge.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const cells = lines.map((line) => line.split(','));
  const names = header!.split(',');
  const at = (name: string) => names.indexOf(name);
  const [id, balance, salary, score, age] = ['USERID', 'balance', 'EST_SALARY', 'score', 'age'].map(at) as number[];
  const random = randomOf(rows);
  const moved = (text: string) => (text === '' ? '' : (Number(text) * (0.9 + 0.2 * random())).toFixed(2));
  const stepped = (text: string, low: number, high: number) =>
    text === '' ? '' : `${Math.min(high, Math.max(low, Number(text) + Math.floor(random() * 3) - 1))}.0`;
  const out = createWriteStream(file);
  let piece = `${header}\n`;
  for (let i = 0; i < rows; i += 1) {
    const row = [...cells[Math.floor(random() * cells.length)]!];
    row[id!] = String(100_000 + i);
    row[balance!] = moved(row[balance!]!);
    row[salary!] = moved(row[salary!]!);
    row[score!] = stepped(row[score!]!, 0, 1000);
    row[age!] = stepped(row[age!]!, 18, 90);
    piece += `${row.join(',')}\n`;
    if (piece.length > 1 << 20) {
      if (!out.write(piece)) await once(out, 'drain');
      piece = '';
    }
  }
  out.end(piece);
  await once(out, 'finish');
}
