/**
 * A dash stays on the line of the word before it, and a per cent sign with its ending on that of its number: neither the space before
 * them breaks nor the hyphen of «95 %-й».
 */
export const boundSigns = (text: string) =>
  text
    .replace(/[ \n]—(?=\s)/g, '\u00a0—')
    .replace(/(?<=\d)[ \n]%/g, '\u00a0%')
    .replace(/%-(?=[а-яё])/g, '%-\u2060');
