import { categoryColumn } from './categoryColumn.ts';
import { acceptsEmpty, type CellContext, type ColumnBuilder } from './cell.ts';
import { flagColumn } from './flagColumn.ts';
import type { Layout } from './header.ts';
import { idColumn } from './idColumn.ts';
import { numberColumn } from './numberColumn.ts';
import type { Accepted } from './problems.ts';
import type { Kind } from './schema.ts';

/** A column's place among the fields of a row, and its builder. */
export interface ColumnPlace {
  readonly at: number;
  readonly builder: ColumnBuilder;
}

const BUILDERS: Readonly<Record<Kind, typeof numberColumn>> = {
  id: idColumn,
  number: numberColumn,
  count: numberColumn,
  category: categoryColumn,
  flag: flagColumn,
};

/** The columns of a file laid out so, each with a builder of its kind; `told`: what builders share. */
export const columnPlaces = (
  layout: Layout,
  accepted: readonly Accepted[],
  told: Pick<CellContext, 'separator' | 'bad' | 'suspect'>,
): readonly ColumnPlace[] =>
  layout.places.map(({ schema, header, at }) => {
    const emptyAllowed = schema.missing !== undefined || acceptsEmpty(schema, header, accepted) !== undefined;
    return { at, builder: BUILDERS[schema.kind]({ ...told, schema, header, emptyAllowed }) };
  });
