import { decimal } from '../format.ts';
import { engineWords } from './engineWords.ts';
import { figureEnds, figureKind } from './figureKind.ts';
import { isAbsentRow } from '../paths/absentRow.ts';
import { guard } from '../paths/guard.ts';
import { nearest } from '../paths/nearest.ts';
import { joinPath, namesIn, NotComputed, resolve, splitPath, step } from '../paths/resolve.ts';
import type { Placed } from './reference.ts';
import { intervalShown, isWordKind, shown, wordShown, type Shape } from './shown.ts';
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
const isLacking = (error: Error): boolean =>
  error instanceof Lacking || error instanceof NotComputed || isAbsentRow(error);

/**
 * The words of a figure in a sentence: «18,2 %», «10 000 клиентов», «от 17,5 до 19,0 %». Throws a Russian Error with
 * file and line on an unknown path or way of writing; a LackedFigure where it was not computed and has no `otherwise`.
 */
export function valueText(results: object, props: ValueProps): string {
  const asked: Asked = { results, props, at: props.at, name: nameOf(props.of) };
  refuseProps(asked);
  try {
    const value = combined(asked);
    if (value === null) throw new Lacking(asked.name);
    return written(value, kindAsked(value, asked), asked);
  } catch (error) {
    return instead(error as Error, asked);
  }
}

/** A figure that an author asks for. */
interface Asked {
  readonly results: object;
  readonly props: ValueProps;
  /** File and line. */
  readonly at: string;
  /** What complaints call it. */
  readonly name: string;
}

/** Throws where the properties alone are wrong, whatever the figure is. */
function refuseProps({ props, at }: Asked): void {
  if (props.as !== undefined && !valueKinds.includes(props.as)) throw unknownName('вида', props.as, valueKinds, at);
  if (props.unit !== undefined && !endKinds.includes(props.unit))
    throw unknownName('единицы', props.unit, endKinds, at);
  const digits = Number(props.digits ?? 0);
  if (!Number.isInteger(digits) || digits < 0 || digits > 12)
    throw new Error(`${at}: digits — сколько знаков после запятой, от 0 до 12, а не «${props.digits}».`);
  if (props.minus !== undefined && props.over !== undefined)
    throw new Error(`${at}: у <Value> и minus, и over: возьмите одно из двух.`);
}

/** How a figure is to be written: as the author says, else by its path. Throws where it is no figure of that unit. */
function kindAsked(value: unknown, { results, props, at, name }: Asked): ValueKind {
  const { of } = props;
  if (typeof of === 'function' && props.as === undefined && props.forms === undefined)
    throw new Error(
      `${at}: у <Value> с функцией назовите, как писать ответ: as="share", as="count" … Есть: ${valueKinds.join(', ')}.`,
    );
  const kind = props.as ?? (typeof of === 'string' ? figureKind(results, of, value) : 'number');
  if (kind === 'share' && isDifference(results, props))
    throw new Error(`${at}: «${name}» — разность долей, она пишется в процентных пунктах: as="points".`);
  const own = typeof of === 'string' && typeof value === 'number' ? figureEnds(results, of) : 'number';
  if (kind === 'share' && own === 'count' && !props.over)
    throw new Error(`${at}: «${name}» — число, а не доля: уберите as="share" или разделите: over="…".`);
  const other = props.over || props.minus ? undefined : otherUnit(own, kind);
  if (other !== undefined) throw new Error(`${at}: «${name}» — ${other}: уберите as="${kind}".`);
  return kind;
}

/** The author's words for a figure that was not computed; throws where there are none, and any other fault with its place. */
function instead(fault: Error, { props, at, name }: Asked): string {
  if (!isLacking(fault))
    throw fault.message.startsWith(at) ? fault : new Error(`${at}: ${engineWords(fault.message)}.`);
  if (props.otherwise !== undefined) return props.otherwise;
  const what = fault instanceof NotComputed ? fault.path : name;
  throw new LackedFigure(
    `${at}: «${what}» не вычислено (null); дайте слова на этот случай: <Value … otherwise="неизвестно" />.`,
  );
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

/** The figure, less or divided by the other one that is named; null where one of the two is, or by nought. */
function combined({ results, props, at, name }: Asked): unknown {
  const value = typeof props.of === 'function' ? props.of(guard(results, at)) : resolve(results, props.of, at);
  const other = props.minus ?? props.over;
  if (other === undefined || value === null) return value;
  const second = resolve(results, other, at);
  if (second === null) return null;
  if (typeof value !== 'number' || typeof second !== 'number')
    throw new Error(`${at}: minus и over сравнивают два числа, а «${name}» или «${other}» — не число.`);
  if (props.minus !== undefined) return value - second;
  return second === 0 ? null : value / second;
}

function written(value: unknown, kind: ValueKind, asked: Asked): string {
  const { results, props, at, name } = asked;
  const shape: Shape = {
    digits: props.digits === undefined ? undefined : Number(props.digits),
    sign: props.sign ?? false,
    abs: props.abs ?? false,
    forms: props.forms?.split('|').filter((form) => form.trim() !== ''),
  };
  if (kind === 'interval') {
    if (!isPair(value)) throw notPair(value, asked);
    if (!value.every((end) => Number.isFinite(end))) throw new Lacking(name);
    const unit = props.unit ?? (typeof props.of === 'string' ? figureEnds(results, props.of) : 'number');
    return intervalShown(value as readonly [number, number], unit, shape);
  }
  if (isWordKind(kind)) {
    if (typeof value !== 'string') throw notFitting(value, 'слово', asked);
    return wordShown(value, kind, props.column, results);
  }
  if (typeof value !== 'number') throw notFitting(value, 'число', asked);
  if (!Number.isFinite(value)) throw new Lacking(name);
  if ((props.forms !== undefined || props.as === 'count') && !Number.isInteger(value))
    throw new Error(
      `${at}: в «${name}» ${decimal(value)}, не целое: ${props.forms === undefined ? 'as="count"' : 'forms'} — для целых чисел.`,
    );
  return shown(value, kind, shape);
}

/** Two ends; of an interval that was not computed they are null. */
const isPair = (value: unknown): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2 && value.every((end) => end === null || typeof end === 'number');

/** A list that the author did not ask to be an interval lacks the rest of its path. */
function notPair(value: unknown, asked: Asked): Error {
  const { props, at, name } = asked;
  if (props.as !== undefined || !Array.isArray(value) || value.some((row) => typeof row === 'number'))
    return notFitting(value, 'пара чисел [от, до]', asked);
  return new Error(`${at}: в «${name}» не число, а список; допишите строку и поле, например «${inside(name, value)}».`);
}

/** The first path under a list that leads to a number. */
function inside(path: string, [first]: readonly unknown[]): string {
  const row = namesIn([first])[0] ?? '0';
  const field = namesIn(first).find((name) => typeof step(first, name) === 'number');
  return joinPath([...splitPath(path), row, ...(field === undefined ? [] : [field])]);
}

const notFitting = (value: unknown, wanted: string, { at, name }: Asked) =>
  new Error(
    typeof value === 'object' && !Array.isArray(value)
      ? `${at}: в «${name}» не ${wanted}, а несколько величин; допишите, какая из них нужна: ${namesIn(value).join(', ')}.`
      : `${at}: в «${name}» не ${wanted}; допишите путь или возьмите другой вид (as).`,
  );

/** Of a kind or a unit that there is not: the nearest, and all. `what`: in the genitive. */
function unknownName(what: string, given: string, known: readonly string[], at: string): Error {
  const near = nearest(given, known);
  return new Error(
    `${at}: у <Value> нет ${what} «${given}»${near ? `; возможно, «${near}»` : ''}. Есть: ${known.join(', ')}.`,
  );
}
