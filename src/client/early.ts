/**
 * Runs in the head before anything is drawn: says that scripts run, so that their controls have a place from the start,
 * and brings back the theme that the reader chose, so that nothing flashes. From a disk, where a folder is no page,
 * a link leads to the page in it. Stands alone: its text goes into the page.
 */
function early() {
  const root = document.documentElement;
  root.dataset['js'] = '';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  } catch {
    // A browser that keeps nothing for sites follows the system's theme.
  }
  if (location.protocol === 'file:')
    for (const kind of ['click', 'auxclick'])
      addEventListener(kind, ({ target }) => {
        const link = (target as Element).closest('a');
        if (link?.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
      });
}

/** The script as it stands in the page; a policy by hash allows exactly these bytes. */
export const earlyScript = `(${early.toString()})()`;
