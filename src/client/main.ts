import { makeAnnouncer } from './announce.ts';
import { copyLink } from './copyLink.ts';
import { layOutInTurn } from './layOutInTurn.ts';
import { focusMarks, hideMarkNote, makeWalkable, pointAtMark, tapMark, walkMarks } from './markNotes.ts';
import { dismissNote, hideNotes, tapNote } from './numberNotes.ts';
import { makeSortable, sortBy } from './sortTables.ts';
import { nameTheme, recallTheme, switchTheme } from './theme.ts';

/**
 * All that a script adds to a page which is whole without it. One listener for each event hears all controls, so that
 * a page whose text is changed in dev keeps working.
 */
nameTheme();
makeSortable();
makeWalkable();
makeAnnouncer();
addEventListener('load', layOutInTurn);

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const near = (selector: string) => target.closest<HTMLElement>(selector);
  const [theme, copy, sort, number] = [near('.theme'), near('.copy'), near('.sort'), near('.sourced')];
  if (theme) switchTheme();
  else if (copy) void copyLink(copy);
  else if (sort) sortBy(sort);
  else if (number) tapNote(event as PointerEvent, number);
  if (!number) hideNotes();
  tapMark(target);
});
addEventListener('pageshow', ({ persisted }) => persisted && recallTheme());
document.addEventListener('pointerover', pointAtMark);
document.addEventListener('focusin', ({ target }) => focusMarks(target as Element));
document.addEventListener('keydown', (event) => {
  if (walkMarks(event.key, event.target as Element)) event.preventDefault();
  if (event.key !== 'Escape') return;
  dismissNote();
  hideMarkNote();
});
