import * as Plot from '@observablehq/plot';
import type { ClusterGroup, Clusters } from '../analysis/result.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { clients, count, decimal, range, share } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { telling } from './tellingMarks.ts';
import { linesWidth, wrap } from './labelLines.ts';
import { colour, isPhone } from './theme.ts';
import { ON_CELLS, tint } from './tint.ts';

type Place = ClusterGroup['profile'][number];

const nameOf = ({ column, unknown }: Pick<Place, 'column' | 'unknown'>, schema: DataSchema) => {
  const { label, missing } = columnOf(schema, column);
  return capital(unknown ? (missing ?? `${label}: пусто`) : label);
};

/** Columns of the table that stand before those of the traits. */
const BEFORE_TRAITS = ['Кластер', 'Клиентов', 'Ушли', 'Интервал'] as const;

/** How much a column holds: words, numbers, or short numbers. */
type Room = 'wide' | 'middle' | 'narrow';

/** A cell's words: standard deviations from the mean, or that nearly all or none are empty. */
const placeWords = ({ z, unknownOf }: Place, room: Room) => {
  if (unknownOf !== 'all' && unknownOf !== 'none')
    return z === null ? '—' : decimal(z, { digits: room === 'narrow' ? 1 : 2, sign: true });
  const [all, none] = room === 'wide' ? ['почти у всех', 'почти ни у кого'] : ['да', 'нет'];
  return unknownOf === 'all' ? all : none;
};

const groupName = ({ id }: ClusterGroup) => `Кластер ${id}`;

/** Traits by clusters: how far each cluster stands from the mean of all; over each, its clients and how many of them left. */
export const clusterProfile: ChartKind<Clusters> = {
  subtitle: () =>
    'Среднее кластера минус среднее всех клиентов, в стандартных отклонениях; сверху — сколько в кластере клиентов и какая доля ушла',
  n: ({ n }) => n,
  lacking: ({ groups }) => (groups.length > 0 ? null : 'кластеры не построены'),
  draw({ groups }, { schema, width }) {
    const phone = isPhone(width);
    const names = new Map(groups[0]!.profile.map((place) => [place.id, wrap(nameOf(place, schema), phone ? 12 : 22)]));
    const marginLeft = Math.max(...[...names.values()].map((name) => linesWidth(name))) + 12;
    const cell = (width - marginLeft - 8) / groups.length;
    const room = roomOf(groups, cell);
    return {
      width,
      height: 78 + names.size * 40,
      marginLeft,
      marginRight: 8,
      marginTop: 70,
      marginBottom: 8,
      padding: 0.04,
      color: { type: 'identity' },
      x: { type: 'band', domain: groups.map(({ id }) => id), axis: null },
      y: {
        type: 'band',
        domain: [...names.keys()],
        tickFormat: (id: string) => names.get(id)!,
        label: null,
        tickSize: 0,
      },
      marks: [headMark(groups, room), ...cellMarks(groups, room)],
    };
  },
  table: ({ groups }, { schema }) => ({
    columns: [...BEFORE_TRAITS, ...(groups[0]?.profile ?? []).map((p) => nameOf(p, schema))],
    rows: groups.map((group) => [
      group.id,
      count(group.n),
      share(group.rate),
      range(group.ci, 'share'),
      ...group.profile.map((place) => placeWords(place, 'wide')),
    ]),
  }),
  describe({ groups }, { schema }) {
    const readings = groups.map((group) => ({
      name: groupName(group),
      value: group.rate,
      text: `ушли ${share(group.rate)} из ${count(group.n)}; ${group.profile
        .map((place) => `${nameOf(place, schema)} ${placeWords(place, 'wide')}`)
        .join(', ')}`,
    }));
    return described(
      'Таблица: чем плотнее цвет, тем дальше кластер от всех клиентов.',
      axes('кластеры', 'признаки в стандартных отклонениях от среднего'),
      `Доля ушедших. ${extremes(readings.map((reading) => ({ ...reading, text: share(reading.value) })))}`,
      listed(readings),
    );
  },
};

/** Over each column its cluster, how many clients it has and which share of them left. */
const headMark = (groups: readonly ClusterGroup[], room: Room): Plot.Markish =>
  Plot.text(
    groups.map((group) => ({ id: group.id, text: headLines(group, room).join('\n') })),
    {
      x: 'id',
      text: 'text',
      frameAnchor: 'top',
      lineAnchor: 'bottom',
      dy: -8,
      lineHeight: 1.3,
      fill: colour.ink,
    },
  );

/** The most that columns of so many pixels hold: their words, and over them a heading that does not touch the next one. */
function roomOf(groups: readonly ClusterGroup[], cell: number): Room {
  const isFree = (room: Room) =>
    Math.max(...groups.map((group) => linesWidth(headLines(group, room).join('\n')))) + 6 <= cell;
  if (cell >= 120 && isFree('wide')) return 'wide';
  return cell >= 46 && isFree('middle') ? 'middle' : 'narrow';
}

function headLines(group: ClusterGroup, room: Room): readonly string[] {
  if (room === 'wide') return [groupName(group), clients(group.n), `ушли ${share(group.rate)}`];
  const rate = share(group.rate, { digits: 0 });
  return room === 'middle' ? [group.id, count(group.n), rate] : [group.id, rate];
}

/** A cell for each trait of each cluster: its tint, what it tells, its words. */
function cellMarks(groups: readonly ClusterGroup[], room: Room): Plot.Markish[] {
  const cells = groups.flatMap(({ id, profile }, row) =>
    profile.map((place, i) => ({
      group: id,
      trait: place.id,
      place,
      size: sizeOf(place),
      row,
      column: BEFORE_TRAITS.length + i,
    })),
  );
  return [
    Plot.cell(cells.filter(isTold), {
      x: 'group',
      y: 'trait',
      fill: (d: { size: number }) => (d.size < 0 ? colour.stayed : colour.churned),
      fillOpacity: (d: { size: number }) => tint(d.size / 2),
    }),
    Plot.cell(cells, {
      x: 'group',
      y: 'trait',
      ...telling(
        cells.map(({ row }) => row),
        cells.map(({ column }) => column),
      ),
    }),
    Plot.text(cells, {
      x: 'group',
      y: 'trait',
      text: (d: { place: Place }) => placeWords(d.place, room),
      className: ON_CELLS,
      fill: colour.ink,
    }),
  ];
}

/** A withheld mean has no colour: not that of nought either. */
const isTold = ({ place: { z, unknownOf } }: { place: Place }) =>
  z !== null || unknownOf === 'all' || unknownOf === 'none';

/** How dark a cell is; nearly all and nearly none stand as two deviations would. */
const sizeOf = ({ z, unknownOf }: Place) => (unknownOf === 'all' ? 2 : unknownOf === 'none' ? -2 : (z ?? 0));
