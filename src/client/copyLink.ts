import { announce } from './announce.ts';

const copied = 'Ссылка скопирована';

/** Puts the permanent link of the figure around the button on the clipboard, and says so for a moment. */
export async function copyLink(button: HTMLElement): Promise<void> {
  const figure = button.closest('figure');
  if (!figure) return;
  const link = new URL(`#${figure.id}`, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    // Not allowed: the address line then has what can be copied by hand.
    location.hash = figure.id;
    return;
  }
  announce(copied);
  const words = button.textContent;
  // Pressed again before its own words are back.
  if (words === copied) return;
  button.textContent = copied;
  setTimeout(() => (button.textContent = words), 2000);
}
