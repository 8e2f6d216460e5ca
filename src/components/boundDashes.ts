/**
 * A dash stays on the line of the word before it, and the ending of «95 %-й» with its number: neither the space before
 * the dash breaks nor the hyphen.
 */
export const boundDashes = (text: string) =>
  text.replace(/[ \n]—(?=\s)/g, '\u00a0—').replace(/%-(?=[а-яё])/g, '%-\u2060');
