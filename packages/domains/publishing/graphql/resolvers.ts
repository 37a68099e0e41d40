import { ChangeResolver } from './change-resolver.ts';
import { DeadlineResolver } from './deadline-resolver.ts';
import { DeskDocumentResolver } from './desk-resolver.ts';
import { DocumentResolver, RevisionResolver } from './document-resolver.ts';
import { DocumentProofResolver } from './proof-resolver.ts';
import { DocumentRelationsResolver } from './relations-resolver.ts';
import { SearchResolver } from './search-resolver.ts';
import { ColumnResolver } from './site-resolver.ts';
import { SitemapResolver } from './sitemap-resolver.ts';

/** The resolver classes of the domain, for the gateway's buildSchema. */
export const publishingResolvers = [DocumentResolver, RevisionResolver, DocumentRelationsResolver, DocumentProofResolver, ColumnResolver, SearchResolver, DeadlineResolver, SitemapResolver, ChangeResolver, DeskDocumentResolver] as const;
