import type { DisplayMode } from '@openhall/server-render/render';
import type { DocumentKind, DocumentStatus } from '../gql/graphql.ts';
import { messages } from '../messages/index.ts';
import { readTypedDate, type LocalDate } from './dates.ts';

/** What a list of documents is narrowed by. Empty text is never kept: absent is null. */
export interface ListFilters {
  readonly words: string | null;
  readonly column: string | null;
  readonly kinds: readonly DocumentKind[];
  readonly issuer: string | null;
  readonly statuses: readonly DocumentStatus[];
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Where in the list: after or before a cursor, else at its start. */
export interface ListPosition {
  readonly after: string | null;
  readonly before: string | null;
}

/** A whole list address, taken apart. */
export interface ListQuery<Sort extends string> {
  readonly filters: ListFilters;
  readonly sort: Sort;
  readonly position: ListPosition;
}

/** One thing wrong with an address, by the name of the form field it belongs to. */
export interface InputProblem {
  readonly field: string;
  readonly message: string;
}

/** An address as read: what can be used, what was typed, what is wrong. */
export interface ReadListQuery<Sort extends string> {
  readonly query: ListQuery<Sort>;
  /** Dates exactly as typed, so that a form can show them again. */
  readonly typed: { readonly from: string; readonly to: string };
  readonly problems: readonly InputProblem[];
}

/** How one list spells its address. */
export interface ListAddress<Sort extends string> {
  readonly path: string;
  /** Parameter that carries the words: `query` on lists, `q` on search. */
  readonly wordsParameter: string;
  readonly sorts: readonly [Sort, ...Sort[]];
}

/** Names that say where in a list one is. */
export const positionParameters = ['after', 'before'] as const;
/** Names that say what is in a list and in which order. */
export const filterParameters = ({ wordsParameter }: Pick<ListAddress<string>, 'wordsParameter'>): string[] => ['column', 'issuer', 'kind', 'publishedFrom', 'publishedTo', wordsParameter, 'sort', 'status'];
/** Every name a list reads from its address. */
export const listParameters = (address: Pick<ListAddress<string>, 'wordsParameter'>): string[] => [...positionParameters, ...filterParameters(address)];

export const nowhere: ListPosition = { after: null, before: null };
export const noFilters: ListFilters = { words: null, column: null, kinds: [], issuer: null, statuses: [], from: null, to: null };

export const kinds = Object.keys(messages.kindLabels).filter((key): key is DocumentKind => key in messages.kindLabels);
export const statuses = Object.keys(messages.statusLabels).filter((key): key is DocumentStatus => key in messages.statusLabels);

/** The gateway cuts longer words too; here it keeps forms and titles within bounds. Characters. */
const longestText = 200;

const text = (search: URLSearchParams, name: string): string | null => {
  const value = (search.get(name) ?? '').trim().slice(0, longestText);
  return value === '' ? null : value.toWellFormed();
};

/** Reads where in a list an address points. */
export const readPosition = (search: URLSearchParams): ListPosition => ({ after: search.get('after') || null, before: search.get('before') || null });

function choices<Choice extends string>(search: URLSearchParams, field: string, known: readonly Choice[], explain: (value: string) => string): [Choice[], InputProblem[]] {
  const values = [...new Set(search.getAll(field).filter((value) => value !== ''))];
  const isKnown = (value: string): value is Choice => known.some((choice) => choice === value);
  const strangers = values.filter((value) => !isKnown(value));
  return [values.filter((value) => isKnown(value)), strangers.map((value) => ({ field, message: explain(value.slice(0, 40)) }))];
}

function dates(search: URLSearchParams): { from: LocalDate | null; to: LocalDate | null; typed: { from: string; to: string }; problems: InputProblem[] } {
  const typed = { from: text(search, 'publishedFrom') ?? '', to: text(search, 'publishedTo') ?? '' };
  const from = readTypedDate(typed.from);
  const to = readTypedDate(typed.to);
  const problems: InputProblem[] = [];
  if (typed.from !== '' && from === null) problems.push({ field: 'publishedFrom', message: messages.documents.problems.date(typed.from) });
  if (typed.to !== '' && to === null) problems.push({ field: 'publishedTo', message: messages.documents.problems.date(typed.to) });
  if (from !== null && to !== null && from > to) problems.push({ field: 'publishedFrom', message: messages.documents.problems.dateOrder });
  return { from, to, typed, problems };
}

/** Reads a list's address. Parameters it does not know are ignored; values it cannot use become problems, never errors. */
export function readListQuery<Sort extends string>(search: URLSearchParams, address: ListAddress<Sort>): ReadListQuery<Sort> {
  const problems = messages.documents.problems;
  const [chosenKinds, kindProblems] = choices(search, 'kind', kinds, problems.kind);
  const [chosenStatuses, statusProblems] = choices(search, 'status', statuses, problems.status);
  const [[sort = address.sorts[0]], sortProblems] = choices(search, 'sort', address.sorts, problems.sort);
  const { from, to, typed, problems: dateProblems } = dates(search);
  const position = readPosition(search);
  const cursorProblems = position.after !== null && position.before !== null ? [{ field: 'after', message: problems.cursors }] : [];
  return {
    query: {
      filters: {
        words: text(search, address.wordsParameter),
        column: text(search, 'column'),
        kinds: chosenKinds,
        issuer: text(search, 'issuer'),
        statuses: chosenStatuses,
        from,
        to,
      },
      sort,
      position,
    },
    typed,
    problems: [...kindProblems, ...statusProblems, ...dateProblems, ...sortProblems, ...cursorProblems],
  };
}

/** Whether anything but order and place narrows the list. */
export const isFiltered = ({ words, column, kinds: chosenKinds, issuer, statuses: chosenStatuses, from, to }: ListFilters): boolean =>
  [words, column, issuer, from, to].some((value) => value !== null) || chosenKinds.length > 0 || chosenStatuses.length > 0;

/** Writes the address of a list: parameters in a fixed order, defaults and empty ones left out, so that one list has one address. */
export function listHref<Sort extends string>({ filters, sort, position }: ListQuery<Sort>, address: ListAddress<Sort>): string {
  const search = new URLSearchParams();
  const add = (name: string, value: string | null): void => {
    if (value !== null) search.append(name, value);
  };
  add('after', position.after);
  add('before', position.before);
  add('column', filters.column);
  add('issuer', filters.issuer);
  for (const kind of filters.kinds) add('kind', kind);
  add('publishedFrom', filters.from);
  add('publishedTo', filters.to);
  add(address.wordsParameter, filters.words);
  add('sort', sort === address.sorts[0] ? null : sort);
  for (const status of filters.statuses) add('status', status);
  const written = search.toString();
  return written === '' ? address.path : `${address.path}?${written}`;
}

/** Documents on one page of a list; fewer to choose from in 适老版. */
const pageSizes: Readonly<Record<DisplayMode, number>> = { standard: 20, elder: 10, 'contrast-light': 20, 'contrast-dark': 20 };

/** The query variables of one page: the items after a cursor, or those before one. */
export function pageVariables({ after, before }: ListPosition, display: DisplayMode) {
  const pageSize = pageSizes[display];
  return before === null ? { first: pageSize, after } : { last: pageSize, before };
}

/** The query variables of a list but its words, which lists and search name differently; empty filters are left out. */
export function listVariables<Sort extends string>({ filters, sort, position }: ListQuery<Sort>, display: DisplayMode) {
  return {
    column: filters.column,
    kind: filters.kinds.length === 0 ? null : filters.kinds,
    issuer: filters.issuer,
    status: filters.statuses.length === 0 ? null : filters.statuses,
    publishedFrom: filters.from,
    publishedTo: filters.to,
    sort,
    ...pageVariables(position, display),
  };
}
