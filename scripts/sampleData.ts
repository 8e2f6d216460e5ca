import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { argumentsOrExit } from './argumentsOrExit.ts';
import parameters from './sampleParameters.json' with { type: 'json' };
import { randomOf } from '../src/analysis/randomOf.ts';

// npm run sample-data: makes data/bank_scrooge.csv, clients who do not exist, from the aggregates in
// sampleParameters.json. The same seed gives the same bytes.

const SEED = 1;
const ROUNDS = 60;
/** What an unlisted combination of a margin gets: its counts were too small to be stated. */
const UNLISTED = 0.5;

const random = randomOf(SEED);

/** A standard normal number as a sum of twelve even ones: no logarithm, so the same bits on every machine. */
const normal = () => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6);

function shuffle<T>(items: T[]): T[] {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

type Dimension = keyof typeof parameters.levels;
type Cell = Record<Dimension, string>;
interface Client extends Cell {
  id: number;
  years: number | null;
  points: number;
  owned: number;
  churn: 0 | 1;
  score: number;
  money: number | null;
  salary: number;
}

const dimensions = Object.keys(parameters.levels) as Dimension[];
const cells = dimensions.reduce<Cell[]>(
  (made, name) => made.flatMap((cell) => parameters.levels[name].map((level) => ({ ...cell, [name]: level }))),
  [{} as Cell],
);

/** Weights of all combinations that agree with every stated margin (iterative proportional fitting). */
function fit(): Float64Array {
  const weights = new Float64Array(cells.length).fill(parameters.rows / cells.length);
  const margins = parameters.margins.map(({ of, cells: stated }) => {
    const keys = cells.map((cell) => of.map((name) => cell[name as Dimension]).join('|'));
    const names = [...new Set(keys)];
    const counts = names.map((name) => (stated as Partial<Record<string, number>>)[name] ?? UNLISTED);
    const total = counts.reduce((a, b) => a + b, 0);
    return {
      place: Int32Array.from(keys, (key) => names.indexOf(key)),
      counts: counts.map((c) => (c * parameters.rows) / total),
    };
  });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { place, counts } of margins) {
      const sums = new Float64Array(counts.length);
      place.forEach((at, i) => (sums[at]! += weights[i]!));
      place.forEach((at, i) => (weights[i]! *= sums[at] === 0 ? 0 : counts[at]! / sums[at]!));
    }
  return weights;
}

/** One client for each whole step of the running sum of the weights. */
function drawCells(): Cell[] {
  const weights = fit();
  const total = weights.reduce((a, b) => a + b, 0);
  const drawn: Cell[] = [];
  let running = 0;
  shuffle(cells.map((_, i) => i)).forEach((i) => {
    running += (weights[i]! / total) * parameters.rows;
    while (drawn.length + 0.5 < running && drawn.length < parameters.rows) drawn.push(cells[i]!);
  });
  return drawn;
}

function pick(counts: Readonly<Record<string, number>>): number {
  let left = random() * Object.values(counts).reduce((a, b) => a + b, 0);
  for (const [value, n] of Object.entries(counts)) if ((left -= n) < 0) return Number(value);
  return Number(Object.keys(counts).at(-1));
}

interface Ladder {
  readonly at: readonly number[];
  readonly values: readonly number[];
  readonly meanAbove: number;
}

/** The value at a rank 0–1 on a ladder of quantiles, evenly between its rungs; past the last, evenly about the mean there. */
function climb({ at, values, meanAbove }: Ladder, u: number, floor: number): number {
  const i = at.findIndex((rung) => u < rung);
  if (i === 0) return floor + (values[0]! - floor) * (u / at[0]!);
  const last = values.at(-1)!;
  if (i < 0) return last + 2 * (meanAbove - last) * ((u - at.at(-1)!) / (1 - at.at(-1)!));
  return values[i - 1]! + (values[i]! - values[i - 1]!) * ((u - at[i - 1]!) / (at[i]! - at[i - 1]!));
}

/** Gives every client a value: ranked inside its group by traits and chance, then read off the group's ladder. */
function rankOnto(
  clients: readonly Client[],
  name: 'score' | 'balance' | 'salary',
  floor: number,
  put: (client: Client, value: number) => void,
) {
  const latent = new Map<Client, number>();
  for (const client of clients) {
    const side = client.group === 'unknown' ? parameters.latent.unknown : parameters.latent.known;
    const model = (side as Record<string, { residual: number; terms: Record<string, number> }>)[name];
    if (!model) continue;
    const earlier = latents.get(client) ?? {};
    const traits = dimensions.reduce((sum, d) => sum + (model.terms[`${d}=${client[d]}`] ?? 0), 0);
    const chained = Object.entries(earlier).reduce((sum, [other, value]) => sum + (model.terms[other] ?? 0) * value, 0);
    latent.set(client, traits + chained + model.residual * normal());
    latents.set(client, { ...earlier, [name]: latent.get(client)! });
  }
  const ladders = parameters.ladders[name] as Record<string, Ladder>;
  for (const group of parameters.levels.group) {
    const ladder = ladders[group];
    if (!ladder) continue;
    const ranked = [...latent].filter(([client]) => client.group === group).sort((a, b) => a[1] - b[1]);
    ranked.forEach(([client], i) => put(client, climb(ladder, (i + 0.5) / ranked.length, floor)));
  }
}

/** The standing of each client on the columns made so far: a later column leans on an earlier one. */
const latents = new Map<Client, Record<string, number>>();
const clients = shuffle(
  drawCells().map((cell): Client => {
    return {
      ...cell,
      id: 0,
      years: pick(parameters.ages[cell.age as keyof typeof parameters.ages]),
      points: cell.equity === '6' ? pick(parameters.equity6) : Number(cell.equity),
      owned: cell.products === '4' ? pick(parameters.products4) : Number(cell.products),
      churn: cell.group === 'churned' ? 1 : 0,
      score: 0,
      money: null,
      salary: 0,
    };
  }),
);

rankOnto(clients, 'score', 640, (client, value) => (client.score = Math.min(1000, Math.round(value))));
rankOnto(clients, 'balance', 100, (client, value) => (client.money = Math.round(value * 100) / 100));
rankOnto(clients, 'salary', 3000, (client, value) => (client.salary = Math.round(value * 100) / 100));

const unknown = clients.filter((client) => client.group === 'unknown');
for (const client of unknown.slice(0, Math.round(unknown.length * parameters.churnOfUnknown))) client.churn = 1;
for (const client of clients.filter((c) => c.churn === 0 && c.group === 'stayed').slice(0, parameters.missingAges))
  client.years = null;

/** Ids: distinct numbers, but for the repeated ones, which an unlike client of Рыбинск and of Ярославль share. */
const [least, most] = parameters.idRange as [number, number];
const ids = shuffle(Array.from({ length: most - least }, (_, i) => least + i));
clients.forEach((client, i) => (client.id = ids[i]!));
const leaving = Math.round(parameters.repeatedIds * parameters.churnOfRepeatedIds);
const half = (city: string) => {
  const here = clients.filter((client) => client.city === city);
  const left = here.filter((client) => client.churn === 1).slice(0, leaving);
  return shuffle([...left, ...here.filter((client) => client.churn === 0).slice(0, parameters.repeatedIds - leaving)]);
};
const other = half('Рыбинск');
half('Ярославль').forEach((client, i) => (client.id = other[i]!.id));

const tenth = (value: number | null) => (value === null ? '' : value.toFixed(1));
const kopecks = (value: number | null) => (value === null ? '' : String(value));
const lines = clients.map((c) =>
  [
    c.id,
    tenth(c.score),
    c.city,
    c.gender,
    tenth(c.years),
    c.points,
    kopecks(c.money),
    c.owned,
    c.card,
    c.activity,
    kopecks(c.salary),
    c.churn,
  ].join(','),
);
const header = 'USERID,score,city,gender,age,equity,balance,products,credit_card,last_activity,EST_SALARY,churn';
const { positionals } = argumentsOrExit(() => parseArgs({ allowPositionals: true }), 'нет; может стоять путь файла');
const out = positionals[0] ?? join(import.meta.dirname, '..', 'data', 'bank_scrooge.csv');
writeFileSync(out, [header, ...lines, ''].join('\n'));
