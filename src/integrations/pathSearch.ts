/** Whether a row's words hold every typed one, in any order. */
const matches = (words: string, typed: string) =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));

/**
 * Filters the rows of the page of paths while somebody types, and copies the tag that is clicked. A saved file puts the
 * page in anew, so nothing is bound to its parts, and what is typed is kept.
 */
export function searchPaths(): void {
  let typed = '';
  const box = () => document.querySelector<HTMLInputElement>('#path-search');
  document.addEventListener('input', ({ target }) => {
    if (target !== box()) return;
    typed = box()!.value;
    filter(typed);
  });
  document.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('#path-rows button[data-tag]');
    if (button) copyTag(button);
  });
  const again = () => {
    const search = box();
    if (!search) return;
    search.value = typed;
    filter(typed);
  };
  new MutationObserver(again).observe(document.body, { childList: true });
  typed = box()?.value ?? '';
  filter(typed);
}

function filter(typed: string): void {
  let shown = 0;
  for (const row of document.querySelectorAll<HTMLTableRowElement>('#path-rows tr')) {
    row.hidden = !matches(row.textContent.toLowerCase(), typed);
    if (!row.hidden) shown += 1;
  }
  document.querySelector<HTMLOutputElement>('#path-count')!.value = String(shown);
}

function copyTag(button: HTMLButtonElement): void {
  const { tag } = button.dataset;
  void navigator.clipboard.writeText(tag!).then(() => {
    button.textContent = 'Скопировано';
    setTimeout(() => (button.textContent = tag!), 1200);
  });
}
