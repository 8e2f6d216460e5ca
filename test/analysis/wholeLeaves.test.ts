import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { bank, few, of } from './wholeBank.ts';

const fewer = { ...few, numRuns: 4 };

/** What asks the hash of number and city: folds, halves of the search, the order of k-means. */
const hashed = /^(correlations\.(logistic\.aucCrossValidated|tree)|clusters|foundSegments|foundOffers)\b/;

/** Every figure and word of a result under its path; an element of an array under its name, where each has one of its own. */
function leaves(value: unknown, path = '', found = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return found.set(path, value);
  const entries = Object.entries(value);
  const names = Array.isArray(value) ? value.map(nameOf) : entries.map(([key]) => key);
  const isNamed = names.every((name) => name !== null) && new Set(names).size === names.length;
  entries.forEach(([key, one], i) => leaves(one, `${path}${path && '.'}${isNamed ? names[i] : key}`, found));
  return found;
}

function nameOf(one: unknown): string | null {
  if (typeof one !== 'object' || one === null) return null;
  const { id, column, value, term, levels } = one as Record<string, unknown>;
  const name = id ?? term ?? ([column, value].filter((part) => part !== undefined).join('=') || levels);
  return name === undefined ? null : String(name);
}

/** Leaves that are not the same, to 1e-7, but those that `may` be so. */
function moved(a: Results, b: Results, may: (path: string, x: unknown, y: unknown) => boolean): string[] {
  const [before, after] = [leaves(a), leaves(b)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [x, y] = [before.get(path), after.get(path)];
    return x === y || near(x, y) || may(path, x, y) ? [] : [`${path}: ${String(x)}, ${String(y)}`];
  });
}

const near = (x: unknown, y: unknown): boolean =>
  typeof x === 'number' && typeof y === 'number' && Math.abs(x - y) <= 1e-7 * Math.max(1e-3, Math.abs(x));

describe('each leaf of the whole report', () => {
  it('stays where clients get other numbers, but for what asks the hash', () => {
    fc.assert(
      fc.property(bank, fc.integer({ min: 1, max: 999 }), (clients, turn) => {
        const other = clients.map((one, i) => ({ ...one, userid: 5000 + ((i * 1009 + turn) % 1000) }));
        expect(moved(of(clients), of(other), (path) => hashed.test(path)).slice(0, 10)).toEqual([]);
      }),
      fewer,
    );
  });

  it('follows its city where cities change names, but for what asks the hash', () => {
    const named: Record<string, string> = { Ярославль: 'Рыбинск', Рыбинск: 'Ростов', Ростов: 'Ярославль' };
    const renamed = (text: string) => text.replace(/Ярославль|Рыбинск|Ростов/g, (name) => named[name]!);
    fc.assert(
      fc.property(bank, (clients) => {
        const other = clients.map((one) => ({ ...one, city: renamed(String(one['city'])) }));
        const followed = JSON.parse(renamed(JSON.stringify(of(clients)))) as Results;
        expect(moved(followed, of(other), (path) => hashed.test(path)).slice(0, 10)).toEqual([]);
      }),
      fewer,
    );
  });

  it('stays where the score is told from another nought, the tree, the search and the clusters too', () => {
    // The constant of the model is the odds at nought; fixed bins stand where they stood.
    const own = /^(correlations\.logistic\.terms\.const|eda\.fixedBins\.score)\b/;
    fc.assert(
      fc.property(bank, (clients) => {
        const other = clients.map((one) => ({ ...one, score: Number(one['score']) - 64 }));
        const may = (path: string, x: unknown, y: unknown) => own.test(path) || near(Number(x) - 64, y);
        expect(moved(of(clients), of(other), may).slice(0, 10)).toEqual([]);
      }),
      fewer,
    );
  });
});
