/** A word that compares or counts, where it stands in a text. */
export interface Finding {
  readonly kind: 'comparison' | 'digits' | 'numeral' | 'side';
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
  '(?:увелич|уменьш|повыс|сниз|превыс|сократ|оперед)(?:ит|ят)(?:ся)?|обгон(?:ит|ят)|превосход(?:ит|ят|ил|ила|или)|превз(?:ойд[её]т|ойдут|ош[её]л|ошла|ошли)|лидиру(?:ет|ют)|лидировал(?:а|и)?|(?:приба|уба)вил(?:ось|ся|ась|ись)';

/** Sayings in which nothing is compared. */
const sayings =
  'см\\. (?:также )?(?:выше|ниже)|более того|тем не менее|более или менее|по (?:крайней|меньшей) мере|подробнее(?=:? (?:об?|про|—|–|см)(?!\\p{L}))|высшее образование';

/** A pattern of whole words. */
export const word = (pattern: string) => `(?<!\\p{L})(?:${pattern})(?!\\p{L})`;
const comparing = new RegExp(word([...comparatives, superlatives, changes].join('|')), 'giu');
const saying = new RegExp(word(sayings), 'giu');
/** Every fifth is a share typed by hand. */
const shares = new RegExp(
  word(
    'кажд(?:ый|ая|ое|ого|ой|ому|ым|ую|ом) (?:(?:втор|четв[её]рт|пят|шест|седьм|восьм|девят|десят|двадцат|сот)(?:ый|ой|ая|ое|ого|ому|ым|ую|ом)|трет(?:ий|ья|ье|ьего|ьей|ьему|ьим|ью|ьем))',
  ),
  'giu',
);
const digits = /(?<![\p{L}\d])\d[\d\u00a0\u202f ]*(?:[.,]\d+)?/gu;

/** Whether the sentence that goes on from here is a question: it asserts nothing. */
const isAsked = (text: string, from: number) => /^[^.!?…]*\?/.test(text.slice(from));

/** Whether the word at a place is part of a saying. */
const isSaying = (text: string, at: number) =>
  [...text.matchAll(saying)].some(({ 0: said, index }) => index <= at && at < index + said.length);

/** Every comparing word of a text that is no question. */
export const comparisonsIn = (text: string): Finding[] =>
  [...text.matchAll(comparing)]
    .filter((found) => !isAsked(text, found.index) && !isSaying(text, found.index))
    .map((found) => ({ kind: 'comparison', word: found[0], index: found.index }));

/** An address of the net or of mail, which has numbers of its own. */
const address = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\p{L}\w-]+\.\S+/gu;

/** Every number of a text that is typed in digits, but for those that `own` holds and those of an address, and every share like «каждый пятый». */
export const digitsIn = (text: string, own: ReadonlySet<string> = new Set()): Finding[] =>
  [...text.replace(address, (one) => ' '.repeat(one.length)).matchAll(digits), ...text.matchAll(shares)]
    .sort((a, b) => a.index - b.index)
    .map((found) => ({ kind: 'digits' as const, word: found[0].trim(), index: found.index }))
    .filter(({ word: number }) => !own.has(number));
