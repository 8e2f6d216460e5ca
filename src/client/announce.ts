let listened: HTMLElement | undefined;

/** Makes the place where a screen reader listens: it hears words only in one that was there before them. */
export function makeAnnouncer(): void {
  listened = document.createElement('p');
  listened.className = 'unseen';
  listened.setAttribute('role', 'status');
  document.body.append(listened);
}

/** Says for a moment what a control has done to whoever does not see it. */
export function announce(words: string): void {
  if (!listened) return;
  const place = listened;
  place.textContent = words;
  setTimeout(() => (place.textContent = ''), 2000);
}
