/**
 * Notes of numbers by finger and key. The style sheet shows them to whoever points or tabs; a finger can do neither, so
 * its first tap shows the note and its second follows the link. Escape puts a note away.
 */
export function tapNote(event: PointerEvent, number: HTMLElement): void {
  if (event.pointerType !== 'touch' || number.classList.contains('told')) return;
  event.preventDefault();
  hideNotes();
  number.classList.add('told');
}

/** Puts away every note that a tap or the focus shows. */
export function hideNotes(): void {
  for (const number of document.querySelectorAll('.told')) number.classList.remove('told');
}

/** Escape: the note under the pointer or the focus goes, until the reader comes back to its number. */
export function dismissNote(): void {
  hideNotes();
  for (const number of document.querySelectorAll('.sourced:hover, .sourced:focus-visible')) {
    number.classList.add('hushed');
    for (const leave of ['pointerleave', 'blur'])
      number.addEventListener(leave, () => number.classList.remove('hushed'), { once: true });
  }
}
