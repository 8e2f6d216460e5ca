const kept = new Map<string, string>();

/** HTML that several pages of a build show or look through, once one of them has made it; in dev it may have changed since. */
export const keptHtml = (name: string): string | undefined => (import.meta.env.DEV ? undefined : kept.get(name));

/** Keeps it for the pages that come later. */
export const keepHtml = (name: string, html: string): void => void kept.set(name, html);
