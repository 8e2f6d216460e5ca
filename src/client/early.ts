/**
 * Runs in the head before anything is drawn: says that scripts run, so that their controls have a place from the start,
 * and brings back the theme that the reader chose, so that nothing flashes. A page that was opened from a folder, where its
 * addresses lead nowhere, says what to do. Stands alone: its text goes into the page.
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
    addEventListener('DOMContentLoaded', () => {
      document.body.prepend(
        'Страница открыта из папки, поэтому она без оформления и ссылки не работают. Отчёту нужен веб-сервер: npm run preview. Переслать удобнее PDF: npm run pdf.',
      );
    });
}

/** The script as it stands in the page; a policy by hash allows exactly these bytes. */
export const earlyScript = `(${early.toString()})()`;
