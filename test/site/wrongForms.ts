/** The nouns that the report counts, as after 1, 2 and 5. */
const nouns = [
  ['балл', 'балла', 'баллов'],
  ['вывод', 'вывода', 'выводов'],
  ['гипотеза', 'гипотезы', 'гипотез'],
  ['год', 'года', 'лет'],
  ['группа', 'группы', 'групп'],
  ['женщина', 'женщины', 'женщин'],
  ['клиент', 'клиента', 'клиентов'],
  ['мужчина', 'мужчины', 'мужчин'],
  ['правило', 'правила', 'правил'],
  ['признак', 'признака', 'признаков'],
  ['сегмент', 'сегмента', 'сегментов'],
  ['случай', 'случая', 'случаев'],
  ['строка', 'строки', 'строк'],
  ['число', 'числа', 'чисел'],
] as const;

const rules = new Intl.PluralRules('ru');

/** Numbers with a form of their noun that no case allows after them: «21 клиентов», «2 клиент», «5 клиента». */
export function wrongForms(text: string): string[] {
  const counted = /(?<![\p{L}\d,.–−-])(\d{1,3}(?:[\s\u00a0]\d{3})+|\d+)\s([а-яё]+)(?!\p{L})/gu;
  return [...text.matchAll(counted)].flatMap(([whole, number, word]) => {
    const noun = nouns.find((forms) => (forms as readonly string[]).includes(word!));
    if (noun === undefined) return [];
    const [one, few, many] = noun;
    const never = { one: [many], few: [one], many: [one, few] }[
      rules.select(Number(number!.replace(/\s/g, ''))) as 'one' | 'few' | 'many'
    ];
    return (never as readonly string[]).includes(word!) ? [whole.replace(/\s/g, ' ')] : [];
  });
}
