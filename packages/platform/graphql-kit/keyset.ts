import { sql, type RawBuilder } from 'kysely';
import type { PageRequest } from './connection-args.ts';

/**
 * The order of a list as columns that are never null and together unique, all running the same way, so that one row
 * comparison decides what comes after a cursor and one index serves both directions.
 */
export type Keyset = {
  readonly columns: readonly RawBuilder<unknown>[];
  /** True where the largest value comes first in the list. */
  readonly descending: boolean;
};

/** Rows strictly after the given values in list order: `(a, b) < ($1, $2)` where the list descends. */
export function afterValues({ columns, descending }: Keyset, values: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return compare(columns, descending ? sql`<` : sql`>`, values);
}

/** Rows strictly before the given values in list order. */
export function beforeValues({ columns, descending }: Keyset, values: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  return compare(columns, descending ? sql`>` : sql`<`, values);
}

function compare(columns: readonly RawBuilder<unknown>[], operator: RawBuilder<unknown>, values: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
  if (columns.length !== values.length) throw new Error(`A keyset of ${columns.length} columns needs as many values, not ${values.length}.`);
  return sql<boolean>`(${sql.join(columns)}) ${operator} (${sql.join(values)})`;
}

/** ORDER BY for reading a page: list order forwards, reversed backwards (connectionFrom turns the page round again). */
export function readingOrder({ columns, descending }: Keyset, direction: PageRequest['direction']): RawBuilder<unknown> {
  const way = descending === (direction === 'forward') ? sql`desc` : sql`asc`;
  return sql.join(columns.map((column) => sql`${column} ${way}`));
}
