import { RefusedInput, type PageContext, type PageView } from '@openhall/server-render/render';
import type { TableCell } from '@openhall/ui';
import { h } from 'vue';
import { CatalogueDifferenceDocument, CataloguePageItemsDocument, type CataloguePageItemsQuery, type EditionFactsFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate, readTypedDate } from '../../site/dates.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { columnHref } from '../../site/links.ts';
import { positionParameters } from '../../site/list-query.ts';
import { takeaways } from '../../site/takeaways.ts';
import { notFound } from '../errors/error-pages.ts';
import type { CatalogueAddress } from './catalogue-kinds.ts';
import { itemTable, nameOf, saidOf } from './catalogue-row.ts';
import CataloguePage from './CataloguePage.vue';
import DifferencePage from './DifferencePage.vue';

type Items = CataloguePageItemsQuery['catalogueItems'];
type Problem = { readonly field: 'asOf' | 'after'; readonly message: string };

const words = messages.socialInsurance;
/** Names in the address that narrow a catalogue. */
export const itemParameters = ['asOf', 'class', 'query'] as const;
/** Every name the page reads. */
export const catalogueParameters = [...positionParameters, ...itemParameters, 'from', 'to'] as const;
const longestTyped = 100;

/** An address as typed: blank where nothing is. */
export function typedIn(search: URLSearchParams) {
  const text = (name: string): string => (search.get(name) ?? '').trim().slice(0, longestTyped).toWellFormed();
  return { words: text('query'), class: text('class'), asOf: text('asOf') };
}
type Typed = ReturnType<typeof typedIn>;

function hrefOf(path: string, typed: Typed, position: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ asOf: typed.asOf, class: typed.class, query: typed.words, ...position }).filter(([, value]) => value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

function frameOf({ slug }: CatalogueAddress, canonical: string, hidden: boolean): SiteFrame {
  const { title, description, keywords } = words.kinds[slug];
  return {
    title,
    description,
    canonical,
    trail: [{ label: words.column, href: columnHref('social-insurance') }, { label: title }],
    section: null,
    columnSlug: 'social-insurance',
    column: { name: title, description, keywords, type: words.columnType },
    ...(hidden ? { hidden } : {}),
  };
}

function editionRows(editions: readonly EditionFactsFragment[], path: string): TableCell[][] {
  return editions.map(({ id, title, effectiveFrom, effectiveTo, rowCount, itemCount }, index) => {
    const older = editions[index + 1];
    const compare = older === undefined ? { text: words.editions.first } : { text: words.editions.compare, href: `${path}?${new URLSearchParams({ from: older.id, to: id }).toString()}` };
    return [
      { text: title, href: hrefOf(path, { words: '', class: '', asOf: effectiveFrom }) },
      { text: effectiveFrom, datetime: effectiveFrom },
      effectiveTo === null ? { text: words.editions.running } : { text: effectiveTo, datetime: effectiveTo },
      { text: String(rowCount) },
      { text: String(itemCount) },
      compare,
    ];
  });
}

function linksOf({ pageInfo }: Items, { path }: CatalogueAddress, typed: Typed, moved: boolean) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  return {
    previous: hasPreviousPage && startCursor !== null ? hrefOf(path, typed, { before: startCursor }) : null,
    next: hasNextPage && endCursor !== null ? hrefOf(path, typed, { after: endCursor }) : null,
    first: moved ? hrefOf(path, typed) : null,
  };
}

function listView(context: PageContext, address: CatalogueAddress, typed: Typed, { catalogueEditions, catalogueItems }: CataloguePageItemsQuery): PageView<SiteFrame> {
  const { edition, edges, totalCount, subjectCount } = catalogueItems;
  const moved = positionParameters.some((name) => context.search.has(name));
  const content = h(CataloguePage, {
    title: words.kinds[address.slug].title,
    path: address.path,
    typed,
    problem: null,
    classChoices: (edition?.classes ?? []).filter(({ parentCode }) => parentCode === null).map(({ code, name }) => ({ value: code, label: name })),
    edition: edition === null ? null : editionView(edition),
    list: edition === null ? null : { count: words.counts(totalCount, subjectCount), ...itemTable(edges.map(({ node }) => node)), links: linksOf(catalogueItems, address, typed, moved), sources: takeaways(hrefOf(address.path, typed)) },
    editions: editionRows(catalogueEditions, address.path),
  });
  return shown(context.request, content, frameOf(address, hrefOf(address.path, typed), moved || typed.words !== ''));
}

function editionView({ title, scope, effectiveFrom, effectiveTo, owner }: EditionFactsFragment) {
  return {
    sentence: words.edition(title, scope),
    period: words.period(formatDate(effectiveFrom), effectiveTo === null ? null : formatDate(effectiveTo)),
    owner: words.owner(words.owners[owner]),
    moved: owner === 'MEDICAL_INSURANCE',
  };
}

function refusedList(address: CatalogueAddress, typed: Typed, problem: Problem): PageView<SiteFrame> {
  const content = h(CataloguePage, { title: words.kinds[address.slug].title, path: address.path, typed, problem, classChoices: [], edition: null, list: null, editions: [] });
  return refusal(400, content, frameOf(address, address.path, true));
}

async function differenceView(context: PageContext, address: CatalogueAddress, from: string, to: string): Promise<Awaited<ReturnType<SitePage>>> {
  const { catalogueDiff } = await context.query(CatalogueDifferenceDocument, { kind: address.kind, from: from.slice(0, longestTyped), to: to.slice(0, longestTyped) });
  if (catalogueDiff === null) return notFound(context);
  const { changes, lead, shown: shownOf, nothing } = words.difference;
  const content = h(DifferencePage, {
    path: address.path,
    lead: lead(catalogueDiff.from.title, catalogueDiff.to.title),
    counts: catalogueDiff.counts.filter(({ count }) => count > 0).map(({ change, count }) => ({ label: changes[change], count: String(count) })),
    shown: catalogueDiff.totalCount === 0 ? nothing : shownOf(catalogueDiff.entries.length, catalogueDiff.totalCount),
    rows: catalogueDiff.entries.map(({ changes: own, before, after }) => [
      { text: nameOf(after ?? before ?? { name: '', form: null }) },
      { text: own.map((change) => changes[change]).join(messages.common.listSeparator) },
      { text: rowInWords(before) },
      { text: rowInWords(after) },
    ]),
  });
  return shown(context.request, content, frameOf(address, `${address.path}?${new URLSearchParams({ from, to }).toString()}`, true));
}

type Side = Parameters<typeof saidOf>[0] | null;

/** What may have changed of a row, in one line. */
function rowInWords(row: Side): string {
  if (row === null) return words.notStated;
  const { grade, priceLimit, serviceYears, unit } = row;
  const facts = [grade === null ? null : words.grades[grade], priceLimit === null ? null : `${words.columns.price} ${priceLimit}`, serviceYears === null ? null : `${words.columns.years} ${serviceYears}`, unit, saidOf(row)];
  return facts.filter((fact) => fact !== null && fact !== '').join('；') || words.none;
}

/** `/social-insurance/{drugs|treatments|assistive-devices}`: a catalogue as of a day, and with `from` and `to` the difference of two editions. */
export function cataloguePage(address: CatalogueAddress): SitePage {
  return async (context) => {
    const { search, query } = context;
    const [from, to] = [search.get('from'), search.get('to')];
    if (from !== null && to !== null) return differenceView(context, address, from, to);
    const typed = typedIn(search);
    const asOf = typed.asOf === '' ? null : readTypedDate(typed.asOf);
    if (typed.asOf !== '' && asOf === null) return refusedList(address, typed, { field: 'asOf', message: words.badDate(typed.asOf) });
    const [after, before] = [search.get('after'), search.get('before')];
    const page = before === null || after !== null ? { first: 20, after } : { last: 20, before };
    try {
      return listView(context, address, { ...typed, asOf: asOf ?? '' }, await query(CataloguePageItemsDocument, { kind: address.kind, asOf, query: typed.words, class: typed.class === '' ? null : typed.class, ...page }));
    } catch (error) {
      if (!(error instanceof RefusedInput)) throw error;
      return refusedList(address, typed, { field: 'after', message: words.refused });
    }
  };
}
