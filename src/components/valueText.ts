import { decimal } from '../format.ts';
import { engineWords } from './engineWords.ts';
import { figureEnds, figureKind } from './figureKind.ts';
import { isAbsentRow } from '../paths/absentRow.ts';
import { guard } from '../paths/guard.ts';
import { nearest } from '../paths/nearest.ts';
import { joinPath, namesIn, NotComputed, resolve, splitPath, step } from '../paths/resolve.ts';
import type { Placed } from './reference.ts';
import { intervalShown, shown, wordShown, type Shape, type WordKind } from './shown.ts';
import { endKinds, valueKinds, type EndKind, type ValueKind } from './valueKind.ts';

export interface ValueProps extends Placed {
  // An author's function may reach any figure; the guard checks every name at build time.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly of: string | ((results: any) => unknown);
  readonly as?: ValueKind;
  /** Unit of an interval's ends. */
  readonly unit?: EndKind;
  readonly digits?: number | string;
  readonly sign?: boolean;
  readonly abs?: boolean;
  readonly minus?: string;
  readonly over?: string;
  /** «клиент|клиента|клиентов». */
  readonly forms?: string;
  /** The column whose level `of` names. */
  readonly column?: string;
  readonly otherwise?: string;
}

/** The figure is null, or no number at all. */
class Lacking extends Error {}

/** A figure that was not computed, without words for that; its message is the author's. */
export class LackedFigure extends Error {}

/** A row that is absent lacks its figures, like one that could not be computed. */
const isLacking = (error: Error) => error instanceof Lacking || error instanceof NotComputed || isAbsentRow(error);

/**
 * The words of a figure in a sentence: «18,2 %», «10 000 клиентов», «от 17,5 до 19,0 %». Throws a Russian Error with
 * file and line on an unknown path or way of writing; a LackedFigure where it was not computed and has no `otherwise`.
 */
export function valueText(results: object, props: ValueProps): string {
  const at = props.at ?? 'глава';
  if (props.as !== undefined && !valueKinds.includes(props.as)) throw unknownKind(props.as, at);
  if (props.unit !== undefined && !endKinds.includes(props.unit)) throw unknownUnit(props.unit, at);
  const digits = Number(props.digits ?? 0);
  if (!Number.isInteger(digits) || digits < 0 || digits > 12)
    throw new Error(`${at}: digits — сколько знаков после запятой, от 0 до 12, а не «${props.digits}».`);
  const path = nameOf(props.of);
  if (props.minus !== undefined && props.over !== undefined)
    throw new Error(`${at}: у <Value> и minus, и over: возьмите одно из двух.`);
  try {
    const value = combined(results, props, at);
    if (value === null) throw new Lacking(path);
    if (typeof props.of === 'function' && props.as === undefined && props.forms === undefined)
      throw new Error(
        `${at}: у <Value> с функцией назовите, как писать ответ: as="share", as="count" … Есть: ${valueKinds.join(', ')}.`,
      );
    const kind = props.as ?? (typeof props.of === 'string' ? figureKind(results, props.of, value) : 'number');
    if (kind === 'share' && isDifference(results, props))
      throw new Error(`${at}: «${path}» — разность долей, она пишется в процентных пунктах: as="points".`);
    const own = typeof props.of === 'string' && typeof value === 'number' ? figureEnds(results, props.of) : 'number';
    if (kind === 'share' && own === 'count' && !props.over)
      throw new Error(`${at}: «${path}» — число, а не доля: уберите as="share" или разделите: over="…".`);
    const other = props.over || props.minus ? undefined : otherUnit(own, kind);
    if (other !== undefined) throw new Error(`${at}: «${path}» — ${other}: уберите as="${kind}".`);
    return written(value, kind, props, path, at, results);
  } catch (error) {
    const fault = error as Error;
    if (!isLacking(fault)) {
      const { message } = fault as Error;
      throw message.startsWith(at) ? fault : new Error(`${at}: ${engineWords(message)}.`);
    }
    if (props.otherwise !== undefined) return props.otherwise;
    const what = fault instanceof NotComputed ? fault.path : path;
    throw new LackedFigure(
      `${at}: «${what}» не вычислено (null); дайте слова на этот случай: <Value … otherwise="неизвестно" />.`,
    );
  }
}

const LONGEST_NAME = 80;

/** What a complaint calls the figure: its path, or what the author's function gives: «r.metric.quartiles[3].totalShare». */
function nameOf(of: ValueProps['of']): string {
  if (typeof of === 'string') return of;
  const body = String(of)
    .replace(/\s+/g, ' ')
    .replace(/^\(?\w+\)? ?=> ?/, '');
  return body.length > LONGEST_NAME ? `${body.slice(0, LONGEST_NAME)}…` : body;
}

/** What a figure of a unit is; a number without one may be written in any way. */
const units: Partial<Record<ValueKind, string>> = {
  count: 'число клиентов или строк',
  share: 'доля',
  points: 'разность долей',
  money: 'рубли',
  years: 'годы',
};

/** «доля, а не рубли»: 0.18 of the clients is not 0 roubles; undefined where a figure of the unit `own` may be written so. */
function otherUnit(own: ValueKind, kind: ValueKind): string | undefined {
  const [is, not] = [units[own], units[kind]];
  // That a share is no whole number is told by itself.
  return is === undefined || not === undefined || own === kind || kind === 'count' ? undefined : `${is}, а не ${not}`;
}

/** A difference of two shares is no per cent of anything. */
const isDifference = (results: object, { of, minus }: ValueProps) =>
  minus !== undefined || (typeof of === 'string' && figureEnds(results, of) === 'points');

function combined(results: object, props: ValueProps, at: string): unknown {
  const value = typeof props.of === 'function' ? props.of(guard(results, at)) : resolve(results, props.of, at);
  const other = props.minus ?? props.over;
  if (other === undefined || value === null) return value;
  const second = resolve(results, other, at);
  if (second === null) return null;
  if (typeof value !== 'number' || typeof second !== 'number')
    throw new Error(`${at}: minus и over сравнивают два числа, а «${nameOf(props.of)}» или «${other}» — не число.`);
  if (props.minus !== undefined) return value - second;
  return second === 0 ? null : value / second;
}

function written(value: unknown, kind: ValueKind, props: ValueProps, path: string, at: string, results: object) {
  const shape: Shape = {
    digits: props.digits === undefined ? undefined : Number(props.digits),
    sign: props.sign ?? false,
    abs: props.abs ?? false,
    forms: props.forms?.split('|').filter((form) => form.trim() !== ''),
  };
  if (kind === 'interval') {
    if (!isPair(value)) throw notPair(value, path, props, at);
    if (!value.every((end) => Number.isFinite(end))) throw new Lacking(path);
    const unit = props.unit ?? (typeof props.of === 'string' ? figureEnds(results, props.of) : 'number');
    return intervalShown(value as readonly [number, number], unit, shape);
  }
  if (['label', 'trait', 'level', 'segment', 'title', 'text'].includes(kind)) {
    if (typeof value !== 'string') throw notFitting(path, value, 'слово', at);
    return wordShown(value, kind as WordKind, props.column, results);
  }
  if (typeof value !== 'number') throw notFitting(path, value, 'число', at);
  if (!Number.isFinite(value)) throw new Lacking(path);
  if ((props.forms !== undefined || props.as === 'count') && !Number.isInteger(value))
    throw new Error(
      `${at}: в «${path}» ${decimal(value)}, не целое: ${props.forms === undefined ? 'as="count"' : 'forms'} — для целых чисел.`,
    );
  return shown(value, kind as Exclude<ValueKind, 'interval' | WordKind>, shape);
}

/** Two ends; of an interval that was not computed they are null. */
const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2 && value.every((end) => end === null || typeof end === 'number');

/** A list that the author did not ask to be an interval lacks the rest of its path. */
function notPair(value: unknown, path: string, props: ValueProps, at: string): Error {
  if (props.as !== undefined || !Array.isArray(value) || value.some((row) => typeof row === 'number'))
    return notFitting(path, value, 'пара чисел [от, до]', at);
  return new Error(`${at}: в «${path}» не число, а список; допишите строку и поле, например «${inside(path, value)}».`);
}

/** The first path under a list that leads to a number. */
function inside(path: string, [first]: readonly unknown[]): string {
  const row = namesIn([first])[0] ?? '0';
  const field = namesIn(first).find((name) => typeof step(first, name) === 'number');
  return joinPath([...splitPath(path), row, ...(field === undefined ? [] : [field])]);
}

const notFitting = (path: string, value: unknown, wanted: string, at: string) =>
  new Error(
    typeof value === 'object' && !Array.isArray(value)
      ? `${at}: в «${path}» не ${wanted}, а несколько величин; допишите, какая из них нужна: ${namesIn(value).join(', ')}.`
      : `${at}: в «${path}» не ${wanted}; допишите путь или возьмите другой вид (as).`,
  );

function unknownUnit(unit: string, at: string): Error {
  const near = nearest(unit, endKinds);
  return new Error(
    `${at}: у <Value> нет единицы «${unit}»${near ? `; возможно, «${near}»` : ''}. Есть: ${endKinds.join(', ')}.`,
  );
}

function unknownKind(kind: string, at: string): Error {
  const near = nearest(kind, valueKinds);
  return new Error(
    `${at}: у <Value> нет вида «${kind}»${near ? `; возможно, «${near}»` : ''}. Есть: ${valueKinds.join(', ')}.`,
  );
}
