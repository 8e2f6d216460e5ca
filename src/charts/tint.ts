/** The strongest tint of a cell: ink written on it keeps a contrast of 4.5 (WCAG 1.4.3) in either theme and on paper. */
export const MOST = 0.5;
const LEAST = 0.04;

/** What the words on tinted cells are called by in the style sheet: they get a rim where the system paints a cell in the ink's colour. */
export const ON_CELLS = 'on-cells';

/** Opacity of a cell's colour for how far it is along its scale, −1 to 1; what is past an end is as strong as the end. */
export const tint = (part: number) => LEAST + (MOST - LEAST) * Math.min(1, Math.abs(part));
