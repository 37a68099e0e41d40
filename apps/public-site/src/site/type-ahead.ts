import { documentHash, type AssetLinks } from '@openhall/server-render/render';
import { inject, provide, type InjectionKey } from 'vue';
import { SearchSuggestionsDocument } from '../gql/graphql.ts';

/** What a search form needs to offer suggestions while somebody types; see `SearchForm`. */
export interface TypeAhead {
  /** Address of the module, loaded when the field first gets the focus. */
  readonly island: string | null;
  /** Address asked for suggestions; the module adds the variables. By GET and by hash, so that caches may answer. */
  readonly source: string | null;
}

/** Nothing is offered while somebody types. */
export const noTypeAhead: TypeAhead = { island: null, source: null };
const key: InjectionKey<TypeAhead> = Symbol('type-ahead');

/** Where this build keeps its type-ahead. */
export function typeAheadOf({ islands }: AssetLinks): TypeAhead {
  const island = islands['type-ahead'];
  if (island === undefined) return noTypeAhead;
  return { island, source: `/graphql?${new URLSearchParams({ documentId: documentHash(SearchSuggestionsDocument) })}&variables=` };
}

/** Tells every page below. Call in the setup of the root. */
export function provideTypeAhead(typeAhead: TypeAhead): void {
  provide(key, typeAhead);
}

/** For the search forms of pages; a page rendered by itself has none. */
export function useTypeAhead(): TypeAhead {
  return inject(key, noTypeAhead);
}
