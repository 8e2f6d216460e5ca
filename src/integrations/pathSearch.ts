/** Whether a row's words hold every typed one, in any order. */
export const matches = (words: string, typed: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));

/** Filters the rows of the page of paths while somebody types, and copies the tag that is clicked. */
export function searchPaths(): void {
  const search = document.querySelector<HTMLInputElement>('#path-search')!;
  const count = document.querySelector<HTMLOutputElement>('#path-count')!;
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('#path-rows tr')].map((row) => ({
    row,
    words: row.textContent.toLowerCase(),
  }));
  const filter = () => {
    let shown = 0;
    for (const { row, words } of rows) {
      row.hidden = !matches(words, search.value);
      if (!row.hidden) shown += 1;
    }
    count.value = String(shown);
  };
  search.addEventListener('input', filter);
  filter();
  document.querySelector('#path-rows')!.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-tag]');
    if (!button) return;
    const { tag } = button.dataset;
    void navigator.clipboard.writeText(tag!).then(() => {
      button.textContent = 'Скопировано';
      setTimeout(() => (button.textContent = tag!), 1200);
    });
  });
}
