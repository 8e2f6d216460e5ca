/** What JavaScript says of an author's function, and what it means there. */
const meanings: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^(\S+) is not defined$/, (name) => `имени «${name}» нет: величины берутся из r, например r.eda.churn.rate`],
  [/(\S+) is not iterable/, (name) => `«${name}» — не список: перебрать его нельзя`],
  [/(\S+) is not a function/, (name) => `«${name}» не вызвать: это не функция`],
  [
    /^Cannot read properties of (?:undefined|null) \(reading '([^']*)'\)/,
    (name) => `перед «${name}» ничего нет: такой строки или величины в результатах не нашлось`,
  ],
];

/** A message of the engine in Russian, or as it is where authors do not meet it. */
export function engineWords(message: string): string {
  for (const [pattern, words] of meanings) {
    const found = pattern.exec(message);
    if (found) return words(found[1]!);
  }
  return message;
}
