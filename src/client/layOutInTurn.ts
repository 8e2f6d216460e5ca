const PAUSE_MS = 100;

/**
 * Lays out the tables of the ledger one after another: all at once they hold up a phone, and of those that wait to come
 * near the screen a screen reader is told nothing.
 */
export function layOutInTurn(): void {
  const [...waiting] = document.querySelectorAll<HTMLElement>('.scroll:has(> .ledger)');
  const next = () => {
    const table = waiting.shift();
    if (!table) return;
    table.classList.add('laid-out');
    setTimeout(next, PAUSE_MS);
  };
  next();
}
