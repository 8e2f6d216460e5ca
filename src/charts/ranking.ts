import type { ScannedTrait } from '../analysis/result.ts';
import { count, decimal, pNumber } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { colourOf, panelMarks, panels } from './rankingPanels.ts';
import { rowLayout } from './rows.ts';
import { FONT, SMALL_FONT, colour, isPhone, textWidth } from './theme.ts';
import { topLegend } from './topLegend.ts';
import { traitName } from './traitName.ts';

const nameOf = (row: ScannedTrait, { schema }: ChartContext) => capital(traitName(schema, row));
const testNames = {
  chiSquared: 'хи-квадрат',
  fisher: 'Фишер',
  mannWhitney: 'Манн — Уитни',
  binned: 'хи-квадрат ступеней',
} as const;
/** Pixels of the line of headings. */
const HEADING = 14;

/** Traits by three methods side by side, each on its own axis from 0: φK, information value, q of a test. */
export const ranking: ChartKind<readonly ScannedTrait[]> = {
  subtitle: () => 'Связь с уходом: φK, информационная ценность, q критерия (чем меньше q, тем дальше вправо)',
  n: (_result, { bank }) => bank.n,
  lacking: (rows) =>
    rows.some((row) => row.phik !== null) ? null : 'ни у одного признака связь с уходом не вычислена',
  draw(result, context) {
    const { width } = context;
    const phone = isPhone(width);
    const layout = rowLayout(
      result.map((row) => nameOf(row, context)),
      width,
      { letters: 24, least: 28 },
    );
    const { marginLeft } = layout;
    const isFound = (found: boolean) => result.some((row) => row.discovery === found);
    const legend = topLegend(
      [
        {
          label: 'q меньше 0,05',
          symbol: 'circle',
          fill: colourOf(true),
          stroke: colour.ground,
          isDrawn: isFound(true),
        },
        {
          label: 'q не меньше 0,05',
          symbol: 'times',
          fill: 'none',
          stroke: colourOf(false),
          isDrawn: isFound(false),
        },
        { label: 'φK, ступени равной ширины', symbol: 'circle', fill: colour.ground, stroke: colour.quiet },
      ],
      { width, marginLeft, under: HEADING },
    );
    const fontSize = phone ? SMALL_FONT : FONT;
    const each = (width - marginLeft) / panels.length;
    // A figure stands right of its mark: the axis ends where the longest still fits.
    const room = textWidth(phone ? '10⁻³⁰' : '10⁻³⁰⁰', fontSize) + 12;
    const marginTop = legend.height;
    return {
      width,
      height: marginTop + layout.height + 28,
      marginLeft,
      marginRight: 0,
      marginTop,
      marginBottom: 28,
      x: { type: 'identity', axis: null },
      y: layout.y,
      marks: [
        ...legend.marks,
        ...panels.flatMap((panel, i) => {
          const from = marginLeft + i * each + 6;
          return panelMarks(panel, result, layout, { from, to: from + each - 6 - room, fontSize });
        }),
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: [
      'Признак',
      'φK, равная численность',
      'φK, равная ширина',
      'Информационная ценность',
      'Критерий',
      'p',
      'q',
      'Места: φK, ценность, p',
      'Клиентов',
    ],
    rows: result.map((row) => [
      nameOf(row, context),
      decimal(row.phik, { digits: 3 }),
      decimal(row.phikEqualWidth, { digits: 3 }),
      decimal(row.iv, { digits: 3 }),
      testNames[row.test],
      pNumber(row.p),
      pNumber(row.pAdjusted),
      [row.places.phik, row.places.iv, row.places.test]
        .map((place) => (place === null ? '—' : count(place)))
        .join(', '),
      count(row.n),
    ]),
  }),
  describe: (result, context) =>
    described(
      'Точки в трёх рядах: φK, информационная ценность, q.',
      axes('сила связи с уходом', 'признаки, сильные сверху'),
      extremes(result.map((row) => ({ name: nameOf(row, context), value: row.phik, text: decimal(row.phik) }))),
      listed(
        result.map((row) => ({
          name: nameOf(row, context),
          value: row.phik,
          text: `${decimal(row.phik)}, ${decimal(row.iv)}, ${pNumber(row.pAdjusted)}${doubt(row)}`,
        })),
      ),
    ),
};

/** What is told of a trait whose connection is not found; one without a test is not said to be chance. */
const doubt = ({ discovery, pAdjusted }: ScannedTrait) =>
  discovery ? '' : pAdjusted === null ? ' (связь не проверена)' : ' (связь могла выйти случайно)';
