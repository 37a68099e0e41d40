import { DeadlineResolver } from './deadline-resolver.ts';
import { ColumnResolver, DocumentRelationsResolver, DocumentResolver } from './document-resolver.ts';
import { SearchResolver } from './search-resolver.ts';

/** The resolver classes of the domain, for the gateway's buildSchema. */
export const publishingResolvers = [DocumentResolver, DocumentRelationsResolver, ColumnResolver, SearchResolver, DeadlineResolver] as const;
