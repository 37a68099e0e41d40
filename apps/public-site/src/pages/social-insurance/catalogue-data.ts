import { RefusedInput, type Query } from '@openhall/server-render/render';
import { CataloguePageItemsDocument, type CatalogueRowFragment } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { readTypedDate } from '../../site/dates.ts';
import { dataSet, type Batches, type DataSet } from '../open-data/data-set.ts';
import type { CatalogueAddress } from './catalogue-kinds.ts';
import { itemParameters, typedIn } from './catalogue-page.ts';

const words = messages.socialInsurance;
/** Records read at once: the most one page of a connection may have. */
const atOnce = 100;

async function* itemsFrom(query: Query, kind: CatalogueAddress['kind'], asked: { readonly asOf: string | null; readonly query: string; readonly class: string | null }): Batches<CatalogueRowFragment> {
  let after: string | null = null;
  do {
    const { catalogueItems }: Awaited<ReturnType<typeof readSome>> = await readSome(query, kind, asked, after);
    yield catalogueItems.edges.map(({ node }) => node);
    after = catalogueItems.pageInfo.hasNextPage ? catalogueItems.pageInfo.endCursor : null;
  } while (after !== null);
}

function readSome(query: Query, kind: CatalogueAddress['kind'], asked: object, after: string | null) {
  return query(CataloguePageItemsDocument, { kind, ...asked, first: atOnce, after });
}

/** A catalogue as data: the rows its page shows for the same address. */
export function itemsSet({ kind }: CatalogueAddress): DataSet<CatalogueRowFragment> {
  return dataSet(
    'catalogueItems',
    {
      key: ['code', ({ key }) => key],
      subject: ['code', ({ subject }) => subject],
      code: ['code', ({ code }) => code],
      name: ['text', ({ name }) => name],
      form: ['text', ({ form }) => form],
      className: ['text', ({ className }) => className],
      grade: ['text', ({ grade }) => (grade === null ? null : words.grades[grade])],
      unit: ['text', ({ unit }) => unit],
      priceLimit: ['text', ({ priceLimit }) => priceLimit],
      serviceYears: ['number', ({ serviceYears }) => serviceYears],
      limits: ['list', ({ limits }) => limits.map((limit) => limit.words)],
      note: ['text', ({ note }) => note],
    },
    {
      parameters: itemParameters,
      open: async ({ query, search }) => {
        const typed = typedIn(search);
        const asOf = typed.asOf === '' ? null : readTypedDate(typed.asOf);
        if (typed.asOf !== '' && asOf === null) throw new RefusedInput([words.badDate(typed.asOf)]);
        return itemsFrom(query, kind, { asOf, query: typed.words, class: typed.class === '' ? null : typed.class });
      },
    },
  );
}
