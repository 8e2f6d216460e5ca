import { textWidth } from './theme.ts';

/** A short word does not end a line. */
const SHORT = /(?:^|\s)(?:а|в|во|до|за|и|из|к|на|не|ни|о|об|от|по|с|со|у|без|вне|для|под|при)$/iu;
/** A number stays with the word that it counts. */
const COUNTS = /(?:^|\s)\d+$/u;

/** Words of a label that stay together: «до 50 лет», «с картой». */
function together(text: string, letters: number): readonly string[] {
  const parts: string[] = [];
  for (const word of text.split(' ')) {
    const last = parts.at(-1);
    const isHeld = last !== undefined && (SHORT.test(last) || (COUNTS.test(last) && !SHORT.test(word)));
    if (isHeld && `${last} ${word}`.length <= letters) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word);
  }
  return parts;
}

/** «Пермь − Екатеринбург» longer than half a line may part after its minus; a shorter difference is read at once. */
const parted = (part: string, letters: number): readonly string[] =>
  part.length > letters / 2 ? part.split(/(?<=−)\u00a0/u) : [part];

/** Breaks a label into lines of about `letters`, between words only; a short word or a number does not end one. */
export function wrap(text: string, letters: number): string {
  const lines: string[] = [];
  for (const part of together(text, letters).flatMap((one) => parted(one, letters))) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : `${last}${last.endsWith('−') ? '\u00a0' : ' '}${part}`;
    if (last !== undefined && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.join('\n');
}

/** Width of the widest line. */
export const linesWidth = (text: string) => Math.max(...text.split('\n').map((line) => textWidth(line)));
