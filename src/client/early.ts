/**
 * Runs in the head before anything is drawn: says that scripts run, so that their controls have a place from the start,
 * and brings back the theme that the reader chose, so that nothing flashes. Stands alone: its text goes into the page.
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
}

/** The script as it stands in the page; a policy by hash allows exactly these bytes. */
export const earlyScript = `(${early.toString()})()`;
