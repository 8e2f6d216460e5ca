import type { ChartTable } from '../charts/kind.ts';
import { toldApart } from '../charts/toldApart.ts';
import { cell, csv } from '../csv.ts';

const number = /^[+−]?\d{1,3}(?:\u00a0?\d{3})*(?:,\d+)?(?:\u00a0%)?$/;

/** A number as a Russian spreadsheet reads it (no spaces, a hyphen for the minus); any other cell as a text that never runs. */
const figureCell = (text: string) =>
  number.test(text) ? text.replaceAll('\u00a0', '').replace('−', '-').replace('+', '') : cell(text);

/** The table behind a figure as a file. */
export const figureCsv = ({ columns, rows }: ChartTable) => csv(toldApart(columns), rows, figureCell);
