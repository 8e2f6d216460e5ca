/// <reference types="vite/client" />
/**
 * In dev only: a saved file puts the new text into the page that stands in the browser, so that the reader's place is
 * kept, also through a mistake: then the old text stays under the overlay until the mistake is mended.
 */
import { makeAnnouncer } from '../client/announce.ts';
import { makeWalkable } from '../client/markNotes.ts';
import { makeSortable } from '../client/sortTables.ts';
import { nameTheme } from '../client/theme.ts';

/** An editor that puts a new file in the place of the old one is done with it by then. */
const SWAP_MS = 500;

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
    let response = await ask();
    if (response.status === 404) {
      await new Promise((done) => setTimeout(done, SWAP_MS));
      response = await ask();
    }
    const html = await response.text();
    // A page with a mistake comes as a fault or breaks off; the server sends its words to the overlay by itself. That of a
    // chapter that was deleted or renamed comes whole, and says so.
    whole = (response.ok || response.status === 404) && html.includes('</html>');
    if (whole) show(html);
  } finally {
    running = false;
    if (again) {
      again = false;
      void refresh();
    }
  }
}

const ask = () => fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });

function show(html: string): void {
  const next = new DOMParser().parseFromString(html, 'text/html');
  for (const overlay of overlays()) overlay.remove();
  const open = new Set([...document.querySelectorAll('figure:has(details[open])')].map(({ id }) => id));
  for (const figure of next.querySelectorAll('figure'))
    if (open.has(figure.id)) figure.querySelector('details')?.setAttribute('open', '');
  document.title = next.title;
  document.body.innerHTML = next.body.innerHTML;
  nameTheme();
  makeSortable();
  makeWalkable();
  makeAnnouncer();
}

// «Back» brings a page as it was left: nothing tells it of what was saved meanwhile, nor of what will be.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

import.meta.hot?.on('vite:beforeFullReload', (payload) => {
  // A path of no page: Vite then reloads nothing.
  payload.path = '/kept-by-the-workshop.html';
  void refresh();
});

// The words of a fault are sent a moment after it; by then the page may be mended, or they may be of another page.
import.meta.hot?.on('vite:error', () => {
  if (whole) void refresh();
});
