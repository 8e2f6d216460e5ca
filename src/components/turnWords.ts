import type { Position, Rate, TurnedRow } from '../analysis/result.ts';
import { columnLabel, levelLabel } from '../charts/levels.ts';
import { informativeWords } from '../dataset/levelWords.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { share, shareAfter, tick } from '../format.ts';

const against: Readonly<Record<Position, string>> = {
  below: 'реже, чем в целом',
  same: 'от общей доли не отличить',
  above: 'чаще, чем в целом',
};
const amongKnown: Readonly<Record<Position, string>> = {
  below: 'группа ниже неё',
  same: 'группу от неё не отличить',
  above: 'группа выше неё',
};

const verdicts: Readonly<Record<TurnedRow['turn'], string>> = {
  reversed: 'вывод перевернулся',
  lost: 'вывод пропал',
};

/** «Баллы собственности: 0», «Возраст: больше 40, до 51». */
export function turnedName({ column, value, low, high }: TurnedRow, schema: DataSchema): string {
  const label = columnLabel(schema, column);
  if (low === null && high === null) return `${label}: ${levelLabel(schema, column, value)}`;
  const written = (x: number) => tick(x, columnOf(schema, column).unit);
  const ends = [low === null ? '' : `больше ${written(low)}`, high === null ? '' : `до ${written(high)}`];
  return `${label}: ${ends.filter(Boolean).join(', ')}`;
}

/** What is said of the group among all clients, and what becomes of it where the informative column is known. */
export function turnedWords(row: TurnedRow, bank: Rate, bankKnown: Rate | null, schema: DataSchema): string {
  const { known, missing } = informativeWords(schema);
  const positionAmong = bankKnown === null ? null : row.positionAmongKnown;
  // The group stands on its side of its like: what turned is only the rate of all that it was held against.
  const stands = positionAmong === row.position;
  const isLostAmong = row.turn === 'reversed' && positionAmong === 'same';
  const verdict = stands || isLostAmong ? ', но и общая доля там другая' : `: ${verdicts[row.turn]}`;
  const among = () => {
    if (positionAmong === null || bankKnown === null) return '';
    const outcome = stands ? ', как и была' : isLostAmong ? ': вывод пропал' : '';
    return ` Если и общую долю взять там, где ${known} (${share(bankKnown.rate)}), ${amongKnown[positionAmong]}${outcome}.`;
  };
  return (
    `Ушли ${share(row.rate)} — ${against[row.position]} (${share(bank.rate)}). ` +
    `Там, где ${known}, ушли ${share(row.known.rate)} — ${against[row.positionKnown]}${verdict}. ` +
    `В этой группе ${missing} ${shareAfter('у', row.unknownShare)}.${among()}`
  );
}
