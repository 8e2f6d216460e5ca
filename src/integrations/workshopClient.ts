/// <reference types="vite/client" />
/**
 * In dev only: a saved file puts the new text into the page that stands in the browser, so that the reader's place is
 * kept, also through a mistake: then the old text stays under the overlay until the mistake is mended.
 */
const overlays = () => document.querySelectorAll('vite-error-overlay');

let running = false;
let again = false;
/** Whether the server's last answer was a whole page, and not a fault. */
let whole = true;

async function refresh(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
    const html = await response.text();
    // A page with a mistake comes as a fault or breaks off; the server sends its words to the overlay by itself.
    whole = response.ok && html.includes('</html>');
    if (whole) show(html);
  } finally {
    running = false;
    if (again) {
      again = false;
      void refresh();
    }
  }
}

function show(html: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  for (const overlay of overlays()) overlay.remove();
  const open = new Set([...document.querySelectorAll('figure:has(details[open])')].map(({ id }) => id));
  for (const figure of next.querySelectorAll('figure'))
    if (open.has(figure.id)) figure.querySelector('details')?.setAttribute('open', '');
  document.title = next.title;
  document.body.innerHTML = next.body.innerHTML;
}

import.meta.hot?.on('vite:beforeFullReload', (payload) => {
  // A path of no page: Vite then reloads nothing.
  payload.path = '/kept-by-the-workshop.html';
  void refresh();
});

// The words of a fault are sent a moment after it; by then the page may be mended, or they may be of another page.
import.meta.hot?.on('vite:error', () => {
  if (whole) void refresh();
});
