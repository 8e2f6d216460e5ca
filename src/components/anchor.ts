/** An anchor made of a path: latin letters as they are, others by their place in the alphabet. */
export const anchor = (path: string) =>
  path
    .replace(/[^A-Za-z0-9]+/g, (signs) =>
      /[^\s.[\]_-]/.test(signs) ? [...signs].map((s) => s.codePointAt(0)!.toString(36)).join('') : '-',
    )
    .replace(/^-|-$/g, '')
    .toLowerCase();
