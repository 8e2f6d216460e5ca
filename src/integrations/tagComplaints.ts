import { branches } from '../components/choice.ts';
import { reference } from '../components/reference.ts';
import { withoutTexts } from './conditionComplaints.ts';
import { nearest } from '../paths/nearest.ts';
import { strayLetters } from '../paths/strayLetters.ts';
import { marked, path, tag } from '../schemas/text.ts';

const quoted = (names: readonly string[]) => names.map((name) => `«${name}»`).join(', ');

/**
 * The Russian complaint about an author's tag: a component that there is not, a mistyped, needless or lacking prop;
 * undefined where it is right. `atProp`: where one of its props stands.
 */
export function complaint(
  name: string,
  props: readonly string[],
  at: string,
  atProp: (prop: string) => string = () => at,
): string | undefined {
  const known = reference[name];
  if (!known) {
    const names = Object.keys(reference);
    const near = nearest(name, names) ?? [name.toLowerCase()].find((tag) => plain.has(tag));
    return `${at}: нет компонента <${name}>${near ? `; возможно, <${near}>` : ''}.${strayLetters(name)} Есть: ${names.join(', ')}.`;
  }
  const twice = props.find((prop, i) => props.indexOf(prop) !== i);
  if (twice !== undefined) return `${atProp(twice)}: у <${name}> свойство «${twice}» написано дважды: оставьте одно.`;
  const allowed = Object.keys(known.props);
  const strange = props.find((prop) => !allowed.includes(prop) && prop !== 'slot');
  if (strange !== undefined) {
    const near = nearest(strange, allowed);
    return `${atProp(strange)}: у <${name}> нет свойства «${strange}»${near ? `; возможно, «${near}»` : ''}.${strayLetters(strange, allowed)} ${
      allowed.length > 0 ? `Есть: ${allowed.join(', ')}.` : 'Свойств у него нет.'
    }`;
  }
  const lacking = known.required.filter((prop) => !props.includes(prop));
  if (lacking.length > 0)
    return `${at}: у <${name}> не хватает ${lacking.length > 1 ? 'свойств' : 'свойства'} ${quoted(lacking)}. Например: ${known.example}`;
  return undefined;
}

/**
 * The Russian complaint about the part `slot` of a component, at its own place: a name that there is not, whose words nobody would see, or one
 * inside a paragraph (`inParagraph`), whose words would stand in the sentence itself.
 */
export function slotComplaint(name: string, slot: string, inParagraph: boolean, at: string): string | undefined {
  const slots = reference[name]?.slots ?? [];
  if (!slots.includes(slot)) {
    const near = nearest(slot, slots);
    const known = slots.length > 0 ? `Есть: ${slots.join(', ')}.` : 'Частей у него нет.';
    return `${at}: у <${name}> нет части slot="${slot}"${near ? `; возможно, «${near}»` : ''}. ${known}`;
  }
  return inParagraph
    ? `${at}: часть slot="${slot}" стоит внутри абзаца и попала бы в его текст: отделите её от слов <${name}> пустой строкой.`
    : undefined;
}

/** The Russian complaint about a component without the words that it is for, or with words that nobody would see. `hasWords`: beside its parts. */
export function wordsComplaint(name: string, hasWords: boolean, at: string): string | undefined {
  const known = reference[name];
  if (known === undefined) return undefined;
  const { words, slots, example } = known;
  if (hasWords && words === undefined)
    return `${at}: текст между тегами <${name}> никто не увидит: ${slots === undefined ? 'уберите его' : `слова пишут в ${slots.join(', ')}`}.`;
  return !hasWords && words === 'needed'
    ? `${at}: между тегами <${name}> пусто: допишите слова или уберите тег. Например: ${example}`
    : undefined;
}

/** What an author may put into braces of a property: a function, a number, a text, yes or no. */
const plainValue =
  /^\s*((\([^)]*\)|[\w$]+)\s*=>[\s\S]*|function\b[\s\S]*|-?[\d.]+|true|false|'[^']*'|"[^"]*"|`[^`$]*`)\s*$/;

/** What a function of results may not ask: the answer would be another at the next build of the same data. */
const worldly =
  /(?<![\w$.])(?:Math\.random\b|new\s+Date\b|Date\s*[.(]|Intl\s*\.|(?:process|globalThis|performance|crypto)\s*[.[]|(?:fetch|setTimeout|eval)\s*\()/;

/** The Russian complaint about a value in braces: a name in it that there is not would fail without file and line. */
export function valueComplaint(name: string, prop: string, code: string, at: string): string | undefined {
  const asked = /=>|function\b/.test(code) ? worldly.exec(withoutTexts(code))?.[0] : undefined;
  if (asked !== undefined)
    return `${at}: у <${name}> функция ${prop} спрашивает ${asked.replace(/\s*[.([]$/, '')}: отчёт зависит только от данных, и спрашивать можно только r — результаты.`;
  const isAsked = ['holds', 'of'].includes(prop);
  if (plainValue.test(code) && !(isAsked && /^\s*(?:-?[\d.]+|true|false)\s*$/.test(code))) return undefined;
  const isPath = prop === 'of' && /^\s*[\p{L}_][\p{L}\w]*(?:\.[\p{L}\w]+)+\s*$/u.test(code);
  const remedy = isPath
    ? `пишите путь в кавычках: of="${code.trim().replace(/^r\./, '')}"`
    : isAsked
      ? `пишите функцию: ${prop}={(r) => …}, где r — результаты`
      : 'в скобках может стоять число, строка в кавычках или true';
  return `${at}: у <${name}> значение ${prop}={${code.trim().slice(0, 60)}} не считается: ${remedy}.`;
}

/** Properties whose words a reader sees. */
const spoken: ReadonlySet<string> = new Set([...branches, 'otherwise', 'note', 'subtitle', 'title', 'caption', 'name']);

/** The Russian complaint about a tag, a path or a mark of Markdown in the words of a property, where it would be printed as it was typed; undefined where there is none. */
export function spokenComplaint(name: string, prop: string, words: string, at: string): string | undefined {
  const [typed] = spoken.has(prop) ? (tag.exec(words) ?? path.exec(words) ?? marked.exec(words) ?? []) : [];
  const isSlot = reference[name]?.slots?.includes(prop);
  return (
    typed &&
    `${at}: у <${name}> «${typed}» в свойстве ${prop} напечаталось бы как есть: ${isSlot ? `пишите <Fragment slot="${prop}">слова с <Value of="…" /></Fragment>` : 'скажите без него'}.`
  );
}

/** Properties that take a path of the results. */
const asking: readonly string[] = ['of', 'holds', 'minus', 'over', 'test'];

/** The Russian complaint about a function or its `r` where a path stands in quotation marks; undefined where there is none. */
export function pathComplaint(name: string, prop: string, written: string, at: string): string | undefined {
  if (!asking.includes(prop)) return undefined;
  if (/=>|[<>]=?\s*[\d\w]|[=!]==/.test(written))
    return ['of', 'holds'].includes(prop)
      ? `${at}: у <${name}> в кавычках ${prop}="…" стоит условие или функция: пишите их в фигурных скобках, ${prop}={(r) => …}.`
      : `${at}: у <${name}> ${prop} — путь результата, а не функция.`;
  const [, path] = /^\s*r\.(.+)$/.exec(written) ?? [];
  return path && `${at}: путь в кавычках пишется без r: ${prop}="${path.trim()}".`;
}

/** Tags of HTML that a text may have; what is kept out of a page is refused by name. */
const plain: ReadonlySet<string> = new Set(
  (
    'a abbr address area article aside audio b bdi bdo blockquote br button canvas caption cite code col colgroup data datalist dd del ' +
    'details dfn dialog div dl dt em fieldset figcaption figure footer h2 h3 h4 h5 h6 header hgroup hr i input ins kbd label legend li main ' +
    'map mark menu meter nav noscript ol optgroup option output p picture progress q rp rt ruby s samp search section select slot ' +
    'small source span strong sub summary sup svg table tbody td template textarea tfoot th thead time tr track u ul var video wbr'
  ).split(' '),
);
/** Those of drawings and formulas. */
const drawn =
  /^(?:g|path|rect|circle|ellipse|line|poly(?:line|gon)|text(?:Path)?|tspan|title|desc|metadata|defs|use|symbol|marker|mask|pattern|image|filter|fe[A-Z]\w+|clipPath|(?:linear|radial)Gradient|stop|view|set|switch|foreignObject|animate(?:Motion|Transform)?|mpath|math|semantics|annotation(?:-xml)?|m(?:[ino]|s|row|text|space|style|frac|sqrt|root|su[bp]|subsup|under|over|underover|multiscripts|prescripts|table|tr|td|padded|phantom|error))$/;

/** The Russian complaint about a tag in small letters that a browser does not know: what is in it would stand there as plain words. */
export function unknownTagComplaint(name: string, at: string): string | undefined {
  if (name === '' || plain.has(name) || drawn.test(name)) return undefined;
  const components = Object.keys(reference);
  const near = nearest(name, components) ?? nearest(name, [...plain]);
  return `${at}: нет тега <${name}>${near ? `; возможно, <${near}>` : ''}. Имя компонента пишется с большой буквы: ${components.join(', ')}.`;
}

/** The Russian complaint about a tag in small letters that was meant for a component: a browser would swallow it. */
export function smallComplaint(name: string, props: readonly string[], at: string): string | undefined {
  const meant = Object.keys(reference).find((known) => known.toLowerCase() === name.toLowerCase());
  // HTML has a figure of its own.
  if (meant === undefined || (name === 'figure' && !props.includes('of'))) return undefined;
  return `${at}: нет компонента <${name}>; возможно, <${meant}>: имя компонента пишется с большой буквы.`;
}

/** Tags that bring what the page's policy keeps out, or have a way of their own in a chapter. */
const foreign: Readonly<Record<string, string>> = {
  script: 'страница не выполняет ничего, кроме своего',
  style: 'оформление задаёт сайт',
  link: 'оформление задаёт сайт',
  center: 'оформление задаёт сайт, уберите тег и оставьте слова',
  font: 'оформление задаёт сайт, уберите тег; выделение пишут **слова**',
  pre: 'отступы в нём пропали бы; код пишут отдельными строками между ``` и ```',
  iframe: 'страница не показывает чужого',
  object: 'страница не показывает чужого',
  embed: 'страница не показывает чужого',
  video: 'страница не проигрывает ничего',
  audio: 'страница не проигрывает ничего',
  source: 'у картинки один файл, ![что на ней](/имя.png)',
  form: 'странице некуда послать форму',
  img: 'картинку вставляют так: ![что на ней](/имя.png), а файл кладут в папку public/',
  h1: 'заголовок первого уровня у страницы уже есть: пишите ##',
};

/** Why a tag may not stand in a chapter, without a full stop; undefined where it may. */
export const foreignTag = (name: string): string | undefined =>
  Object.hasOwn(foreign, name) ? `тег <${name}> в главе не годится: ${foreign[name]}` : undefined;

/** The Russian complaint about a plain tag or property that would not work on a published page; undefined where it does. */
export function foreignComplaint(name: string, props: readonly string[], at: string): string | undefined {
  const why = foreignTag(name);
  if (why !== undefined) return `${at}: ${why}.`;
  const prop = props.find((one) => one === 'style' || /^on(?:[A-Z]|[a-z]{4})\w*$/.test(one));
  return prop === undefined
    ? undefined
    : `${at}: свойство ${prop} у <${name}> на странице не действует: уберите его, оформление и поведение задаёт сайт.`;
}
