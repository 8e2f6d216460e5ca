/** Endings of Russian words, as the Snowball project has them (snowballstem.org/algorithms/russian/stemmer.html). */
const gerund = /(?:ившись|ывшись|ивши|ывши|ив|ыв|(?<=[ая])(?:вшись|вши|в))$/;
const reflexive = /(?:ся|сь)$/;
const adjective = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/;
const participle = /(?:ивш|ывш|ующ|(?<=[ая])(?:ем|нн|вш|ющ|щ))$/;
const verb =
  /(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю|(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н))$/;
const noun =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/;

/** What the forms of a Russian word have in common: «клиентам» and «клиент» are «клиент». Other words stay as they are. */
export function stem(word: string): string {
  const lower = word.toLowerCase().replaceAll('ё', 'е');
  const [start = '', rest] = /^([^аеиоуыэюя]*[аеиоуыэюя])([а-я]*)$/.exec(lower)?.slice(1) ?? [];
  if (rest === undefined) return lower;
  return start + soft(derived(ended(rest).replace(/и$/, ''), start));
}

/** Without the ending of a gerund, else of an adjective or participle, a verb, a noun: the first that fits. */
function ended(rest: string): string {
  const bare = rest.replace(gerund, '');
  if (bare !== rest) return bare;
  const plain = rest.replace(reflexive, '');
  if (adjective.test(plain)) return plain.replace(adjective, '').replace(participle, '');
  return verb.test(plain) ? plain.replace(verb, '') : plain.replace(noun, '');
}

/** Without «ость», where two vowels with consonants after them stand before it. */
function derived(rest: string, start: string): string {
  const bare = rest.replace(/ость?$/, '');
  return /[аеиоуыэюя][^аеиоуыэюя].*[аеиоуыэюя][^аеиоуыэюя]/.test(start + bare) ? bare : rest;
}

const soft = (rest: string) =>
  rest
    .replace(/ейше?$/, '')
    .replace(/нн$/, 'н')
    .replace(/ь$/, '');
