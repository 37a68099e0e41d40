import { connectionComplexity, listComplexity, selectedPaths } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { DeskDocumentRow } from '../data/desk-documents.ts';
import { DeskDocumentArgs } from './args.ts';
import { Column } from './column-types.ts';
import type { PublishingContext } from './context.ts';
import { DeskDocument, DeskDocumentConnection, DeskRevision, DeskRevisionContent, TrailEntry } from './desk-types.ts';

const readingOf = ({ now, viewer }: PublishingContext) => ({ now, roles: viewer?.roles ?? [] });

@Resolver(() => DeskDocument)
export class DeskDocumentResolver {
  @Query(() => DeskDocumentConnection, { complexity: connectionComplexity, description: 'Documents of every publication the viewer’s roles may read, last changed first. For staff.' })
  deskDocuments(@Args(() => DeskDocumentArgs) args: DeskDocumentArgs, @Ctx() context: PublishingContext, @Info() info: GraphQLResolveInfo) {
    return context.services.publishing.deskDocuments(args, { ...readingOf(context), selected: selectedPaths(info) });
  }

  @Query(() => DeskDocument, { nullable: true, description: 'One document. Null where there is none with this identifier, or none the viewer’s roles may read. For staff.' })
  deskDocument(@Arg('id', () => ID, { description: 'Identifier of the document.' }) id: string, @Ctx() context: PublishingContext) {
    return context.services.publishing.deskDocument(id, readingOf(context));
  }

  @FieldResolver(() => Column, { nullable: true, description: 'The column it stands in; null where it stands in none.' })
  column(@Root() document: DeskDocumentRow, @Ctx() { loaders }: PublishingContext) {
    return document.columnSlug === null ? null : loaders.publishing.column(document.columnSlug);
  }

  @FieldResolver(() => [DeskRevision], { complexity: listComplexity(10), description: 'Every version, newest first, at most 200.' })
  revisions(@Root() document: DeskDocumentRow, @Ctx() { services }: PublishingContext) {
    return services.publishing.deskRevisions(document);
  }

  @FieldResolver(() => DeskRevisionContent, { nullable: true, complexity: 10, description: 'What one version says; null where there is none with this number.' })
  revision(@Arg('number', () => Int, { nullable: true, description: 'Number of the version; the current one where it is absent.' }) number: number | null | undefined, @Root() document: DeskDocumentRow, @Ctx() { services }: PublishingContext) {
    return services.publishing.deskRevision(document, number ?? document.revisionNumber);
  }

  @FieldResolver(() => [TrailEntry], { complexity: listComplexity(10), description: 'What the ledger has of it, newest first, at most 200.' })
  ledgerTrail(@Root() document: DeskDocumentRow, @Ctx() { services }: PublishingContext) {
    return services.publishing.deskTrail(document);
  }
}
