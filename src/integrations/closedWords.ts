import { closed } from '../components/closed.ts';
import { nearest } from '../paths/nearest.ts';

const TEXT = String.raw`(?:'[^'\\]*'|"[^"\\]*")`;
const BEFORE = new RegExp(String.raw`\.(\w+)\s*[!=]==?\s*(${TEXT})`, 'g');
const AFTER = new RegExp(String.raw`(${TEXT})\s*[!=]==?\s*[\w$]+(?:\??\.[\w$]+)*\.(\w+)(?![\w$.([])`, 'g');
const AMONG = new RegExp(
  String.raw`\[\s*((?:${TEXT}\s*,?\s*)+)\]\.includes\(\s*[\w$]+(?:\??\.[\w$]+)*\.(\w+)\s*\)`,
  'g',
);

/**
 * The Russian complaint about a function that compares a result with a word that it can never be (`one.moved === 'tolld'`):
 * it would be untrue of all data, and nobody would see why. Undefined where there is none. `code`: its source.
 */
export function closedWordComplaint(code: string, at: string): string | undefined {
  const pairs = [
    ...[...code.matchAll(BEFORE)].map(([, name, word]) => ({ name: name!, words: [word!] })),
    ...[...code.matchAll(AFTER)].map(([, word, name]) => ({ name: name!, words: [word!] })),
    ...[...code.matchAll(AMONG)].map(([, list, name]) => ({ name: name!, words: list!.match(new RegExp(TEXT, 'g'))! })),
  ];
  for (const { name, words } of pairs) {
    const known = closed.get(name);
    const wrong = known && words.map((word) => word.slice(1, -1)).find((word) => !known.includes(word));
    if (wrong === undefined) continue;
    const near = nearest(wrong, known!);
    return `${at}: величина «${name}» никогда не бывает «${wrong}»${near ? `; возможно, «${near}»` : ''}. Бывает: ${known!.join(', ')}.`;
  }
  return undefined;
}
