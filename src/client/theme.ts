const themes = ['auto', 'light', 'dark'] as const;
const names = { auto: 'как в системе', light: 'светлая', dark: 'тёмная' } as const;
type Theme = (typeof themes)[number];

const root = document.documentElement;
const chosen = (): Theme => (root.dataset['theme'] as Theme | undefined) ?? 'auto';

/** Says on every switch which theme is on. */
export function nameTheme(): void {
  for (const button of document.querySelectorAll('.theme')) button.textContent = `Тема: ${names[chosen()]}`;
}

/** A page that the browser has kept and shows again takes the theme that was chosen on another page since. */
export function recallTheme(): void {
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
    else delete root.dataset['theme'];
  } catch {
    return;
  }
  nameTheme();
}

/** The next of the three themes, kept for the reader's next page. */
export function switchTheme(): void {
  const next = themes[(themes.indexOf(chosen()) + 1) % themes.length]!;
  if (next === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = next;
  nameTheme();
  try {
    if (next === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', next);
  } catch {
    // Then the choice lasts as long as the page.
  }
}
