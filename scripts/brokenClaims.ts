import { OLD_STANDS } from './fault.ts';
import type { ClaimsMode } from './options.ts';
import { plural } from '../src/format.ts';
import { figureNow, type LedgerRow } from '../src/components/ledger.ts';

/**
 * Whether a build ends for these. A claim of the front page has no row: its words are the code's, no author can rewrite them, and
 * what stands instead is true of any file.
 */
export const endsBuild = (broken: readonly LedgerRow[], mode: ClaimsMode): boolean =>
  mode === 'fail' && broken.some(({ row }) => row !== null);

/** Every broken claim with its place, sentence, condition and the figures now, and what becomes of the site. */
export function describeBroken(broken: readonly LedgerRow[], mode: ClaimsMode): string {
  const words = plural(broken.length, ['утверждение неверно', 'утверждения неверны', 'утверждений неверны']);
  const head = `${broken.length} ${words} на этих данных:`;
  const end =
    mode === 'fail'
      ? `${OLD_STANDS} Перепишите фразы глав или их условия; с «--claims mark» сайт выйдет без них.`
      : 'Вместо них напечатаны слова из otherwise, а где их нет, фраза зачёркнута; список — на странице «Чем подтверждено».';
  return [head, ...broken.map(described), end].join('\n');
}

function described({ at, sentence, condition, reason, figures }: LedgerRow): string {
  const now = figures.map(figureNow).join('; ');
  const lines = [
    `  ${at}: «${sentence}»`,
    `    условие: ${condition}`,
    ...(reason === null ? [] : [`    почему: ${reason}`]),
    ...(now === '' ? [] : [`    сейчас: ${now}`]),
  ];
  return lines.join('\n');
}
