import { nullable } from '../paths/guard.ts';
import { isShareName, percentComplaint } from '../paths/shareName.ts';

/** The Russian complaint about a condition that means another thing than it says; undefined where none is seen. `code`: the source of the function. */
export function conditionComplaint(code: string, at: string): string | undefined {
  const bare = withoutTexts(code);
  return (
    chained(bare, at) ??
    decimalComma(bare, at) ??
    numberInQuotes(bare, code, at) ??
    percentThreshold(bare, at) ??
    shareOfCount(bare, at) ??
    nullSought(bare, code, at)
  );
}

/** Texts and comments hold no conditions: their places are left, their letters are not. */
export const withoutTexts = (code: string) =>
  code.replace(
    /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (text) => `${text[0]}${'_'.repeat(Math.max(0, text.length - 2))}${text.at(-1)}`,
  );

/** What may stand between two comparisons of their own, brackets apart. */
const SPLITS = /^(?:&&|\|\||\?\?|=>|[=!]==?|\?(?!\.)|[:,;{}]|\s(?:return|const|let|if)\b)/;
const COMPARES = /^(?:<=|>=|<(?!<)|>(?!>))/;

/** `a < b < c` is `(a < b) < c`: JavaScript compares true or false with c. */
function chained(code: string, at: string): string | undefined {
  const seen = [false];
  for (let i = 0; i < code.length;) {
    const rest = code.slice(i, i + 8);
    const split = SPLITS.exec(rest)?.[0];
    const compares = split === undefined ? COMPARES.exec(rest)?.[0] : undefined;
    const sign = code[i]!;
    if (split !== undefined) seen[seen.length - 1] = false;
    if ('([{'.includes(sign)) seen.push(false);
    else if (')]}'.includes(sign) && seen.length > 1) seen.pop();
    if (compares !== undefined) {
      if (seen.at(-1))
        return `${at}: в условии два сравнения подряд, a < x < b: второе сравнивает ответ первого, а не число. Пишите (r) => a < x && x < b.`;
      seen[seen.length - 1] = true;
    }
    i += (split ?? compares ?? sign).length;
  }
  return undefined;
}

/** `> 0,1` ends the condition at the comma, and its value is 1. */
function decimalComma(code: string, at: string): string | undefined {
  const found = /[<>=]\s*(-?\d+),(\d+)/.exec(code);
  return found === null
    ? undefined
    : `${at}: в условии стоит «${found[1]},${found[2]}»: десятичный знак здесь точка, ${found[1]}.${found[2]}.`;
}

/** JavaScript makes a number of `'0.1'` and none of `'0,1'`, of which every comparison is untrue. `bare`: the code without what its texts say. */
function numberInQuotes(bare: string, code: string, at: string): string | undefined {
  const compared = [
    ...bare.matchAll(/(?<!=)[<>]=?\s*(?<text>(['"`])_*\2)/dg),
    ...bare.matchAll(/(?<text>(['"`])_*\2)\s*[<>]/dg),
  ];
  const texts = compared.map(({ indices }) => code.slice(...indices!.groups!['text']!));
  const wrong = texts.find((text) => /^.\s*-?\d+(?:[.,]\d+)?\s*.$/.test(text));
  return wrong === undefined
    ? undefined
    : `${at}: в условии число сравнивается с текстом ${wrong}: пишите число без кавычек, ${wrong.slice(1, -1).trim().replace(',', '.')}.`;
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?![\d.]*\s*[*/+\w])`;
const CALLED = String.raw`\((?:[^()]|\([^()]*\))*\)`;
/** A level's name among them has letters of its own: «Рыбинск». */
const NAME = String.raw`[\p{L}\w$]+`;
const PATH = String.raw`${NAME}(?:\??\.${NAME}|\[[^\][]*\]|${CALLED})*\.(${NAME})`;
/** A path that is a part of a product, a quotient or a sum is not what is compared. */
const APART = String.raw`(?<![\p{L}\w$.)\]]\s*[*/+]\s*|[\p{L}\w$.])`;
const ALONE = String.raw`(?![\p{L}\w$.([]|\s*[*/+])`;
const BEFORE = new RegExp(String.raw`${APART}${PATH}\s*[<>]=?\s*(${NUMBER})`, 'gu');
const AFTER = new RegExp(String.raw`(?<![\w$.*/+]|[*/+]\s)(${NUMBER})\s*[<>]=?\s*${PATH}${ALONE}`, 'gu');

/** A share is 0 to 1: against 18 it is always less. */
function percentThreshold(code: string, at: string): string | undefined {
  const pairs = [
    ...[...code.matchAll(BEFORE)].map(([, name, number]) => ({ name: name!, number: number! })),
    ...[...code.matchAll(AFTER)].map(([, number, name]) => ({ name: name!, number: number! })),
  ];
  const [wrong] = pairs.flatMap(({ name, number }) => percentComplaint(name, Number(number)) ?? []);
  return wrong === undefined ? undefined : `${at}: ${wrong}.`;
}

const BOTH = new RegExp(String.raw`${APART}${PATH}\s*[<>]=?\s*${PATH}${ALONE}`, 'gu');
const isCount = (name: string) => /^(?:n|churned|retained)$/.test(name);

/** A share against a number of clients is true of any data. */
function shareOfCount(code: string, at: string): string | undefined {
  for (const [, left, right] of code.matchAll(BOTH)) {
    const [share, count] = isCount(right!) ? [left!, right!] : [right!, left!];
    if (isShareName(share) && isCount(count))
      return `${at}: «${share}» — доля от 0 до 1, а «${count}» — число клиентов: сравнивают величины одной единицы.`;
  }
  return undefined;
}

const STEP = String.raw`(?:\.(?<name>${NAME})|\[\s*(?<text>'_*'|"_*")\s*\]|\])`;
const IS_NULL = new RegExp(String.raw`${STEP}\s*===?\s*null\b`, 'gu');
const SOME_IS_NOT = new RegExp(String.raw`\.some\((?:[^()]|${CALLED})*?${STEP}\s*!==?\s*null\b`, 'gu');

/** A figure that was not computed makes the condition untrue where it is looked at: nothing behind `=== null` is ever asked, nor any row after the first null of `some`. */
function nullSought(bare: string, code: string, at: string): string | undefined {
  const nameIn = ({ 0: whole, index, groups }: RegExpExecArray) => {
    const text = groups!['text'];
    if (text === undefined) return groups!['name'] ?? '';
    const begin = index + whole.lastIndexOf(text) + 1;
    return code.slice(begin, begin + text.length - 2);
  };
  const found = (pattern: RegExp) => [...bare.matchAll(pattern)].find((match) => !nullable.has(nameIn(match)))?.[0];
  const sought = found(IS_NULL) ?? found(SOME_IS_NOT);
  if (sought === undefined) return undefined;
  return `${at}: в условии ищут null, а величина, которой нет, сама делает условие неверным: до строк после первой такой очередь не дойдёт. Спросите о величине, которая есть всегда.`;
}
