/** The tag of a figure that tells its source, as Value writes it. */
const sourced = /<a class="(?:value )?sourced"[^>]* aria-description="([^"]*)"/g;

/** Numbers the notes of a page's figures in their order; figures with one note share its number. `notes` are HTML. */
export function numbered(html: string): { readonly html: string; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const marked = html.replace(sourced, (tag: string, note: string) => {
    if (!notes.includes(note)) notes.push(note);
    return `${tag} data-note="${notes.indexOf(note) + 1}"`;
  });
  return { html: marked, notes };
}
