import type { TableCell } from '@openhall/ui';
import type { CatalogueRowFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';

const words = messages.socialInsurance;

/** Everything that limits an item or is said of it, in sentences. */
export function saidOf({ limits, material, purpose, appliesTo, note }: CatalogueRowFragment): string {
  return [...limits.map((limit) => limit.words), appliesTo, purpose, material, note].filter((part) => part !== null && part !== '').join('；');
}

export function nameOf({ name, form }: Pick<CatalogueRowFragment, 'name' | 'form'>): string {
  return form === null ? name : `${name}（${form}）`;
}

/** Columns that some row fills: which a table has, differs from kind to kind. */
export function itemTable(rows: readonly CatalogueRowFragment[]): { columns: { label: string; numeric?: boolean; tight?: boolean }[]; rows: TableCell[][] } {
  const { columns: labels, grades, notStated, none } = words;
  const all = [
    { column: { label: labels.name }, of: nameOf },
    { column: { label: labels.code, tight: true }, of: ({ code }: CatalogueRowFragment) => code },
    { column: { label: labels.class }, of: ({ className }: CatalogueRowFragment) => className },
    { column: { label: labels.grade, tight: true }, of: ({ grade }: CatalogueRowFragment) => (grade === null ? null : grades[grade]) },
    { column: { label: labels.price, numeric: true }, of: ({ priceLimit }: CatalogueRowFragment) => priceLimit },
    { column: { label: labels.years, numeric: true }, of: ({ serviceYears }: CatalogueRowFragment) => (serviceYears === null ? null : String(serviceYears)) },
  ];
  const used = all.filter(({ of }) => rows.some((row) => of(row) !== null));
  return {
    columns: [...used.map(({ column }) => column), { label: labels.limits }],
    rows: rows.map((row) => [...used.map(({ of }) => ({ text: of(row) ?? notStated })), { text: saidOf(row) || none }]),
  };
}
