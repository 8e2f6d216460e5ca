import { firstOrder } from './sortTables.ts';

/**
 * Notes of the marks of a figure: a mark under the pointer, the finger or the arrow keys is told in the words of the table
 * behind its figure. The note stands beside the drawing, or at the foot of the screen, and hides no mark; Escape puts it
 * away, and the pointer may go over to it.
 */
const MARKS = '[data-row]';
let note: HTMLElement | undefined;
let told: Element | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Makes every drawing with marks a stop of the Tab key, and the place of their note: a screen reader hears words only in one that was there before them. */
export function makeWalkable(): void {
  const charts = document.querySelectorAll(`.chart:has(${MARKS})`);
  if (charts.length > 0) {
    note = element('div');
    note.className = 'mark-note';
    note.setAttribute('role', 'status');
    document.body.append(note);
  }
  for (const chart of charts) {
    chart.setAttribute('tabindex', '0');
    // As a title the browser would show it over the note; the name of the drawing stays.
    const title = chart.querySelector('title');
    if (!title) continue;
    const name = document.createElementNS(chart.namespaceURI, 'desc');
    name.id = title.id;
    name.textContent = title.textContent;
    title.replaceWith(name);
  }
}

/** The pointer is over something: a mark is told at once, another one when the pointer rests, and no note goes before the pointer could reach it. */
export function pointAtMark({ pointerType, target }: PointerEvent): void {
  if (pointerType === 'touch') return;
  clearTimeout(waiting);
  const at = target as Element;
  const mark = at.closest(MARKS) ?? undefined;
  if (mark === told || at.closest('.mark-note')) return;
  if (mark && !told) tell(mark);
  else waiting = setTimeout(() => (mark ? tell(mark) : hideMarkNote()), mark ? 60 : 600);
}

/** A tap or a click: the mark that it hit is told; anywhere else it puts the note away. */
export function tapMark(target: Element): void {
  const mark = target.closest(MARKS);
  if (mark) tell(mark);
  else if (!target.closest('.mark-note')) hideMarkNote();
}

/** The focus comes to a drawing by key: its first mark is told. */
export function focusMarks(target: Element): void {
  if (target.matches('.chart:focus-visible')) tell(target.querySelector(MARKS)!, true);
  else hideMarkNote();
}

/** Arrows go from mark to mark of the drawing that has the focus; says whether the key was one of its own. */
export function walkMarks(key: string, target: Element): boolean {
  if (!target.matches('.chart')) return false;
  const marks = [...target.querySelectorAll(MARKS)];
  const at = told ? marks.indexOf(told) : -1;
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: marks.length - 1,
  }[key];
  if (to === undefined) return false;
  tell(marks[Math.min(Math.max(to, 0), marks.length - 1)]!, true);
  return true;
}

/** Takes the note away. */
export function hideMarkNote(): void {
  forget();
  note?.replaceChildren();
}

function forget(): void {
  clearTimeout(waiting);
  told?.classList.remove('told');
  told = undefined;
}

function tell(mark: Element, byKey = false): void {
  forget();
  const table = mark.closest('.figure')?.querySelector('table');
  const row = table && firstOrder(table.tBodies[0]!)[Number(mark.getAttribute('data-row'))];
  if (!row || !note) return;
  told = mark;
  mark.classList.add('told');
  const only = mark.getAttribute('data-column');
  const [head, ...cells] = [...row.cells].map((cell) => cell.textContent.trim());
  const heads = [...table.tHead!.rows[0]!.cells].map((cell) => cell.textContent.trim());
  const lines = cells.flatMap((cell, i) =>
    cell === '' || (only !== null && i + 1 !== Number(only))
      ? []
      : [element('p', `${heads[i + 1]} `, element('span', cell))],
  );
  const marks = [...mark.closest('svg')!.querySelectorAll(MARKS)];
  const place = byKey ? [element('small', `${marks.indexOf(mark) + 1} из ${marks.length}, дальше — стрелками`)] : [];
  note.replaceChildren(element('strong', head!), ...lines, ...place);
  stand(note, mark);
}

/** Beside the drawing at the height of the mark where the figure has a margin, else where the style sheet puts it: at the foot of the screen. */
function stand(at: HTMLElement, mark: Element): void {
  const [figure, drawing, { top }] = [mark.closest('.figure')!, mark.closest('.drawing')!, mark].map((part) =>
    part.getBoundingClientRect(),
  ) as [DOMRect, DOMRect, DOMRect];
  const beside = figure.right - drawing.right >= 182;
  at.classList.toggle('beside', beside);
  at.style.left = beside ? `${drawing.right + 6 + scrollX}px` : '';
  at.style.top = beside ? `${Math.min(top, Math.max(drawing.top, drawing.bottom - at.offsetHeight)) + scrollY}px` : '';
}

function element(name: string, ...inside: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}
