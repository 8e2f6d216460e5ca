import type { Position, Rate, Turn, TurnedRow } from './result.ts';

/** Where a rate surely stands by its interval against another rate; null where either is unknown. */
export function positionOf(rate: Pick<Rate, 'ci'> | null, against: number | null): Position | null {
  if (rate === null || rate.ci === null || against === null) return null;
  return rate.ci[1] < against ? 'below' : rate.ci[0] > against ? 'above' : 'same';
}

/**
 * Whether what is said of a group turns round where the informative column is known: 'reversed' from surely under
 * the rate of all clients to surely over it (or back), 'lost' from sure to not sure; null where it stands, and where
 * the group moved no further than the rate of all did (`bankKnown`: of all whose column is known).
 */
export function turnOf(all: Rate, known: Rate | null, bank: Rate, bankKnown: Rate | null): Turn | null {
  const [before, after] = [positionOf(all, bank.rate), positionOf(known, bank.rate)];
  if (before === null || after === null || before === 'same' || before === after) return null;
  if (movedWithAll(all, known!, bank, bankKnown)) return null;
  return after === 'same' ? 'lost' : 'reversed';
}

interface Row extends Rate {
  readonly value: string;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly known: Rate | null;
}

/**
 * The rows of all traits whose conclusion turns round among clients with a known informative column, the largest
 * change of the rate first. `bank` is the rate of all clients, `bankKnown` of all whose column is known.
 */
export function turnedRows(
  byColumn: Readonly<Record<string, readonly Row[]>>,
  bank: Rate,
  bankKnown: Rate | null,
): TurnedRow[] {
  return Object.entries(byColumn)
    .flatMap(([column, rows]) =>
      rows.flatMap((row, place): TurnedRow[] => {
        const turn = turnOf(row, row.known, bank, bankKnown);
        if (turn === null) return [];
        const { value, low, high, n, churned, rate, ci } = row;
        const known = row.known!;
        return [
          {
            id: `${column}=${value}`,
            column,
            value,
            // The ends of a quarter; the outer ones are open.
            low: place === 0 ? null : (low ?? null),
            high: place === rows.length - 1 ? null : (high ?? null),
            ...{ n, churned, rate, ci, known },
            unknownShare: (n - known.n) / n,
            turn,
            position: positionOf(row, bank.rate)!,
            positionKnown: positionOf(known, bank.rate)!,
            positionAmongKnown: positionOf(known, bankKnown?.rate ?? null),
          },
        ];
      }),
    )
    .sort((a, b) => change(b) - change(a));
}

/**
 * Whether the group's odds may have changed by what everybody's did: then nothing of the group is shown. By odds the answer is the same
 * of those who left as of those who stayed.
 */
function movedWithAll(row: Rate, known: Rate, bank: Rate, bankKnown: Rate | null): boolean {
  const after = bankKnown?.rate ?? null;
  if (row.rate === null || known.ci === null || bank.rate === null || after === null) return false;
  const [of, against] = [row.rate * after * (1 - bank.rate), (1 - row.rate) * (1 - after) * bank.rate];
  const expected = of / (of + against);
  return known.ci[0] <= expected && expected <= known.ci[1];
}

const change = ({ rate, known }: TurnedRow) => Math.abs(known.rate! - rate!);
