/** The id of the chapter in which a component stands, «eda» of «src/content/chapters/eda.mdx:12:1»; undefined outside the chapters. */
export const chapterOf = (at: string): string | undefined => /([^/]+)\.mdx:\d/.exec(at)?.[1];
