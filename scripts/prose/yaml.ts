import { isScalar, parseDocument, visit, type Scalar } from 'yaml';
import { numeralsIn } from './numerals.ts';
import { isToldByRule, type Condition } from './toldByRule.ts';
import { sidesIn } from './sides.ts';
import { comparisonsIn, digitsIn, type Finding } from './words.ts';

/** Fields that hold a name or a rule, not words for a reader. */
const silent = [
  'id',
  'segment',
  'test',
  'column',
  'alternative',
  'measure',
  'path',
  'unit',
  'is',
  'among',
  'of',
  'against',
  'email',
  'url',
];
/** A hypothesis says what is tested, and its verdict stands beside it: it asserts nothing, but for a side that its test does not ask. */
const supposed: Readonly<Record<string, readonly string[]>> = { hypotheses: ['title', 'h0', 'h1'] };
/** Words that tell the rule of their own file: a number in them is one of it, in digits or not, and «младше 30» what it says. */
const ruled: Readonly<Record<string, readonly string[]>> = {
  segments: ['title', 'audience'],
  hypotheses: ['title', 'h0', 'h1'],
};

const isCondition = (one: unknown): one is Condition => typeof one === 'object' && one !== null;
const conditions = (written: unknown) => (Array.isArray(written) ? (written as unknown[]) : []).filter(isCondition);

/** Comparing words and numbers in the texts of a YAML file; `room` is its folder under src/content. */
export function yamlFindings(source: string, room: string): Finding[] {
  const document = parseDocument(source);
  const texts: { readonly text: string; readonly node: Scalar; readonly field: string }[] = [];
  /** A number of the file's own rule may stand in its words. */
  const own = new Set<string>();
  visit(document, {
    Scalar(key, node, path) {
      const field = [...path].reverse().find((one) => 'key' in one && isScalar(one.key)) as { key: Scalar } | undefined;
      const name = String(field?.key.value ?? '');
      // A place among others is no number of the rule.
      if (/^\d+(\.\d+)?$/.test(String(node.value)) && name !== 'order')
        own.add(String(node.value)).add(String(node.value).replace('.', ','));
      if (key === 'key' || typeof node.value !== 'string') return;
      if (!silent.includes(name) && /\p{Script=Cyrillic}/u.test(node.value))
        texts.push({ text: node.value, node, field: name });
    },
  });
  const written = document.toJS() as Readonly<Record<string, unknown>> | null;
  const rule = conditions(written?.['rule']);
  const where = conditions(written?.['where']);
  const isTwoSided = room === 'hypotheses' && written?.['alternative'] === 'twoSided';
  // «Трёх городов» counts those that the rule names.
  for (const { among } of rule) if (Array.isArray(among)) own.add(String(among.length));
  return texts.flatMap(({ text, node, field }) => {
    const told = text.replace(/\{[^}]*\}/g, (path) => ' '.repeat(path.length));
    const found = [
      ...(supposed[room]?.includes(field)
        ? []
        : comparisonsIn(told).filter((one) => !ruled[room]?.includes(field) || !isToldByRule(told, one, rule))),
      ...(isTwoSided && field === 'title' ? sidesIn(told, where) : []),
      ...digitsIn(told, own),
      ...(ruled[room]?.includes(field) ? numeralsIn(told, own) : []),
    ];
    const [from] = node.range!;
    let next = from;
    return found
      .sort((a, b) => a.index - b.index)
      .map((one) => {
        // A folded text has other line breaks than its file: the words are sought one after another.
        const index = source.indexOf(one.word, next);
        next = index < 0 ? next : index + one.word.length;
        return { ...one, index: index < 0 ? from : index };
      });
  });
}
