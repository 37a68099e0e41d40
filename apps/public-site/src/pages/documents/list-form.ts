import { OWN_KINDS, REFERENCE_KINDS } from '@openhall/publishing/rules';
import type { DocumentKind } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { statuses, type InputProblem, type ReadListQuery } from '../../site/list-query.ts';

/** A choice of a form. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Ids of the controls, by the parameter they carry: errors link to them. */
export const fieldIds = {
  words: 'filter-words',
  ownKind: 'filter-own-kind',
  otherKind: 'filter-other-kind',
  status: 'filter-status',
  column: 'filter-column',
  issuer: 'filter-issuer',
  from: 'filter-from',
  to: 'filter-to',
  sort: 'filter-sort',
} as const;

/** Where a fault of a parameter is put right; null where no control carries it (cursors). */
const controlOf: Readonly<Record<string, string>> = {
  kind: `${fieldIds.ownKind}-0`,
  status: `${fieldIds.status}-0`,
  publishedFrom: fieldIds.from,
  publishedTo: fieldIds.to,
  sort: fieldIds.sort,
};

const kindChoice = (kind: DocumentKind): Choice => ({ value: kind, label: messages.kindLabels[kind] });

export const ownKindChoices: readonly Choice[] = OWN_KINDS.map(kindChoice);
export const otherKindChoices: readonly Choice[] = REFERENCE_KINDS.map(kindChoice);
export const statusChoices: readonly Choice[] = statuses.map((status) => ({ value: status, label: messages.statusLabels[status] }));

/**
 * The faults of an address as a form shows them: all above it, and each at its control.
 * @param start address of the list's first page: the way out of a fault that no control carries
 */
export function formErrors(problems: readonly InputProblem[], start: string) {
  return {
    summary: problems.map(({ field, message }) => ({ message, fieldId: controlOf[field] ?? null, href: start })),
    at: (field: string): string | null => problems.find((problem) => problem.field === field)?.message ?? null,
  };
}

/** What stands in the controls: what was understood, and dates as they were typed. */
export function formValues<Sort extends string>({ query: { filters, sort }, typed }: ReadListQuery<Sort>) {
  return {
    words: filters.words ?? '',
    column: filters.column ?? '',
    issuer: filters.issuer ?? '',
    kinds: filters.kinds,
    statuses: filters.statuses,
    from: typed.from,
    to: typed.to,
    sort,
  };
}
