/** A word that compares or counts, where it stands in a text. */
export interface Finding {
  readonly kind: 'comparison' | 'digits' | 'numeral';
  readonly word: string;
  /** Offset in the text. */
  readonly index: number;
}

/** Words in -ее that compare nothing: adjectives of the neuter, adverbs of time and order, nouns. */
const alike =
  '(?:средн|последн|предпоследн|прежн|внутренн|внешн|крайн|верхн|нижн|соседн|ранн|поздн|лишн|задн|передн|' +
  'сегодняшн|тогдашн|нынешн|вчерашн|домашн|посторонн|син|древн|искренн|давн|однолетн|многолетн|летн|зимн|весенн|осенн)ее|далее|ранее|заранее|скорее|' +
  // Nouns in their cases.
  'идее|лотерее|галерее|батарее|аллее';
/** Comparatives that Russian forms without a rule, and those in -ее. */
const comparatives = [
  'чаще|реже|больше|меньше|выше|ниже|лучше|хуже|дороже|дешевле|старше|моложе|младше|богаче|мельче|вдвое|втрое|вчетверо',
  `(?!(?:${alike})(?!\\p{L}))\\p{L}{2,}[бвдлмнрстк]ее`,
  '(?:наи)?(?:более|менее)|(?:наибольш|меньш|наименьш|высш|наивысш|низш|лучш|наилучш|худш|наихудш)(?:ий|ая|ее|ие|его|ей|ую|их|им|ими|ем)',
  // «Большая» and «больших» are forms of «большой» too.
  'больш(?:ий|ее|его|ему|ем|ей)',
];
/** «Самый», but not «сам по себе» and its cases that sound alike. */
const superlatives =
  'сам(?:ый|ая|ое|ые|ых|ую)|большинств(?:о|а|е|ом|у)|' +
  // «Самой высокой» compares, «самой главы» does not.
  'сам(?:ого|ой|ому|ым|ыми|ом)(?=\\s+\\p{L}+(?:[ое]го|[ое]му|[ыи]ми?|[её]й|ой|[ое]м)(?!\\p{L}))';
/** What grows and falls, in any tense. */
const changes =
  '(?:вы)?раст(?:ёт|ет|ут|ущ\\p{L}+)|выраста(?:ет|ют|л|ла|ло|ли)|(?:вы)?рос(?:ла|ло|ли)?|пада(?:ет|ют|л|ла|ло|ли)|упад(?:ёт|ет|ут)|упал(?:а|о|и)?|сниж(?:ает|ают|ал|ала|ало|али)(?:ся|сь)?|' +
  '(?:повыша|увеличива|уменьша|превыша|сокраща|опережа|обгоня|уступа)(?:ет|ют|л|ла|ло|ли)(?:ся|сь)?|(?:увеличи|уменьши|повыси|снизи|превыси|сократи|опереди|обогна)(?:л|ла|ло|ли)(?:ся|сь)?|' +
  '(?:увелич|уменьш|повыс|сниз|превыс|сократ|оперед)(?:ит|ят)(?:ся)?|обгон(?:ит|ят)';

const word = (pattern: string) => `(?<!\\p{L})(?:${pattern})(?!\\p{L})`;
const comparing = new RegExp(word([...comparatives, superlatives, changes].join('|')), 'giu');
const digits = /(?<![\p{L}\d])\d[\d\u00a0\u202f ]*(?:[.,]\d+)?/gu;

/** Whether the sentence that goes on from here is a question: it asserts nothing. */
const isAsked = (text: string, from: number) => /^[^.!?…]*\?/.test(text.slice(from));

/** Every comparing word of a text that is no question. */
export const comparisonsIn = (text: string): Finding[] =>
  [...text.matchAll(comparing)]
    .filter((found) => !isAsked(text, found.index))
    .map((found) => ({ kind: 'comparison', word: found[0], index: found.index }));

/** Every number of a text that is typed in digits, but for those that `own` holds. */
export const digitsIn = (text: string, own: ReadonlySet<string> = new Set()): Finding[] =>
  [...text.matchAll(digits)]
    .map((found) => ({ kind: 'digits' as const, word: found[0].trim(), index: found.index }))
    .filter(({ word: number }) => !own.has(number));

/** Numerals from two to ten and whole tens, in any case; «один» is a word of other meanings too. */
const numerals: readonly (readonly [number, string])[] = [
  [2, 'дв(?:а|е|ух|ум|умя)'],
  [3, 'тр(?:и|[её]х|[её]м|емя)'],
  [4, 'четыр(?:е|[её]х|[её]м|ьмя)'],
  [5, 'пят(?:ь|и|ью)'],
  [6, 'шест(?:ь|и|ью)'],
  [7, 'сем(?:ь|и|ью)'],
  [8, 'вос(?:емь|ьми|емью|ьмью)'],
  [9, 'девят(?:ь|и|ью)'],
  [10, 'десят(?:ь|и|ью)'],
  [20, 'двадцат(?:ь|и|ью)'],
  [30, 'тридцат(?:ь|и|ью)'],
  [40, 'сорока?'],
  [50, 'пят(?:ьдесят|идесяти|ьюдесятью)'],
  [60, 'шест(?:ьдесят|идесяти|ьюдесятью)'],
  [70, 'сем(?:ьдесят|идесяти|ьюдесятью)'],
  [80, 'вос(?:емьдесят|ьмидесяти|емьюдесятью|ьмьюдесятью)'],
  [90, 'девяност(?:о|а)'],
];
const any = numerals.map(([, forms]) => forms).join('|');
const counting = new RegExp(word(`(?:${any})(?:\\s+(?:${any}))?`), 'giu');
const valueOf = (numeral: string) => numerals.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'iu').test(numeral))![0];

/** Every number of a text that is written in words («трёх», «тридцати пяти»), but for those that `own` holds. */
export const numeralsIn = (text: string, own: ReadonlySet<string>): Finding[] =>
  [...text.matchAll(counting)]
    .filter(
      ([found]) =>
        !own.has(
          String(
            found
              .split(/\s+/)
              .map(valueOf)
              .reduce((sum, one) => sum + one, 0),
          ),
        ),
    )
    .map((found) => ({ kind: 'numeral' as const, word: found[0], index: found.index }));
