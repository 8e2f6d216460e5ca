/** A cell's figure: of «от 17,5 до 19,0 %» the first, of «1,2 млн ₽» the whole; words have none. */
export function figureOf(text: string): number {
  const [, sign, digits, unit] =
    /^(?:от\s|менее\s|более\s)?([−-]?)\+?(\d[\d\s\u00a0]*(?:,\d+)?)\s*(тыс|млн|млрд)?/.exec(text.trim()) ?? [];
  if (digits === undefined) return NaN;
  const scale = { тыс: 1e3, млн: 1e6, млрд: 1e9 }[unit ?? ''] ?? 1;
  return Number(`${sign ? '-' : ''}${digits.replace(/[\s\u00a0]/g, '').replace(',', '.')}`) * scale;
}

/** Order of two cells: figures by size, words by the alphabet, what is not known at the end. */
export function compareCells(a: string, b: string): number {
  const [x, y] = [figureOf(a), figureOf(b)];
  if (Number.isNaN(x) && Number.isNaN(y)) return a.localeCompare(b, 'ru');
  return Number.isNaN(x) ? 1 : Number.isNaN(y) ? -1 : x - y;
}

/** Makes the heads of every table with more than two rows into buttons that sort by their column. */
export function makeSortable(): void {
  for (const head of document.querySelectorAll('.sortable > thead th')) {
    if (head.querySelector('button')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    // Without the spaces of the page's source, at which the sign of the order would go to a line of its own.
    button.textContent = head.textContent.trim();
    button.ariaLabel = head.ariaLabel;
    head.replaceChildren(button);
  }
}

const orders = new WeakMap<HTMLTableSectionElement, readonly HTMLTableRowElement[]>();

/** The rows as the page was sent, however they are sorted now. */
export function firstOrder(body: HTMLTableSectionElement): readonly HTMLTableRowElement[] {
  const kept = orders.get(body);
  if (kept) return kept;
  const rows = [...body.rows];
  orders.set(body, rows);
  return rows;
}

/** Sorts by the column of a head: rising, at the second press falling. */
export function sortBy(button: HTMLElement): void {
  const head = button.closest('th')!;
  const body = button.closest('table')!.tBodies[0]!;
  const falling = head.ariaSort === 'ascending';
  for (const other of head.parentElement!.children) other.removeAttribute('aria-sort');
  head.ariaSort = falling ? 'descending' : 'ascending';
  const told = (row: HTMLTableRowElement) => row.cells[head.cellIndex]?.textContent ?? '';
  const known = (row: HTMLTableRowElement) => /[\p{L}\d]/u.test(told(row));
  body.append(
    ...[...firstOrder(body)].sort(
      (a, b) => Number(known(b)) - Number(known(a)) || (falling ? -1 : 1) * compareCells(told(a), told(b)),
    ),
  );
}
