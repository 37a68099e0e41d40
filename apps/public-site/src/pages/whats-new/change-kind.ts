import type { ChangeKind } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';

const { kinds } = messages.whatsNew;
export const changeKinds = Object.keys(kinds).filter((kind): kind is ChangeKind => kind in kinds);

/** The kind an address asks for; null for all, and for what is no kind. */
export const readChangeKind = (search: URLSearchParams): ChangeKind | null => changeKinds.find((kind) => kind === search.get('kind')) ?? null;
